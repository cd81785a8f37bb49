/** Answers from a table: read, matched with questions and reported; nothing is kept by that. */
import type { OpenSurvey } from '#documents/ports.ts'
import { surveyState, type Version } from '#documents/survey.ts'
import type { Meaning } from '#imports/survey/answers/columns.ts'
import type { AnswerReport } from '#imports/survey/answers/read.ts'
import type { AnswerTable } from '#imports/survey/answers/table.ts'
import type { Response } from '#schema/answer.ts'
import { AnswersKeeping } from './import-answers-keeping.svelte.ts'
import { marked } from './import-answers-marks.ts'
import { ReadingWork } from './import-answers-work.svelte.ts'
import { cleared, openTable, readRows } from './import-answers-rows.ts'

export type { AnswerReport, Meaning, OpenSurvey, Response, Version }

type Refusal = { sentence: string } | 'type' | 'stopped' | 'failed' | 'ended'

export class AnswersImport {
  readonly #survey: Pick<OpenSurvey, 'answers' | 'document'>
  readonly version: Version
  readonly #day: string
  #digest = ''
  #responses: Response[] = []
  /** Sheets are typed in after the end, too; but who began before it must know of it. */
  #isLate = false
  fileName = $state('')
  table = $state.raw<AnswerTable>()
  meanings = $state.raw<Meaning[]>([])
  /** Further signs for no answer, between semicolons. */
  codes = $state('')
  report = $state.raw<AnswerReport>()
  /** The first five as they would be kept. */
  preview = $state.raw<Response[]>([])
  /** Answers of this file that are in the survey already. */
  known = $state(0)
  /** Rows that stand in the file once more, sign for sign. */
  repeated = $state(0)
  fresh = $state(0)
  refusal = $state.raw<Refusal>()
  readonly work = new ReadingWork()
  /** Missing until somebody takes over what was read. */
  keeping = $state.raw<AnswersKeeping>()

  /** `day` is what holds where the table has no day, `JJJJ-MM-TT`. */
  constructor(survey: Pick<OpenSurvey, 'answers' | 'document'>, version: Version, day: string) {
    this.#survey = survey
    this.version = version
    this.#day = day
  }

  get #isOver(): boolean {
    return surveyState(this.#survey.document.doc) === 'ended'
  }

  /** Reads a file and guesses its columns; nothing is kept by that. Never throws. */
  async look(file: File): Promise<void> {
    this.close()
    this.fileName = file.name
    this.#isLate = this.#isOver
    if (!/\.(csv|tsv|txt)$/i.test(file.name)) {
      this.refusal = 'type'
      return
    }
    const controller = this.work.start()
    try {
      const read = await openTable(file, this.version.questionnaire, controller)
      if (!read.ok) {
        this.refusal = { sentence: read.sentence }
        this.work.end()
        return
      }
      this.#digest = read.digest
      this.table = read.table
      this.repeated = read.repeated
      this.meanings = read.meanings
    } catch {
      this.#fail(controller)
      return
    }
    await this.readAgain()
  }

  /** Says what a column holds; another column that held the same is left out from now on. */
  async choose(column: number, meaning: Meaning): Promise<void> {
    const same = JSON.stringify(meaning)
    this.meanings = this.meanings.map((one, at) => {
      if (at === column) return meaning
      return JSON.stringify(one) === same ? { is: 'nothing' } : one
    })
    await this.readAgain()
  }

  /** Reads every row as it is understood now. */
  async readAgain(): Promise<void> {
    const { table } = this
    if (!table) return
    const controller = this.work.start()
    try {
      const source = { table: cleared(table, this.codes), meanings: this.meanings }
      const watch = { signal: controller.signal, progress: this.work.advance(controller) }
      const read = await readRows(source, this.version, this.#day, watch)
      const made = await marked(read.responses, this.#survey.answers, this.version, this.#digest)
      if (!this.work.isNow(controller)) return
      controller.signal.throwIfAborted()
      this.#responses = made.fresh
      this.fresh = made.fresh.length
      this.known = made.known
      this.report = read.report
      this.preview = read.responses.slice(0, 5)
      this.work.end()
    } catch {
      this.#fail(controller)
    }
  }

  /** Seals what was read, all of it or nothing. */
  async take(): Promise<void> {
    if (this.work.isOn || this.keeping || !this.table) return
    if (this.#isOver && !this.#isLate) {
      this.close()
      this.refusal = 'ended'
      return
    }
    this.keeping = new AnswersKeeping(this.#survey.answers, this.#responses)
    await this.keeping.take()
  }

  #fail(controller: AbortController): void {
    // Closed, or read anew meanwhile.
    if (!this.work.isNow(controller)) return
    const reason = controller.signal.aborted ? 'stopped' : 'failed'
    this.close()
    this.refusal = reason
  }

  /** Lets go of the file and of what was read. */
  close(): void {
    this.work.end()
    this.#responses = []
    this.keeping = undefined
    this.fileName = ''
    this.codes = ''
    this.table = undefined
    this.report = undefined
    this.refusal = undefined
  }
}
