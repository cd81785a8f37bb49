/** The doors that other rooms implement: what the documents need from the device and from other devices. */
import type { Doc } from 'yjs'
import type { Response } from '#schema/answer.ts'
import type { InitiativeSummary, Municipality } from '#schema/initiative.ts'
import type { Invitation, InvitationWish, Joined, Role } from '#schema/invitation.ts'
import type { FileFault } from '#schema/koffer-file.ts'
import type { SetAside } from '#schema/quarantine.ts'
import type { Holder, Receipt } from '#schema/receipt.ts'

/** A sealed entry and its address: `hash` is base64url of SHA-256 over `bytes` (formats, section 1). */
export interface SealedEntry {
  hash: string
  bytes: Uint8Array
}

/** Keeps sealed entries on this device, grow-only. Every promise settles. */
export interface EntryStore {
  /** Resolves only after the strict transaction completed; keeping the same hash again is free. Rejects with a `Problem`. */
  keep(docId: string, entries: SealedEntry[]): Promise<void>
  /** All entries of a document that are not superseded; rows that cannot be read go to quarantine and are missing
   *  here. With `only` just these, as far as they are there. */
  load(docId: string, only?: string[]): Promise<SealedEntry[]>
  hashes(docId: string): Promise<string[]>
  /** The same with their sizes, in the order in which they came in, one at a time: memory stays small. */
  list(docId: string): Promise<{ hash: string; size: number }[]>
  /** Takes out exactly `covered`, after `snapshot` was read back from disk unchanged; otherwise rejects and changes nothing. */
  supersede(docId: string, snapshot: string, covered: string[]): Promise<void>
  /** A person's explicit act, after others have confirmed that they keep them: takes exactly these out. */
  release(docId: string, hashes: string[]): Promise<void>
  /** Sets an entry aside with a reason; it is never applied and never deleted by the app. A row with its address
   *  goes only if it holds the same bytes. */
  quarantine(docId: string, entry: SealedEntry, reason: string, from?: Link['kind']): Promise<void>
  /** The local sealed cache of the merged state; may be missing at any time. */
  readCache(docId: string): Promise<Uint8Array | undefined>
  writeCache(docId: string, sealed: Uint8Array): Promise<void>
  /** A person's explicit act: removes every trace of the document. */
  remove(docId: string): Promise<void>
}

/** What travels between devices. `bytes` are always sealed; a link cannot read them. */
export type LinkMessage =
  | { kind: 'entries'; docId: string; entries: SealedEntry[] }
  | { kind: 'hashes'; docId: string; hashes: string[] }
  | { kind: 'acknowledge'; docId: string; hashes: string[] }
  | { kind: 'presence'; docId: string; bytes: Uint8Array }
  | { kind: 'index'; documents: IndexLine[] }
  /** About the photos of a document: which there are, who asks for one, a part of one (links/media/wire.ts). */
  | { kind: 'media'; docId: string; bytes: Uint8Array }

/** One document in the list of what somebody holds: its blinded name, and a sum over its entries. */
export interface IndexLine {
  name: string
  sum: string
}

/** What a holder has confirmed of a document; `at` in milliseconds since 1970. */
export interface Holding {
  holder: Holder
  at: number
  /** True if it has confirmed everything that this device holds. */
  isComplete: boolean
}

/** Remembers on this device what others have confirmed. Every promise settles. */
export interface ReceiptStore {
  read(docId: string): Promise<Receipt[]>
  write(docId: string, receipt: Receipt): Promise<void>
}

/** Carries messages to whoever else is there. Loses, doubles and reorders at will; never alters. */
export interface Link {
  readonly kind: 'tabs' | 'file' | 'pair' | 'hub'
  /** Who is at the other end, if it is one that keeps for itself; known before anything is received. */
  readonly holder?: Holder
  /** Where photos can be laid and fetched, if the other end keeps them for everybody. */
  readonly blobs?: Blobs
  /** Never throws; a message that cannot be sent is dropped, the ledger will notice. */
  send(message: LinkMessage): void
  /** Calls back for each message of others until the returned function is called. */
  receive(listener: (message: LinkMessage) => void): () => void
  /** Calls back when somebody new may be there, so that hashes are exchanged. */
  joined(listener: () => void): () => void
  close(): void
}

/** Keeps sealed photos for all who belong to a document. Rejects while it cannot be reached or says no. */
export interface Blobs {
  /** Those that somebody has brought to this document, page by page, as many as a caller wants. */
  list(docId: string): AsyncIterable<MediaItem[]>
  /** Brings an item, from where it was broken off; resolves once all of it lies there. */
  give(docId: string, item: MediaItem, bytes: ArrayBuffer, signal: AbortSignal): Promise<void>
  /** Some bytes of an item, `length` of them at most. */
  take(docId: string, item: MediaItem, from: number, length: number): Promise<Uint8Array>
  /** Resolves when no entry is on its way: those come first. */
  quiet(): Promise<void>
}

/** What went wrong, as one plain sentence for a person: what happened, what is safe, what to do. */
export type ProblemCode =
  | 'storage-full'
  | 'storage-failing'
  | 'storage-closed'
  | 'row-damaged'
  | 'entry-foreign'
  | 'document-newer'
  | 'not-here'
  | 'clock-jumped'
export interface Problem {
  code: ProblemCode
  docId?: string
  count?: number
}

/** ● The state of what this person did: `saving` until the strict transaction completed. */
export type Saved = 'saved' | 'saving' | 'failing'

/** A document that is open: edits to `doc` are sealed, kept and carried by themselves. */
export interface OpenDocument {
  readonly docId: string
  readonly doc: Doc
  /** False when a newer app wrote it, or this device holds no key to write. */
  readonly writable: boolean
  readonly saved: Saved
  /** Entries that this device has kept. */
  readonly entryCount: number
  /** Who else keeps it, last confirmed first. */
  readonly holdings: Holding[]
  observe(changed: () => void): () => void
  /** Resolves when everything done so far is kept on this device; never rejects, it waits until it succeeds. */
  whenSaved(): Promise<void>
  /** Sends to other windows and devices, sealed, never stored. */
  sendPresence(value: unknown): void
  receivePresence(listener: (value: unknown) => void): () => void
  close(): Promise<void>
}

/** A workshop that is open, with the initiative it belongs to, if that is on this device. */
export interface OpenWorkshop {
  readonly id: string
  /** What this device may do in it; `reading` also while nobody knows whether it takes new members. */
  readonly role: Role
  /** Missing where the workshop was joined by a link. */
  readonly initiative?: OpenDocument
  readonly workshop: OpenDocument
  readonly conduct: OpenDocument
  readonly drafts: Drafts
  /** True for a Probelauf: all of this is in memory only. */
  readonly rehearsal: boolean
  close(): Promise<void>
}

/** Text that is being written: sealed on this device, in no document. */
export interface Drafts {
  read(key: string): Promise<string | undefined>
  /** Debounced by the caller; resolves when kept strictly. An empty text removes the draft. */
  write(key: string, text: string): Promise<void>
  /** Keys with a common beginning. */
  keys(prefix: string): Promise<string[]>
}

/** Everything the app asks of the device it runs on. */
export interface Device {
  readonly drafts: Drafts
  initiatives(): Promise<InitiativeSummary[]>
  /** Calls back whenever the list may have changed, also from another window. */
  observeInitiatives(changed: () => void): () => void
  createInitiative(title: string, fill?: (doc: Doc, id: string) => void): Promise<string>
  openInitiative(id: string): Promise<OpenDocument>
  /** Makes the two documents of a new workshop and lists it, all or nothing; `fill` writes into copies. */
  createWorkshop(
    initiativeId: string,
    workshopId: string,
    fill: (docs: { workshop: Doc; conduct: Doc; initiative: Doc }) => void,
  ): Promise<void>
  /** Rejects with a `Problem` `not-here` for an id that is not on this device. */
  openWorkshop(id: string): Promise<OpenWorkshop>
  /** Makes the document of a new survey and lists it, all or nothing; `fill` writes into copies. */
  createSurvey(
    initiativeId: string,
    surveyId: string,
    fill: (docs: { survey: Doc; initiative: Doc }) => void,
  ): Promise<void>
  /** Rejects with a `Problem` `not-here` for an id that is not on this device. */
  openSurvey(id: string): Promise<OpenSurvey>
  /** A copy in memory that leaves no trace; other windows follow it under the same id. */
  openRehearsal(id: string): Promise<OpenWorkshop>
  /** "Von diesem Gerät löschen": every table and key. */
  removeInitiative(id: string): Promise<void>
  /** What the start page shows of an initiative; written again whenever its document changed. */
  updateSummary(summary: InitiativeSummary): Promise<void>
  readonly municipality: Municipality
  setMunicipality(value: Municipality): Promise<void>
  preference(key: string): string | undefined
  setPreference(key: string, value: string): Promise<void>
  /** True while anything of any document or draft in this window is not kept yet. */
  readonly outstanding: boolean
  /** Problems that are still true, newest first. */
  readonly problems: Problem[]
  observeProblems(changed: () => void): () => void
  /** Asks the browser to keep the storage; the answer is shown as it is. */
  persistence(): Promise<{ persisted: boolean; usedBytes: number; quotaBytes: number }>
  requestPersistence(): Promise<boolean>
  /** The part of a link behind `#`. Rejects with `not-here` where the initiative's secret is not on this device. */
  invite(wish: InvitationWish): Promise<string>
  /** Keeps what a link gives; contents come over links, later. Joined again, its keys are the ones of now. */
  join(invitation: Invitation): Promise<void>
  /** What was joined without its initiative, by title; `observeInitiatives` tells of changes. Leave by `removeInitiative`. */
  joined(): Promise<Joined[]>
  /** The moderation was heard: who was let in may write from the next opening on, others lose what they could write with. */
  settleAdmission(workshop: string, isAdmitted: boolean): Promise<void>
  /** The lines of an initiative's paper key. Rejects with `not-here` where its secret is not on this device. */
  paperKey(initiative: string): Promise<string[]>
  /** Opens an initiative by its secret; its contents come over links or files. `title` stands until they do. */
  recover(key: { id: string; secret: Uint8Array<ArrayBuffer> }, title: string): Promise<void>
  /** "Neue Schlüssel": everything of an initiative goes on in new rooms; resolves to the names of devices that had the old keys. */
  renewKeys(initiative: string): Promise<string[]>
  /** What arrived and does not count, the latest first. */
  setAside(): Promise<SetAside[]>
  /** Other devices; loaded when it is first asked for. */
  meeting(): Promise<Meeting>
  /** What this device is called by others, like "Tisch 3"; empty until somebody names it. */
  readonly deviceName: string
  setDeviceName(name: string): Promise<void>
}

/** A sealed photo or its thumbnail, as a record names it; the key stands in the record (formats, section 6). */
export interface MediaItem {
  /** base64url of SHA-256 over the sealed bytes. */
  hash: string
  /** Number of sealed bytes. */
  size: number
  kind: 'thumbnail' | 'original'
}

/** An item that is known to exist; its bytes may still be elsewhere. */
export interface MediaLine extends MediaItem {
  isHere: boolean
  /** Ids of those who have confirmed its bytes. */
  holders: string[]
}

/** Keeps sealed photos on this device by their address: the list first, bytes later or never. Every promise settles. */
export interface MediaStore {
  /** Notes which items exist; noting one again is free. Rejects with a `Problem`. */
  note(docId: string, items: MediaItem[]): Promise<void>
  /** Every item of a document, thumbnails first. */
  list(docId: string): Promise<MediaLine[]>
  /** Notes and keeps, strictly. Bytes that do not fit the address are refused: it rejects and changes nothing. */
  keep(docId: string, item: MediaItem, bytes: ArrayBuffer): Promise<void>
  /** Undefined if the bytes are not here; a row that was damaged is set aside and counts as not here. */
  read(hash: string): Promise<ArrayBuffer | undefined>
  /** Notes that another holder has confirmed the bytes of this address. */
  confirm(hash: string, holder: string): Promise<void>
  /** The same for many: `has` are confirmed, `lacks` are not with this holder, or not any more. */
  account(holder: string, has: readonly string[], lacks: readonly string[]): Promise<void>
  /** True if two holders have confirmed the bytes of this address, so that they may go from here. */
  mayLetGo(hash: string): Promise<boolean>
  /** Makes room: takes the bytes out if two holders have confirmed them; otherwise false and nothing happens. */
  release(hash: string): Promise<boolean>
  /** A person's explicit act (Schwärzen): removes every trace of this item, whoever else has it. */
  erase(hash: string): Promise<void>
  /** A person's explicit act: removes every trace of a document's items that no other document has. */
  remove(docId: string): Promise<void>
}

/** What the records of a document say of the photos in it, by hash. */
export interface MediaRules {
  /** May be named to others, given to them, brought to a hub, written into a file. */
  mayLeave: (hash: string) => boolean
  /** Somebody took it out for good: it is not taken again either. */
  isErased: (hash: string) => boolean
}

/** Knows the rules of every document. */
export interface MediaGate {
  /** Asked anew each time, for the rules as the records stand now. Rejecting, nothing leaves. */
  rules(docId: string): Promise<MediaRules>
}

/** An item that somebody on this device asked for. */
export interface MediaAsk extends MediaItem {
  docId: string
}

/** Keeps what is asked for and what is here of it, so that it goes on after a restart. Every promise settles. */
export interface MediaArrivals {
  asks(): Promise<MediaAsk[]>
  ask(ask: MediaAsk): Promise<void>
  /** Ends the asking, and throws the parts away. */
  forget(hash: string): Promise<void>
  /** Bytes that are here, from the first one on. */
  reached(hash: string): Promise<number>
  /** Adds bytes that begin where the last ones ended; others change nothing. Resolves to how far it is now. */
  add(ask: MediaAsk, at: number, bytes: Uint8Array): Promise<number>
  /** All parts in one; they stay. */
  joined(hash: string): Promise<ArrayBuffer>
  /** Throws the parts away: they were something else. */
  drop(hash: string): Promise<void>
}

/** How it stands with something asked for: `waiting` for somebody who has it, or `failing` to be kept. */
export interface MediaWish extends MediaAsk {
  /** Bytes that are here. */
  reached: number
  state: 'waiting' | 'coming' | 'failing'
}

/** The photos of this device's documents, here and elsewhere. Nothing here deletes by itself. */
export interface MediaDesk {
  /** What is known of a document's photos, thumbnails first; those that others have told of too. */
  list(docId: string): Promise<MediaLine[]>
  /** Undefined if the bytes are not here. */
  read(hash: string): Promise<ArrayBuffer | undefined>
  /** Keeps a photo that was made here, strictly, and tells others of it. */
  keep(docId: string, item: MediaItem, bytes: ArrayBuffer): Promise<void>
  /** Asks everybody, now and at each meeting to come, until it is here or `cancel` is called. Rejects with a `Problem`. */
  ask(docId: string, item: MediaItem): Promise<void>
  cancel(hash: string): Promise<void>
  /** What was asked for and is not here yet. */
  readonly wishes: MediaWish[]
  /** Calls back with an address whenever something has changed about it. */
  observe(changed: (hash: string) => void): () => void
  /** True if two others have confirmed that they keep it. */
  mayLetGo(hash: string): Promise<boolean>
  /** A person's explicit act: takes the bytes from this device, if two others keep them; otherwise false. */
  letGo(hash: string): Promise<boolean>
  /** A person's explicit act (Schwärzen): takes every trace of it from this device, whoever else has it. */
  erase(hash: string): Promise<void>
  /** It was decided anew what may leave: others are told what there is now; with `hash` other windows, too. */
  decided(docId: string, hash?: string): void
}

/** How far long work is, from 0 to 1, and how it is stopped. */
export interface Watch {
  signal: AbortSignal
  progress: (share: number) => void
}

/** What goes into a file. */
export interface FileChoice {
  initiative: string
  /** Just this one; without it the whole initiative. */
  workshop?: string
  /** Just this survey with its sealed answers; where it was joined by a link, `initiative` may be empty. */
  survey?: string
  /** The only thing in the file that can be read; may be empty. */
  title: string
  /** Only what the holder of this id has not confirmed. */
  lackedBy?: string
}

/** What a file will hold; nothing is written yet. */
export interface FileSize {
  bytes: number
  entries: number
  photos: number
  /** Photos that stay here, because it is open or denied whether they may leave; missing where there is none. */
  heldPhotos?: number
}

/** What a file says it holds, before anything is taken from it. */
export interface FilePreview extends FileSize {
  title: string
  scope: 'initiative' | 'workshop' | 'survey'
  /** False if it holds only what one device lacked. */
  complete: boolean
  workshops: number
  /** Entries that are not on this device yet; of documents it holds keys of. */
  unknown: number
  /** Documents that this device has no key for; they stay in the file. */
  locked: number
}

/** What came by a file, counted as people count. */
export interface News {
  workshops: number
  cards: number
  clusters: number
  sheets: number
  counts: number
  measures: number
  tasks: number
  photos: number
  answers: number
  /** Records that were here and say something else now. */
  changed: number
}

/** How taking a file in ended. */
export interface FileTaken {
  news: News
  /** True if this device has something that the file, though complete, does not. */
  isOlder: boolean
  /** Documents that this device has no key for. */
  locked: number
  /** Entries that were not sealed or signed as they must be; they were left in the file. */
  refused: { docId: string; hash: string; reason: string }[]
}

/** Gives to files and takes from them. What is wrong with a file is thrown as a `FileProblem`. */
export interface FileExchange {
  /** Devices that have confirmed something of this initiative. */
  holders(initiative: string): Promise<Holder[]>
  measure(choice: FileChoice, watch: Watch): Promise<FileSize>
  /** The file in chunks, made while it is read. */
  pack(choice: FileChoice, watch: Watch): AsyncIterable<Uint8Array>
  inspect(file: Blob, watch: Watch): Promise<FilePreview>
  /** All of it is verified first; only then anything is kept. Repeating it completes what was interrupted. */
  take(file: Blob, watch: Watch): Promise<FileTaken>
}

/** What is wrong with a file; `marks` name the links or paper keys that would open it. */
export interface FileProblem {
  fault: FileFault
  marks: string[]
}

/** How a code came in: over the camera, or by hand. */
export type CodeReading = 'scanned' | 'typed'

/** One side of a pairing, to be shown as a QR code or read out in rows. */
export interface ShownCode {
  code: string
  rows: string[]
  opened: Promise<Link>
  cancel(): void
}

/** Makes and reads codes. Rejects with a `reason`, and with a `row` for a typed one that cannot be right. */
export interface PairingCodes {
  offer(): Promise<ShownCode & { accept(text: string, reading: CodeReading): Promise<Link> }>
  answer(text: string, reading: CodeReading): Promise<ShownCode>
}

/**
 * What is in the way at the hub. `unreachable`: nobody answers. `absent`: somebody answers who is no hub. `origin`: the
 * hub takes no devices from this page. `version`: the hub speaks in a way that this app does not. `operator`: opening a
 * new room needs the operator's token. `refused`: the hub does not take this device's keys. `crowded`: too much at once.
 * `disk`: the hub's disk is 90 % full. `storage`: the hub cannot write now. `room-full`, `too-large`: this document or
 * entry.
 */
export type HubFault =
  | 'version'
  | 'origin'
  | 'absent'
  | 'operator'
  | 'refused'
  | 'disk'
  | 'storage'
  | 'room-full'
  | 'too-large'
  | 'crowded'
  | 'unreachable'

/** `open`: what is done here reaches the hub. `waiting`: it is tried again by itself. */
export type HubState = 'connecting' | 'open' | 'waiting' | 'closed'

/** How it stands with the hub, for a person to see: one state, and the one thing that is in the way. */
export interface HubStatus {
  state: HubState
  fault?: HubFault
  /** The document that it is about, if it is about one. */
  docId?: string
}

/** What a look at the network has shown; `foreign`: this page may not speak to that address. */
export type HubProbe = 'here' | 'absent' | 'unreachable' | 'foreign'

/** The one hub that this device meets others at, if somebody has chosen one. */
export interface HubDesk {
  /** Origin of the chosen hub, such as `https://koffer.example`; undefined: none. */
  readonly address: string | undefined
  /** Undefined as long as no hub is chosen. */
  readonly status: HubStatus | undefined
  /** Asks the address for a sign of life for ten seconds at most; changes nothing. */
  probe(address: string): Promise<HubProbe>
  /** `operator`: the operator's token, where only its holders may open new rooms. Rejects if it cannot be kept. */
  choose(address: string, operator?: string): Promise<void>
  /** What the hub has stays there; nothing more goes to it. */
  leave(): Promise<void>
}

/** Meeting other devices: in the same room by a code, at a hub, or by a file. */
export interface Meeting {
  /** Who this device is to the others; the name may be empty. */
  readonly self: Holder
  readonly files: FileExchange
  readonly media: MediaDesk
  readonly pairing: PairingCodes
  readonly hub: HubDesk
  /** True if this device is in any network: without one no other device can be reached but by a file. */
  isInNetwork(): Promise<boolean>
  /** Devices that are linked now, without this one. */
  readonly devices: Holder[]
  /** Takes in a device whose pairing came about; `showedFirst` on the side whose code was read first. */
  meet(link: Link, showedFirst: boolean): void
  observe(changed: () => void): () => void
  /** Who else keeps an initiative, last confirmed first. */
  holdings(initiative: string): Promise<Holding[]>
}

/** How answers are kept: all that are here, those that another holder keeps too, the rest. */
interface KeptAnswers {
  kept: number
  safe: number
  open: number
}

/** The same of all answers of a survey, and of some of them alone. */
export interface AnswerCount extends KeptAnswers {
  /** Filled in on this device. */
  own: KeptAnswers
  /** Taken back or replaced, with what stands for that; known only where answers can be opened. */
  gone: KeptAnswers
}

/** The sealed answers of one survey on this device, grow-only. */
export interface AnswerBox {
  /** Seals to the survey's key and resolves once it is kept strictly. Rejects with a `Problem`; then nothing was kept. */
  keep(response: Response): Promise<void>
  readonly count: AnswerCount
  /** Calls back whenever the count has changed, also from another window or device. */
  observe(changed: () => void): () => void
  /** True only where this device holds the initiative's secret: a kiosk cannot read what it has sealed. */
  readonly canOpen: boolean
  /** Every answer that is here, in an order that says nothing; `damaged` counts those that cannot be read.
   *  What was replaced stands apart, and counts nowhere. Rejects where `canOpen` is false. */
  open(watch?: Watch): Promise<{ responses: Response[]; replaced: Response[]; damaged: number }>
  /** Puts a probe answer in memory through sealing and, where this device can, opening; resolves to whether it fits. */
  test(): Promise<boolean>
  /** A person's explicit act: takes those from this device that two others keep, who are asked for it now (some
   *  seconds at most); resolves to how many. */
  letGo(): Promise<number>
  /** For a kiosk whose PIN is lost: a question to show as a code, and the word that leads out, for this one time. */
  askForExit(): Promise<{ question: string; word: string }>
  /** The word that such a question of this survey waits for; undefined for any other text, and where `canOpen` is false. */
  answerExit(question: string): Promise<string | undefined>
}

/** What the moderation has to do with those whom it invited to edit the questions. */
export interface SharedDraft {
  /** True once somebody was invited to edit. */
  readonly isShared: boolean
  /** Somebody changed more than questions: nothing that came with or after it counts here. */
  readonly isRefused: boolean
  /** Lets those who are invited find the questions; resolves once that is kept. */
  share(): Promise<void>
  observe(changed: () => void): () => void
}

/** A survey that is open: its questionnaire as a shared document, and the box for its answers. */
export interface OpenSurvey {
  readonly id: string
  /** `moderation` edits, starts and evaluates; `contribution` edits the questions alone, and `document` is then the
   *  draft that the moderation takes them from; `reading` answers only. */
  readonly role: Role
  /** With the moderation alone. */
  readonly draft?: SharedDraft
  /** Missing where the survey was joined by a link. */
  readonly initiative?: OpenDocument
  readonly document: OpenDocument
  readonly answers: AnswerBox
  /** Sealed on this device for the moderation; elsewhere in memory only, gone with the page. */
  readonly drafts: Drafts
  close(): Promise<void>
}
