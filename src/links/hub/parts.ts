/** What the link to the hub is made of: given in by the app, so that a test can give something else. */
import type { Holder } from '#schema/receipt.ts'
import type { DocumentKeys } from '#vault/keys.ts'

/** How far this device has kept what the hub holds of a document: everything before number `next`. */
export interface HubPosition {
  /** Who writes the entries of the room; another one means that the numbers mean something else. */
  client: number
  next: number
  /** The address at `next - 1`: asked for again each time, as proof that the numbers still mean the same. */
  last: string
  /** Sum over all that this device kept when this was written (`sumOf`). */
  sum: string
  /** Days since 1970. */
  day: number
}

/** Remembers positions beside the entries; losing one only costs a download. Every promise settles. */
export interface HubPositions {
  read(docId: string): Promise<HubPosition | undefined>
  write(docId: string, position: HubPosition): Promise<void>
}

export interface HubLinkParts {
  /** Where the hub is, such as `https://hub.example`. */
  address: string
  holder: Holder
  /** The operator's token, where only its holders may open new rooms. */
  operator?: string
  /** Ids of all documents that this device holds keys of. */
  known: () => Promise<string[]>
  /** Rejects for a document that belongs into no room, such as a rehearsal. */
  keysOf: (docId: string) => Promise<DocumentKeys>
  /** True for answers of somebody who only hands in: their room is never entered. */
  isDropOnly?: (docId: string) => Promise<boolean>
  /** Addresses of what this device keeps of a document. */
  hashes: (docId: string) => Promise<string[]>
  /** True while the document is open here: its room is never left. */
  isOpen?: (docId: string) => boolean
  /** Without them everything is downloaded anew after each start. */
  positions?: HubPositions
  pace?: Partial<Pace>
  /** What takes the place of the browser's WebSocket. */
  webSocket?: unknown
}

/** Times in milliseconds. */
export interface Pace {
  /** Before the first new attempt to connect; doubled up to `longestPause`, and spread at random. */
  firstPause: number
  longestPause: number
  /** After so many attempts in vain only `farPause` is waited for: nobody seems to be there. */
  patience: number
  farPause: number
  /** For opening a socket and for entering a room. */
  entry: number
  /** For any sign of life after it was asked for. */
  sign: number
  /** How often everything that waits is looked at. */
  watch: number
  /** The hub says something every few seconds; when it was silent for so long it is asked. */
  silence: number
  /** Without edits: what the hub did not confirm is offered again. */
  again: number
  /** All documents are compared with the hub. */
  tour: number
  /** Nothing has happened in a room for so long: what was replaced is told, and the position noted. */
  quiet: number
  /** Rooms that are joined at once. */
  mostRooms: number
  /** Rooms that the tour looks at side by side. */
  mostVisits: number
}

export const usualPace: Pace = {
  firstPause: 500,
  longestPause: 5000,
  patience: 20,
  farPause: 30_000,
  entry: 15_000,
  sign: 2500,
  watch: 10_000,
  silence: 20_000,
  again: 60_000,
  tour: 300_000,
  quiet: 3000,
  mostRooms: 24,
  mostVisits: 4,
}
