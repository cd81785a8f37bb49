/** The ground the device stands on: its database, opened sooner or later. */
import type { Problem } from '#documents/ports.ts'
import { Database } from '#storage/database.ts'
import { ProblemError } from '#storage/problem.ts'
import { openShelf, type Shelf } from '#storage/shelf.ts'
import type { Problems } from './problems.ts'

/** A database that does not open within this time is shown as failing, and goes on opening. */
const overdueMilliseconds = 900
const retryMilliseconds = 2000

export class Ground {
  readonly database: Database
  readonly #problems: Problems
  #shelf: Shelf | undefined
  #begin: () => Promise<void> = () => Promise.resolve()
  #isOpening = false

  constructor(name: string, problems: Problems) {
    this.database = new Database(name)
    this.#problems = problems
  }

  /** What is kept here; throws a `Problem` while the database is not open. */
  get shelf(): Shelf {
    if (!this.#shelf) throw new ProblemError('storage-failing')
    return this.#shelf
  }

  /**
   * Opens the database and then does `begin`. Resolves when that is done, or when it is known that it
   * cannot be done now; it is tried again until it can.
   */
  async start(begin: () => Promise<void>): Promise<void> {
    this.#begin = begin
    await new Promise<void>((resolve) => {
      const overdue = setTimeout(() => {
        this.#problems.raise({ code: 'storage-failing' })
        resolve()
      }, overdueMilliseconds)
      void this.#open().then(() => {
        clearTimeout(overdue)
        resolve()
      })
    })
  }

  /** Something could not be read: shows it, and begins again until it can. */
  recover(error: unknown): void {
    this.#problems.raise({ code: (error as Partial<Problem>).code ?? 'storage-failing' })
    if (!this.#isOpening) setTimeout(() => void this.#open(), retryMilliseconds)
    this.#isOpening = true
  }

  async #open(): Promise<void> {
    this.#isOpening = true
    try {
      this.#shelf = await openShelf(this.database, (problem) => this.#problems.raise(problem))
      await this.#begin()
      for (const code of ['storage-failing', 'storage-closed', 'storage-full'] as const) {
        this.#problems.clear(code)
      }
      this.#isOpening = false
    } catch {
      this.#problems.raise({ code: 'storage-failing' })
      setTimeout(() => void this.#open(), retryMilliseconds)
    }
  }
}
