/** The shape of an example: a finished workshop as plain data; keys are local to the file. */
import type { Arrangements, Heading } from '#schema/conduct.ts'
import type { CardKind, CardOrigin } from '#schema/contribution.ts'
import type { InitiativeHeading } from '#schema/initiative.ts'
import type { SheetField } from '#schema/sheet.ts'

/** One card. `reverses` and `concretises` name the keys of older cards. */
interface ExampleCard {
  key: string
  text: string
  reverses?: string
  concretises?: string[]
  /** Said too early: lies in the Ideenspeicher. */
  parked?: boolean
  /** Another kind than the rest of the heap, such as an idea in the critique phase. */
  kind?: CardKind
  group?: string
}

/** Cards that were written in one step, in the order in which they were said. */
export interface ExampleCards {
  step: string
  kind: CardKind
  origin?: CardOrigin
  cards: ExampleCard[]
}

/** A named heap; a card may lie in several. */
interface ExampleCluster {
  key: string
  title: string
  cards: string[]
}

/** What was counted in one dot step: dots per key of a cluster or sheet. */
interface ExamplePoll {
  step: string
  dotsPerPerson: number
  voters: number
  unused: number
  totals: Record<string, number>
}

/** A Projektskizze with all its lines; `sources` are keys of cards that led to it. */
interface ExampleSheet {
  key: string
  title: string
  fields: Record<SheetField, string>
  sources: string[]
}

/** An agreed measure; `sources` are keys of sheets or cards. Days are `JJJJ-MM-TT`. */
interface ExampleMeasure {
  title: string
  lead: string
  until: string
  firstStep: string
  partners: string
  sources: string[]
  tasks: { what: string; who: string; until: string }[]
}

/** Everything that "Beispiel öffnen" puts onto the device. */
export interface ExampleContent {
  initiative: Pick<InitiativeHeading, 'title' | 'municipality' | 'area' | 'description'>
  heading: Pick<
    Heading,
    | 'title'
    | 'question'
    | 'date'
    | 'start'
    | 'place'
    | 'headcount'
    | 'tables'
    | 'variant'
    | 'facilitation'
    | 'hallLanguage'
  >
  /** When it began, in epoch milliseconds. */
  startedAt: number
  contributions: ExampleCards[]
  /** Step in which the heaps were made. */
  clusterStep: string
  clusters: ExampleCluster[]
  /** Step in which the sketches were begun. */
  sheetStep: string
  sheets: ExampleSheet[]
  polls: ExamplePoll[]
  measureStep: string
  measures: ExampleMeasure[]
  arrangements: Arrangements
}
