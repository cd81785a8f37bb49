/** A foreign condition after reading: one tree for all three languages that conditions are written in. */
export type Node =
  | { is: 'value'; value: string | number | boolean | null }
  | { is: 'name'; name: string }
  | { is: 'list'; parts: Node[] }
  /** Operators are calls too: `==`, `and`, `contains`, … */
  | { is: 'call'; name: string; parts: Node[] }

/** Why a condition cannot be said here, as a clause of a German sentence; the question itself is kept. */
export class Impossible extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}
