/** Whether every file of the app lies on this device, so that it starts where there is no network. */
import type { AppKept } from '#schema/tablet.ts'

/** A service worker that was asked answers at once, or it is one from before this question. */
const mostWaiting = 5000

/** Asks the service worker that serves this page to count its files; never rejects. */
export async function readAppKept(): Promise<AppKept> {
  if (!('serviceWorker' in navigator)) return 'never'
  const { controller } = navigator.serviceWorker
  if (!controller) {
    const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined)
    return registration ? 'looking' : 'missing'
  }
  const missing = await countMissing(controller)
  if (missing === 'silent') return 'missing'
  if (missing === undefined) return 'waiting'
  return missing === 0 ? 'kept' : 'partly'
}

/** Calls back when another service worker serves this page, for example the first one after all was loaded. */
export function observeAppKept(changed: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('controllerchange', changed)
  return () => serviceWorker.removeEventListener('controllerchange', changed)
}

async function countMissing(worker: ServiceWorker): Promise<number | undefined | 'silent'> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<number | undefined>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<{ missing?: number }>) => resolve(data.missing)
  })
  const silence = new Promise<'silent'>((resolve) => {
    setTimeout(() => resolve('silent'), mostWaiting)
  })
  worker.postMessage('complete', [port2])
  const said = await Promise.race([answer, silence])
  port1.close()
  return said
}
