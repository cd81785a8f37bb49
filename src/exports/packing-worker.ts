/** A thread of its own for packing files, so that the page stays alive. */
import type { Job, run } from './jobs.ts'

/** What lies at the place that the page names. */
interface Jobs {
  run: typeof run
}

/** What the page says: what is packed, and where the file lies that can do it. */
export interface Order {
  place: string
  job: Job
}

/** What the page hears: `ready` once the thread runs, then how far it is, at last the bytes or a failure. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'progress'; share: number }
  | { kind: 'packed'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; reason: string }

function answer(what: Answer): void {
  const transfer = what.kind === 'packed' ? [what.bytes.buffer] : []
  globalThis.postMessage(what, { transfer })
}

async function pack({ place, job }: Order): Promise<void> {
  try {
    // eslint-disable-next-line no-restricted-syntax -- only the page knows where its own file lies
    const { run } = (await import(/* @vite-ignore */ place)) as Jobs
    const bytes = await run(job, { progress: (share) => answer({ kind: 'progress', share }) })
    answer({ kind: 'packed', bytes })
  } catch (error) {
    answer({ kind: 'failed', reason: String(error) })
  }
}

addEventListener('message', ({ data }: MessageEvent<Order>) => void pack(data))
answer({ kind: 'ready' })
