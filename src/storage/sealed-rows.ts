/** Rows that only this device can read: each value is sealed under the device key, bound to its table and name. */
import { fromUtf8, toUtf8 } from '#vault/bytes.ts'
import type { Seal } from '#vault/seal.ts'
import { onOpen, type Database } from './database.ts'
import { toProblem } from './problem.ts'

/** A table of texts by name. Names are stored as they are: build them from ids only. */
export class SealedRows {
  readonly #database: Database
  readonly #seal: Seal
  readonly #table: 'drafts' | 'preferences'

  constructor(database: Database, seal: Seal, table: 'drafts' | 'preferences') {
    this.#database = database
    this.#seal = seal
    this.#table = table
  }

  /** Undefined if there is none, or if the row was damaged. */
  async read(key: string): Promise<string | undefined> {
    const row = await this.#run((rows) => rows.get(key))
    return row && (await this.#open(key, row.sealed))
  }

  /** Resolves when kept strictly; an empty text removes the row. Rejects with a `Problem`. */
  async write(key: string, text: string): Promise<void> {
    if (text === '') return this.#run((rows) => rows.delete(key))
    const sealed = await this.#seal.close(`${this.#table} ${key}`, toUtf8(text))
    await this.#run((rows) => rows.put({ key, sealed }))
  }

  async keys(prefix: string): Promise<string[]> {
    return this.#run((rows) => rows.where('key').startsWith(prefix).primaryKeys())
  }

  /** Every readable row by name. */
  async all(): Promise<Map<string, string>> {
    const rows = await this.#run((table) => table.toArray())
    const texts = await Promise.all(rows.map(({ key, sealed }) => this.#open(key, sealed)))
    const readable = new Map<string, string>()
    rows.forEach(({ key }, at) => {
      const text = texts[at]
      if (text !== undefined) readable.set(key, text)
    })
    return readable
  }

  async #open(key: string, sealed: Uint8Array): Promise<string | undefined> {
    try {
      return fromUtf8(await this.#seal.open(`${this.#table} ${key}`, sealed))
    } catch {
      return undefined
    }
  }

  async #run<T>(run: (rows: Database['drafts']) => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, () => run(this.#database[this.#table]))
    } catch (error) {
      throw toProblem(error)
    }
  }
}
