/** The evaluation at the table: one list that is the map as well, and the observation that is chosen in both. */
import { tick } from 'svelte'
import { spotState } from '#documents/blocks/walk.ts'
import { restoreCard } from '#documents/blocks/cards.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { observationOf, type Observation } from '#schema/observation.ts'
import type { House } from '#state/house.svelte.ts'
import { WalkLife } from '#state/walk/walk-life.svelte.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { allKinds, categoriesOf, kindKeyOf, valenceKinds, type Kind } from './kinds.ts'
import { TableLetters } from './letters.svelte.ts'
import { sayingOf } from './saying.ts'
import {
  everything,
  grouped,
  narrowed,
  pinsOf,
  type Grouping,
  type Spot,
  type SpotFilter,
  type SpotGroup,
} from './spots.ts'

export type Part = 'table' | 'spots' | 'comparing'
/** The pages of one observation. */
export type Page = 'said' | 'place' | 'photos' | 'state' | 'thread'

export class WalkTable {
  readonly workshop: Workshop
  readonly step: PlannedStep
  readonly life: WalkLife
  /** In whose name pins are set here. */
  readonly letters: TableLetters
  readonly #house: Pick<House, 'words' | 'language'>
  part = $state<Part>('table')
  grouping = $state<Grouping>('stop')
  filter = $state.raw<SpotFilter>(everything)
  /** Id of the observation that is chosen in list and map; empty for none. */
  #chosen = $state('')
  /** Id of the observation whose page is open. */
  opened = $state('')
  page = $state<Page>('said')
  /** Id of the observation that was taken away here last. */
  withdrawn = $state('')
  /** What happened last, for those who cannot see it. */
  message = $state('')

  constructor(workshop: Workshop, step: PlannedStep, house: Pick<House, 'words' | 'language'>) {
    this.workshop = workshop
    this.step = step
    this.life = new WalkLife(workshop)
    this.letters = new TableLetters(workshop, this.life)
    this.#house = house
  }

  get words() {
    return this.#house.words.walkEvaluation
  }
  get common() {
    return this.#house.words.common
  }
  get language() {
    return this.#house.language
  }
  get doc() {
    return this.life.doc
  }

  readonly #kinds: Kind[] = $derived.by(() =>
    allKinds(this.workshop.allSteps, this.words.valences, this.language),
  )
  readonly #kindsByKey = $derived.by(() => new Map(this.#kinds.map((kind) => [kind.key, kind])))
  readonly #spots: Spot[] = $derived.by(() => this.life.observations.map((one) => this.#read(one)))
  readonly #groups: SpotGroup[] = $derived.by(() =>
    grouped(narrowed(this.#spots, this.filter), this.grouping, {
      stops: this.life.stops,
      kinds: this.#kinds,
    }),
  )
  readonly #ordered: Spot[] = $derived.by(() => this.#groups.flatMap(({ spots }) => spots))
  readonly #pins = $derived.by(() =>
    pinsOf(this.#ordered, {
      kinds: this.#kindsByKey,
      titleOf: (spot) =>
        [spot.observation.valence ? '' : this.wordOf(spot), this.sayingOf(spot)]
          .filter(Boolean)
          .join(', '),
    }),
  )

  /** Everything that was noted and lies in no trash. */
  get spots(): readonly Spot[] {
    return this.#spots
  }
  get groups(): readonly SpotGroup[] {
    return this.#groups
  }
  /** What list and map show, in the order of the list. */
  get ordered(): readonly Spot[] {
    return this.#ordered
  }
  get pins() {
    return this.#pins
  }
  /** Valences, and the categories of all steps that ask by pins. */
  get kinds(): readonly Kind[] {
    return this.#kinds
  }
  /** Those of them that somebody has said. */
  readonly #said = $derived.by(() => {
    const said = new Set(this.#spots.map(({ observation }) => kindKeyOf(observation)))
    return this.#kinds.filter(({ key }) => said.has(key))
  })
  get kindsSaid(): readonly Kind[] {
    return this.#said
  }
  /** What a pin of this step can answer. */
  get answers(): readonly Kind[] {
    const own = categoriesOf(this.step, this.language)
    return own.length > 0 ? own : valenceKinds(this.words.valences)
  }
  get groupLetters(): string[] {
    return [...new Set(this.#spots.map(({ observation }) => observation.group))].sort()
  }

  kindOf({ observation }: Pick<Spot, 'observation'>): Kind | undefined {
    return this.#kindsByKey.get(kindKeyOf(observation))
  }
  wordOf(spot: Pick<Spot, 'observation'>): string {
    return this.kindOf(spot)?.word ?? this.words.unknownKind
  }
  sayingOf({ observation, photos }: Pick<Spot, 'observation' | 'photos'>): string {
    return sayingOf(observation, photos.length > 0, this.words.instead)
  }
  titleOf({ key }: SpotGroup): string {
    const { list, unknownKind } = this.words
    if (this.grouping === 'valence') return this.#kindsByKey.get(key)?.word ?? unknownKind
    if (this.grouping === 'number') {
      return list.groupNamed(key, this.life.groups.find(({ letter }) => letter === key)?.name ?? '')
    }
    const stop = this.life.stops.find(({ id }) => id === key)
    return stop ? list.stop(stop.number, stop.name) : list.noStop
  }

  get isFiltered(): boolean {
    const { group, kind, state, placeless } = this.filter
    return group !== '' || kind !== '' || state !== '' || placeless
  }
  narrow(change: Partial<SpotFilter>): void {
    this.filter = { ...this.filter, ...change }
  }
  showAll(): void {
    this.filter = everything
  }

  get chosen(): string {
    return this.#chosen
  }
  /** Chooses in list and map at once, and says so. */
  choose(id: string): void {
    this.#chosen = id
    const spot = this.#spots.find(({ observation }) => observation.id === id)
    if (!spot) return
    this.message = this.words.list.chosen(spot.label, this.wordOf(spot), this.sayingOf(spot))
  }

  /** Opens the page of an observation, which is then chosen, too. */
  open(id: string, page: Page = 'said'): void {
    this.#chosen = id
    this.opened = id
    this.page = page
    this.withdrawn = ''
  }
  /** The page that is open; it stays so when somebody takes the observation away, or the filter no longer shows it. */
  get openSpot(): Spot | undefined {
    if (this.opened === '') return undefined
    const card = this.workshop.allCards.find(({ id }) => id === this.opened)
    const observation = card && observationOf(card)
    return observation && this.#read(observation)
  }
  /** The neighbour of the open page, in the order of the list. */
  beside(by: 1 | -1): Spot | undefined {
    const at = this.#ordered.findIndex(({ observation }) => observation.id === this.opened)
    return at < 0 ? undefined : this.#ordered[at + by]
  }

  /** Says what was taken away, and closes its page. */
  hasWithdrawn(id: string): void {
    this.opened = ''
    this.#chosen = ''
    // Once its page has gone: whoever uses the keyboard goes on at the way back.
    void tick().then(() => (this.withdrawn = id))
  }
  restore(id: string): void {
    restoreCard(this.doc, id)
  }

  #read(observation: Observation): Spot {
    const { id } = observation
    const history = this.life.histories.get(id) ?? []
    return {
      ...{ observation, label: this.life.labelOf(id), history, state: spotState(history) },
      stop: this.life.stops.find((stop) => stop.id === observation.stop),
      photos: this.life.photosOf(id),
    }
  }
}
