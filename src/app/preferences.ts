/** What is set once on this device: the municipality and small choices, sealed like everything else. */
import { Municipality } from '#schema/initiative.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'
import type { Patience } from './patience.ts'

const municipalityKey = 'municipality'

export class Preferences {
  readonly #rows: () => SealedRows
  readonly #patience: Patience
  #values = new Map<string, string>()

  constructor(rows: () => SealedRows, patience: Patience) {
    this.#rows = rows
    this.#patience = patience
  }

  async load(): Promise<void> {
    const kept = await this.#rows().all()
    // What was chosen while the database was away counts.
    this.#values = new Map([...kept, ...this.#waiting])
  }

  get(key: string): string | undefined {
    return this.#values.get(`choice ${key}`)
  }

  async set(key: string, value: string): Promise<void> {
    await this.#write(`choice ${key}`, value)
  }

  get municipality(): Municipality {
    const text = this.#values.get(municipalityKey)
    return Municipality.parse(text === undefined ? {} : JSON.parse(text))
  }

  async setMunicipality(value: Municipality): Promise<void> {
    await this.#write(municipalityKey, JSON.stringify(Municipality.parse(value)))
  }

  readonly #waiting = new Map<string, string>()

  async #write(key: string, value: string): Promise<void> {
    this.#values.set(key, value)
    this.#waiting.set(key, value)
    await this.#patience.persist(`preference ${key}`, async () => this.#rows().write(key, value))
    if (this.#waiting.get(key) === value) this.#waiting.delete(key)
  }
}
