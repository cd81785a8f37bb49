/** All cards as a table, one a row: where they lie, what they turned around, what became of them. */
import type { PlannedPhase, PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import type { ExportContext } from './context.ts'
import type { Cell, Table } from './csv.ts'
import { byNumber, cardText, Evening } from './evening.ts'
import { germanDay } from './german.ts'
import { inTurns, type Watch } from './turns.ts'

type Row = Record<keyof typeof words.csv.cards, Cell>

/** Rejects with the signal's reason when aborted. */
export async function cardsTable(
  snapshot: WorkshopSnapshot,
  context: ExportContext,
  watch: Watch = {},
): Promise<Table> {
  const evening = new Evening(snapshot, context)
  const places = placesOf(snapshot)
  const outcomes = outcomesOf(snapshot)
  const rows: Row[] = []
  await inTurns(byNumber(snapshot.contributions), watch, (card) => {
    rows.push(rowOf(card, evening, places.get(card.step), outcomes.get(card.id) ?? []))
  })
  watch.progress?.(1)
  return { titles: words.csv.cards, rows }
}

type Place = { phase: PlannedPhase; step: PlannedStep }

function rowOf(
  card: Contribution,
  evening: Evening,
  place: Place | undefined,
  measures: readonly string[],
): Row {
  const clusters = evening.clustersOfCard.get(card.id) ?? []
  const dots = clusters.map((cluster) => evening.dotsOf(cluster.id))
  const counted = dots.some((count) => count !== undefined)
  return {
    number: evening.labels.get(card.id) ?? card.number,
    kind: words.kinds[card.kind],
    text: cardText(card),
    phase: place ? evening.say(place.phase.title) : '',
    step: place ? evening.say(place.step.definition.title) : '',
    clusters: joined(clusters.map((cluster) => evening.nameOf(cluster))),
    // In the order of the clusters; nothing while dots are hidden.
    dots: counted ? joined(dots.map((count) => String(count ?? ''))) : '',
    reverses: numbers(evening.critiqueOf.get(card.id), evening),
    reversed: numbers(evening.wishesOf.get(card.id), evening),
    measures: joined(measures),
    origin: words.csv.origins[card.origin],
    day: germanDay(card.day),
    group: card.group ?? '',
    parked: card.parked ? words.csv.yes : words.csv.no,
  }
}

function placesOf({ phases }: WorkshopSnapshot): Map<string, Place> {
  return new Map(
    phases.flatMap((phase) => phase.steps.map((step) => [step.id, { phase, step }] as const)),
  )
}

/** Titles of the measures that a card led to, by the id of the card. */
function outcomesOf({ measures }: WorkshopSnapshot): Map<string, string[]> {
  const outcomes = new Map<string, string[]>()
  for (const [index, { measure, origin }] of measures.entries()) {
    const title = words.csv.measure(words.measures.short(index + 1), measure.title)
    for (const { id } of origin.cards) outcomes.set(id, [...(outcomes.get(id) ?? []), title])
  }
  return outcomes
}

function numbers(cards: readonly Contribution[] | undefined, { labels }: Evening): string {
  return joined(byNumber(cards ?? []).map((card) => labels.get(card.id) ?? String(card.number)))
}

function joined(texts: readonly string[]): string {
  return texts.join(words.csv.separator)
}
