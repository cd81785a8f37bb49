/** A survey as its own page looks at it: what it is doing, how many answered, and the acts of the moderation. */
import { initiativeRecords, listSurvey, putAwaySurvey } from '#documents/initiative.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import { periodOf } from '#documents/survey-period.ts'
import { titleOf } from '#documents/survey-heading.ts'
import { fillSurvey } from '#documents/survey-filling.ts'
import {
  countSpoilt,
  draftReading,
  endSurvey,
  freeze,
  runningVersion,
  surveyRecords,
  surveyState,
  versionsOf,
} from '#documents/survey.ts'
import { isAtRest, isPutAway, type SurveyEntry } from '#schema/initiative.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Live, liveList } from '#state/live.ts'
import { follow } from './overview-follow.ts'

export type { OpenSurvey }

/** False while this device holds the keys of a survey and nothing of its contents. */
export function surveyIsHere({ document }: OpenSurvey): Live<boolean> {
  const { settings } = surveyRecords(document.doc)
  return new Live(
    (changed) => settings.observe(changed),
    () => settings.isThere,
  )
}

export class SurveyOverview {
  readonly open: OpenSurvey
  #isThere: Live<boolean>
  #settings
  #versions
  #questions
  #sections
  #codes
  #count: Live<OpenSurvey['answers']['count']>
  #writable: Live<boolean>
  #entry: Live<SurveyEntry | undefined>

  constructor(open: OpenSurvey) {
    this.open = open
    const { settings, versions, questions, sections, codes } = surveyRecords(open.document.doc)
    this.#isThere = surveyIsHere(open)
    this.#settings = new Live(
      (changed) => settings.observe(changed),
      () => settings.current,
    )
    this.#versions = liveList(versions)
    this.#questions = liveList(questions)
    this.#sections = liveList(sections)
    this.#codes = liveList(codes)
    this.#count = new Live(
      (changed) => open.answers.observe(changed),
      () => open.answers.count,
    )
    const entries = open.initiative && initiativeRecords(open.initiative.doc).surveys
    this.#entry = new Live(
      (changed) => entries?.observe(changed) ?? (() => undefined),
      () => entries?.list().find(({ id }) => id === open.id),
    )
    this.#writable = new Live(
      (changed) => open.document.observe(changed),
      () => open.document.writable,
    )
  }

  get doc() {
    return this.open.document.doc
  }
  /** False while this device holds its keys and nothing of its contents. */
  get isThere() {
    return this.#isThere.current
  }
  get isLed(): boolean {
    return this.open.role === 'moderation' && this.#writable.current
  }
  get title(): string {
    return titleOf(this.#settings.current)
  }
  /** The initiative it belongs to; empty where that is not known here. */
  get initiative(): string {
    return this.#settings.current.initiative
  }
  get count() {
    return this.#count.current
  }
  /**
   * Finds out which answers were taken back on another device; where they cannot be opened, it stays unknown. Returns
   * a function that stops it: what was opened until then is not opened again.
   */
  recount(): () => void {
    const { answers } = this.open
    const controller = new AbortController()
    const watch = { signal: controller.signal, progress: () => undefined }
    if (answers.canOpen && answers.count.kept > 0) answers.open(watch).catch(() => undefined)
    return () => controller.abort()
  }
  get questionCount(): number {
    return this.#questions.current.filter(({ kind, withdrawn }) => {
      return !withdrawn && kind !== 'page' && kind !== 'calculation'
    }).length
  }
  get state() {
    follow(this.#versions)
    return surveyState(this.doc)
  }
  get running() {
    follow(this.#versions)
    return runningVersion(this.doc)
  }
  get versions() {
    follow(this.#versions)
    return versionsOf(this.doc)
  }

  /** How many versions do not fit their hash; nobody is asked them. */
  get spoilt(): number {
    follow(this.#versions)
    return countSpoilt(this.doc)
  }

  /** As it would be frozen now. */
  get reading() {
    follow(this.#settings, this.#questions, this.#sections, this.#codes)
    return draftReading(this.doc)
  }

  /** Freezes what is written now. Rejects, and freezes nothing, if it cannot be read whole. */
  async start(day: string, isPretest: boolean): Promise<void> {
    await freeze(this.doc, this.open.id, { day, pretest: isPretest })
    this.list()
    await this.open.document.whenSaved()
  }

  end(day: string): void {
    endSurvey(this.doc, day)
    this.list()
  }

  /** Adds questions and takes over the heading that comes with them; what does not come stays. */
  fill(taken: Partial<Questionnaire>): void {
    fillSurvey(this.doc, { ...this.reading.questionnaire, sections: [], ...taken })
    this.list()
  }

  /** Fills in the example of Braunsbedra; `day` is today. */
  async fillExample(day: string): Promise<void> {
    const { braunsbedraSurvey } = await import('#examples/braunsbedra-survey.ts')
    this.fill(braunsbedraSurvey(this.open.id, day))
  }

  /** True while it lies in the trash of its initiative; its own page says so, too. */
  get isPutAway(): boolean {
    const entry = this.#entry.current
    return entry !== undefined && isPutAway(entry)
  }
  bringBack(): void {
    const { initiative, id } = this.open
    if (initiative) putAwaySurvey(initiative.doc, id, false)
  }

  /** Writes down in the initiative how this survey is called and what it is doing. */
  list(): void {
    const { initiative, id } = this.open
    if (!initiative || !this.isLed || !surveyRecords(this.doc).settings.isThere) return
    const { sections } = draftReading(this.doc).questionnaire
    const questions = sections
      .flatMap((section) => section.questions)
      .filter(({ kind }) => kind !== 'page' && kind !== 'calculation').length
    const title = titleOf(surveyRecords(this.doc).settings.current)
    const { begun, ended = '' } = periodOf(versionsOf(this.doc))
    const state = surveyState(this.doc)
    // Whoever starts one that lies in the trash takes it out by that: after its end it is in the lists, too.
    const isBack = this.#entry.current?.withdrawn === true && !isAtRest({ state })
    const days = begun && { begun, ended }
    const fields = { id, title, state, questions, ...days, ...(isBack && { withdrawn: false }) }
    listSurvey(initiative.doc, fields)
  }
}
