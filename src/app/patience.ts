/** Writes small things until it succeeds: a failure is shown, never thrown into what a person is typing. */
import type { Problem, ProblemCode } from '#documents/ports.ts'
import type { Problems } from './problems.ts'

const firstPauseMilliseconds = 200
const longestPauseMilliseconds = 3000

export class Patience {
  readonly #problems: Problems
  /** The last write of each name; an older one that still waits gives way to it. */
  readonly #latest = new Map<string, () => Promise<void>>()
  /** Writes of one name follow each other: sealing takes its time, and the older text must never come last. */
  readonly #turns = new Map<string, Promise<void>>()
  readonly #troubled = new Map<string, ProblemCode>()

  constructor(problems: Problems) {
    this.#problems = problems
  }

  /** Resolves when this or a later write of the same name is kept; never rejects. */
  async persist(name: string, write: () => Promise<void>): Promise<void> {
    this.#latest.set(name, write)
    const before = this.#turns.get(name) ?? Promise.resolve()
    const turn = before.then(() => this.#try(name, write))
    this.#turns.set(name, turn)
    await turn
    const last = this.#turns.get(name)
    if (last === turn) this.#turns.delete(name)
    else await last
  }

  async #try(name: string, write: () => Promise<void>): Promise<void> {
    let pause = firstPauseMilliseconds
    while (this.#latest.get(name) === write) {
      try {
        await write()
        if (this.#latest.get(name) === write) this.#latest.delete(name)
        this.#settle(name, undefined)
        return
      } catch (error) {
        this.#settle(name, (error as Partial<Problem>).code ?? 'storage-failing')
        await new Promise((resolve) => setTimeout(resolve, pause))
        pause = Math.min(pause * 2, longestPauseMilliseconds)
      }
    }
  }

  #settle(name: string, code: ProblemCode | undefined): void {
    const before = this.#troubled.get(name)
    if (code) this.#troubled.set(name, code)
    else this.#troubled.delete(name)
    if (code) this.#problems.raise({ code })
    const isOver = before && ![...this.#troubled.values()].includes(before)
    if (isOver) this.#problems.clear(before)
  }
}
