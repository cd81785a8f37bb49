/** The other windows of this app on this device: who is there, and whether they can be interrupted. */

const lockPrefix = 'window '

/** How long a window gets to answer, in milliseconds: one in the background of a slow tablet needs some. A silent one counts as busy. */
const patience = 3000

type Call = { kind: 'ask'; from: string } | { kind: 'free' | 'busy'; from: string; to: string }

export class Windows {
  readonly #name = crypto.randomUUID()
  readonly #channel = new BroadcastChannel('windows')
  readonly #isBusy: () => boolean
  readonly #answers = new Map<string, boolean>()
  #heard: (() => void) | undefined

  /** `isBusy` says whether this window runs a workshop or holds something that is not saved. */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy
    // Held as long as the window lives, also when it crashes: the list of locks is the list of windows.
    void navigator.locks.request(lockPrefix + this.#name, () => new Promise(() => undefined))
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Call>) => this.#hear(data))
  }

  /** True when neither this window nor any other is busy; a window that does not answer is. */
  async areAllFree(): Promise<boolean> {
    if (this.#isBusy()) return false
    const others = await this.#others()
    this.#answers.clear()
    const answered = new Promise<void>((resolve) => {
      const late = setTimeout(resolve, patience)
      this.#heard = () => {
        if (!others.every((name) => this.#answers.has(name))) return
        clearTimeout(late)
        resolve()
      }
    })
    this.#call({ kind: 'ask', from: this.#name })
    this.#heard?.()
    await answered
    // Who has been closed meanwhile is asked no more; who has come since has not answered.
    const still = await this.#others()
    return still.every((name) => this.#answers.get(name) === true) && !this.#isBusy()
  }

  async #others(): Promise<string[]> {
    const { held = [] } = await navigator.locks.query()
    const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(lockPrefix))
    return names.map((name) => name.slice(lockPrefix.length)).filter((name) => name !== this.#name)
  }

  #hear(call: Call): void {
    if (call.kind === 'ask') {
      const kind = this.#isBusy() ? 'busy' : 'free'
      this.#call({ kind, from: this.#name, to: call.from })
    } else if (call.to === this.#name) {
      this.#answers.set(call.from, call.kind === 'free')
      this.#heard?.()
    }
  }

  #call(call: Call): void {
    this.#channel.postMessage(call)
  }
}
