/** Reports and data of a survey to take home: made of one count, on this device, behind the shield. */
import {
  dataExports,
  questionnaireExports,
  surveyFileName,
  type DataExport,
  type QuestionnaireExport,
} from '#exports/survey/data-exports.ts'
import {
  reportExports,
  reportFileName,
  type ReportExport,
  type ReportSource,
} from '#exports/survey/report-exports.ts'
import { germanDay } from '#exports/german.ts'
import type { Municipality } from '#schema/initiative.ts'
import type { Measure } from '#schema/measure.ts'
import { isAgreed } from '#state/blocks/plan.svelte.ts'
import { download } from '#state/delivering.ts'
import { sayIn } from './evaluation-words.ts'
import type { Evaluation } from './evaluation.svelte.ts'

export type SurveyFile = DataExport | QuestionnaireExport | ReportExport

/** Reports are for everybody; data of single persons and the questions stand apart from them. */
export const surveyFiles = {
  report: reportExports,
  data: dataExports,
  questions: questionnaireExports,
} as const satisfies Record<string, readonly SurveyFile[]>

/** How the last one ended; `empty` where there is nothing that may be shown. */
export interface Outcome {
  file: SurveyFile
  how: 'finished' | 'cancelled' | 'failed' | 'empty'
}

/** Whose survey it is, and which day it is now. */
type Context = () => { municipality: Municipality; today: string }

/** Work that is done within this time shows nothing but its end. */
const patienceMilliseconds = 500

export class SurveyTaking {
  readonly #evaluation: Evaluation
  readonly #context: Context
  #controller: AbortController | undefined
  /** The file that is being made. */
  file = $state.raw<SurveyFile>()
  /** 0 to 1. */
  progress = $state(0)
  /** True once it takes longer than half a second. */
  takesLong = $state(false)
  outcome = $state.raw<Outcome>()

  constructor(evaluation: Evaluation, context: Context) {
    this.#evaluation = evaluation
    this.#context = context
  }

  /** Makes the file from the count that is looked at and hands it over; never throws. */
  async take(file: SurveyFile): Promise<void> {
    if (this.file) return
    const controller = new AbortController()
    const timer = setTimeout(() => (this.takesLong = true), patienceMilliseconds)
    this.#controller = controller
    this.file = file
    this.progress = 0
    this.outcome = undefined
    const { signal } = controller
    try {
      const watch = { signal, progress: (share: number) => (this.progress = share) }
      const made = await this.#make(file, watch)
      signal.throwIfAborted()
      if (made) download(made.name, new Blob([made.bytes], { type: file.mime }))
      this.outcome = { file, how: made ? 'finished' : 'empty' }
    } catch {
      this.outcome = { file, how: signal.aborted ? 'cancelled' : 'failed' }
    } finally {
      clearTimeout(timer)
      this.takesLong = false
      this.file = undefined
    }
  }

  cancel(): void {
    this.#controller?.abort()
  }

  async #make(file: SurveyFile, watch: Required<Parameters<DataExport['make']>>[1]) {
    const context = this.#context()
    if (isReport(file)) {
      const source = this.#source(context)
      if (!source) return undefined
      return { bytes: await file.make(source, watch), name: reportFileName(file, source) }
    }
    const { count, questionnaire, isOver } = this.#evaluation
    if (!count || !questionnaire) return undefined
    if (!isOfQuestions(file) && !isOver) return undefined
    const bytes = isOfQuestions(file)
      ? await file.make(questionnaire, watch)
      : await file.make({ count, context }, watch)
    return bytes && { bytes, name: surveyFileName(file, questionnaire, context) }
  }

  /** With what people found out together, and what follows: needs name the question that they rest on. */
  #source(context: ReportSource['context']): ReportSource | undefined {
    const { whole, questionnaire, needs } = this.#evaluation
    if (!whole || !questionnaire) return undefined
    const say = sayIn('de', questionnaire.languages[0] ?? 'de')
    const titleOf = (name: string) => {
      const found = whole.tables.find((table) => table.name === name)
      return say(found?.variable.text ?? {})
    }
    const interpretations = needs.map(({ need: { text, question, n } }) => {
      return { text, question: titleOf(question), n }
    })
    const next = needs.flatMap(({ measures }) => measures.filter(isAgreed).map(agreement))
    const { purpose } = questionnaire.notice
    const { asked, invited, isOpen } = this.#evaluation.facts
    const { waves } = this.#evaluation.waves
    const optional = { ...(invited && { invited }), ...(waves && { waves }) }
    const notes = { purpose, asked, isOpen, ...optional, interpretations, next }
    return { results: whole, notes, context }
  }
}

/** "Überweg beantragen (Bauamt, bis 30.09.2027)": what was agreed, as the public reads it. */
function agreement({ title, lead, until }: Measure): string {
  return `${title} (${lead}, bis ${germanDay(until)})`
}

function isReport(file: SurveyFile): file is ReportExport {
  return reportExports.some(({ id }) => id === file.id)
}

function isOfQuestions(file: SurveyFile): file is QuestionnaireExport {
  return questionnaireExports.some(({ id }) => id === file.id)
}
