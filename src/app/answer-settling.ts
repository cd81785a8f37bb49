/** From what was opened to what counts: each answer once, without those that were replaced, in an order that says nothing. */
import type { Response } from '#schema/answer.ts'
import type { OpenedAnswer } from './answer-reading.ts'

/** `damaged` counts what cannot be read, and what claims the id of another answer. */
export interface Settled {
  responses: Response[]
  /** Entries of sheets of paper that a settled one stands for: they tell how often two people typed the same. */
  replaced: Response[]
  damaged: number
}

/** The same on every device that holds the same entries, but for the order. */
export function settle(opened: readonly OpenedAnswer[]): Settled {
  const byId = new Map<string, Response>()
  let damaged = 0
  const inOrder = [...opened].sort((one, other) => (one.hash < other.hash ? -1 : 1))
  for (const { response } of inOrder) {
    if (!response) {
      damaged += 1
      continue
    }
    const first = byId.get(response.id)
    if (!first) byId.set(response.id, response)
    // Kept twice because somebody pressed again: one answer. Another one under the same id was made up.
    else if (!isSame(first, response)) damaged += 1
  }
  const replaced = new Set([...byId.values()].flatMap((one) => replacedBy(one, byId)))
  const [responses, gone]: [Response[], Response[]] = [[], []]
  for (const one of byId.values()) (replaced.has(one.id) ? gone : responses).push(one)
  return { responses: shuffled(responses), replaced: shuffled(gone), damaged }
}

/**
 * Only sheets of paper are entered twice and settled: an answer from a phone or a kiosk can take nothing away
 * from anybody.
 */
function replacedBy(one: Response, byId: ReadonlyMap<string, Response>): string[] {
  if (one.channel !== 'paper') return []
  return (one.replaces ?? []).filter((id) => id !== one.id && byId.get(id)?.channel === 'paper')
}

function isSame(one: Response, other: Response): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Fisher-Yates: the order in which people answered cannot be seen any more. */
function shuffled<T>(items: T[]): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomBelow(at + 1)
    const [one, two] = [mixed[at], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one]
  }
  return mixed
}

/** Every number is as likely as any other. */
function randomBelow(limit: number): number {
  const most = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (number < most) return number % limit
  }
}
