/** Drafts of a device, of one workshop, and of a Probelauf. */
import type { Drafts } from '#documents/ports.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'
import type { Patience } from './patience.ts'

/** Sealed drafts under a common beginning; while the database is away, they are held until it is back. */
export class SealedDrafts implements Drafts {
  readonly #rows: () => SealedRows
  readonly #patience: Patience
  readonly #prefix: string
  /** What was written and is not kept yet: it is read before the rows. */
  readonly #waiting = new Map<string, string>()

  constructor(rows: () => SealedRows, patience: Patience, prefix = '') {
    this.#rows = rows
    this.#patience = patience
    this.#prefix = prefix
  }

  async read(key: string): Promise<string | undefined> {
    const name = this.#prefix + key
    if (this.#waiting.has(name)) return this.#waiting.get(name) || undefined
    try {
      return await this.#rows().read(name)
    } catch {
      // The database is away; its problem is shown, and what is typed now is kept in memory.
      return undefined
    }
  }

  async write(key: string, text: string): Promise<void> {
    const name = this.#prefix + key
    this.#waiting.set(name, text)
    await this.#patience.persist(`draft ${name}`, () => this.#rows().write(name, text))
    if (this.#waiting.get(name) === text) this.#waiting.delete(name)
  }

  async keys(prefix: string): Promise<string[]> {
    const beginning = this.#prefix + prefix
    const names = new Set(await this.#kept(beginning))
    for (const [name, text] of this.#waiting) {
      if (text === '') names.delete(name)
      else if (name.startsWith(beginning)) names.add(name)
    }
    return [...names].map((name) => name.slice(this.#prefix.length))
  }

  async #kept(beginning: string): Promise<string[]> {
    try {
      return await this.#rows().keys(beginning)
    } catch {
      return []
    }
  }
}

/** Drafts that end with the page. */
export class MemoryDrafts implements Drafts {
  readonly #texts = new Map<string, string>()

  read(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#texts.get(key))
  }

  write(key: string, text: string): Promise<void> {
    if (text === '') this.#texts.delete(key)
    else this.#texts.set(key, text)
    return Promise.resolve()
  }

  keys(prefix: string): Promise<string[]> {
    return Promise.resolve([...this.#texts.keys()].filter((key) => key.startsWith(prefix)))
  }
}
