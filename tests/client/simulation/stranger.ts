/** Somebody who was let in at a table and means harm: whatever the links carry, it sends. */
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { addressOf, type Bytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import * as Y from 'yjs'
import type { Random } from '../random.ts'
import { docIds, type Keys } from './documents.ts'
import { damageBytes, type End, type Station } from './network.ts'
import type { Witness } from './witness.ts'

/** Nobody may believe this edit. */
const evil = '<evil>'

export class Stranger implements Station {
  readonly name = 'stranger'
  readonly holder: Holder = { id: 'stranger', kind: 'device', name: 'Tisch 9' }
  readonly #keys: Keys
  readonly #random: Random
  readonly #witness: Witness
  readonly #seen: Extract<LinkMessage, { kind: 'entries' }>[] = []
  end: End | undefined

  constructor(keys: Keys, random: Random, witness: Witness) {
    this.#keys = keys
    this.#random = random
    this.#witness = witness
  }

  attach(end: End): void {
    this.end = end
    end.receive((message) => {
      if (message.kind === 'entries') this.#seen.push(message)
      // It says that it keeps all, and keeps nothing.
      if (message.kind === 'entries' || message.kind === 'hashes') this.#confirm(message)
    })
  }

  async harm(): Promise<void> {
    const docId = this.#random.pick(docIds)
    const acts = [
      () => this.#send(docId, this.#foreign(docId)),
      () => this.#send(docId, this.#unsigned(docId)),
      () => this.#send('conduct.a', this.#signed('conduct.a', 'contribution', {})),
      () => this.#send(docId, this.#signed(docId, 'contribution', { update: this.#noise() })),
      () => this.#send(docId, this.#signed(docId, 'contribution', this.#falseSnapshot())),
      () => this.#send(docId, this.#signed(docId, 'reading', {})),
      () => this.#repeat(),
      () => this.#alter(),
      () => this.#say({ kind: 'hashes', docId, hashes: this.#madeUp(40) }),
      () => this.#say({ kind: 'acknowledge', docId, hashes: this.#madeUp(5) }),
      () => this.#say({ kind: 'presence', docId, bytes: this.#noise() }),
      () => this.#say({ kind: 'index', documents: [{ name: 'nothing', sum: 'none' }] }),
    ]
    await Promise.resolve(this.#random.pick(acts)())
  }

  async #send(docId: string, making: Promise<SealedEntry>): Promise<void> {
    const entry = await making
    this.#witness.junk.add(entry.hash)
    this.end?.send({ kind: 'entries', docId, entries: [entry] })
  }

  #say(message: LinkMessage): void {
    this.end?.send(message)
  }

  #confirm({ docId, ...message }: Extract<LinkMessage, { docId: string }>): void {
    if (message.kind === 'presence' || message.kind === 'media') return
    const hashes =
      message.kind === 'entries' ? message.entries.map(({ hash }) => hash) : message.hashes
    this.#say({ kind: 'acknowledge', docId, hashes })
  }

  /** Sends what others sent, also as if it were of another document. */
  #repeat(): void {
    if (!this.#seen.length) return
    const { docId, entries } = this.#random.pick(this.#seen)
    this.#say({ kind: 'entries', docId: this.#random.chance(0.5) ? docId : 'workshop.b', entries })
  }

  /** Changes what others sent; with the address it had, or with the one it has now. */
  async #alter(): Promise<void> {
    if (!this.#seen.length) return
    const { docId, entries } = this.#random.pick(this.#seen)
    for (const { hash, bytes } of entries) {
      const changed = damageBytes(bytes, this.#random)
      const address = await addressOf(changed)
      if (address !== hash) this.#witness.junk.add(address)
      const entry = { hash: this.#random.chance(0.5) ? hash : address, bytes: changed }
      this.#say({ kind: 'entries', docId, entries: [entry] })
    }
  }

  #signed(docId: string, role: Role, payload: Partial<Payload>): Promise<SealedEntry> {
    const keys = this.#keys.contribution.get(docId)?.keys as DocumentKeys
    return sealEntry(keys, role, { ...this.#edit(), ...payload })
  }

  #foreign(docId: string): Promise<SealedEntry> {
    return sealEntry(this.#keys.foreign.get(docId) as DocumentKeys, 'moderation', this.#edit())
  }

  async #unsigned(docId: string): Promise<SealedEntry> {
    const { bytes } = await this.#signed(docId, 'contribution', {})
    bytes.fill(0, bytes.length - 64)
    return { hash: await addressOf(bytes), bytes }
  }

  #falseSnapshot(): Partial<Payload> {
    const seen = this.#seen.flatMap(({ entries }) => entries.map(({ hash }) => hash))
    return { kind: 'snapshot', covers: [...new Set(seen)].slice(0, 50) }
  }

  #edit(): Payload {
    const doc = new Y.Doc()
    doc.clientID = this.#random.below(2 ** 32)
    doc.getMap('log').set(evil, 1)
    const update = Y.encodeStateAsUpdate(doc) as Bytes
    return { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update }
  }

  #noise(): Bytes {
    return Uint8Array.from({ length: 30 }, () => 128 + this.#random.below(128))
  }

  #madeUp(count: number): string[] {
    const letter = () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[this.#random.below(26)] ?? 'A'
    return Array.from({ length: count }, () => `${Array.from({ length: 42 }, letter).join('')}A`)
  }
}
