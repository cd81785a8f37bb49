/** A questionnaire from a file of another program: read, reported, then taken or left. */
import type { ReadSurvey } from '#imports/survey/read-survey-file.ts'

export type TakenSurvey = Extract<ReadSurvey, { ok: true }>
export type ImportedSurvey = TakenSurvey['survey']
export type ReportEntry = TakenSurvey['report']['entries'][number]

/** Why there is nothing to take: the sentence of the reader, or a wish of the person. */
export type Refusal = { sentence: string } | 'stopped' | 'failed'

/** More than any reader takes is not even loaded. */
const mostBytes = 32 * 1024 * 1024

export class SurveyImport {
  #controller: AbortController | undefined
  fileName = $state('')
  read = $state.raw<TakenSurvey | undefined>(undefined)
  refusal = $state.raw<Refusal | undefined>(undefined)
  working = $state(false)
  /** 0 to 1. */
  progress = $state(0)

  /** Changed and impossible parts, in the order of the file. */
  readonly told = $derived(this.#entries((fate) => fate !== 'taken'))
  readonly unchanged = $derived(this.#entries((fate) => fate === 'taken'))

  #entries(holds: (fate: ReportEntry['fate']) => boolean): ReportEntry[] {
    return this.read?.report.entries.filter(({ fate }) => holds(fate)) ?? []
  }

  /** Reads a file; nothing is taken over by that. Never throws. */
  async look(file: File): Promise<void> {
    this.close()
    const controller = new AbortController()
    this.#controller = controller
    this.fileName = file.name
    this.working = true
    try {
      const { readSurveyFile } = await import('#imports/survey/read-survey-file.ts')
      const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
      const read = await readSurveyFile(file.name, bytes, {
        signal: controller.signal,
        progress: (share) => this.#advance(controller, share),
      })
      controller.signal.throwIfAborted()
      if (read.ok) this.read = read
      else this.refusal = { sentence: read.sentence }
    } catch {
      // Closed, or another file was chosen meanwhile.
      if (this.#controller !== controller) return
      this.refusal = controller.signal.aborted ? 'stopped' : 'failed'
    }
    this.working = false
  }

  #advance(controller: AbortController, share: number): void {
    if (this.#controller === controller) this.progress = share
  }

  cancel(): void {
    this.#controller?.abort()
  }

  /** Lets go of the file and of what was read. */
  close(): void {
    this.cancel()
    this.#controller = undefined
    this.fileName = ''
    this.read = undefined
    this.refusal = undefined
    this.working = false
    this.progress = 0
  }
}
