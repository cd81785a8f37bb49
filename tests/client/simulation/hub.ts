/** A hub that reads nothing: it keeps what has its address, acknowledges after its disk has it, and passes it on. */
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { blindName, lineOf } from '#links/index-lines.ts'
import { addressOf } from '#vault/bytes.ts'
import type { Random } from '../random.ts'
import type { Disk } from './disk.ts'
import { docIds } from './documents.ts'
import { Mount, type Health } from './mount.ts'
import { damageBytes, type End, type Station } from './network.ts'
import type { Timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

export class Hub implements Station {
  readonly name = 'hub'
  readonly holder: Holder = { id: 'hub', kind: 'hub', name: 'Hub' }
  readonly disk: Disk
  readonly health: Health = { fault: undefined, aborts: 0, slowness: 15 }
  /** A hub that lies: it loses, withholds, damages and says what is not true. */
  readonly isHostile: boolean
  readonly claims: ((message: LinkMessage) => void) | undefined
  readonly #timeline: Timeline
  readonly #random: Random
  readonly #documents: readonly string[]
  readonly #ends = new Map<End, Set<string>>()
  #mount: Mount | undefined

  constructor(
    disk: Disk,
    isHostile: boolean,
    { timeline, random, witness }: { timeline: Timeline; random: Random; witness: Witness },
    documents: readonly string[] = docIds,
  ) {
    this.#documents = documents
    this.disk = disk
    this.isHostile = isHostile
    this.#timeline = timeline
    this.#random = random
    if (isHostile) return
    this.claims = (message) => {
      if (message.kind !== 'hashes' && message.kind !== 'acknowledge') return
      const missing = message.hashes.find((hash) => !disk.holdsEntry(message.docId, hash))
      if (missing !== undefined) witness.violate('test', `the hub says it keeps ${missing}`)
    }
  }

  get isOn(): boolean {
    return this.#mount !== undefined
  }

  start(): void {
    this.#mount ??= new Mount(this.disk, this.health, this.#timeline, this.#random)
  }

  crash(): void {
    this.#mount?.cut()
    this.#mount = undefined
    this.#ends.clear()
  }

  attach(end: End): void {
    const mount = this.#mount
    if (!mount) return
    this.#ends.set(end, new Set())
    end.receive((message) => {
      if (this.#mount === mount) void this.#take(message, end, mount).catch(() => undefined)
    })
  }

  detach(end: End): void {
    this.#ends.delete(end)
  }

  /** Takes out what it was given, without telling anybody. */
  forget(random: Random): void {
    const docId = random.pick(this.#documents)
    const hashes = [...this.disk.rowsOf(docId).keys()]
    if (hashes.length) this.disk.damage(docId, random.pick(hashes), new Uint8Array())
  }

  async #take(message: LinkMessage, from: End, mount: Mount): Promise<void> {
    if (this.isHostile && this.#random.chance(0.3)) return this.#lie(message, from)
    if (message.kind === 'index') return this.#answerIndex(message.documents, from, mount)
    const { docId } = message
    this.#ends.get(from)?.add(docId)
    if (message.kind === 'presence') this.#passOn(message, from)
    if (message.kind === 'entries') await this.#keep(docId, message.entries, from, mount)
    if (message.kind === 'hashes') await this.#answer(docId, message.hashes, from, mount)
  }

  async #keep(docId: string, entries: SealedEntry[], from: End, mount: Mount): Promise<void> {
    const addresses = await Promise.all(entries.map(({ bytes }) => addressOf(bytes)))
    const whole = entries.filter(({ hash }, at) => hash === addresses[at])
    if (!whole.length) return
    await mount.keep(docId, whole)
    from.send({ kind: 'acknowledge', docId, hashes: whole.map(({ hash }) => hash) })
    this.#passOn({ kind: 'entries', docId, entries: whole }, from)
  }

  async #answer(docId: string, theirs: string[], from: End, mount: Mount): Promise<void> {
    const mine = new Set(await mount.hashes(docId))
    const [there, known] = [new Set(theirs), theirs.filter((hash) => mine.has(hash))]
    if (known.length) from.send({ kind: 'acknowledge', docId, hashes: known })
    const lacking = [...mine].filter((hash) => !there.has(hash))
    if (lacking.length) {
      const entries = await mount.load(docId, lacking)
      from.send({ kind: 'entries', docId, entries: entries.map((one) => this.#handle(one)) })
    }
    if (known.length < theirs.length) from.send({ kind: 'hashes', docId, hashes: [...mine] })
  }

  async #answerIndex(theirs: { name: string }[], from: End, mount: Mount): Promise<void> {
    const names = new Set(theirs.map(({ name }) => name))
    const documents = []
    for (const docId of this.#documents) {
      if (!names.has(await blindName(docId))) continue
      this.#ends.get(from)?.add(docId)
      documents.push(await lineOf(docId, await mount.hashes(docId)))
    }
    if (documents.length) from.send({ kind: 'index', documents })
  }

  #passOn(message: Exclude<LinkMessage, { kind: 'index' }>, from: End): void {
    for (const [end, rooms] of this.#ends) {
      if (end === from || !rooms.has(message.docId)) continue
      if (this.isHostile && this.#random.chance(0.4)) continue
      end.send(message)
    }
  }

  #handle(entry: SealedEntry): SealedEntry {
    if (!this.isHostile || this.#random.chance(0.5)) return entry
    return { hash: entry.hash, bytes: damageBytes(entry.bytes, this.#random) }
  }

  /** Says that it has kept what it throws away. */
  #lie(message: LinkMessage, from: End): void {
    if (message.kind !== 'entries' || this.#random.chance(0.3)) return
    const hashes = message.entries.map(({ hash }) => hash)
    from.send({ kind: 'acknowledge', docId: message.docId, hashes })
  }
}
