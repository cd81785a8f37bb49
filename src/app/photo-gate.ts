/** Which photos may leave this device, asked of the records of their document; in doubt none. */
import type { EntryStore, MediaGate, MediaRules } from '#documents/ports.ts'
import { mediaRules } from '#documents/photos.ts'
import { copyDocument } from '#links/opening.ts'
import type { DocumentKind } from '#schema/id.ts'
import type { OpenDocuments } from './open-documents.ts'

/** What people chose to show to everybody who is asked (plans), and what they sealed themselves for the moderation. */
const free: ReadonlySet<string> = new Set<DocumentKind>(['survey', 'answers', 'draft'])

/** True for documents in whose pictures nobody is asked after faces. */
export function isFreeOfQuestions(docId: string): boolean {
  const [kind = ''] = docId.split('.')
  return free.has(kind)
}

export class PhotoGate implements MediaGate {
  readonly #documents: Pick<OpenDocuments, 'docOf' | 'partsOf'>
  readonly #entries: Pick<EntryStore, 'hashes'>
  /** Of documents that are not open: read once for the same entries. */
  readonly #read = new Map<string, { entries: string; rules: MediaRules }>()

  constructor(
    documents: Pick<OpenDocuments, 'docOf' | 'partsOf'>,
    entries: Pick<EntryStore, 'hashes'>,
  ) {
    this.#documents = documents
    this.#entries = entries
  }

  async rules(docId: string): Promise<MediaRules> {
    if (isFreeOfQuestions(docId)) return { mayLeave: () => true, isErased: () => false }
    // What was decided a moment ago counts, even before it is kept.
    const open = this.#documents.docOf(docId)
    if (open) return mediaRules(open)
    const entries = (await this.#entries.hashes(docId)).sort().join()
    const known = this.#read.get(docId)
    if (known?.entries === entries) return known.rules
    const rules = mediaRules(await copyDocument(await this.#documents.partsOf(docId)))
    this.#read.set(docId, { entries, rules })
    return rules
  }
}
