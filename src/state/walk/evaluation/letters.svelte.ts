/** In whose name this device sets pins: a letter of its own for the plenum, or that of the group it walked with. */
import { lettersTaken } from '#documents/blocks/walk.ts'
import { allLetters, GroupLetter } from '#schema/observation.ts'
import type { WalkLife } from '#state/walk/walk-life.svelte.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

const plenumKey = 'pins.letter'
/** Where the capture screen keeps the letter that this device walks under. */
const walkKey = 'tour.letter'

export class TableLetters {
  readonly #workshop: Workshop
  readonly #life: WalkLife
  /** The letter that pins of this device had before; kept, so that two tables never count together. */
  #kept = $state('')
  #walked = $state('')
  #isPlenum = $state(true)

  constructor(workshop: Workshop, life: WalkLife) {
    this.#workshop = workshop
    this.#life = life
    void this.#read()
  }

  /** The letter that the plenum has on this device, or will have. */
  get plenum(): GroupLetter {
    return this.#kept || this.#free
  }
  /** Followed, because a letter that was free may be taken by now. */
  readonly #free = $derived.by(() => {
    const { doc, groups, observations } = this.#life
    const seen = [...groups.map(({ letter }) => letter), ...observations.map(({ group }) => group)]
    const taken = new Set([...lettersTaken(doc), ...seen])
    return allLetters.find((letter) => !taken.has(letter)) ?? 'A'
  })
  /** The letter this device walked under; empty where it did not. */
  get walked(): string {
    return this.#walked
  }
  get isPlenum(): boolean {
    return this.#isPlenum || this.#walked === ''
  }
  set isPlenum(isPlenum: boolean) {
    this.#isPlenum = isPlenum
  }
  get current(): GroupLetter {
    return this.isPlenum ? this.plenum : this.#walked
  }

  /** This device keeps the letter from now on. */
  keep(letter: GroupLetter): void {
    if (this.#kept === letter) return
    this.#kept = letter
    void this.#workshop.drafts.write(plenumKey, letter).catch(() => undefined)
  }

  async #read(): Promise<void> {
    const read = async (key: string) => {
      const kept = await this.#workshop.drafts.read(key).catch(() => undefined)
      return GroupLetter.safeParse(kept).data ?? ''
    }
    const [plenum, walked] = await Promise.all([read(plenumKey), read(walkKey)])
    this.#kept ||= plenum
    this.#walked = walked
  }
}
