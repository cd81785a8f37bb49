/** Whether every file of the app lies on this device, so that it starts where there is no network. */
import type { AppKept } from '#schema/tablet.ts'

/** A service worker that was asked answers at once, or it is one from before this question. */
const mostWaiting = 5000
/** Milliseconds after which it is looked again, as long as not all is there. */
const pause = 3000

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

/** What was found, told again whenever it may have changed: also while the app is still being loaded. */
export class AppWatch {
  readonly #read: () => Promise<AppKept>
  readonly #told: (app: AppKept) => void
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOn = false

  constructor(read: () => Promise<AppKept>, told: (app: AppKept) => void) {
    this.#read = read
    this.#told = told
  }

  /** Until the returned function is called. */
  begin(): () => void {
    const changed = () => void this.look()
    const serviceWorker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
    serviceWorker?.addEventListener('controllerchange', changed)
    this.#isOn = true
    changed()
    return () => {
      this.#isOn = false
      clearTimeout(this.#timer)
      serviceWorker?.removeEventListener('controllerchange', changed)
    }
  }

  /** Never rejects. */
  async look(): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    const app = await this.#read().catch((): AppKept => 'missing')
    // An answer from before a newer question says nothing any more.
    if (asked !== this.#asked) return
    this.#told(app)
    clearTimeout(this.#timer)
    const mayChange = app !== 'kept' && app !== 'never'
    if (this.#isOn && mayChange) this.#timer = setTimeout(() => void this.look(), pause)
  }
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
