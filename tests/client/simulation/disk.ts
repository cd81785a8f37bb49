/** What survives a power cut on one device; a witness hears of everything that is lost from it. */
import type { SealedEntry } from '#documents/ports.ts'
import type { Receipt } from '#schema/receipt.ts'
import { setOf, type Witness } from './witness.ts'

export interface Row {
  bytes: Uint8Array
  isDamaged: boolean
}

export class Disk {
  readonly name: string
  readonly rows = new Map<string, Map<string, Row>>()
  readonly caches = new Map<string, Uint8Array>()
  readonly receipts = new Map<string, Map<string, Receipt>>()
  readonly setAside = new Set<string>()
  /** Addresses of what a person let go of. */
  readonly released = new Set<string>()
  /** Documents that this device holds keys of. */
  readonly known = new Set<string>()
  /** Marks that the disk itself has destroyed. */
  readonly lost = new Map<string, Set<string>>()
  readonly #counts = new Map<string, Map<string, number>>()
  readonly #witness: Witness
  readonly #isBlind: boolean

  /** Who is blind cannot tell what it keeps. */
  constructor(name: string, witness: Witness, isBlind = false) {
    this.name = name
    this.#witness = witness
    this.#isBlind = isBlind
  }

  rowsOf(docId: string): Map<string, Row> {
    const rows = this.rows.get(docId) ?? new Map<string, Row>()
    this.rows.set(docId, rows)
    return rows
  }

  marks(docId: string): string[] {
    return [...this.#countsOf(docId).keys()]
  }

  /** True if this edit would be there after a power cut, or if only the disk is to blame. */
  holds(docId: string, mark: string): boolean {
    return this.#countsOf(docId).has(mark) || setOf(this.lost, docId).has(mark)
  }

  /** True if the entry is here, or everything that is in it. */
  holdsEntry(docId: string, hash: string): boolean {
    if (this.rowsOf(docId).has(hash)) return true
    return this.#witness.marksIn(docId, hash).every((mark) => this.holds(docId, mark))
  }

  put(docId: string, { hash, bytes }: SealedEntry): void {
    const rows = this.rowsOf(docId)
    if (rows.has(hash)) return
    rows.set(hash, { bytes: bytes.slice(), isDamaged: false })
    this.#witness.expectSealed(bytes, `on the disk of ${this.name}`)
    const marks = this.#witness.marksIn(docId, hash, bytes)
    if (!this.#isBlind && (this.#witness.junk.has(hash) || !marks.length)) {
      this.#witness.violate('I4', `${this.name} keeps in ${docId} what nobody may believe: ${hash}`)
    }
    const counts = this.#countsOf(docId)
    for (const mark of marks) {
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
      setOf(this.lost, docId).delete(mark)
    }
  }

  cache(docId: string, sealed: Uint8Array): void {
    this.#witness.expectSealed(sealed, `in the cache of ${this.name}`)
    this.caches.set(docId, sealed)
  }

  /** The app takes a row out; what is in it must be elsewhere on this disk. */
  drop(docId: string, hash: string, why: string): void {
    const row = this.rowsOf(docId).get(hash)
    if (!row) return
    this.rowsOf(docId).delete(hash)
    if (row.isDamaged) return
    for (const mark of this.#uncount(docId, hash)) {
      this.#witness.violate('I5', `${this.name} loses ${mark} of ${docId}: ${why}`)
    }
  }

  /** A person let go of it, because two others keep it. */
  letGo(docId: string, hash: string): void {
    if (!this.rowsOf(docId).delete(hash)) return
    this.#uncount(docId, hash)
    this.released.add(hash)
  }

  /** The disk destroys a row by itself. */
  damage(docId: string, hash: string, bytes: Uint8Array): void {
    const row = this.rowsOf(docId).get(hash)
    if (!row || row.isDamaged) return
    row.bytes = bytes
    row.isDamaged = true
    for (const mark of this.#uncount(docId, hash)) setOf(this.lost, docId).add(mark)
  }

  /** The same bytes on another device, as when a profile is copied. */
  copy(name: string): Disk {
    const copy = new Disk(name, this.#witness)
    for (const [docId, rows] of this.rows) {
      for (const [hash, { bytes, isDamaged }] of rows) {
        copy.rowsOf(docId).set(hash, { bytes, isDamaged })
      }
      copy.#counts.set(docId, new Map(this.#countsOf(docId)))
      copy.lost.set(docId, new Set(setOf(this.lost, docId)))
      copy.receipts.set(docId, new Map(this.receipts.get(docId)))
    }
    for (const [docId, sealed] of this.caches) copy.caches.set(docId, sealed)
    for (const docId of this.known) copy.known.add(docId)
    for (const hash of this.setAside) copy.setAside.add(hash)
    return copy
  }

  #countsOf(docId: string): Map<string, number> {
    const counts = this.#counts.get(docId) ?? new Map<string, number>()
    this.#counts.set(docId, counts)
    return counts
  }

  /** Marks that are in no other row. */
  #uncount(docId: string, hash: string): string[] {
    const counts = this.#countsOf(docId)
    const gone: string[] = []
    for (const mark of this.#witness.marksIn(docId, hash)) {
      const left = (counts.get(mark) ?? 0) - 1
      if (left > 0) counts.set(mark, left)
      else if (counts.delete(mark)) gone.push(mark)
    }
    return gone
  }
}
