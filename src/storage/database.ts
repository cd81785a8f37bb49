/** The one database of this device. Every row holds sealed bytes and random names, nothing readable. */
import type { MediaItem } from '#documents/ports.ts'
import { Dexie, type Table } from 'dexie'

/** `order` is the place in which entries came in: Yjs takes them fastest in that order. Answers have none. */
export interface EntryRow {
  docId: string
  hash: string
  order: number
  bytes: Uint8Array
}

/** Something sealed for this device under its name. */
export interface SealedRow {
  key: string
  sealed: Uint8Array
}

export interface CacheRow {
  docId: string
  sealed: Uint8Array
}

/** `workshops` and `surveys` are random ids, by which these find the initiative whose secret opens them. */
export interface InitiativeRow {
  id: string
  workshops: string[]
  surveys?: string[]
  sealed: Uint8Array
}

/** The device key under `device`, an initiative's secret wrapped by it under the initiative's id. */
export interface KeyRow {
  id: string
  key?: CryptoKey
  sealed?: Uint8Array
  /** Secrets that were replaced, sealed: 32 bytes each, the newest first. */
  earlier?: Uint8Array
}

/** `from` is the kind of link it came over, `at` the time of this device in milliseconds since 1970. */
export interface QuarantineRow {
  number?: number
  docId: string
  hash: string
  bytes: unknown
  reason: string
  from?: string
  at?: number
}

/** A role in one document, given by a link. */
export interface CapabilityRow {
  docId: string
  sealed: Uint8Array
}

/** A workshop or initiative that this device has joined by a link. */
export interface JoinedRow {
  id: string
  sealed: Uint8Array
}

/** What another holder has acknowledged of a document; sealed, because it names devices. */
export interface ReceiptRow {
  docId: string
  holder: string
  sealed: Uint8Array
}

/** An item that a document has; `holders` are the random ids of those who have confirmed its bytes. */
export interface MediaIndexRow extends MediaItem {
  docId: string
  holders: string[]
}

/** What somebody on this device asked for. */
export interface MediaAskRow extends MediaItem {
  docId: string
}

/** A piece of something on its way here; `docId` says with which document it goes when that is removed. */
export interface MediaPartRow {
  hash: string
  at: number
  docId: string
  bytes: ArrayBuffer
}

export class Database extends Dexie {
  declare entries: Table<EntryRow, [string, string]>
  declare caches: Table<CacheRow, string>
  declare answers: Table<{ responseId: string; docId: string; bytes: Uint8Array }, string>
  declare drafts: Table<SealedRow, string>
  declare media: Table<{ hash: string; docId: string; bytes: ArrayBuffer }, string>
  declare mediaIndex: Table<MediaIndexRow, [string, string]>
  declare mediaAsks: Table<MediaAskRow, string>
  declare mediaParts: Table<MediaPartRow, [string, number]>
  declare initiatives: Table<InitiativeRow, string>
  declare keys: Table<KeyRow, string>
  declare preferences: Table<SealedRow, string>
  declare quarantine: Table<QuarantineRow, number>
  declare receipts: Table<ReceiptRow, [string, string]>
  declare capabilities: Table<CapabilityRow, string>
  declare joined: Table<JoinedRow, string>

  constructor(name = 'beteiligungskoffer') {
    // Browsers commit relaxed by default: a power cut may then undo what was shown as saved.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      entries: '[docId+hash]',
      caches: 'docId',
      answers: 'responseId, docId',
      drafts: 'key',
      media: 'hash, docId',
      initiatives: 'id, *workshops',
      keys: 'id',
      preferences: 'key',
      quarantine: '++number, docId',
    })
    this.version(2).stores({ receipts: '[docId+holder]' })
    this.version(3).stores({ mediaIndex: '[docId+hash], hash' })
    this.version(4).stores({ capabilities: 'docId', joined: 'id' })
    this.version(5).stores({ mediaAsks: 'hash, docId', mediaParts: '[hash+at], docId' })
    this.version(6).stores({ initiatives: 'id, *workshops, *surveys' })
  }
}

/** Runs something on the database; a connection that was lost is opened again, once. */
export async function onOpen<T>(database: Database, run: () => PromiseLike<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (database.isOpen()) throw error
    await database.open()
    return run()
  }
}
