/** Brings together what invited editors write and the survey itself: only on a device of the moderation. */
import type { MediaDesk, OpenDocument, SharedDraft } from '#documents/ports.ts'
import { surveyRecords, surveyRoots } from '#documents/survey.ts'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'

/** Origin of what goes over from one document to the other. */
const carried = 'carried between survey and draft'

/** Where the survey stands, and whose it is: nobody who is invited to edit decides that. */
const fixedSettings = ['id', 'initiative']

export interface DraftParts {
  /** What is asked and started from: the moderation's entries alone count here. */
  survey: OpenDocument
  /** The same records, where entries of invited editors count, too. */
  draft: OpenDocument
  media: () => Promise<Pick<MediaDesk, 'list' | 'read' | 'keep' | 'observe'>>
}

/**
 * Both are one Yjs document in two rooms. A kiosk believes the survey's room only, and nothing comes into it that
 * changes more than the questionnaire: a start, an end or a count of an editor's making is left out with all
 * that comes after it.
 */
export class CarriedDraft implements SharedDraft {
  readonly #parts: DraftParts
  readonly #observers = new Set<() => void>()
  #isRefused = false
  #stopMedia = () => {}
  #isStopped = false

  constructor(parts: DraftParts) {
    this.#parts = parts
    parts.survey.doc.on('update', this.#outward)
    parts.draft.doc.on('update', this.#inward)
    if (this.isShared) this.#begin()
  }

  get isShared(): boolean {
    return this.#parts.draft.doc.store.clients.size > 0
  }

  get isRefused(): boolean {
    return this.#isRefused
  }

  async share(): Promise<void> {
    const { survey, draft } = this.#parts
    if (!this.isShared) {
      applyUpdate(draft.doc, encodeStateAsUpdate(survey.doc), carried)
      this.#begin()
    }
    await draft.whenSaved()
    await this.#carryPlans()
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  stop(): void {
    this.#isStopped = true
    this.#stopMedia()
    this.#parts.survey.doc.off('update', this.#outward)
    this.#parts.draft.doc.off('update', this.#inward)
  }

  #begin(): void {
    this.#take()
    this.#give()
    void this.#watchPlans()
  }

  readonly #outward = (_: Uint8Array, origin: unknown): void => {
    if (origin === carried || !this.isShared) return
    this.#give()
    // What the moderation did elsewhere came by the draft first, and is no editor's doing.
    if (this.#isRefused) this.#take()
  }

  readonly #inward = (_: Uint8Array, origin: unknown): void => {
    if (origin === carried) return
    // The first that comes from another device of the moderation makes it shared here, too.
    this.#take()
    if (!this.#isRefused) this.#give()
    void this.#carryPlans().catch(() => undefined)
  }

  #give(): void {
    const { survey, draft } = this.#parts
    const news = encodeStateAsUpdate(survey.doc, encodeStateVector(draft.doc))
    applyUpdate(draft.doc, news, carried)
  }

  #take(): void {
    const { survey, draft } = this.#parts
    const news = encodeStateAsUpdate(draft.doc, encodeStateVector(survey.doc))
    const isRefused = !touchesQuestionsAlone(survey.doc, news)
    if (!isRefused) applyUpdate(survey.doc, news, carried)
    if (isRefused === this.#isRefused) return
    this.#isRefused = isRefused
    for (const observer of [...this.#observers]) observer()
  }

  async #watchPlans(): Promise<void> {
    const media = await this.#parts.media()
    if (this.#isStopped) return
    this.#stopMedia()
    this.#stopMedia = media.observe(() => void this.#carryPlans().catch(() => undefined))
    await this.#carryPlans()
  }

  /** A plan belongs to the room that it was chosen in: kiosks look in the survey's, editors in the draft's. */
  async #carryPlans(): Promise<void> {
    const { survey, draft } = this.#parts
    const plans = surveyRecords(survey.doc)
      .questions.list()
      .flatMap(({ plan }) => plan ?? [])
    if (plans.length === 0 || !this.isShared) return
    const media = await this.#parts.media()
    const [there, here] = [await media.list(survey.docId), await media.list(draft.docId)]
    for (const plan of new Set(plans)) {
      const [hash] = plan.split('.')
      const isIt = (line: { hash: string }) => line.hash === hash
      const [atSurvey, atDraft] = [there.find(isIt), here.find(isIt)]
      const line = atSurvey ?? atDraft
      const bytes = line && !(atSurvey && atDraft) ? await media.read(line.hash) : undefined
      if (!line || !bytes || this.#isStopped) continue
      const { size, kind } = line
      await media.keep(
        atSurvey ? draft.docId : survey.docId,
        { hash: line.hash, size, kind },
        bytes,
      )
    }
  }
}

/** Tried out in memory: everything that is no question, and whose survey it is, must be as it was. */
function touchesQuestionsAlone(doc: Doc, news: Uint8Array): boolean {
  const trial = new Doc()
  applyUpdate(trial, encodeStateAsUpdate(doc))
  applyUpdate(trial, news)
  const own: readonly string[] = surveyRoots
  const names = [...trial.share.keys()].filter((name) => !own.includes(name))
  const said = (one: Doc) => [
    ...fixedSettings.map((field) => one.getMap('settings').get(field)),
    ...names.map((name) => one.getMap(name).toJSON()),
  ]
  const isSame = JSON.stringify(said(trial)) === JSON.stringify(said(doc))
  trial.destroy()
  return isSame
}
