/** Which answers were filled in on this device: a kiosk cannot tell them from those that it keeps for others. */
import { newId } from '#schema/id.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'

export class OwnAnswers {
  readonly #rows: Pick<SealedRows, 'keys' | 'read' | 'write'>
  readonly #prefix: string
  /** Every window writes a row of its own: none can overwrite what another one has noted. */
  readonly #row: string
  readonly #noted = new Set<string>()
  readonly #all = new Set<string>()

  constructor(rows: Pick<SealedRows, 'keys' | 'read' | 'write'>, survey: string) {
    this.#rows = rows
    this.#prefix = `own answers ${survey} `
    this.#row = this.#prefix + newId()
  }

  /** Reads what every window has noted; what cannot be read counts as kept for others. */
  async read(): Promise<void> {
    const rows = await this.#rows.keys(this.#prefix).catch(() => [])
    for (const row of rows) {
      const text = await this.#rows.read(row).catch(() => undefined)
      // Ids are made of letters and digits, and only this app on this device can have sealed the row.
      for (const id of text?.split(' ') ?? []) this.#all.add(id)
    }
    await this.#join(rows)
  }

  /**
   * Makes one row of all: which answers came before a reload, and which after it, is nobody's business. A window that
   * is still open writes its own row again with its next answer.
   */
  async #join(rows: readonly string[]): Promise<void> {
    if (rows.length === 0) return
    for (const id of this.#all) this.#noted.add(id)
    try {
      await this.#rows.write(this.#row, this.#text)
      for (const row of rows) if (row !== this.#row) await this.#rows.write(row, '')
    } catch {
      // The rows stay as they were, and are joined at the next opening.
    }
  }

  /** Never in the order in which people answered. */
  get #text(): string {
    return [...this.#noted].sort().join(' ')
  }

  has(response: string): boolean {
    return this.#all.has(response)
  }

  /** To be awaited before the answer is kept. That it could not be noted is no reason to lose an answer. */
  async note(response: string): Promise<void> {
    this.#all.add(response)
    this.#noted.add(response)
    await this.#rows.write(this.#row, this.#text).catch(() => undefined)
  }
}
