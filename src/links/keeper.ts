/** Keeps entries in the store for as long as it takes: a failure is shown until it is over, and never thrown. */
import type { EntryStore, Problem, ProblemCode, SealedEntry } from '#documents/ports.ts'
import type { ProblemBoard } from './parts.ts'

/** A commit that takes longer than this is shown as failing while it goes on. */
const overdueMilliseconds = 800
const firstPauseMilliseconds = 200
const longestPauseMilliseconds = 3000

const storageCodes: ProblemCode[] = ['storage-full', 'storage-failing', 'storage-closed']

function codeOf(error: unknown): ProblemCode {
  const { code } = error as Partial<Problem>
  return code && storageCodes.includes(code) ? code : 'storage-failing'
}

export class Keeper {
  readonly #docId: string
  readonly #store: EntryStore
  readonly #board: ProblemBoard
  readonly #changed: () => void
  readonly #wakers = new Set<() => void>()
  #outstanding = 0
  #failing = 0
  #stopped = false

  constructor(docId: string, store: EntryStore, board: ProblemBoard, changed: () => void) {
    this.#docId = docId
    this.#store = store
    this.#board = board
    this.#changed = changed
  }

  get outstanding(): number {
    return this.#outstanding
  }

  get failing(): boolean {
    return this.#failing > 0
  }

  /** Tries until it succeeds, then calls `kept`. `failed` is called once, on the first failure. */
  async keep(entries: SealedEntry[], kept: () => void, failed: () => void = () => {}) {
    this.#outstanding += 1
    let pause = firstPauseMilliseconds
    const trouble = new Trouble((by) => this.#count(by))
    while (!this.#stopped) {
      const overdue = setTimeout(() => this.#show('storage-failing', trouble), overdueMilliseconds)
      try {
        await this.#store.keep(this.#docId, entries)
        clearTimeout(overdue)
        break
      } catch (error) {
        clearTimeout(overdue)
        if (!trouble.isThere) failed()
        this.#show(codeOf(error), trouble)
        await this.#pause(pause)
        pause = Math.min(pause * 2, longestPauseMilliseconds)
      }
    }
    this.#outstanding -= 1
    trouble.end()
    if (!this.#stopped) kept()
    this.#changed()
  }

  /** Tries what failed again at once, for example when the page comes to the front. */
  retry(): void {
    for (const wake of [...this.#wakers]) wake()
  }

  /** Gives up for good: the document was removed from this device. */
  stop(): void {
    this.#stopped = true
    this.#clear()
    this.retry()
  }

  #show(code: ProblemCode, trouble: Trouble): void {
    if (this.#stopped) return
    trouble.begin()
    for (const other of storageCodes) if (other !== code) this.#board.clear(other, this.#docId)
    this.#board.raise({ code, docId: this.#docId })
  }

  #count(by: number): void {
    this.#failing += by
    if (this.#failing === 0) this.#clear()
    this.#changed()
  }

  #clear(): void {
    for (const code of storageCodes) this.#board.clear(code, this.#docId)
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      this.#wakers.add(wake)
    })
  }
}

/** One commit's trouble: counted once, from the first failure to the end. */
class Trouble {
  readonly #count: (by: number) => void
  isThere = false
  constructor(count: (by: number) => void) {
    this.#count = count
  }
  begin(): void {
    if (!this.isThere) {
      this.isThere = true
      this.#count(1)
    }
  }
  end(): void {
    if (this.isThere) this.#count(-1)
  }
}
