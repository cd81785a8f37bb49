/** Answers from a table: read, matched with questions, reported, then sealed one by one, or left. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Version } from '#documents/survey.ts'
import type { Meaning } from '#imports/survey/answers/columns.ts'
import type { AnswerReport } from '#imports/survey/answers/read.ts'
import type { AnswerTable } from '#imports/survey/answers/table.ts'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import { sha256, toBase64url, toUtf8 } from '#vault/bytes.ts'

export type { AnswerReport, Meaning, OpenSurvey, Response, Version }

/** One byte more than the reader takes, so that it sees that there is more. */
const mostBytes = 24 * 1024 * 1024 + 1

type Refusal = { sentence: string } | 'type' | 'stopped' | 'failed'

/** What is done to many answers, one after the other. */
type Work = 'reading' | 'keeping' | 'undoing'

export class AnswersImport {
  readonly #survey: Pick<OpenSurvey, 'answers'>
  readonly version: Version
  readonly #day: string
  #controller: AbortController | undefined
  #digest = ''
  #responses: Response[] = []
  #kept: Response[] = []
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
  fresh = $state(0)
  refusal = $state.raw<Refusal>()
  working = $state<Work>()
  /** 0 to 1. */
  progress = $state(0)
  /** How many were sealed of how many; undefined before. */
  done = $state.raw<{ kept: number; all: number }>()
  undone = $state<'no' | 'some' | 'all'>('no')

  /** `day` is what holds where the table has no day, `JJJJ-MM-TT`. */
  constructor(survey: Pick<OpenSurvey, 'answers'>, version: Version, day: string) {
    this.#survey = survey
    this.version = version
    this.#day = day
  }

  /** Reads a file and guesses its columns; nothing is kept by that. Never throws. */
  async look(file: File): Promise<void> {
    this.close()
    this.fileName = file.name
    if (!/\.(csv|tsv|txt)$/i.test(file.name)) {
      this.refusal = 'type'
      return
    }
    const controller = this.#start('reading')
    try {
      const [{ readAnswerTable }, { guessColumns }] = await Promise.all([
        import('#imports/survey/answers/table.ts'),
        import('#imports/survey/answers/columns.ts'),
      ])
      const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
      const digest = toBase64url(await sha256(bytes))
      controller.signal.throwIfAborted()
      const read = readAnswerTable(file.name, bytes, controller)
      if (!read.ok) {
        this.refusal = { sentence: read.sentence }
        this.working = undefined
        return
      }
      this.#digest = digest
      this.table = read.table
      this.meanings = guessColumns(read.table.heads, this.version.questionnaire)
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
    this.cancel()
    const controller = this.#start('reading')
    try {
      const { readAnswers } = await import('#imports/survey/answers/read.ts')
      const { questionnaire, hash } = this.version
      const target = { questionnaire, hash, channel: 'paper' as const, day: this.#day }
      const watch = { signal: controller.signal, progress: this.#advance(controller) }
      const read = await readAnswers(this.#cleared(table), this.meanings, target, watch)
      const made = await this.#marked(read.responses)
      if (this.#controller !== controller) return
      controller.signal.throwIfAborted()
      this.#responses = made.fresh
      this.fresh = made.fresh.length
      this.known = made.known
      this.report = read.report
      this.preview = read.responses.slice(0, 5)
      this.working = undefined
    } catch {
      this.#fail(controller)
    }
  }

  /** The same table, with nothing in cells that hold one of the further signs. */
  #cleared(table: AnswerTable): AnswerTable {
    const signs = new Set(this.codes.split(';').map((sign) => sign.trim()))
    signs.delete('')
    if (signs.size === 0) return table
    const rows = table.rows.map((row) => row.map((cell) => (signs.has(cell.trim()) ? '' : cell)))
    return { ...table, rows }
  }

  /**
   * The same file makes the same ids, so that it counts once however often it is read. What was taken back gets
   * others, and can come again.
   */
  async #marked(responses: Response[]): Promise<{ fresh: Response[]; known: number }> {
    const { responses: here, replaced } = await this.#survey.answers.open()
    const known = new Set(here.map(({ id }) => id))
    const gone = new Set(replaced.map(({ id }) => id))
    const isTrial = this.version.pretest
    const fresh: Response[] = []
    for (const [at, one] of responses.entries()) {
      let id = await this.#idOf(at, 0)
      for (let time = 1; gone.has(id); time++) id = await this.#idOf(at, time)
      if (!known.has(id)) fresh.push({ ...one, id, ...(isTrial ? { trial: true } : {}) })
    }
    return { fresh, known: responses.length - fresh.length }
  }

  async #idOf(at: number, time: number): Promise<string> {
    const text = `table ${this.version.hash} ${this.#digest} ${String(at)} ${String(time)}`
    return toBase64url((await sha256(toUtf8(text))).slice(0, 16))
  }

  /** Seals what was read; stops at a cancel or at the first that cannot be kept, and says how many are in. */
  async take(): Promise<void> {
    if (this.working || this.done) return
    const all = this.#responses
    this.#kept = []
    await this.#each('keeping', all, async (response) => {
      await this.#survey.answers.keep(response)
      this.#kept.push(response)
    })
    this.done = { kept: this.#kept.length, all: all.length }
  }

  /** Takes back what was sealed just now: empty ones stand for them, which count nowhere. */
  async undo(): Promise<void> {
    if (this.working || this.#kept.length === 0) return
    const pairs = this.#kept.flatMap((_, at) => (at % 2 ? [] : [this.#kept.slice(at, at + 2)]))
    let struck = 0
    await this.#each('undoing', pairs, async (pair) => {
      const [first] = pair
      if (!first) return
      const replaces = pair.map(({ id }) => id)
      const empty = { ...first, id: newId(), answers: {}, replaces, trial: true }
      await this.#survey.answers.keep(empty)
      struck += pair.length
    })
    this.#kept = this.#kept.slice(struck)
    this.undone = this.#kept.length === 0 ? 'all' : 'some'
  }

  async #each<One>(work: Work, all: readonly One[], act: (one: One) => Promise<void>) {
    const controller = this.#start(work)
    try {
      for (const [at, one] of all.entries()) {
        controller.signal.throwIfAborted()
        await act(one)
        this.progress = (at + 1) / all.length
      }
    } catch {
      // How many were done is told; the rest can come later.
    }
    this.working = undefined
  }

  #start(work: Work): AbortController {
    const controller = new AbortController()
    this.#controller = controller
    this.refusal = undefined
    this.working = work
    this.progress = 0
    return controller
  }

  #advance(controller: AbortController) {
    return (share: number) => {
      if (this.#controller === controller) this.progress = share
    }
  }

  #fail(controller: AbortController): void {
    // Closed, or read anew meanwhile.
    if (this.#controller !== controller) return
    const reason = controller.signal.aborted ? 'stopped' : 'failed'
    this.close()
    this.refusal = reason
  }

  cancel(): void {
    this.#controller?.abort()
  }

  /** Lets go of the file and of what was read. */
  close(): void {
    this.cancel()
    this.#controller = undefined
    this.#responses = []
    this.#kept = []
    this.fileName = ''
    this.codes = ''
    this.table = undefined
    this.report = undefined
    this.refusal = undefined
    this.working = undefined
    this.done = undefined
    this.undone = 'no'
  }
}
