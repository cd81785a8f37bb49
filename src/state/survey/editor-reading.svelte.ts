/** The questionnaire of a survey as an editor looks at it: its records, put together, as they are now. */
import type { OpenSurvey } from '#documents/ports.ts'
import { languagesOf, noticeOf, titleOf } from '#documents/survey-heading.ts'
import { sectionRows, type SectionRows } from '#documents/survey-order.ts'
import { draftReading, runningVersion, surveyParts, surveyRecords } from '#documents/survey.ts'
import type { Question } from '#schema/survey.ts'
import type { CodeRecord, QuestionRecord } from '#schema/survey-records.ts'
import { Live, liveList } from '#state/live.ts'
import { featureOf } from '#survey/person-features.ts'
import { nameOfQuestion } from './editor-sentence.ts'
import { follow } from './overview-follow.ts'

export class SurveyReading {
  readonly open: OpenSurvey
  #parts
  #writable: Live<boolean>
  #saved: Live<'saved' | 'saving' | 'failing'>
  #refused: Live<boolean>
  #reading = $derived.by(() => {
    this.#touch()
    return draftReading(this.doc)
  })
  #rows: SectionRows[] = $derived.by(() => {
    this.#touch()
    return sectionRows(surveyParts(this.doc))
  })
  #byId = $derived.by(() => {
    const questions = this.questionnaire.sections.flatMap((section) => section.questions)
    return new Map(questions.map((question) => [question.id, question]))
  })

  constructor(open: OpenSurvey) {
    this.open = open
    const { settings, sections, questions, codes, versions } = surveyRecords(open.document.doc)
    this.#parts = {
      settings: new Live(
        (changed) => settings.observe(changed),
        () => settings.current,
      ),
      sections: liveList(sections),
      questions: liveList(questions),
      codes: liveList(codes),
      versions: liveList(versions),
    }
    const watch = (changed: () => void) => open.document.observe(changed)
    this.#writable = new Live(watch, () => open.document.writable)
    this.#saved = new Live(watch, () => open.document.saved)
    const { draft } = open
    this.#refused = new Live(
      (changed) => draft?.observe(changed) ?? (() => undefined),
      () => draft?.isRefused ?? false,
    )
  }

  get doc() {
    return this.open.document.doc
  }
  get drafts() {
    return this.open.drafts
  }
  whenSaved(): Promise<void> {
    return this.open.document.whenSaved()
  }

  /** The moderation, and whom it invited to edit: everybody else looks on. */
  get writable(): boolean {
    return this.#writable.current && this.open.role !== 'reading'
  }
  get saved() {
    return this.#saved.current
  }
  /** Somebody who was invited to edit did more than that. */
  get isRefused(): boolean {
    return this.#refused.current
  }
  get settings() {
    return this.#parts.settings.current
  }
  get title(): string {
    return titleOf(this.settings)
  }
  get languages(): string[] {
    return languagesOf(this.settings)
  }
  get first(): string {
    return this.languages[0] ?? 'de'
  }
  get notice() {
    return noticeOf(this.settings)
  }
  get running() {
    follow(this.#parts.versions)
    return runningVersion(this.doc)
  }

  /** As it would be frozen now. */
  get questionnaire() {
    return this.#reading.questionnaire
  }
  get unreadable() {
    return this.#reading.unreadable
  }
  get rows(): readonly SectionRows[] {
    return this.#rows
  }
  get questions(): QuestionRecord[] {
    return this.rows.flatMap(({ questions }) => questions)
  }
  /** Questions in the trash. */
  get withdrawn(): QuestionRecord[] {
    return this.#parts.questions.current.filter(({ withdrawn }) => withdrawn)
  }
  /** Also one that lies in the trash. */
  recordOf(id: string): QuestionRecord | undefined {
    return this.#parts.questions.current.find((one) => one.id === id)
  }

  /** The question with this id; undefined if this app cannot read it. */
  question(id: string): Question | undefined {
    return this.#byId.get(id)
  }

  /** True for a question after the place where somebody lives, marked as one or asked in words. */
  asksHome(id: string): boolean {
    const question = this.question(id)
    return question !== undefined && featureOf(question) === 'place'
  }

  /** What a question is called in lists; empty for one without a text. */
  nameOf(record: QuestionRecord): string {
    const question = this.question(record.id)
    const name = question ? nameOfQuestion(question, this.first) : ''
    return name === question?.name ? '' : name
  }

  /** Options or rows of a question that are not in the trash. */
  codesOf(question: string, part: CodeRecord['part']): CodeRecord[] {
    return this.#parts.codes.current.filter(
      (one) => one.question === question && one.part === part && !one.withdrawn,
    )
  }

  /** Questions that are asked before this one, or before this section: conditions may ask about them. */
  before(id: string): Question[] {
    const sections = this.questionnaire.sections
    const section = sections.findIndex((one) => one.id === id)
    if (section !== -1) return sections.slice(0, section).flatMap((one) => one.questions)
    const all = sections.flatMap((one) => one.questions)
    return all.slice(
      0,
      Math.max(
        0,
        all.findIndex((one) => one.id === id),
      ),
    )
  }

  #touch(): void {
    follow(...Object.values(this.#parts))
  }
}
