/** Surveys on this device: made, and opened with the box for their answers. Loaded when the first one is needed. */
import type { Drafts, Meeting, OpenSurvey } from '#documents/ports.ts'
import { documentId } from '#schema/id.ts'
import type { Shelf } from '#storage/shelf.ts'
import type { Doc } from 'yjs'
import { MemoryDrafts } from './drafts.ts'
import { foundSurvey } from './founding.ts'
import type { Keyring } from './keyring.ts'
import { OpenAnswers } from './open-answers.ts'
import type { OpenDocuments } from './open-documents.ts'
import { noAnswers } from './no-answers.ts'
import { tellAsked } from './survey-asked.ts'
import { CarriedDraft } from './survey-draft.ts'

export interface SurveyParts {
  shelf: Shelf
  keyring: Keyring
  documents: OpenDocuments
  draftsOf: (prefix: string) => Drafts
  meeting: () => Promise<Meeting>
}

export class Surveys {
  readonly #parts: SurveyParts
  readonly answers: OpenAnswers

  constructor(parts: SurveyParts) {
    this.#parts = parts
    this.answers = new OpenAnswers(parts.shelf, parts.keyring, parts.documents)
  }

  async create(
    initiative: string,
    survey: string,
    fill: (docs: { survey: Doc; initiative: Doc }) => void,
  ): Promise<void> {
    const { shelf, documents } = this.#parts
    const { initiatives, entries } = shelf
    const place = { id: initiative, secret: await initiatives.secret(initiative) }
    await foundSurvey(documents, place, survey, fill, (first) => {
      const rows = first.map(({ docId, entry }) => entries.rowOf(docId, entry))
      return initiatives.addSurvey(initiative, survey, rows)
    })
  }

  async open(id: string): Promise<OpenSurvey> {
    const { keyring, documents, draftsOf, meeting } = this.#parts
    if (await this.#isEditor(id)) return this.#openDraft(id)
    const docId = documentId('survey', id)
    const [initiativeId, { held }] = await Promise.all([
      keyring.initiativeOf(docId),
      keyring.accessTo(docId),
    ])
    const opening = [
      documents.open({ kind: 'survey', id }),
      this.answers.open(id),
      initiativeId === undefined
        ? Promise.resolve(undefined)
        : documents.open({ kind: 'initiative', id: initiativeId }),
    ] as const
    try {
      const [document, { box, close }, initiative] = await Promise.all(opening)
      // What somebody is answering on a kiosk or a phone must be gone with the page: it never touches the disk.
      const drafts = held === 'moderation' ? draftsOf(`survey.${id} `) : new MemoryDrafts()
      const stop =
        held === 'moderation'
          ? tellAsked({
              document,
              keys: async () => (await keyring.accessTo(docId)).keys,
              media: async () => (await meeting()).media,
            })
          : () => undefined
      const media = async () => (await meeting()).media
      const draft = held === 'moderation' ? await documents.open({ kind: 'draft', id }) : undefined
      const carried = draft && new CarriedDraft({ survey: document, draft, media })
      const closeAll = async () => {
        stop()
        carried?.stop()
        await Promise.all([document.close(), close(), initiative?.close(), draft?.close()])
      }
      const own = { id, role: held, document, answers: box, drafts, close: closeAll }
      const open = carried ? { ...own, draft: carried } : own
      return initiative ? { ...open, initiative } : open
    } catch (error) {
      for (const settled of await Promise.allSettled(opening))
        if (settled.status === 'fulfilled') await settled.value?.close()
      throw error
    }
  }

  /** Somebody who was invited to edit the questions, and holds nothing else of the survey. */
  async #isEditor(id: string): Promise<boolean> {
    const { shelf, keyring } = this.#parts
    if (await keyring.initiativeOf(documentId('survey', id))) return false
    return (await shelf.capabilities.joined(id))?.invited === 'editor'
  }

  async #openDraft(id: string): Promise<OpenSurvey> {
    const { documents, draftsOf } = this.#parts
    const document = await documents.open({ kind: 'draft', id })
    const drafts = draftsOf(`survey.${id} `)
    const close = () => document.close()
    return { id, role: 'contribution', document, answers: noAnswers(id), drafts, close }
  }
}
