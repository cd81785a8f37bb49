/** Drafts of a device, of one workshop, and of a Probelauf. */
import type { Drafts } from '#documents/ports.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'
import { addressOf, toUtf8 } from '#vault/bytes.ts'
import type { Patience } from './patience.ts'

/** What all drafts of a window share. */
export class DraftDesk {
  /** What was written and is not kept yet: it is read before the rows. */
  readonly waiting = new Map<string, string>()
  readonly #removed = new Set<string>()

  /** These initiatives and workshops were removed from the device: nothing of them is written again. */
  forget(names: readonly string[]): void {
    for (const name of names) this.#removed.add(name)
    for (const name of this.waiting.keys()) if (this.isForgotten(name)) this.waiting.delete(name)
  }

  isForgotten(name: string): boolean {
    return [...this.#removed].some((removed) => name.includes(removed))
  }
}

/** Sealed drafts under a common beginning; while the database is away, they are held until it is back. */
export class SealedDrafts implements Drafts {
  readonly #rows: () => SealedRows
  readonly #patience: Patience
  readonly #desk: DraftDesk
  readonly #prefix: string

  constructor(rows: () => SealedRows, patience: Patience, desk: DraftDesk, prefix = '') {
    this.#rows = rows
    this.#patience = patience
    this.#desk = desk
    this.#prefix = prefix
  }

  async read(key: string): Promise<string | undefined> {
    const name = this.#prefix + key
    const { waiting } = this.#desk
    if (waiting.has(name)) return waiting.get(name) || undefined
    try {
      const kept = await this.#rows().read(await this.#rowOf(key))
      return this.#prefix ? kept?.slice(kept.indexOf('\n') + 1) : kept
    } catch {
      // The database is away; its problem is shown, and what is typed now is kept in memory.
      return undefined
    }
  }

  async write(key: string, text: string): Promise<void> {
    const name = this.#prefix + key
    if (this.#desk.isForgotten(name)) return
    const { waiting } = this.#desk
    waiting.set(name, text)
    await this.#patience.persist(`draft ${name}`, () => this.#write(key, text))
    if (waiting.get(name) === text) waiting.delete(name)
  }

  async keys(prefix: string): Promise<string[]> {
    const keys = new Set((await this.#kept()).filter((key) => key.startsWith(prefix)))
    for (const [name, text] of this.#desk.waiting) {
      if (!name.startsWith(this.#prefix + prefix)) continue
      const key = name.slice(this.#prefix.length)
      if (text === '') keys.delete(key)
      else keys.add(key)
    }
    return [...keys]
  }

  /** A key may name steps of a method that others wrote: on the disk only its hash can be read. */
  async #rowOf(key: string): Promise<string> {
    return this.#prefix ? this.#prefix + (await addressOf(toUtf8(key))) : key
  }

  async #write(key: string, text: string): Promise<void> {
    const name = this.#prefix + key
    const row = await this.#rowOf(key)
    // The key stands in the first line of the sealed text.
    const kept = text && this.#prefix ? `${key}\n${text}` : text
    if (!this.#desk.isForgotten(name)) await this.#rows().write(row, kept)
    // Removed while it was on its way.
    if (this.#desk.isForgotten(name)) await this.#rows().write(row, '')
  }

  async #kept(): Promise<string[]> {
    try {
      if (!this.#prefix) return await this.#rows().keys('')
      const rows = [...(await this.#rows().all())].filter(([row]) => row.startsWith(this.#prefix))
      return rows.map(([, text]) => text.slice(0, text.indexOf('\n')))
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
