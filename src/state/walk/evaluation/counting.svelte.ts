/** Pins of a map on the wall: counted per place and answer, then taken over as pins at that place. */
import { mostPins, PinCount } from '#schema/pin-count.ts'
import { Draft } from '#state/draft.svelte.ts'
import { cleanLines } from '#state/wording.ts'
import { writePins, type PinWish } from './pinning.svelte.ts'
import type { WalkTable } from './table.svelte.ts'

const empty: PinCount = { stop: '', words: '', counts: {} }
/** The most characters of a place in words. */
const most = 200

function read(text: string): PinCount {
  if (text === '') return empty
  try {
    return PinCount.safeParse(JSON.parse(text)).data ?? empty
  } catch {
    // A draft that cannot be read is no draft.
    return empty
  }
}

export class PinCounting {
  readonly table: WalkTable
  readonly #draft: Draft
  /** Why nothing was taken over. */
  fault = $state('')
  /** What was taken over last. */
  said = $state('')

  constructor(table: WalkTable) {
    this.table = table
    this.#draft = new Draft(table.workshop.drafts, `pin count ${table.step.id}`, () =>
      table.workshop.whenSaved(),
    )
  }

  get typed(): PinCount {
    return read(this.#draft.text)
  }
  get failing(): boolean {
    return this.#draft.failing
  }
  get all(): number {
    return Object.values(this.typed.counts).reduce((sum, count) => sum + count, 0)
  }

  type(change: Partial<PinCount>): void {
    this.fault = ''
    this.#draft.text = JSON.stringify({ ...this.typed, ...change })
  }
  count(kind: string, value: number): void {
    const whole = Math.min(mostPins, Math.max(0, Math.round(value)))
    this.type({ counts: { ...this.typed.counts, [kind]: whole } })
  }

  /** Takes the pins over as one act; otherwise says what is missing, and nothing has changed. */
  keep(): void {
    const { stop: id, words, counts } = this.typed
    const said = this.table.words
    const text = cleanLines(words, most)
    const stop = this.table.life.stops.find((one) => one.id === id)
    if (text === undefined) this.fault = said.page.tooLong(most)
    else if (!stop && text === '') this.fault = said.count.missingPlace
    else if (this.all === 0) this.fault = said.count.missingCount
    else if (this.all > mostPins) this.fault = said.count.tooMany
    else {
      const wishes = this.table.answers.flatMap((kind): PinWish[] =>
        Array.from({ length: counts[kind.key] ?? 0 }, () => ({
          ...{ kind, text },
          ...(stop && { stop: stop.id }),
        })),
      )
      writePins(this.table, wishes)
      const place = stop ? said.list.stop(stop.number, stop.name) : text
      this.said = said.count.kept(wishes.length, place)
      this.table.message = this.said
      this.#draft.clear()
    }
  }

  close(): void {
    this.#draft.close()
  }
}
