/** What was set aside on this device, summed up for a person: the sealed bytes themselves say nothing. */
import { SetAside, type SetAsideReason } from '#schema/quarantine.ts'
import { onOpen, type Database } from './database.ts'
import { toProblem } from './problem.ts'

/** The reasons of the vault in the few words that make a difference to a person. */
const reasons: Record<string, SetAsideReason> = {
  key: 'key',
  role: 'role',
  signature: 'changed',
  seal: 'changed',
}

/** One line per document, reason and kind of link, the latest first. Rejects with a `Problem`. */
export async function listSetAside(database: Database): Promise<SetAside[]> {
  try {
    const lines = new Map<string, SetAside>()
    await onOpen(database, () => {
      lines.clear()
      // One after the other: what was set aside may be large, and only its labels are wanted.
      return database.quarantine.each(({ docId, reason, from = '', at = 0 }) => {
        const said = reasons[reason] ?? 'damaged'
        const key = `${docId} ${said} ${from}`
        const before = lines.get(key)
        const latest = Math.max(at, before?.at ?? 0)
        const count = (before?.count ?? 0) + 1
        lines.set(key, SetAside.parse({ docId, reason: said, from, count, at: latest }))
      })
    })
    return [...lines.values()].sort((left, right) => right.at - left.at)
  } catch (error) {
    throw toProblem(error)
  }
}
