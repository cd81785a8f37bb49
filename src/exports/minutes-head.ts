/** The beginning of the minutes: what, where, when, how many, the question, and the agreements in short. */
import type { CardKind, Contribution } from '#schema/contribution.ts'
import { documents as words } from '#text/de/documents.ts'
import { clean, cleanLine } from './clean.ts'
import { plain, strong, type Evening } from './evening.ts'
import { dayOf, germanDay, timeOfDay } from './german.ts'
import type { Block, Fact, Section } from './printed-document.ts'

/** The rows of the head. What is unknown is left out, not printed empty. */
export function headFacts(evening: Evening): Fact[] {
  const { heading, initiative, contributions, clusters } = evening.snapshot
  const of = words.head
  const rows: [string, string][] = [
    [of.event, heading.title],
    [of.initiative, initiative.title],
    [of.municipality, otherMunicipality(evening)],
    [of.area, initiative.area],
    [of.method, methodName(evening)],
    [of.place, heading.place],
    ...when(evening),
    [of.facilitation, heading.facilitation],
    // Three counts, each with its own label: people, cards and clusters are never mixed.
    // Nobody is present for weeks; how many answered stands in the survey's own report.
    [
      of.people,
      heading.headcount > 0 && heading.unit !== 'days'
        ? of.headcount(words.people(heading.headcount))
        : '',
    ],
    [of.cards, cardCount(contributions)],
    [of.clusters, clusters.length > 0 ? of.formed(clusters.length) : ''],
  ]
  return rows
    .map(([term, text]) => ({ term, text: clean(text) }))
    .filter(({ text }) => text !== '')
    .map(({ term, text }) => ({ term, value: [[plain(text)]] }))
}

/** Day and time of an evening, or the days of what runs for weeks. */
export function when(evening: Evening): [string, string][] {
  const { heading, course } = evening.snapshot
  const of = words.head
  if (heading.unit !== 'days') {
    return [
      [of.date, germanDay(heading.date)],
      [of.time, timeSpan(evening)],
    ]
  }
  const planned = germanDay(heading.date)
  const from = course.startedAt > 0 ? germanDay(dayOf(course.startedAt)) : ''
  const to = course.endedAt > 0 ? germanDay(dayOf(course.endedAt)) : ''
  if (!from) return [[of.period, planned && of.planned(planned)]]
  return [[of.period, to ? of.fromTo(from, to) : of.since(from)]]
}

/** How many cards, and of which kinds: notes and quotes are numbered like cards. */
function cardCount(cards: readonly Contribution[]): string {
  if (cards.length === 0) return ''
  const kinds = (Object.keys(words.kinds) as CardKind[]).flatMap((kind) => {
    const count = cards.filter((card) => card.kind === kind).length
    return count > 0 ? words.head.kind(words.kinds[kind], count) : []
  })
  return words.head.written(words.cards(cards.length), kinds.join(', '))
}

/** Whose document it is stands above the title already; only another name is worth a row. */
function otherMunicipality({ snapshot, context }: Evening): string {
  const name = cleanLine(snapshot.initiative.municipality)
  return name === cleanLine(context.municipality.name) ? '' : name
}

function methodName({ snapshot, context: { method } }: Evening): string {
  const { methodId, variant } = snapshot.heading
  const title = method?.title.de ?? methodId
  return title ? words.head.methodVariant(title, method?.variant?.de ?? variant) : ''
}

/** Actual times count when the evening ran on its own day; typed in later, the planned start does. */
function timeSpan({ snapshot }: Evening): string {
  const { heading, course } = snapshot
  const { startedAt, endedAt } = course
  const ownDay = startedAt > 0 && (heading.date === '' || dayOf(startedAt) === heading.date)
  const start = ownDay ? timeOfDay(startedAt) : heading.start
  if (!start) return ''
  const ended = ownDay && endedAt > startedAt && dayOf(endedAt) === dayOf(startedAt)
  return ended
    ? words.head.fromTo(start, words.clock(timeOfDay(endedAt)))
    : words.head.from(words.clock(start))
}

/** Why people met, and the question they worked on. */
export function introSection({ snapshot }: Evening): Section {
  const description = clean(snapshot.initiative.description)
  const question = cleanLine(snapshot.heading.question)
  const blocks: Block[] = []
  if (description) blocks.push({ kind: 'paragraph', line: [plain(description)] })
  if (question) blocks.push({ kind: 'paragraph', line: [plain(question)], tone: 'lead' })
  else blocks.push({ kind: 'paragraph', line: [plain(words.intro.nothing)], tone: 'quiet' })
  return { id: 'anlass', level: 2, title: words.intro.title, blocks }
}

/** The agreed measures in one line each, for those who read one page only. */
export function glanceSection({ snapshot }: Evening): Section[] {
  const agreed = snapshot.measures
    .map(({ measure }, index) => ({ measure, short: words.measures.short(index + 1) }))
    .filter(({ measure }) => measure.state !== 'proposed' && measure.state !== 'dropped')
  if (agreed.length === 0) return []
  const items = agreed.map(({ measure, short }) => [
    strong(`${short} ${cleanLine(measure.title) || words.measures.untitled}`),
    plain(` – ${words.glance.agreed(cleanLine(measure.lead), germanDay(measure.until))}`),
  ])
  return [
    { id: 'ueberblick', level: 2, title: words.glance.title, blocks: [{ kind: 'list', items }] },
  ]
}
