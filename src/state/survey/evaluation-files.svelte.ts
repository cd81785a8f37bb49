/** Data of a survey to take home: files of one count, made on this device, each with the shield over its rows. */
import {
  dataExports,
  questionnaireExports,
  surveyFileName,
  type DataExport,
  type QuestionnaireExport,
} from '#exports/survey/data-exports.ts'
import type { Municipality } from '#schema/initiative.ts'
import { download } from '#state/delivering.ts'
import type { Evaluation } from './evaluation.svelte.ts'

export type DataFile = DataExport | QuestionnaireExport

/** What can be taken: rows and texts first, then the questions alone. */
export const dataFiles: readonly DataFile[] = [...dataExports, ...questionnaireExports]

/** How the last one ended; `empty` where there is nothing that may be shown. */
export interface Outcome {
  file: DataFile
  how: 'finished' | 'cancelled' | 'failed' | 'empty'
}

/** Whose survey it is, and which day it is now. */
type Context = () => { municipality: Municipality; today: string }

/** Work that is done within this time shows nothing but its end. */
const patienceMilliseconds = 500

export class DataTaking {
  readonly #evaluation: Evaluation
  readonly #context: Context
  #controller: AbortController | undefined
  /** The file that is being made. */
  file = $state.raw<DataFile>()
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
  async take(file: DataFile): Promise<void> {
    const { data } = this.#evaluation
    if (this.file || !data) return
    const controller = new AbortController()
    const timer = setTimeout(() => (this.takesLong = true), patienceMilliseconds)
    this.#controller = controller
    this.file = file
    this.progress = 0
    this.outcome = undefined
    const { signal } = controller
    try {
      const context = this.#context()
      const watch = { signal, progress: (share: number) => (this.progress = share) }
      const bytes = isOfQuestions(file)
        ? await file.make(data.questionnaire, watch)
        : await file.make({ ...data, context }, watch)
      signal.throwIfAborted()
      if (bytes) {
        const name = surveyFileName(file, data.questionnaire, context)
        download(name, new Blob([bytes], { type: file.mime }))
      }
      this.outcome = { file, how: bytes ? 'finished' : 'empty' }
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
}

function isOfQuestions(file: DataFile): file is QuestionnaireExport {
  return questionnaireExports.some(({ id }) => id === file.id)
}
