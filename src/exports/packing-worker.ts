/** A thread of its own for packing files, so that the page stays alive. */
import { run, type Job } from './jobs.ts'

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

async function pack(job: Job): Promise<void> {
  try {
    const bytes = await run(job, { progress: (share) => answer({ kind: 'progress', share }) })
    answer({ kind: 'packed', bytes })
  } catch (error) {
    answer({ kind: 'failed', reason: String(error) })
  }
}

addEventListener('message', ({ data }: MessageEvent<Job>) => void pack(data))
answer({ kind: 'ready' })
