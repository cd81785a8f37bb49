/** What follows from a walk: needs with the observations that show them, and measures that rest on observations. */
import { clean, cleanLine } from '#exports/clean.ts'
import { plain, quiet, sentence, strong } from '#exports/evening.ts'
import { germanDay } from '#exports/german.ts'
import { needLine } from '#exports/minutes-measures.ts'
import type { Block, Line, Section } from '#exports/printed-document.ts'
import type { Measure } from '#schema/measure.ts'
import type { Lineage } from '#schema/snapshot.ts'
import { documents } from '#text/de/documents.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import type { Walk } from './walk-rows.ts'

const of = words.results

/** Nothing where no need rests on an observation. */
export function needSection(walk: Walk): Section[] {
  const { needs } = walk.held
  if (needs.length === 0) return []
  const table: Block = {
    kind: 'table',
    caption: of.needsCaption,
    columns: [
      { title: of.need, width: 34 },
      { title: of.evidence, width: 33 },
      { title: of.measures, width: 33 },
    ],
    rows: needs.map(({ need, measures, origin }) => [
      [needLine(need)],
      evidence(origin, walk),
      measures.length > 0 ? measures.map(measureLine) : [[quiet(of.noMeasure)]],
    ]),
  }
  return [{ id: 'bedarf', level: 2, title: of.needs, blocks: [table] }]
}

/** Every measure of the workshop that leads back to an observation. */
export function walkMeasureSection(walk: Walk): Section {
  const observed = new Set(walk.rows.map(({ observation }) => observation.id))
  const rows = walk.evening.snapshot.measures.flatMap(({ measure, origin }, at): Line[][][] => {
    if (!origin.cards.some(({ id }) => observed.has(id))) return []
    return [
      [
        [[strong(documents.measures.short(at + 1))]],
        [[plain(cleanLine(measure.title) || documents.measures.untitled)]],
        [[orOpen(clean(measure.lead))]],
        [[orOpen(germanDay(measure.until))]],
        [[plain(documents.measures.states[measure.state])]],
        evidence(origin, walk),
      ],
    ]
  })
  const columns = [
    { title: documents.measures.nr, width: 7 },
    { title: of.measure, width: 31 },
    { title: of.lead, width: 19 },
    { title: of.until, width: 11 },
    { title: of.state, width: 11 },
    { title: of.rests, width: 21 },
  ]
  const block: Block =
    rows.length > 0
      ? { kind: 'table', caption: of.measuresCaption, columns, rows }
      : sentence(of.none)
  return { id: 'massnahmen', level: 2, title: of.measuresTitle, blocks: [block] }
}

/** The numbers of the observations; heaps with the dots they got. */
function evidence({ cards, clusters }: Lineage, walk: Walk): Line[] {
  const labels = walk.labelsOf(cards)
  const heaps = clusters.map(({ cluster }): Line => {
    const dots = walk.evening.dotsOf(cluster.id)
    return [
      quiet(
        [walk.evening.nameOf(cluster), dots === undefined ? '' : words.dots(dots)]
          .filter(Boolean)
          .join(', '),
      ),
    ]
  })
  return [[plain(labels)], ...heaps]
}

function measureLine({ title, lead, until }: Measure): Line {
  const more = documents.glance.agreed(cleanLine(lead), germanDay(until))
  return [
    plain(cleanLine(title) || documents.measures.untitled),
    ...(more ? [quiet(` – ${more}`)] : []),
  ]
}

function orOpen(text: string) {
  return text ? plain(text) : quiet(documents.measures.missing)
}
