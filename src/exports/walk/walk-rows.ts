/** What was seen on a walk, one row an observation, in the order of the stops: what every format is made of. */
import { clean, cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { Evening } from '#exports/evening.ts'
import { germanDay } from '#exports/german.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { Observation, SpotState } from '#schema/observation.ts'
import { mayLeave, type Photo } from '#schema/photo.ts'
import type { WalkInWorkshop, WorkshopSnapshot } from '#schema/snapshot.ts'
import type { Stop } from '#schema/walk.ts'
import { documents } from '#text/de/documents.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import { signOf, type Category } from './signs.ts'

/** One entry of a spot's history. */
interface Change {
  state: string
  /** As `12.03.2026`, or empty. */
  day: string
  note: string
}

/** All texts are clean. */
export interface WalkRow {
  observation: Observation
  /** The number of map and table: A7. */
  label: string
  stop: Stop | undefined
  category: Category | undefined
  /** The shape that the map has for it, and the word; both empty where nobody said how it is. */
  sign: string
  finding: string
  text: string
  quote: string
  responsible: string
  proposal: string
  /** Only what may leave, in its order. */
  photos: readonly Photo[]
  /** The heaps it lies in; dots are undefined while they are hidden. */
  clusters: readonly { title: string; dots: number | undefined }[]
  /** The newest first; empty where nobody wrote anything down. */
  history: readonly Change[]
  /** Missing where there is nothing to be done: what is good has no state until somebody writes one. */
  state: SpotState | undefined
  /** „M1 Bordstein absenken“. */
  measures: readonly string[]
}

/** A walk, looked up once for all its documents. */
export class Walk {
  readonly evening: Evening
  readonly held: WalkInWorkshop
  readonly categories: ReadonlyMap<string, Category>
  readonly rows: readonly WalkRow[]

  /** Undefined where no step of the workshop is a walk. */
  static of(snapshot: WorkshopSnapshot, context: ExportContext): Walk | undefined {
    return snapshot.walk && new Walk(snapshot, snapshot.walk, context)
  }

  private constructor(snapshot: WorkshopSnapshot, held: WalkInWorkshop, context: ExportContext) {
    this.evening = new Evening(snapshot, context)
    this.held = held
    this.categories = categoriesOf(this.evening)
    this.rows = this.#rows()
  }

  /** The labels of those of these cards that are observations, in their order. */
  labelsOf(cards: readonly Contribution[]): string {
    const rows = cards.flatMap(
      (card) => this.rows.find(({ observation }) => observation.id === card.id) ?? [],
    )
    return rows
      .sort(byLabel)
      .map(({ label }) => label)
      .join(', ')
  }

  #rows(): WalkRow[] {
    const stops = new Map(this.held.stops.map((stop) => [stop.id, stop]))
    const order = new Map(this.held.stops.map((stop, at) => [stop.id, at]))
    const measures = measuresOf(this.evening.snapshot)
    const place = ({ stop }: WalkRow) => order.get(stop?.id ?? '') ?? stops.size
    return this.held.observations
      .filter(({ observation: { state, secret } }) => state === 'active' && !secret)
      .map((one) => this.#row(one, stops, measures.get(one.observation.id) ?? []))
      .sort((one, other) => place(one) - place(other) || byLabel(one, other))
  }

  #row(
    { observation, label, photos, history }: WalkInWorkshop['observations'][number],
    stops: ReadonlyMap<string, Stop>,
    measures: readonly string[],
  ): WalkRow {
    const category = this.categories.get(observation.category ?? '')
    const { valence } = observation
    const clusters = this.evening.clustersOfCard.get(observation.id) ?? []
    const last = history.at(-1)?.state
    return {
      observation,
      label: cleanLine(label) || `${observation.group}${observation.number}`,
      stop: stops.get(observation.stop ?? ''),
      category,
      sign: valence || category ? signOf(valence, category) : '',
      finding: valence ? words.valences[valence] : (category?.title ?? ''),
      text: clean(observation.text),
      quote: clean(observation.quote),
      responsible: clean(observation.responsible),
      proposal: clean(observation.proposal),
      photos: photos.filter((photo) => mayLeave(photo) && !photo.withdrawn),
      clusters: clusters.map((cluster) => ({
        title: this.evening.nameOf(cluster),
        dots: this.evening.dotsOf(cluster.id),
      })),
      history: history
        .map(({ state, day, note }) => ({
          state: words.states[state],
          day: germanDay(day),
          note: clean(note),
        }))
        .reverse(),
      state: last ?? (valence && valence !== 'good' ? 'open' : undefined),
      measures,
    }
  }
}

/** In the order of groups and numbers: A2 before A10, A10 before A10b. */
function byLabel(one: WalkRow, other: WalkRow): number {
  const [a, b] = [one.observation, other.observation]
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  return (
    a.number - b.number ||
    one.label.length - other.label.length ||
    (one.label < other.label ? -1 : 1)
  )
}

function categoriesOf(evening: Evening): Map<string, Category> {
  const steps = evening.snapshot.phases.flatMap((phase) => phase.steps)
  return new Map(
    steps.flatMap(({ definition }) => {
      const categories = definition.block === 'walk' ? (definition.settings?.categories ?? []) : []
      return categories.map(
        ({ id, title, shape }) => [id, { id, title: evening.say(title), shape }] as const,
      )
    }),
  )
}

/** Measures that rest on each observation, by its id. */
function measuresOf({ measures }: WorkshopSnapshot): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [at, { measure, origin }] of measures.entries()) {
    const title = cleanLine(measure.title) || documents.measures.untitled
    for (const { id } of origin.cards) {
      found.set(id, [...(found.get(id) ?? []), `${documents.measures.short(at + 1)} ${title}`])
    }
  }
  return found
}
