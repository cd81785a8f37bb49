/** The keys of this device: what it may do in which document, from an initiative's secret or from a link. */
import { documentId, DocumentKind } from '#schema/id.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import {
  keysOfCapability,
  keysOfModeration,
  roles,
  type DocumentKeys,
  type Role,
} from '#vault/keys.ts'

/** Which roles may write what counts: a contribution may write anything, so the course is not in its reach. */
const trusted: Record<DocumentKind, readonly Role[]> = {
  initiative: ['moderation', 'contribution'],
  conduct: ['moderation'],
  workshop: ['moderation', 'contribution'],
  // As with the conduct: what is asked, and whether it is asked now, decides the moderation alone. Whoever holds a
  // kiosk's or a respondent's link can read it and can never put another question into the running survey.
  survey: ['moderation'],
  answers: ['contribution'],
  draft: ['moderation', 'contribution'],
}

/** What a moderator signs with: as little as is needed. */
const usual: Record<DocumentKind, Role> = {
  initiative: 'moderation',
  conduct: 'moderation',
  workshop: 'contribution',
  survey: 'moderation',
  answers: 'contribution',
  draft: 'moderation',
}

/** What this device may do in one document. `role` signs here; undefined where it may only read. */
export interface Access {
  keys: DocumentKeys
  role: Role | undefined
  trusted: readonly Role[]
  /** The highest role that this device holds. */
  held: Role
}

/** The rights in a document of this kind for whoever holds these keys. */
export function accessWith(kind: DocumentKind, keys: DocumentKeys): Access {
  const held = roles.find((role) => keys.signers[role]) ?? 'reading'
  const signing = [usual[kind], ...trusted[kind]].find((role) => keys.signers[role])
  return { keys, role: signing, trusted: trusted[kind], held }
}

/** Kind and id of `kind.id`; undefined for anything else. */
function partsOf(docId: string): { kind: DocumentKind; id: string } | undefined {
  const [first = '', ...rest] = docId.split('.')
  const { data: kind } = DocumentKind.safeParse(first)
  return kind && { kind, id: rest.join('.') }
}

export class Keyring {
  readonly #shelf: () => Shelf

  constructor(shelf: () => Shelf) {
    this.#shelf = shelf
  }

  /** Ids of all documents that this device holds keys of. */
  async known(): Promise<string[]> {
    const { initiatives, capabilities } = this.#shelf()
    const [held, given] = await Promise.all([initiatives.held(), capabilities.documents()])
    const own = held.flatMap(({ id, workshops, surveys }) => [
      documentId('initiative', id),
      ...workshops.flatMap((one) => [documentId('workshop', one), documentId('conduct', one)]),
      ...surveys.flatMap((one) => [
        documentId('survey', one),
        documentId('answers', one),
        documentId('draft', one),
      ]),
    ])
    return [...new Set([...own, ...given])]
  }

  /** The initiative on this device that a document belongs to, if its secret is here. */
  async initiativeOf(docId: string): Promise<string | undefined> {
    const place = partsOf(docId)
    if (!place) return undefined
    const { initiatives } = this.#shelf()
    if (place.kind !== 'initiative') return initiatives.initiativeOf(place.id)
    const held = await initiatives.held()
    return held.find(({ id }) => id === place.id)?.id
  }

  /** The initiative on this device whose secret makes this room, whether or not it lists the document yet. */
  async makerOf(docId: string, roomId: string): Promise<string | undefined> {
    const { initiatives } = this.#shelf()
    for (const { id } of await initiatives.held()) {
      const keys = await keysOfModeration(await initiatives.secret(id), docId)
      if (keys.roomId === roomId) return id
    }
    return undefined
  }

  /**
   * Rejects with `not-here` if this device holds no key of the document. The secret goes before a link.
   * With `roomId` also the secret of an initiative that does not list the document yet.
   */
  async accessTo(docId: string, roomId?: string): Promise<Access> {
    const place = partsOf(docId)
    if (!place) throw new ProblemError('not-here', docId)
    const initiative =
      (await this.initiativeOf(docId)) ?? (roomId && (await this.makerOf(docId, roomId)))
    const keys = initiative
      ? await this.#keysOfInitiative(initiative, docId)
      : await this.#keysOfLink(docId)
    const access = accessWith(place.kind, keys)
    if (initiative || !(await this.#isWaiting(place.id))) return access
    return { ...access, role: undefined }
  }

  /** True for the answers of a survey that this device was only asked to answer: those of others are not its business. */
  async isDropOnly(docId: string): Promise<boolean> {
    const place = partsOf(docId)
    if (place?.kind !== 'answers' || (await this.initiativeOf(docId))) return false
    return (await this.#shelf().capabilities.joined(place.id))?.invited === 'respondent'
  }

  async #keysOfInitiative(id: string, docId: string): Promise<DocumentKeys> {
    const { initiatives } = this.#shelf()
    const [secret, replaced] = await Promise.all([
      initiatives.secret(id),
      initiatives.earlierSecrets(id),
    ])
    const keys = await keysOfModeration(secret, docId)
    if (!replaced.length) return keys
    return {
      ...keys,
      earlier: await Promise.all(replaced.map((one) => keysOfModeration(one, docId))),
    }
  }

  async #keysOfLink(docId: string): Promise<DocumentKeys> {
    const given = await this.#shelf().capabilities.capabilities(docId)
    if (!given) throw new ProblemError('not-here', docId)
    const [keys, ...earlier] = await Promise.all(
      given.map((capability) => keysOfCapability(docId, capability)),
    )
    if (!keys) throw new ProblemError('not-here', docId)
    return earlier.length ? { ...keys, earlier } : keys
  }

  /** Until the moderation was heard, nobody knows whether the workshop still takes new members. */
  async #isWaiting(id: string): Promise<boolean> {
    const joined = await this.#shelf().capabilities.joined(id)
    return joined?.kind === 'workshop' && joined.admission !== 'admitted'
  }
}
