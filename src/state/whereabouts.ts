/** Where the documents of a workshop are kept, from what others have confirmed; it says no more than that. */
import type { OpenDocument } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'

/** The documents of a workshop, as they are named. */
export type Part = 'workshop' | 'conduct' | 'initiative'
const names: readonly Part[] = ['workshop', 'conduct', 'initiative']

export type Parts = Partial<Record<Part, Pick<OpenDocument, 'holdings' | 'entryCount'>>>

/** Another device, or the hub, with the parts that it has wholly; `at` when it was last heard of. */
export interface KeptBy {
  holder: Holder
  at: number
  parts: Part[]
  isWhole: boolean
}

export interface Whereabouts {
  /** ● on this device alone, ●● all of it also elsewhere, ●●● all of it on the disk of the hub. */
  level: 1 | 2 | 3
  /** Last heard of first. */
  holders: KeptBy[]
  /** What nobody else has wholly. */
  onlyHere: Part[]
}

export function whereaboutsOf(documents: Parts): Whereabouts {
  // Of what holds nothing yet nothing can be lost.
  const filled = names.filter((name) => (documents[name]?.entryCount ?? 0) > 0)
  const byHolder = new Map<string, KeptBy>()
  for (const name of filled) {
    for (const { holder, at, isComplete } of documents[name]?.holdings ?? []) {
      const before = byHolder.get(holder.id)
      const parts = [...(before?.parts ?? []), ...(isComplete ? [name] : [])]
      const isWhole = parts.length === filled.length
      byHolder.set(holder.id, { holder, at: Math.max(at, before?.at ?? 0), parts, isWhole })
    }
  }
  const holders = [...byHolder.values()].sort((a, b) => b.at - a.at)
  const onlyHere = filled.filter((name) => !holders.some(({ parts }) => parts.includes(name)))
  return { level: levelOf(holders, filled, onlyHere), holders, onlyHere }
}

function levelOf(
  holders: readonly KeptBy[],
  filled: readonly Part[],
  onlyHere: readonly Part[],
): 1 | 2 | 3 {
  if (filled.length === 0 || onlyHere.length > 0) return 1
  return holders.some(({ holder, isWhole }) => isWhole && holder.kind === 'hub') ? 3 : 2
}
