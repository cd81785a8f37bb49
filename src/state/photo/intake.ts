/** Takes pictures in, in a thread of their own: from any file or camera to a small JPEG that says nothing else. */
import type { Cover } from '#photo/cover.ts'
import { PhotoRefused } from '#photo/fault.ts'
import { pictureLimits, smallLimits, type Limits } from '#photo/fit.ts'
import type { PhotoOrder, TakenPhoto } from './drawing.ts'
import type { IntakeAnswer } from './intake-worker.ts'

export type { TakenPhoto }

/** How far it is, from 0 to 1, and how it is stopped. */
export interface IntakeWatch {
  progress?: (share: number) => void
  signal?: AbortSignal
}

export interface IntakeWish {
  covers?: readonly Cover[]
  picture?: Limits
  /** `null`: no small one. */
  small?: Limits | null
}

/** The thread did not start, or cannot draw: nothing was done yet. */
class NoThread extends Error {}

/** Milliseconds after which a picture is given up: on a slow tablet the largest takes half of it. */
const patience = 60_000
/** Milliseconds for the thread itself. */
const startPatience = 15_000
/** How often a thread may fail to start: once may be a hiccup, and pictures drawn in the page make it stutter all evening. */
const mostMissed = 2

/** One after the other: whoever asks for a second picture waits for the first. `end` gives its memory back. */
export class Intake {
  #thread: Promise<Worker> | undefined
  #missed = 0
  #last: Promise<unknown> = Promise.resolve()
  /** Pictures that are asked for and not there yet, perhaps by somebody else. */
  #pending = 0
  #isEnding = false
  readonly #patience: number

  constructor(patienceMilliseconds = patience) {
    this.#patience = patienceMilliseconds
  }

  /** Rejects with `PhotoRefused`, or with the reason of the signal; nothing has changed then. */
  take(
    source: Blob | ImageBitmap,
    { covers = [], picture = pictureLimits, small = smallLimits }: IntakeWish = {},
    watch: IntakeWatch = {},
  ): Promise<TakenPhoto> {
    const order: PhotoOrder = { source, covers, picture, ...(small && { small }) }
    this.#pending += 1
    const taking = this.#last
      .then(() => this.#take(order, watch))
      .finally(() => {
        this.#pending -= 1
        if (this.#isEnding) this.end()
      })
    this.#last = taking.catch(() => undefined)
    return taking
  }

  /** Gives the memory back, as soon as nobody waits for a picture any more. */
  end(): void {
    this.#isEnding = this.#pending > 0
    if (this.#isEnding) return
    void this.#thread?.then(
      (thread) => thread.terminate(),
      () => undefined,
    )
    this.#thread = undefined
  }

  async #take(order: PhotoOrder, watch: IntakeWatch): Promise<TakenPhoto> {
    watch.signal?.throwIfAborted()
    try {
      if (this.#missed < mostMissed) return await this.#inThread(order, watch)
    } catch (error) {
      if (!(error instanceof NoThread)) throw error
      this.#missed += 1
      this.#thread = undefined
    }
    const { drawHere } = await import('./drawing-here.ts')
    return bounded(this.#patience, watch.signal, (resolve, reject) => {
      const progress = (share: number) => {
        watch.signal?.throwIfAborted()
        watch.progress?.(share)
      }
      drawHere(order, progress).then(resolve, reject)
    })
  }

  async #inThread(order: PhotoOrder, watch: IntakeWatch): Promise<TakenPhoto> {
    this.#thread ??= startThread()
    const thread = await this.#thread
    watch.signal?.throwIfAborted()
    const heard = new AbortController()
    try {
      return await bounded(this.#patience, watch.signal, (resolve, reject) => {
        const once = { signal: heard.signal }
        thread.addEventListener(
          'message',
          ({ data }: MessageEvent<IntakeAnswer>) => {
            if (data.kind === 'progress') watch.progress?.(data.share)
            else if (data.kind === 'taken') resolve(data.photo)
            else if (data.kind === 'refused') reject(new PhotoRefused(data.fault))
          },
          once,
        )
        thread.addEventListener('error', () => reject(new PhotoRefused('failing')), once)
        const isFrame = !(order.source instanceof Blob)
        thread.postMessage(order, isFrame ? [order.source as ImageBitmap] : [])
      })
    } catch (error) {
      // Whatever it is still doing would go on, and with it its memory; what it refused by itself is over.
      const isOver = error instanceof PhotoRefused && !['stuck', 'failing'].includes(error.fault)
      if (!isOver) this.#drop(thread)
      throw error
    } finally {
      heard.abort()
    }
  }

  #drop(thread: Worker): void {
    thread.terminate()
    this.#thread = undefined
  }
}

async function startThread(): Promise<Worker> {
  let thread: Worker
  try {
    thread = new Worker(new URL('./intake-worker.ts', import.meta.url), { type: 'module' })
  } catch (cause) {
    throw new NoThread('The browser starts no thread.', { cause })
  }
  try {
    await new Promise<void>((resolve, reject) => {
      const failed = (reason: string) => reject(new NoThread(reason))
      const late = setTimeout(() => failed('It does not start.'), startPatience)
      thread.addEventListener('error', (event) => {
        // An old browser that knows no modules in a thread, or a file that is not there.
        event.preventDefault()
        failed(event.message)
      })
      thread.addEventListener('message', ({ data }: MessageEvent<IntakeAnswer>) => {
        if (data.kind !== 'ready') return
        clearTimeout(late)
        if (data.canDraw) resolve()
        else failed('It cannot draw.')
      })
    })
  } catch (error) {
    thread.terminate()
    throw error
  }
  return thread
}

/** Ends in time, whatever happens. */
function bounded<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  const ended = new AbortController()
  return new Promise<T>((resolve, reject) => {
    const late = setTimeout(() => reject(new PhotoRefused('stuck')), milliseconds)
    ended.signal.addEventListener('abort', () => clearTimeout(late))
    signal?.addEventListener('abort', () => reject(signal.reason as Error), {
      signal: ended.signal,
    })
    run(resolve, reject)
  }).finally(() => ended.abort())
}
