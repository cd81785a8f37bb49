/** A device in a test that gives to files and takes from them: memory stores, real keys. */
import type { EntryStore, FileChoice, MediaStore, SealedEntry, Watch } from '#documents/ports.ts'
import { FileDesk } from '#links/file/desk.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import type { Receipt } from '#schema/receipt.ts'
import { Leaving } from '#links/media/leaving.ts'
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { addressOf } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, type DocumentKeys } from '#vault/keys.ts'
import * as Y from 'yjs'
import { Board } from './sessions.ts'

export const initiative = 'platz'
export const firstSecret = Uint8Array.from({ length: 32 }, (_, index) => index + 1)

export const choice: FileChoice = { initiative, title: 'Unser Dorfplatz' }

/** Never stopped, told to nobody. */
export function quietWatch(): Watch {
  return { signal: new AbortController().signal, progress: () => undefined }
}

const allKeys = new Map<string, Promise<DocumentKeys>>()

/** Deriving takes a while; tests with 300 documents ask for the same keys often. */
export function keysOf(secret: Uint8Array, docId: string): Promise<DocumentKeys> {
  const name = `${String(secret)} ${docId}`
  const keys = allKeys.get(name) ?? keysOfModeration(secret, docId)
  allKeys.set(name, keys)
  return keys
}

/** The update that writes fields of records into root maps. */
export function updateOf(
  records: Record<string, Record<string, Record<string, unknown>>>,
  doc = new Y.Doc(),
): Uint8Array<ArrayBuffer> {
  const before = Y.encodeStateVector(doc)
  for (const [root, byId] of Object.entries(records)) {
    for (const [id, fields] of Object.entries(byId)) {
      const map = doc.getMap<Y.Map<unknown>>(root)
      const record = map.get(id) ?? map.set(id, new Y.Map())
      for (const [field, value] of Object.entries(fields)) record.set(field, value)
    }
  }
  return Y.encodeStateAsUpdate(doc, before) as Uint8Array<ArrayBuffer>
}

export async function seal(
  docId: string,
  update: Uint8Array<ArrayBuffer>,
  secret = firstSecret,
): Promise<SealedEntry> {
  const fixed = { kind: 'update', encoding: 'V1', minReader: 1, covers: [] as string[] } as const
  return sealEntry(await keysOf(secret, docId), 'moderation', { ...fixed, update })
}

/** A sealed entry that replaces others. */
export async function sealSnapshot(docId: string, doc: Y.Doc, covers: string[]) {
  const update = Y.encodeStateAsUpdateV2(doc) as Uint8Array<ArrayBuffer>
  const fixed = { kind: 'snapshot', encoding: 'V2', minReader: 1, covers } as const
  return sealEntry(await keysOf(firstSecret, docId), 'moderation', { ...fixed, update })
}

export class FilePeer {
  readonly store: EntryStore
  readonly media: MediaStore
  /** Addresses that may not leave this device. */
  readonly held = new Set<string>()
  readonly gate = {
    rules: () =>
      Promise.resolve({
        mayLeave: (hash: string) => !this.held.has(hash),
        isErased: () => false,
      }),
  }
  readonly links = new Junction()
  readonly board = new Board()
  readonly receipts = new Map<string, Receipt[]>()
  /** Documents that belong to the initiative, as far as this device knows. */
  documents: string[]
  secrets: Uint8Array[]
  /** Documents that the keys of this device open; all, if it holds the initiative's secret. */
  opens: (docId: string) => boolean = () => true
  /** What the app was told after taking. */
  told: string[][] = []
  readonly desk: FileDesk

  constructor(
    documents = ['initiative.platz', 'workshop.a', 'conduct.a'],
    secrets = [firstSecret],
    stores: { entries?: EntryStore; media?: MediaStore } = {},
  ) {
    this.store = stores.entries ?? new MemoryEntryStore()
    this.media = stores.media ?? new MemoryMediaStore()
    this.documents = documents
    this.secrets = secrets
    this.desk = new FileDesk({
      entries: this.store,
      media: this.media,
      leaving: new Leaving(this.media, this.gate),
      receipts: {
        read: (docId) => Promise.resolve(this.receipts.get(docId) ?? []),
        write: () => Promise.resolve(),
      },
      belongings: async (_, part) => {
        const wanted = this.documents.filter((id) => !part || id.endsWith(`.${part.id}`))
        const documents = await Promise.all(wanted.map((docId) => this.#roomOf(docId)))
        const { kind, id } = part ?? { kind: 'initiative' as const, id: initiative }
        const { roomId } = await this.#roomOf(`${kind}.${id}`)
        return { documents, keys: [{ kind, id, roomId }] }
      },
      partsOf: (docId, roomId) => this.#find(docId, roomId),
      attach: (link) => {
        this.links.attach(link)
        return () => this.links.detach(link)
      },
      taken: (arrived) => {
        const docIds = arrived.map(({ docId }) => docId)
        this.told.push(docIds)
        this.documents = [...new Set([...this.documents, ...docIds])]
        return Promise.resolve()
      },
    })
  }

  /** Seals and keeps what is written into a document. */
  async write(docId: string, records: Parameters<typeof updateOf>[0]): Promise<SealedEntry> {
    const entry = await seal(docId, updateOf(records, await this.read(docId)))
    await this.store.keep(docId, [entry])
    return entry
  }

  async photo(
    docId: string,
    seed: number,
    kind: 'thumbnail' | 'original' = 'original',
    size = 900,
  ) {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (seed * 31 + at * 13) & 255)
    const item = { hash: await addressOf(bytes), size, kind }
    await this.media.keep(docId, item, bytes.buffer)
    return item
  }

  async pack(given: FileChoice = choice, watch = quietWatch()): Promise<Blob> {
    const chunks: BlobPart[] = []
    for await (const chunk of this.desk.pack(given, watch)) chunks.push(chunk as BlobPart)
    return new Blob(chunks)
  }

  take(file: Blob, watch = quietWatch()) {
    return this.desk.take(file, watch)
  }

  async read(docId: string): Promise<Y.Doc> {
    const { openTrusted } = await import('#vault/entries.ts')
    const { applyPayloads } = await import('#links/merge.ts')
    const keys = await keysOf(firstSecret, docId)
    const entries = await this.store.load(docId)
    const doc = new Y.Doc()
    const payloads = await Promise.all(entries.map(({ bytes }) => openTrusted(keys, bytes)))
    applyPayloads(doc, payloads, doc)
    return doc
  }

  /** Every entry and photo of this device by name. */
  async holds(): Promise<string[]> {
    const held: string[] = []
    for (const docId of this.documents) {
      for (const hash of await this.store.hashes(docId)) held.push(`${docId} ${hash}`)
      for (const { hash, isHere } of await this.media.list(docId)) {
        if (isHere) held.push(`${docId} photo ${hash}`)
      }
    }
    return held.sort()
  }

  /** What a session of this device is made of. */
  async partsOf(docId: string, secret: Uint8Array = firstSecret): Promise<SessionParts> {
    const { store, links, board } = this
    const keys = await keysOf(secret, docId)
    const trusted: SessionParts['trusted'] = docId.startsWith('workshop.')
      ? ['moderation', 'contribution']
      : ['moderation']
    const role = 'moderation' as const
    return { docId, keys, role, trusted, store, links, sharesStore: true, seal: undefined, board }
  }

  async #roomOf(docId: string) {
    const { roomId } = await keysOf(this.secrets[0] ?? firstSecret, docId)
    return { docId, roomId }
  }

  async #find(docId: string, roomId: string): Promise<SessionParts | undefined> {
    if (!this.opens(docId)) return undefined
    let other: SessionParts | undefined
    for (const secret of this.secrets) {
      const parts = await this.partsOf(docId, secret)
      if (parts.keys.roomId === roomId) return parts
      if (this.documents.includes(docId)) other = parts
    }
    return other
  }
}
