/** One run of an app over its disk: commits take their time, fail when the disk does, and end with a power cut. */
import type { EntryStore, ProblemCode, ReceiptStore, SealedEntry } from '#documents/ports.ts'
import type { Receipt } from '#schema/receipt.ts'
import { ProblemError } from '#storage/problem.ts'
import { addressOf } from '#vault/bytes.ts'
import type { Random } from '../random.ts'
import type { Disk, Row } from './disk.ts'
import type { Timeline } from './timeline.ts'

/** How well a disk does; shared by all runs of an app over it. */
export interface Health {
  /** What everything that writes is refused with. */
  fault: ProblemCode | undefined
  /** So many of the next transactions are aborted, reading ones too. */
  aborts: number
  /** Milliseconds that a transaction takes at most. */
  slowness: number
}

export class Mount implements EntryStore, ReceiptStore {
  /** What was found damaged is told to somebody. */
  onDamage: (docId: string) => void = () => undefined
  readonly #disk: Disk
  readonly #health: Health
  readonly #timeline: Timeline
  readonly #random: Random
  #last = 0
  #isCut = false

  constructor(disk: Disk, health: Health, timeline: Timeline, random: Random) {
    this.#disk = disk
    this.#health = health
    this.#timeline = timeline
    this.#random = random
  }

  /** Nothing that was begun goes on, and nobody hears of what was done. */
  cut(): void {
    this.#isCut = true
  }

  keep(docId: string, entries: SealedEntry[]): Promise<void> {
    return this.#write(docId, () => {
      for (const entry of entries) this.#disk.put(docId, entry)
    })
  }

  async load(docId: string, only?: string[]): Promise<SealedEntry[]> {
    const rows = await this.#read(docId, () => {
      const wanted = only && new Set(only)
      const there = [...this.#disk.rowsOf(docId)]
      return there.filter(([hash]) => !wanted || wanted.has(hash))
    })
    const torn = rows.filter(([, { bytes }]) => bytes.length === 0)
    for (const [hash, { bytes }] of torn) {
      await this.quarantine(docId, { hash, bytes }).catch(() => undefined)
    }
    if (torn.length) this.onDamage(docId)
    return rows.filter((row) => !torn.includes(row)).map(toEntry)
  }

  hashes(docId: string): Promise<string[]> {
    return this.#read(docId, () => [...this.#disk.rowsOf(docId).keys()])
  }

  list(docId: string): Promise<{ hash: string; size: number }[]> {
    return this.#read(docId, () =>
      [...this.#disk.rowsOf(docId)].map(([hash, { bytes }]) => ({ hash, size: bytes.length })),
    )
  }

  async supersede(docId: string, snapshot: string, covered: string[]): Promise<void> {
    const row = await this.#read(docId, () => this.#disk.rowsOf(docId).get(snapshot))
    if (!row || (await addressOf(row.bytes)) !== snapshot) {
      throw new ProblemError('row-damaged', docId)
    }
    await this.#write(docId, () => {
      for (const hash of covered) {
        if (hash !== snapshot) this.#disk.drop(docId, hash, `superseded by ${snapshot}`)
      }
    })
  }

  release(docId: string, hashes: string[]): Promise<void> {
    return this.#write(docId, () => {
      for (const hash of hashes) this.#disk.letGo(docId, hash)
    })
  }

  quarantine(docId: string, { hash, bytes }: SealedEntry, reason = 'row'): Promise<void> {
    return this.#write(docId, () => {
      this.#disk.setAside.add(`${docId} ${hash}`)
      const row = this.#disk.rowsOf(docId).get(hash)
      const isSame = row !== undefined && Buffer.compare(row.bytes, bytes) === 0
      if (isSame) this.#disk.drop(docId, hash, `set aside: ${reason}`)
    })
  }

  readCache(docId: string): Promise<Uint8Array | undefined> {
    return this.#read(docId, () => this.#disk.caches.get(docId))
  }

  writeCache(docId: string, sealed: Uint8Array): Promise<void> {
    // What replaces something of its size often still fits when nothing else does.
    const fault = this.#health.fault === 'storage-full' ? undefined : this.#health.fault
    const write = () => this.#disk.cache(docId, sealed)
    return this.#transact(docId, fault, write)
  }

  remove(docId: string): Promise<void> {
    return this.#write(docId, () => this.#disk.rows.delete(docId)).then(() => undefined)
  }

  read(docId: string): Promise<Receipt[]> {
    return this.#read(docId, () => [...(this.#disk.receipts.get(docId)?.values() ?? [])])
  }

  write(docId: string, receipt: Receipt): Promise<void> {
    return this.#write(docId, () => {
      const receipts = this.#disk.receipts.get(docId) ?? new Map<string, Receipt>()
      this.#disk.receipts.set(docId, receipts)
      receipts.set(receipt.holder.id, structuredClone(receipt))
    })
  }

  #read<T>(docId: string, work: () => T): Promise<T> {
    const { fault } = this.#health
    return this.#transact(docId, fault === 'storage-closed' ? fault : undefined, work)
  }

  #write<T>(docId: string, work: () => T): Promise<T> {
    return this.#transact(docId, this.#health.fault, work)
  }

  /** One after the other; between the commit and the answer there may be a power cut. */
  #transact<T>(docId: string, fault: ProblemCode | undefined, work: () => T): Promise<T> {
    const wait = this.#random.below(this.#health.slowness)
    const at = Math.max(this.#timeline.now + wait, this.#last)
    this.#last = at
    const isAborted = !fault && this.#health.aborts > 0
    if (isAborted) this.#health.aborts -= 1
    const code = isAborted ? 'storage-failing' : fault
    return new Promise((resolve, reject) => {
      this.#timeline.after(at - this.#timeline.now, () => {
        if (this.#isCut) return
        if (code) return reject(new ProblemError(code, docId))
        const value = work()
        this.#timeline.after(this.#random.below(3), () => {
          if (!this.#isCut) resolve(value)
        })
      })
    })
  }
}

function toEntry([hash, { bytes }]: [string, Row]): SealedEntry {
  return { hash, bytes }
}
