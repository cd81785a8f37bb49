/** Sees everything that happens in a run and says at once when something promised does not hold. */
import { createHash } from 'node:crypto'
import { decrypt } from './host.ts'
import type { Keys } from './documents.ts'

/** What is broken: one of the invariants of sync.md, section 9.1. */
export class Violation extends Error {
  readonly invariant: string
  constructor(invariant: string, text: string) {
    super(`${invariant}: ${text}`)
    this.invariant = invariant
  }
}

/** No word of these may be read where anybody can look: the beginning of every mark. */
const inTheClear = /<[a-h]2?\.[0-9]+>|xxxxxxxx/

/** Every edit leaves one of these in the document, so that it can be found in whatever holds it. */
const mark = /<(?:evil|[a-h]2?\.[0-9]+)>/g
const headerLength = 35
const signatureLength = 64

export class Witness {
  violation: Violation | undefined
  /** Lines of what happened; only kept if somebody wants to read them. */
  readonly lines: string[] = []
  /** Marks of all edits that were ever made by whoever may write, by document. */
  readonly made = new Map<string, Set<string>>()
  /** Cards that were taken away, by the mark of the edit that did it. */
  readonly deletions = new Map<string, { docId: string; card: string }>()
  /** Marks that a device called saved, by document. */
  readonly promised = new Map<string, Set<string>>()
  /** Addresses of what nobody may believe. */
  readonly junk = new Set<string>()
  readonly isTold: boolean
  readonly #keys: Keys
  readonly #marks = new Map<string, readonly string[]>()
  /** Looked at before. */
  readonly #sealed = new WeakSet<Uint8Array>()
  readonly #hash = createHash('sha256')
  readonly #clock: () => number

  constructor(keys: Keys, clock: () => number, isTold: boolean) {
    this.#keys = keys
    this.#clock = clock
    this.isTold = isTold
  }

  /** The first one counts: what follows may only be its consequence. */
  readonly violate = (invariant: string, text: string): void => {
    if (this.violation) return
    this.violation = new Violation(invariant, text)
    this.note(`VIOLATION ${invariant}: ${text}`)
  }

  note(line: string): void {
    const whole = `${String(this.#clock())} ${line}`
    this.#hash.update(whole)
    if (this.isTold) this.lines.push(whole)
  }

  /** The same for two runs in which the same happened. */
  get print(): string {
    return this.#hash.copy().digest('hex')
  }

  /** I6: what leaves a device, or lies on a disk, says nothing to whoever has no key. */
  expectSealed(bytes: Uint8Array, where: string): void {
    if (this.#sealed.has(bytes)) return
    this.#sealed.add(bytes)
    const [word] = Buffer.from(bytes).toString('latin1').match(inTheClear) ?? []
    if (word !== undefined) this.violate('I6', `${word} can be read ${where}`)
  }

  edited(docId: string, text: string): void {
    setOf(this.made, docId).add(text)
  }

  saved(docId: string, marks: Iterable<string>): void {
    const promised = setOf(this.promised, docId)
    for (const one of marks) promised.add(one)
  }

  /** The edits in an entry; none if it does not open. */
  marksIn(docId: string, hash: string, bytes?: Uint8Array): readonly string[] {
    const name = `${docId} ${hash}`
    const before = this.#marks.get(name)
    if (before || !bytes) return before ?? []
    const marks = this.#read(docId, bytes)
    this.#marks.set(name, marks)
    return marks
  }

  #read(docId: string, bytes: Uint8Array): string[] {
    const keys = this.#keys.moderation.get(docId)?.keys
    if (!keys || bytes.length < headerLength + signatureLength + 16) return []
    const header = bytes.subarray(0, headerLength)
    const additionalData = Buffer.concat([header, keys.docIdBytes])
    const iv = header.slice(headerLength - 12)
    const sealed = bytes.subarray(headerLength, -signatureLength)
    try {
      const plain = decrypt({ name: 'AES-GCM', iv, additionalData }, keys.content, sealed)
      return [...new Set(Buffer.from(plain).toString('latin1').match(mark))]
    } catch {
      return []
    }
  }
}

export function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key) ?? new Set<string>()
  map.set(key, known)
  return known
}
