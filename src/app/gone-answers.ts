/** Answers that were taken back or replaced: they lie here like all others, and count as filled in by nobody. */
import type { Response } from '#schema/answer.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'
import type { Settled } from './answer-settling.ts'

type Rows = Pick<SealedRows, 'read' | 'write'>

export class GoneAnswers {
  readonly #rows: Rows
  readonly #row: string
  #gone = new Set<string>()
  #isWritten = true

  constructor(rows: Rows, survey: string) {
    this.#rows = rows
    this.#row = `gone answers ${survey}`
  }

  /** What was known when answers were opened last; opening them for every number would take too long. */
  async read(): Promise<void> {
    const text = await this.#rows.read(this.#row).catch(() => undefined)
    this.#gone = new Set(text?.split(' '))
  }

  has(response: string): boolean {
    return this.#gone.has(response)
  }

  /** Something was taken back or replaced just now. */
  note(response: Response): void {
    const { id, channel, replaces = [] } = response
    if (channel !== 'paper' || replaces.length === 0) return
    for (const one of isEmpty(response) ? [id, ...replaces] : replaces) this.#gone.add(one)
    this.#isWritten = false
  }

  /** All answers were opened. Resolves to whether more or less of them are gone than was known. */
  async learn({ responses, replaced }: Settled): Promise<boolean> {
    const gone = new Set([...responses.filter(isEmpty), ...replaced].map(({ id }) => id))
    if (gone.size === this.#gone.size && [...gone].every((id) => this.#gone.has(id))) return false
    this.#gone = gone
    this.#isWritten = false
    await this.write()
    return true
  }

  /** Keeps what is known, if it is not kept yet. Without it the next number is only learnt later. */
  async write(): Promise<void> {
    if (this.#isWritten) return
    this.#isWritten = true
    await this.#rows.write(this.#row, [...this.#gone].sort().join(' ')).catch(() => undefined)
  }
}

/** Stands for what was taken back, and says nothing itself. */
function isEmpty({ channel, trial, replaces = [], answers }: Response): boolean {
  const isStandIn = channel === 'paper' && trial === true && replaces.length > 0
  return isStandIn && Object.keys(answers).length === 0
}
