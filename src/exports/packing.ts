/** Packs a file in a thread of its own; where there is none, in the page. */
import type { Job } from './jobs.ts'
import type { Answer, Order } from './packing-worker.ts'
import type { Watch } from './turns.ts'

/** The thread did not start, or could not be given the job: nothing was done yet. */
class NoThread extends Error {}

/** The file as bytes. Rejects with the signal's reason when aborted. */
export async function pack(job: Job, watch: Watch = {}): Promise<Uint8Array<ArrayBuffer>> {
  watch.signal?.throwIfAborted()
  const { place, run } = await import('./jobs.ts')
  try {
    return await packInThread({ place, job }, watch)
  } catch (error) {
    if (!(error instanceof NoThread)) throw error
    return run(job, watch)
  }
}

function startThread(): Worker {
  try {
    return new Worker(new URL('./packing-worker.ts', import.meta.url), { type: 'module' })
  } catch (error) {
    throw new NoThread('The browser starts no thread.', { cause: error })
  }
}

async function packInThread(
  order: Order,
  { progress, signal }: Watch,
): Promise<Uint8Array<ArrayBuffer>> {
  const thread = startThread()
  const ended = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      const once = { signal: ended.signal }
      signal?.addEventListener('abort', () => reject(signal.reason as Error), once)
      let isReady = false
      thread.addEventListener('error', (event) => {
        // An old browser that knows no modules in a thread, or a file that is not there.
        event.preventDefault()
        reject(isReady ? new Error(event.message) : new NoThread(event.message))
      })
      thread.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'ready') isReady = true
        else if (data.kind === 'progress') progress?.(data.share)
        else if (data.kind === 'packed') resolve(data.bytes)
        else reject(new Error(data.reason))
      })
      give(thread, order)
    })
  } finally {
    ended.abort()
    thread.terminate()
  }
}

function give(thread: Worker, order: Order): void {
  try {
    thread.postMessage(order)
  } catch (error) {
    throw new NoThread('The job cannot travel.', { cause: error })
  }
}
