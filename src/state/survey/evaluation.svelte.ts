/** The evaluation of a survey: what is counted, what is shown of it, and what it means. */
import {
  codingRecords,
  freezeCount,
  reportFacts,
  setReportFacts,
  type NumberedCount,
} from '#documents/coding.ts'
import type { Device, OpenSurvey } from '#documents/ports.ts'
import { surveyRecords } from '#documents/survey.ts'
import { comparableNames, type Count } from '#evaluation/count.ts'
import { mostFeatures } from '#evaluation/features.ts'
import type { Filter, Published, PublishedTable } from '#evaluation/published.ts'
import type { ReportFacts } from '#schema/coding.ts'
import type { Need } from '#schema/need.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Live, liveList, liveRecord } from '#state/live.ts'
import { Needs, type NeedRow } from '#state/needs.svelte.ts'
import { OpenedAnswers } from './evaluation-answers.svelte.ts'
import { TextReading } from './evaluation-coding.svelte.ts'
import { SurveyWaves } from './evaluation-waves.svelte.ts'
import { follow } from './overview-follow.ts'

export type { OpenSurvey, Published, PublishedTable }
export type { PublishedLine, Filter } from '#evaluation/published.ts'
export { mostFeatures }

/** So many new answers make a count of their own. */
export const leastToCount = 5

export class Evaluation {
  readonly answers: OpenedAnswers
  readonly reading: TextReading
  /** Another survey beside this one. */
  readonly waves: SurveyWaves
  readonly #survey: OpenSurvey
  readonly #records
  readonly #versions
  readonly #facts
  /** Undefined where the initiative is not open on this device. */
  readonly allNeeds: Needs | undefined
  readonly #writable: Live<boolean>
  #number = $state<number>()
  #filter = $state.raw<Filter>([])
  #by = $state.raw<readonly string[]>([])
  readonly #counts = $derived.by(() => this.#readCounts())
  readonly #count = $derived.by(() => this.#make())
  readonly #published = $derived.by(() =>
    this.#count?.publish({ filter: this.#filter, by: this.#by }),
  )

  constructor(survey: OpenSurvey, device: Pick<Device, 'openSurvey'>) {
    this.#survey = survey
    this.waves = new SurveyWaves(survey, device, () => this.whole)
    this.answers = new OpenedAnswers(survey)
    const { counts } = codingRecords(survey.document.doc)
    this.#facts = liveRecord(reportFacts(survey.document.doc))
    this.#records = liveList(counts)
    this.#versions = liveList(surveyRecords(survey.document.doc).versions)
    this.allNeeds = survey.initiative && new Needs(survey.initiative)
    this.#writable = new Live(
      (changed) => survey.document.observe(changed),
      () => survey.document.writable,
    )
    this.reading = new TextReading(survey.document.doc)
    void this.answers.open()
  }

  #readCounts(): NumberedCount[] {
    follow(this.#records)
    return this.answers.counts
  }

  /** Who was asked, as the report says it. */
  get facts(): ReportFacts {
    return this.#facts.current
  }
  changeFacts(fields: Partial<ReportFacts>): void {
    setReportFacts(this.#survey.document.doc, fields)
  }
  /** Where what is written here is kept until it is taken over. */
  get drafts() {
    return this.#survey.drafts
  }
  whenSaved(): Promise<void> {
    return this.#survey.document.whenSaved()
  }

  get isLed(): boolean {
    return this.#survey.role === 'moderation' && this.#writable.current
  }
  get stage() {
    return this.answers.stage
  }
  /** What was asked last: its words are shown. */
  get questionnaire(): Questionnaire | undefined {
    follow(this.#versions)
    return this.answers.versions.at(-1)?.questionnaire
  }
  get counts(): readonly NumberedCount[] {
    return this.#counts
  }
  /** The count that is looked at; the first one until another is chosen. */
  get current(): NumberedCount | undefined {
    return this.#counts.find(({ number }) => number === this.#number) ?? this.#counts[0]
  }
  choose(number: number): void {
    this.#number = number
    this.#filter = []
    this.#by = []
  }

  /** How many answers stand in no count yet. */
  get fresh(): number {
    return this.answers.fresh(this.#counts).length
  }
  /** How many answers of this count are not on this device; with some missing nothing is shown. */
  get missing(): number {
    return this.current ? this.answers.counted(this.current).missing : 0
  }

  /** By what people could be compared; who they are comes first. */
  get comparable() {
    const { questionnaire } = this
    return questionnaire
      ? comparableNames(questionnaire).filter(
          ({ name }) => name !== 'version' || this.answers.versions.length > 1,
        )
      : []
  }

  /** Counts all answers that stand in no count yet, for good. */
  freeze(day: string, features: readonly string[]): void {
    const ids = this.answers.fresh(this.#counts).map(({ id }) => id)
    if (ids.length < leastToCount) return
    const { doc } = this.#survey.document
    this.choose(freezeCount(doc, { day, features: features.slice(0, mostFeatures), ids }))
  }

  /** The count that is looked at, for data files; undefined while answers of it are missing here. */
  get count(): Count | undefined {
    return this.#count
  }
  /** True once nobody is asked any more: only then there are data of single persons. */
  get isOver(): boolean {
    follow(this.#versions)
    return this.answers.versions.every(({ ended }) => ended !== undefined)
  }

  /** What a report is made of: everything that is published of this count, whatever is filtered on the screen. */
  get whole(): Published | undefined {
    return this.#count?.publish({ filter: [], by: [] })
  }

  get published(): Published | undefined {
    return this.#published
  }
  get filter(): Filter {
    return this.#filter
  }
  set filter(filter: Filter) {
    this.#filter = filter.slice(0, 2)
    // Both together are at most two: no more was decided on.
    this.#by = this.#by.filter((name) => filter.every(({ feature }) => feature !== name))
    this.#by = this.#by.slice(0, 2 - this.#filter.length)
  }
  get by(): readonly string[] {
    return this.#by
  }
  set by(names: readonly string[]) {
    this.#by = names.slice(0, 2)
    this.#filter = this.#filter
      .filter(({ feature }) => !names.includes(feature))
      .slice(0, 2 - this.#by.length)
  }

  /** Reads the free texts of the count that is looked at; to be called in an effect. */
  readTexts(): void {
    const { current, questionnaire } = this
    if (this.stage !== 'open' || !current || !questionnaire) return
    const { responses, missing } = this.answers.counted(current)
    if (missing === 0) void this.reading.read(questionnaire, responses)
  }

  #make(): Count | undefined {
    follow(this.#versions)
    const { codings, quotes } = this.reading
    return this.current && this.answers.count(this.current, { codings, quotes })
  }

  /** Needs that were written down from results of this survey, with what became of them. */
  get needs(): readonly NeedRow[] {
    return this.allNeeds?.of(this.#survey.id) ?? []
  }
  get canHaveNeeds(): boolean {
    return this.allNeeds?.writable ?? false
  }
  addNeed(fields: Omit<Partial<Need>, 'id' | 'rank' | 'survey'>): void {
    this.allNeeds?.add({ ...fields, survey: this.#survey.id })
  }
}
