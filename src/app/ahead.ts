/** Loads what a workshop needs while the page rests, so that "Starten" opens at once. */
import { surfaces } from '#views/blocks/index.ts'

const rooms: (() => Promise<unknown>)[] = [
  () => import('#text/german.ts'),
  () => import('./open-documents.ts'),
  () => import('#state/workshop.svelte.ts'),
  () => import('#views/workshop/Run.svelte'),
  ...Object.values(surfaces),
]

/**
 * One after the other, each in a moment in which nobody waits; what fails is loaded when it is needed.
 * Only from this device: on the first visit everything would come over the network.
 */
export function loadAhead(): void {
  const isHere = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
  if (!isHere || !('requestIdleCallback' in globalThis)) return
  const next = (index: number) => {
    const load = rooms[index]
    // A window in the background reads slowly, and what it has not read holds up a new version.
    if (!load || document.visibilityState !== 'visible') return
    requestIdleCallback(() => {
      void load()
        .catch(() => undefined)
        .then(() => next(index + 1))
    })
  }
  next(0)
}
