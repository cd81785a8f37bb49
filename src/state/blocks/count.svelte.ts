/** Counting paper dots: a sealed draft of sums on this device, in no document until it is closed. */
import { CountDraft } from '#schema/poll.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** The most of anything that is counted in a hall; more is a slip of the finger. */
const most = 9999

/** The count that a draft holds; undefined for anything that is not a count. */
export function readCount(text: string | undefined): CountDraft | undefined {
  if (!text) return undefined
  try {
    const parsed = CountDraft.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** All dots of a count. */
export function sumOf(totals: Record<string, number>): number {
  return Object.values(totals).reduce((sum, dots) => sum + dots, 0)
}

export class Count {
  #drafts: Workshop['drafts']
  #key: string
  #count: CountDraft
  #queue: Promise<void> = Promise.resolve()
  /** False until the draft of before a crash was looked for. */
  ready = $state(false)
  /** True when the last tap is not kept on this device yet. */
  failing = $state(false)

  constructor(workshop: Workshop, step: PlannedStep) {
    this.#drafts = workshop.drafts
    // Every window counts the same paper: under one id, the last count is the only one.
    this.#count = $state.raw({ tally: step.id, totals: {}, voters: 0 })
    this.#key = `poll:${workshop.id}:${step.id}`
    void this.#drafts
      .read(this.#key)
      .then((text) => (this.#count = readCount(text) ?? this.#count))
      .finally(() => (this.ready = true))
  }

  get current(): CountDraft {
    return this.#count
  }

  dots(option: string): number {
    return this.#count.totals[option] ?? 0
  }

  setDots(option: string, dots: number): void {
    const totals = { ...this.#count.totals, [option]: within(dots) }
    this.#write({ ...this.#count, totals })
  }

  setVoters(voters: number): void {
    this.#write({ ...this.#count, voters: within(voters) })
  }

  /** Goes on from a count that was handed in, to correct it. */
  begin(count: CountDraft): void {
    this.#write(count)
  }

  /** Takes the draft off the device; the sums stay in memory in case the hand-in is taken back. */
  async remove(): Promise<void> {
    await this.#keep('')
  }

  #write(count: CountDraft): void {
    this.#count = count
    void this.#keep(JSON.stringify(count))
  }

  /** One write after the other, so that the last tap is what is kept. */
  #keep(text: string): Promise<void> {
    this.#queue = this.#queue
      .then(() => this.#drafts.write(this.#key, text))
      .then(
        () => void (this.failing = false),
        () => void (this.failing = true),
      )
    return this.#queue
  }
}

function within(value: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, Math.round(value))) : 0
}
