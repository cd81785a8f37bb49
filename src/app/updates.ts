/** A new version of the app: it waits, says so quietly, and takes over only when everybody agrees. */
import type { Updates } from '#state/house.svelte.ts'
import { Windows } from './windows.ts'

const hour = 3_600_000

export class ServiceWorkerUpdates implements Updates {
  readonly #windows: Windows
  readonly #isBusy: () => boolean
  readonly #listeners = new Set<() => void>()
  #registration: ServiceWorkerRegistration | undefined
  #waiting: ServiceWorker | undefined
  #lookedAt = Date.now()

  /** `isBusy` says whether this window may not be interrupted now. */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy
    this.#windows = new Windows(isBusy)
  }

  get waiting(): boolean {
    return this.#waiting !== undefined
  }

  observe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Registers the service worker; without one (an old browser, plain http) the app works, but not offline. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'moved') this.#reloadWhenFree()
      // Started by the browser after all windows were closed, and still without consent.
      if (data === 'waiting') this.#note(this.#registration?.waiting ?? serviceWorker.controller)
    })
    try {
      const registration = await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
      this.#registration = registration
      serviceWorker.controller?.postMessage('which')
      this.#note(registration.waiting)
      const watch = () => {
        const note = () => this.#note(registration.waiting)
        registration.installing?.addEventListener('statechange', note)
      }
      registration.addEventListener('updatefound', watch)
      // The browser looked for itself when the page was opened.
      watch()
      document.addEventListener('visibilitychange', () => this.#look())
    } catch {
      // No service worker, no offline start: the page "Bereit?" says so.
    }
  }

  async apply(): Promise<boolean> {
    // A newer one may have come since people were told.
    const waiting = this.#registration?.waiting ?? this.#waiting
    if (!waiting || !(await this.#windows.areAllFree())) return false
    waiting.postMessage('agreed')
    return true
  }

  #note(worker: ServiceWorker | null): void {
    if (!worker || !navigator.serviceWorker.controller || worker === this.#waiting) return
    this.#waiting = worker
    for (const listener of [...this.#listeners]) listener()
  }

  /** Asks for a new version at most once an hour, when somebody looks. */
  #look(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAt < hour) return
    this.#lookedAt = Date.now()
    this.#registration?.update().catch(() => undefined)
  }

  /** Another window agreed for all; whoever got busy since then goes on and moves later. */
  #reloadWhenFree(): void {
    if (!this.#isBusy()) location.reload()
    else document.addEventListener('visibilitychange', () => this.#reloadWhenFree(), { once: true })
  }
}
