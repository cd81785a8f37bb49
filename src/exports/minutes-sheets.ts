/** Projektskizzen, one after the other; what is not filled in says "nachzutragen". */
import type { Sheet, SheetField } from '#schema/sheet.ts'
import { documents as words } from '#text/de/documents.ts'
import { clean } from './clean.ts'
import { byNumber, cardLine, plain, quiet, type Evening } from './evening.ts'
import { germanDay } from './german.ts'
import type { Fact, Line, Section } from './printed-document.ts'

const fields = Object.keys(words.sheet.fields) as SheetField[]

/** One sketch with all its lines and the cards that led to it. */
export function sheetSection(sheet: Sheet, evening: Evening): Section {
  evening.printed.add(sheet.id)
  const facts: Fact[] = fields.map((field) => {
    const text = fieldText(sheet, field)
    return {
      term: words.sheet.fields[field],
      value: [[text ? plain(text) : quiet(words.sheet.missing)]],
    }
  })
  const sources = sourcesOf(sheet, evening)
  if (sources.length > 0) facts.push({ term: words.sheet.sources, value: sources })
  const dots = evening.dotsOf(sheet.id)
  return {
    id: `skizze-${sheet.id}`,
    level: 4,
    title: evening.titleOf(sheet),
    ...(dots === undefined ? {} : { aside: words.dots(dots) }),
    blocks: [{ kind: 'facts', facts }],
  }
}

/** The lines that are still empty, by their names. */
export function missingFields(sheet: Sheet): string[] {
  return fields
    .filter((field) => fieldText(sheet, field) === '')
    .map((field) => words.sheet.fields[field].replace(/[?:]$/, ''))
}

function fieldText(sheet: Sheet, field: SheetField): string {
  const text = clean(sheet.fields[field] ?? '')
  return field === 'until' ? germanDay(text) || text : text
}

function sourcesOf(sheet: Sheet, evening: Evening): Line[] {
  const { links, clusters, contributions } = evening.snapshot
  const sources = new Set(
    links
      .filter((link) => link.type === 'leads-to' && link.to === sheet.id)
      .map(({ from }) => from),
  )
  return [
    ...clusters
      .filter((cluster) => sources.has(cluster.id))
      .map((cluster) => [plain(words.sheet.cluster(evening.nameOf(cluster)))]),
    ...byNumber(contributions.filter((card) => sources.has(card.id))).map((card) =>
      cardLine(card, evening),
    ),
  ]
}
