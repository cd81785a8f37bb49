/** Gathers what wants to be written at the same time into one transaction, so that they share one flush to disk. */
import { setTimeout as delay } from 'node:timers/promises'
import { PATIENCE, type Writer } from './libsql.ts'

/** The most jobs that share a transaction. */
const MOST = 200
/** The longest pause before asking again whether another process has ended writing, in milliseconds. */
const PAUSE = 20

interface Job {
  run: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

export class SqliteWriter {
  readonly #writer: Writer
  #jobs: Job[] = []
  #working: Promise<void> | undefined

  constructor(writer: Writer) {
    this.#writer = writer
  }

  /**
   * Runs statements on the writing connection and resolves once they are on disk. A job that throws must not have
   * written yet: the others of its transaction go on.
   */
  write<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ run, resolve: resolve as (result: unknown) => void, reject })
      this.#working ??= this.#work()
    })
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  async #work(): Promise<void> {
    // What comes in the same moment goes into the same transaction.
    await Promise.resolve()
    while (this.#jobs.length) await this.#commit(this.#jobs.splice(0, MOST))
    this.#working = undefined
  }

  /** Waits for another process that writes; throws when it does not end. */
  async #begin(): Promise<void> {
    const end = performance.now() + PATIENCE
    for (;;) {
      try {
        return await this.#writer.exec('BEGIN IMMEDIATE')
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw error
        await delay(Math.random() * PAUSE)
      }
    }
  }

  async #commit(jobs: Job[]): Promise<void> {
    const done: (() => void)[] = []
    try {
      await this.#begin()
      for (const { run, resolve, reject } of jobs) {
        const result = attempt(run)
        if ('error' in result && isEngine(result.error)) throw result.error
        done.push(() => ('error' in result ? reject(result.error) : resolve(result.value)))
      }
      await this.#writer.exec('COMMIT')
    } catch (error) {
      // After some failures SQLite has rolled back by itself and says that there is nothing to roll back.
      await this.#writer.exec('ROLLBACK').catch(() => undefined)
      for (const { reject } of jobs) reject(error)
      return
    }
    for (const settle of done) settle()
  }
}

function attempt(run: () => unknown): { value: unknown } | { error: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}

/** What SQLite itself reports may have left half of a job behind. */
function isEngine(error: unknown): error is Error & { code?: string } {
  return error instanceof Error && error.name === 'SqliteError'
}

function isBusy(error: unknown): boolean {
  return isEngine(error) && error.code === 'SQLITE_BUSY'
}
