/** Cards that came from other devices and were not looked at here yet. Kept on this device, never shared. */
import { cardsSince, momentOf, observeArrivals } from '#documents/arrivals.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import { FreshCards } from '#schema/fresh.ts'

const key = 'fresh'

export class Fresh {
  readonly #open: OpenWorkshop
  #cards = $state.raw<ReadonlySet<string>>(new Set())
  /** Written or seen in this window or in another one of this device. */
  readonly #settled = new Set<string>()
  #begun: Promise<void> | undefined
  #isRead = false
  #isWriting = false
  #isStale = false
  #stop: (() => void) | undefined
  #windows: BroadcastChannel | undefined

  constructor(open: OpenWorkshop) {
    this.#open = open
  }

  /** Ids of cards that are marked. */
  get cards(): ReadonlySet<string> {
    return this.#cards
  }

  /** Watches what comes; the hall's window does not, or it would see for the moderator. */
  begin(): Promise<void> {
    this.#begun ??= this.#open.rehearsal ? Promise.resolve() : this.#begin()
    return this.#begun
  }

  /** Somebody has looked at these. */
  see(cards: Iterable<string>): void {
    const seen = [...cards].filter((card) => this.#cards.has(card))
    if (seen.length === 0) return
    this.#settle(seen)
    this.#windows?.postMessage(seen)
    this.#keep()
  }

  close(): void {
    this.#stop?.()
    this.#windows?.close()
  }

  async #begin(): Promise<void> {
    const { id, workshop, drafts } = this.#open
    this.#windows = new BroadcastChannel(`beteiligungskoffer fresh ${id}`)
    // Only pages of this app, on this origin, can speak here.
    this.#windows.onmessage = ({ data }: MessageEvent<string[]>) => this.#settle(data)
    this.#stop = observeArrivals(workshop.doc, (cards, isOwn) => this.#came(cards, isOwn))
    const read = await drafts.read(key).catch(() => undefined)
    const kept = FreshCards.safeParse(parse(read))
    this.#isRead = true
    // On the first visit everything is as it is found.
    if (kept.success) {
      const since = cardsSince(workshop.doc, Uint8Array.from(kept.data.moment))
      this.#mark([...kept.data.cards, ...since])
    }
    this.#keep()
  }

  #came(cards: string[], isOwn: boolean): void {
    if (isOwn) {
      this.#settle(cards)
      this.#windows?.postMessage(cards)
    } else if (this.#isRead) this.#mark(cards)
    this.#keep()
  }

  #mark(cards: readonly string[]): void {
    const fresh = cards.filter((card) => !this.#settled.has(card))
    if (fresh.length > 0) this.#cards = new Set([...this.#cards, ...fresh])
  }

  #settle(cards: readonly string[]): void {
    for (const card of cards) this.#settled.add(card)
    if (!cards.some((card) => this.#cards.has(card))) return
    this.#cards = new Set([...this.#cards].filter((card) => !this.#settled.has(card)))
  }

  /** One at a time; what happened meanwhile is kept by the next one. */
  #keep(): void {
    if (!this.#isRead) return
    this.#isStale = true
    if (!this.#isWriting) void this.#write()
  }

  async #write(): Promise<void> {
    const { workshop, drafts } = this.#open
    this.#isWriting = true
    while (this.#isStale) {
      this.#isStale = false
      const moment = [...momentOf(workshop.doc)]
      const text = JSON.stringify({ moment, cards: [...this.#cards] } satisfies FreshCards)
      // What cannot be kept is marked once more next time: better seen twice than not at all.
      await drafts.write(key, text).catch(() => undefined)
    }
    this.#isWriting = false
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
