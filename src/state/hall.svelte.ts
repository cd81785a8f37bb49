/** What the hall sees beside the documents: one card huge, a page, "Kein Aber!". Shared live, never stored. */
import { untrack } from 'svelte'
import type { OpenDocument } from '#documents/ports.ts'
import { HallMessage, type HallState } from '#schema/hall.ts'
import { newId } from '#schema/id.ts'

const noButMilliseconds = 3000

/** What can be turned in a picture of the hall: its pages, or the cards that are read one by one. */
export interface Turnable {
  kind: 'page' | 'card'
  /** Counted from 0; -1 before the first card. */
  page: number
  pages: number
  turn: (to: number) => void
}

export class Hall {
  #open: Pick<OpenDocument, 'sendPresence' | 'receivePresence'>
  #stop: () => void
  #state = $state.raw<HallState>({})
  #leader = newId()
  #count = 0
  #leading = false
  #step = ''
  /** The last message that was shown, by leader; older ones that arrive late are left aside. */
  #seen = new Map<string, number>()
  #quiet: ReturnType<typeof setTimeout> | undefined
  #turnable = $state.raw<Turnable>()

  constructor(open: Pick<OpenDocument, 'sendPresence' | 'receivePresence'>) {
    this.#open = open
    this.#stop = open.receivePresence((value) => this.#receive(value))
  }

  /** What is shown now, the same in every window. */
  get current(): HallState {
    return this.#state
  }

  /** What can be turned in the picture that this window draws; undefined when there is no other page. */
  get turnable(): Turnable | undefined {
    const turnable = this.#turnable
    const first = turnable?.kind === 'card' ? 0 : 1
    return turnable && turnable.pages > first ? turnable : undefined
  }

  /** The picture says what can be turned in it, because only the picture knows; returns the way back. */
  offer(turnable: Pick<Turnable, 'page' | 'pages'> & Partial<Turnable>): () => void {
    const whole: Turnable = { kind: 'page', turn: (page) => this.show({ page }), ...turnable }
    this.#turnable = whole
    return () => {
      if (this.#turnable === whole) this.#turnable = undefined
    }
  }

  /** Turns forward or back, as far as there is something. */
  turn(by: 1 | -1): void {
    const { turnable } = this
    if (!turnable) return
    const to = Math.min(turnable.pages - 1, Math.max(0, turnable.page + by))
    if (to !== turnable.page) turnable.turn(to)
  }

  /** Changes what the hall sees; fields that are not given stay, `undefined` takes one back. */
  show(change: HallState): void {
    // An effect that shows something must not run again because of what it showed.
    untrack(() => {
      this.#leading = true
      this.#apply({ ...this.#state, ...change })
      this.#send()
    })
  }

  /** This window leads: it answers new windows, and clears the picture whenever the step changes. */
  lead(step: string): void {
    this.#leading = true
    if (this.#step !== step) this.#apply({})
    this.#step = step
    this.#send()
  }

  /** This window follows: it asks the leading one for the picture. */
  follow(): void {
    this.#open.sendPresence({ hall: 'ask' } satisfies HallMessage)
  }

  close(): void {
    clearTimeout(this.#quiet)
    this.#stop()
  }

  #send(): void {
    this.#count += 1
    const state = { ...this.#state }
    const from = { leader: this.#leader, count: this.#count, step: this.#step }
    this.#open.sendPresence({ hall: 'show', ...from, state } satisfies HallMessage)
  }

  #receive(value: unknown): void {
    const parsed = HallMessage.safeParse(value)
    if (!parsed.success) return
    const message = parsed.data
    if (message.hall === 'ask') {
      if (this.#leading) this.#send()
      return
    }
    if (message.leader === this.#leader) return
    if (message.count <= (this.#seen.get(message.leader) ?? 0)) return
    this.#seen.set(message.leader, message.count)
    this.#apply(message.state)
  }

  /** "Kein Aber!" goes by itself in every window, so that a lost message cannot leave it standing. */
  #apply(state: HallState): void {
    const starts = state.noBut === true && this.#state.noBut !== true
    this.#state = state
    if (!state.noBut) clearTimeout(this.#quiet)
    if (starts) {
      this.#quiet = setTimeout(
        () => (this.#state = { ...this.#state, noBut: undefined }),
        noButMilliseconds,
      )
    }
  }
}
