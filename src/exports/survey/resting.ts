/** A pause between two pieces of work, taken only when the page has waited long enough. */
import { breathe, type Watch } from '#exports/turns.ts'

const turnMilliseconds = 12

/** To be awaited after each piece; lets the page breathe about every 12 ms, rejects with the signal's reason when aborted. */
export function resting({ signal }: Watch): () => Promise<void> {
  let ends = performance.now() + turnMilliseconds
  return async () => {
    signal?.throwIfAborted()
    if (performance.now() < ends) return
    await breathe(signal)
    ends = performance.now() + turnMilliseconds
  }
}
