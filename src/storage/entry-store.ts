/** Keeps sealed entries in the device's database: grow-only, strict, and one bad row never stops the rest. */
import type { EntryStore, Problem, SealedEntry } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { Dexie } from 'dexie'
import { byAddress, hasOrder } from './arrival-order.ts'
import { onOpen, type Database, type EntryRow } from './database.ts'
import { ProblemError, toProblem } from './problem.ts'
import { isSame } from './same.ts'

/** A row as it lies there; a damaged one lacks something. */
type Row = Partial<EntryRow> | undefined

/** Only one window of this device takes rows out at a time. */
async function alone(docId: string, run: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`supersede ${docId}`, run)
}

function range(docId: string): [[string, unknown], [string, unknown]] {
  return [
    [docId, Dexie.minKey],
    [docId, Dexie.maxKey],
  ]
}

function isWhole(row: Row): row is EntryRow {
  return row?.bytes instanceof Uint8Array && row.bytes.length > 0
}

export class DexieEntryStore implements EntryStore {
  readonly #database: Database
  readonly #report: (problem: Problem) => void
  #order = 0

  /** `report` hears of rows that were set aside. */
  constructor(database: Database, report: (problem: Problem) => void) {
    this.#database = database
    this.#report = report
  }

  /** The row of an entry, for whoever keeps it together with rows of other tables. */
  rowOf(docId: string, { hash, bytes }: SealedEntry): EntryRow {
    return { docId, hash, order: hasOrder(docId) ? this.#order++ : 0, bytes }
  }

  async keep(docId: string, sealed: SealedEntry[]): Promise<void> {
    const rows = sealed.map((entry) => this.rowOf(docId, entry))
    const [first, ...others] = rows
    if (!first) return
    if (others.length) await this.#run(docId, () => this.#addMissing(docId, rows))
    else await this.#run(docId, ({ entries }) => entries.add(first).catch(ignoreRepetition))
  }

  async load(docId: string, only?: string[]): Promise<SealedEntry[]> {
    const rows: Row[] = await this.#run<Row[]>(docId, ({ entries: table }) => {
      if (only) return table.bulkGet(only.map((hash) => [docId, hash]))
      return table
        .where('[docId+hash]')
        .between(...range(docId), true, true)
        .toArray()
    }).catch(() => this.#loadSingly(docId, only))
    const whole = rows.filter(isWhole).sort(orderIn(docId))
    if (whole.length < rows.length) await this.#setAside(docId, rows)
    this.#order = Math.max(this.#order, (whole.at(-1)?.order ?? 0) + 1)
    return whole.map(({ hash, bytes }) => ({ hash, bytes }))
  }

  async hashes(docId: string): Promise<string[]> {
    const keys = await this.#run(docId, ({ entries: table }) =>
      table
        .where('[docId+hash]')
        .between(...range(docId), true, true)
        .primaryKeys(),
    )
    return keys.map(([, hash]) => hash)
  }

  async list(docId: string): Promise<{ hash: string; size: number }[]> {
    const lines: { hash: string; size: number; order: number }[] = []
    await this.#run(docId, ({ entries: table }) => {
      // Read again after a connection was lost: what was noted before would be there twice.
      lines.length = 0
      const rows = table.where('[docId+hash]').between(...range(docId), true, true)
      return rows.each((row) => {
        const { hash, bytes, order } = row
        if (isWhole(row)) lines.push({ hash, size: bytes.length, order })
      })
    })
    return lines.sort(orderIn(docId)).map(({ hash, size }) => ({ hash, size }))
  }

  async supersede(docId: string, snapshot: string, covered: string[]): Promise<void> {
    await alone(docId, async () => {
      const row = await this.#run(docId, ({ entries: table }) => table.get([docId, snapshot]))
      if (!isWhole(row) || (await addressOf(row.bytes)) !== snapshot) {
        throw new ProblemError('row-damaged', docId)
      }
      const going = new Set(covered)
      going.delete(snapshot)
      await this.#run(docId, () => this.#takeOut(docId, going))
    })
  }

  async release(docId: string, hashes: string[]): Promise<void> {
    await alone(docId, () => this.#run(docId, () => this.#takeOut(docId, new Set(hashes))))
  }

  async quarantine(
    docId: string,
    { hash, bytes }: SealedEntry,
    reason: string,
    from = '',
  ): Promise<void> {
    await this.#run(docId, (database) =>
      database.transaction('rw', database.entries, database.quarantine, async () => {
        await database.quarantine.add({ docId, hash, bytes, reason, from, at: Date.now() })
        // Meanwhile a whole one may have come in under this address.
        const row: Row = await database.entries.get([docId, hash])
        if (!isWhole(row) || isSame(row.bytes, bytes)) await database.entries.delete([docId, hash])
      }),
    )
  }

  async readCache(docId: string): Promise<Uint8Array | undefined> {
    const row = await this.#run(docId, ({ caches }) => caches.get(docId))
    return row?.sealed instanceof Uint8Array ? row.sealed : undefined
  }

  async writeCache(docId: string, sealed: Uint8Array): Promise<void> {
    await this.#run(docId, ({ caches }) => caches.put({ docId, sealed }))
  }

  async remove(docId: string): Promise<void> {
    await this.#run(docId, (database) => {
      const tables = [database.entries, database.caches, database.quarantine]
      return database.transaction('rw', tables, async () => {
        await database.entries
          .where('[docId+hash]')
          .between(...range(docId), true, true)
          .delete()
        await database.caches.delete(docId)
        await database.quarantine.where('docId').equals(docId).delete()
      })
    })
  }

  async #run<T>(docId: string, run: (database: Database) => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, () => run(this.#database))
    } catch (error) {
      throw toProblem(error, docId)
    }
  }

  /** Adds what is not there, in one transaction. */
  async #addMissing(docId: string, rows: EntryRow[]): Promise<void> {
    const { entries: table } = this.#database
    await this.#database.transaction('rw', table, async () => {
      const there = await table.bulkGet(rows.map(({ hash }) => [docId, hash]))
      const missing = new Map(rows.filter((_, at) => !there[at]).map((row) => [row.hash, row]))
      await table.bulkAdd([...missing.values()])
    })
  }

  /** Takes rows out in runs of neighbours: one by one, 20,000 rows took twelve seconds on a slow tablet. */
  async #takeOut(docId: string, going: Set<string>): Promise<void> {
    const { entries: table } = this.#database
    await this.#database.transaction('rw', table, async () => {
      const keys = await table
        .where('[docId+hash]')
        .between(...range(docId), true, true)
        .primaryKeys()
      let first = 0
      for (let at = 0; at <= keys.length; at += 1) {
        if (going.has(keys[at]?.[1] ?? '')) continue
        const [from, to] = [keys[first], keys[at - 1]]
        if (at > first) await table.where('[docId+hash]').between(from, to, true, true).delete()
        first = at + 1
      }
    })
  }

  /** One unreadable row makes a bulk read fail as a whole: reads each by itself. */
  async #loadSingly(docId: string, only?: string[]): Promise<Row[]> {
    const hashes = only ?? (await this.hashes(docId))
    const read = (hash: string): Promise<Row> =>
      this.#run(docId, ({ entries: table }) => table.get([docId, hash])).catch(() => ({ hash }))
    return Promise.all(hashes.map(read))
  }

  async #setAside(docId: string, rows: Row[]): Promise<void> {
    const damaged = rows.filter((row) => row?.hash && !isWhole(row))
    for (const row of damaged) {
      const entry = { hash: row?.hash ?? '', bytes: row?.bytes as Uint8Array }
      await this.quarantine(docId, entry, 'row').catch(() => undefined)
    }
    if (damaged.length) this.#report({ code: 'row-damaged', docId, count: damaged.length })
  }
}

/** How rows of a document are put in order; rows that an earlier app has numbered, too. */
function orderIn(docId: string) {
  const byOrder = (one: Line, other: Line) => one.order - other.order
  return hasOrder(docId) ? byOrder : byAddress
}
type Line = Pick<EntryRow, 'hash' | 'order'>

/** Nothing is wrong if the same row was there before: it is the same by its address. */
function ignoreRepetition(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error as Error
}
