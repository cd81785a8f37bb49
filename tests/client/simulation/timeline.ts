/** Time that passes only when a simulation says so: one task after the other, in an order that is always the same. */

/** What is to be done at a moment; whoever holds it can cancel it. */
export interface Task {
  at: number
  order: number
  run: (() => void) | undefined
}

/** Taken before anything is replaced. */
const nextTurn = globalThis.setImmediate

export class Timeline {
  now = 0
  /** Tasks that were run; a run that never becomes quiet is found by it. */
  done = 0
  readonly #heap: Task[] = []
  #order = 0

  after(milliseconds: number, run: () => void): Task {
    const task = { at: this.now + Math.max(0, milliseconds), order: (this.#order += 1), run }
    this.#push(task)
    return task
  }

  /** Runs what is due until then, or until nothing is left; `check` is called after each task. */
  async runUntil(end: number, check: () => void): Promise<void> {
    await settled()
    check()
    for (let task = this.#heap[0]; task && task.at <= end; task = this.#heap[0]) {
      this.#pop()
      if (!task.run) continue
      this.now = task.at
      this.done += 1
      task.run()
      await settled()
      check()
    }
    if (end !== Infinity) this.now = Math.max(this.now, end)
  }

  #push(task: Task): void {
    const heap = this.#heap
    let at = heap.push(task) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(task, heap[above])) break
      heap[at] = heap[above] as Task
      at = above
    }
    heap[at] = task
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || !heap.length) return
    let at = 0
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (isBefore(heap[child + 1], heap[child])) child += 1
      if (!isBefore(heap[child], last)) break
      heap[at] = heap[child] as Task
      at = child
    }
    heap[at] = last
  }
}

function isBefore(one: Task | undefined, other: Task | undefined): boolean {
  if (!one) return false
  return !other || one.at < other.at || (one.at === other.at && one.order < other.order)
}

/** Every promise that can go on without a task has gone on. */
async function settled(): Promise<void> {
  await new Promise<void>((resolve) => nextTurn(resolve))
}
