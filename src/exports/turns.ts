/** Long work in small turns: the page stays alive, shows how far it is, and can be told to stop. */

/** What whoever asked for a file can see and do meanwhile. */
export interface Watch {
  /** 0 to 1, never falling. */
  progress?: ((share: number) => void) | undefined
  signal?: AbortSignal | undefined
}

const turnMilliseconds = 12

/** Does `each` for every item; lets the page breathe about every 12 ms. Throws the signal's reason when aborted. */
export async function inTurns<T>(
  items: readonly T[],
  { progress, signal }: Watch,
  each: (item: T) => void,
): Promise<void> {
  let turnEnds = performance.now() + turnMilliseconds
  for (const [index, item] of items.entries()) {
    signal?.throwIfAborted()
    each(item)
    if (performance.now() < turnEnds) continue
    progress?.((index + 1) / items.length)
    await breathe(signal)
    turnEnds = performance.now() + turnMilliseconds
  }
}

/** Lets the page draw and listen once. */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal?.throwIfAborted()
}

/** The part of a watch's progress between two shares. */
export function between({ progress, signal }: Watch, from: number, to: number): Watch {
  return { signal, progress: (share) => progress?.(from + share * (to - from)) }
}
