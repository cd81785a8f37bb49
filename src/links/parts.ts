/** What a session is made of: given in by the app, so that each part can be another one in a test. */
import type { EntryStore, Link, Problem, ProblemCode } from '#documents/ports.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import type { Seal } from '#vault/seal.ts'

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
  links: readonly Link[]
  /** True if other windows on the tabs link write into the same store: what they send is kept already. */
  sharesStore: boolean
  /** Seals the local cache; without one there is no cache. */
  seal: Seal | undefined
  board: ProblemBoard
  /** Entries after which a snapshot replaces them; 200 if not said. */
  mostEntries?: number
  /** Milliseconds after opening in which nothing is tidied; 5,000 if not said. */
  restAfterOpening?: number
}
