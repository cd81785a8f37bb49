/** Setting pins one after the other: which answer, where, in whose name; and taking the last one back. */
import { withdrawCard } from '#documents/blocks/cards.ts'
import { addObservations, nameGroup, type NewObservation } from '#documents/blocks/walk.ts'
import { edit } from '#documents/edit.ts'
import type { GroupLetter } from '#schema/observation.ts'
import type { Position } from '#schema/walk.ts'
import { FieldDraft } from '#state/field-draft.svelte.ts'
import { cleanLines } from '#state/wording.ts'
import type { Kind } from './kinds.ts'
import type { WalkTable } from './table.svelte.ts'

/** The most characters of the words of a pin. */
const most = 1000

export class Pinning {
  readonly table: WalkTable
  /** Words for the next pin. */
  readonly words: FieldDraft
  #kind = $state('')
  stop = $state('')
  /** Why no pin was set. */
  fault = $state('')
  /** What was done here last. */
  said = $state('')
  /** The pin that was set last, and the acts of this window until then. */
  #last = $state.raw<{ id: string; acts: number }>()

  constructor(table: WalkTable) {
    this.table = table
    this.words = new FieldDraft(table.workshop, `pin ${table.step.id}`)
  }

  /** The answer that the next pin gives; the first one until somebody chooses. */
  get kind(): Kind | undefined {
    const { answers } = this.table
    return answers.find(({ key }) => key === this.#kind) ?? answers[0]
  }
  choose(kind: Kind): void {
    this.#kind = kind.key
  }

  /** The pin that can be taken back; nothing once it lies in the trash. */
  get last(): string | undefined {
    const id = this.#last?.id
    return this.table.spots.some(({ observation }) => observation.id === id) ? id : undefined
  }

  /** Sets a pin on the map, or at the chosen stop, or where the words say. */
  set(position?: Position): void {
    const { words } = this.table
    const { kind } = this
    const text = cleanLines(this.words.shown(''), most)
    if (text === undefined) this.fault = words.page.tooLong(most)
    else if (!position && this.stop === '' && text === '') this.fault = words.pins.needsPlace
    else if (kind) this.#write(kind, text, position)
  }

  #write(kind: Kind, text: string, position: Position | undefined): void {
    this.fault = ''
    const id = writePins(this.table, [
      { kind, text, ...(this.stop && { stop: this.stop }), ...(position && { position }) },
    ])[0]
    if (!id) return
    this.#last = { id, acts: this.table.workshop.acts }
    this.words.discard()
    this.table.choose(id)
    this.#say(this.table.words.pins.done(this.table.life.labelOf(id), kind.word))
  }

  /** By undo while nothing else was done since; otherwise into the trash. */
  takeBack(): void {
    if (!this.#last) return
    const { id, acts } = this.#last
    const { workshop, words } = this.table
    if (workshop.acts === acts) workshop.history.undo()
    else withdrawCard(this.table.doc, id)
    this.#last = undefined
    this.#say(words.list.undone)
  }

  #say(sentence: string): void {
    this.said = sentence
    this.table.message = sentence
  }

  close(): void {
    this.words.close()
  }
}

/** What a pin says, and where it is. */
export interface PinWish {
  kind: Kind
  text: string
  stop?: string
  position?: Position
}

/** Writes pins as one act; the letter of the plenum is taken with the first one. */
export function writePins(table: WalkTable, wishes: readonly PinWish[]): string[] {
  const group = table.letters.current
  const common = { step: table.step.id, group, day: table.workshop.clock.today() }
  return edit(table.doc, () => {
    if (table.letters.isPlenum) takeLetter(table, group)
    return addObservations(
      table.doc,
      wishes.map(({ kind: { valence, category }, ...rest }): NewObservation => ({
        ...{ ...common, ...rest },
        ...(valence && { valence }),
        ...(category !== undefined && { category }),
      })),
    )
  })
}

function takeLetter(table: WalkTable, letter: GroupLetter): void {
  table.letters.keep(letter)
  if (table.life.groups.some((group) => group.letter === letter)) return
  nameGroup(table.doc, letter, { name: table.words.pins.plenum })
}
