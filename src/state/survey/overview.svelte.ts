/** A survey as its own page looks at it: what it is doing, how many answered, and the acts of the moderation. */
import { listSurvey } from '#documents/initiative.ts'
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
import type { Questionnaire } from '#schema/survey.ts'
import { Live, liveList } from '#state/live.ts'
import { follow } from './overview-follow.ts'

export type { OpenSurvey }

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

  constructor(open: OpenSurvey) {
    this.open = open
    const { settings, versions, questions, sections, codes } = surveyRecords(open.document.doc)
    this.#isThere = new Live(
      (changed) => settings.observe(changed),
      () => settings.isThere,
    )
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
    const listed = { id, title, state: surveyState(this.doc), questions }
    listSurvey(initiative.doc, begun ? { ...listed, begun, ended } : listed)
  }
}
