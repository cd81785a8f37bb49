/** All measures as a table, one a row, with tasks and the cards they come from. */
import type { MeasureWithOrigin, WorkshopSnapshot } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { clean, cleanLine } from './clean.ts'
import type { ExportContext } from './context.ts'
import type { Cell, Table } from './csv.ts'
import { byNumber, cardText, Evening } from './evening.ts'
import { germanDay } from './german.ts'
import { inTurns, type Watch } from './turns.ts'

type Row = Record<keyof typeof words.csv.measures, Cell>

/** Rejects with the signal's reason when aborted. */
export async function measuresTable(
  snapshot: WorkshopSnapshot,
  context: ExportContext,
  watch: Watch = {},
): Promise<Table> {
  const evening = new Evening(snapshot, context)
  const rows: Row[] = []
  await inTurns([...snapshot.measures.entries()], watch, ([index, measure]) => {
    rows.push(rowOf(measure, words.measures.short(index + 1), evening))
  })
  watch.progress?.(1)
  return { titles: words.csv.measures, rows }
}

function rowOf(
  { measure, tasks, origin }: MeasureWithOrigin,
  short: string,
  evening: Evening,
): Row {
  const cards = byNumber(origin.cards).map((card) =>
    words.csv.card(evening.labels.get(card.id) ?? String(card.number), cleanLine(cardText(card))),
  )
  const clusters = origin.clusters.map(({ cluster }) => {
    const dots = evening.dotsOf(cluster.id)
    return evening.nameOf(cluster) + (dots === undefined ? '' : ` (${words.dots(dots)})`)
  })
  return {
    number: short,
    measure: measure.title,
    lead: measure.lead,
    partners: measure.partners,
    firstStep: measure.firstStep,
    until: germanDay(measure.until),
    state: words.measures.states[measure.state],
    cards: joined(cards),
    clusters: joined(clusters),
    needs: joined(
      origin.needs.map(({ text, finding, n }) =>
        words.csv.need(cleanLine(text), cleanLine(finding), n),
      ),
    ),
    sheets: joined(origin.sheets.map((sheet) => evening.titleOf(sheet))),
    tasks: joined(
      tasks.map(({ what, who, until }) =>
        words.csv.task(clean(what), clean(who), germanDay(until)),
      ),
    ),
  }
}

function joined(texts: readonly string[]): string {
  return texts.join(words.csv.separator)
}
