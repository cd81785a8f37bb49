/** What a session is made of: given in by the app, so that each part can be another one in a test. */
import type { EntryStore, Problem, ProblemCode, ReceiptStore } from '#documents/ports.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import type { Seal } from '#vault/seal.ts'
import type { Junction } from './junction.ts'

/** Where problems are shown until they are over. */
export interface ProblemBoard {
  raise(problem: Problem): void
  clear(code: ProblemCode, docId: string): void
}

export interface SessionParts {
  docId: string
  keys: DocumentKeys
  /** The role that signs what is done here; undefined on a device that may only read. */
  role: Role | undefined
  /** The roles whose entries count: `conduct` takes moderation alone. */
  trusted: readonly Role[]
  store: EntryStore
  links: Junction
  /** True if other windows on the tabs link write into the same store: what they send is kept already. */
  sharesStore: boolean
  /** Seals the local cache; without one there is no cache. */
  seal: Seal | undefined
  /** Gives away what was made here and takes nothing in: answers of others are no business of a respondent. */
  isDropOnly?: boolean
  /** Remembers what others have confirmed; without one it is known only while the document is open. */
  receipts?: ReceiptStore
  /** Called after more was written of what others have confirmed: other windows read it anew. */
  confirmed?: () => void
  board: ProblemBoard
  /** Entries after which a snapshot replaces them; 200 if not said. */
  mostEntries?: number
  /** Milliseconds after opening in which nothing is tidied; 5,000 if not said. */
  restAfterOpening?: number
}
