/** The problems that are still true on this device, newest first. */
import type { Problem, ProblemCode } from '#documents/ports.ts'

export class Problems {
  #list: Problem[] = []
  readonly #observers = new Set<() => void>()

  get list(): Problem[] {
    return this.#list
  }

  /** Shows a problem, or shows it anew with another count. */
  raise(problem: Problem): void {
    const { code, docId, count } = problem
    const same = this.#list.find((other) => other.code === code && other.docId === docId)
    if (same && same.count === count) return
    const plain = { code, ...(docId === undefined ? {} : { docId }) }
    const shown = count === undefined ? plain : { ...plain, count }
    this.#set([shown, ...this.#list.filter((other) => other !== same)])
  }

  /** Takes a problem away that is over. */
  clear(code: ProblemCode, docId?: string): void {
    const left = this.#list.filter((other) => other.code !== code || other.docId !== docId)
    if (left.length < this.#list.length) this.#set(left)
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  #set(list: Problem[]): void {
    this.#list = list
    for (const observer of [...this.#observers]) observer()
  }
}
