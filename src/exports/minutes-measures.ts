/** What was agreed, who does it, and for each measure "Woher kommt das?". */
import type { Contribution } from '#schema/contribution.ts'
import type { Measure, Task } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import type { Lineage, MeasureWithOrigin } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { clean, cleanLine } from './clean.ts'
import {
  byNumber,
  cardText,
  numbersOf,
  plain,
  quiet,
  strong,
  sentence,
  type Evening,
} from './evening.ts'
import { germanDay } from './german.ts'
import type { Block, Column, Fact, Line, Section } from './printed-document.ts'

/** The table of all measures, then one section for each. */
export function measureSections(evening: Evening): Section[] {
  const { measures, tasks, survey } = evening.snapshot
  // What follows from a survey stands with its needs; a second list that is empty would deny it.
  if (survey && measures.length === 0 && tasks.length === 0) return []
  const section: Section = { id: 'massnahmen', level: 2, title: words.measures.title, blocks: [] }
  if (measures.length > 0) section.blocks.push(measureTable(measures))
  else section.blocks.push(sentence(words.measures.none))
  const single = measures.flatMap((one, index) => measureSection(one, index, evening))
  return [section, ...single, ...furtherTasks(tasks)]
}

function measureTable(measures: readonly MeasureWithOrigin[]): Block {
  const of = words.measures
  const columns: Column[] = [
    { title: of.nr, width: 8 },
    { title: of.measure, width: 40 },
    { title: of.lead, width: 24 },
    { title: of.until, width: 14 },
    { title: of.state, width: 14 },
  ]
  const rows = measures.map(({ measure }, index) => [
    [[strong(of.short(index + 1))]],
    [[plain(titleOf(measure))]],
    [[orMissing(clean(measure.lead), of.missing)]],
    [[orMissing(germanDay(measure.until), of.missing)]],
    [[plain(of.states[measure.state])]],
  ])
  return { kind: 'table', caption: of.caption, columns, rows }
}

function measureSection(one: MeasureWithOrigin, index: number, evening: Evening): Section[] {
  const { measure, tasks, origin } = one
  const short = words.measures.short(index + 1)
  const facts = [
    fact(words.measures.lead, clean(measure.lead), words.measures.missing),
    fact(words.measures.until, germanDay(measure.until), words.measures.missing),
    fact(words.measures.state, words.measures.states[measure.state]),
    fact(words.measures.firstStep, clean(measure.firstStep), words.sheet.missing),
    fact(words.measures.partners, clean(measure.partners), words.sheet.missing),
  ]
  const id = `massnahme-${measure.id}`
  const sections: Section[] = [
    {
      id,
      level: 3,
      title: `${short} ${titleOf(measure)}`,
      blocks: [{ kind: 'facts', facts }],
    },
  ]
  if (tasks.length > 0) {
    const title = words.tasks.title(short)
    const blocks = [taskTable(words.tasks.caption(short), tasks)]
    sections.push({ id: `${id}-aufgaben`, level: 4, title, blocks })
  }
  const title = words.origin.title(short)
  const blocks = originBlocks(origin, short, evening)
  return [...sections, { id: `${id}-herkunft`, level: 4, title, blocks }]
}

/** Sketches and clusters with their dots, then every source card with what became of it. */
function originBlocks(origin: Lineage, short: string, evening: Evening): Block[] {
  const sketches = origin.sheets.map((sheet) =>
    counted(evening.titleOf(sheet), evening.dotsOf(sheet.id)),
  )
  const clusters = origin.clusters.map(({ cluster }) =>
    counted(evening.nameOf(cluster), evening.dotsOf(cluster.id)),
  )
  const needs = origin.needs.flatMap((need): Line[] => [needLine(need), ...interpretation(need)])
  const facts: Fact[] = [
    { term: words.origin.needs, value: needs },
    { term: words.origin.sketch, value: sketches },
    { term: words.origin.clusters, value: clusters },
  ].filter((one) => one.value.length > 0)
  const blocks: Block[] = facts.length > 0 ? [{ kind: 'facts', facts }] : []
  if (origin.cards.length === 0)
    return needs.length > 0 ? blocks : [...blocks, sentence(words.origin.none)]
  const columns: Column[] = [
    { title: words.origin.nr, width: 10 },
    { title: words.origin.kind, width: 13 },
    { title: words.origin.card, width: 52 },
    { title: words.origin.reply, width: 25 },
  ]
  const rows = byNumber(origin.cards).map((card) => sourceRow(card, evening))
  return [...blocks, { kind: 'table', caption: words.origin.caption(short), columns, rows }]
}

/** A need with the result that it rests on, as it was published. */
export function needLine({ text, finding, n }: Need): Line {
  const said = plain(cleanLine(text))
  return finding ? [said, quiet(` – ${words.origin.evidence(cleanLine(finding), n)}`)] : [said]
}

/** What people said to a result: what surprises, what explains it, what is not known. */
function interpretation(need: Need): Line[] {
  return (['surprises', 'explains', 'unknown'] as const).flatMap((name) => {
    const said = cleanLine(need[name])
    return said ? [[quiet(`${words.origin.interpretation[name]} ${said}`)]] : []
  })
}

function sourceRow(card: Contribution, evening: Evening): Line[][] {
  const turned = evening.critiqueOf.get(card.id)
  const taken = evening.takenUpBy.get(card.id)
  const text: Line = [plain(cardText(card))]
  if (turned) text.push(quiet(` ${words.origin.turns(numbersOf(turned, evening))}`))
  if (taken) text.push(quiet(` ${words.origin.builds(numbersOf(taken, evening))}`))
  return [
    [[plain(evening.numberOf(card))]],
    [[plain(words.kinds[card.kind])]],
    [text],
    [[plain(replyTo(card, evening))]],
  ]
}

/** There are no replies in this version, so every card says since when it waits (acceptance 5). */
function replyTo(card: Contribution, { snapshot }: Evening): string {
  const since = germanDay(card.day) || germanDay(snapshot.heading.date)
  return since ? words.origin.openSince(since) : words.origin.open
}

function furtherTasks(tasks: readonly Task[]): Section[] {
  if (tasks.length === 0) return []
  const { further: title, furtherCaption } = words.tasks
  return [{ id: 'aufgaben', level: 3, title, blocks: [taskTable(furtherCaption, tasks)] }]
}

function taskTable(caption: string, tasks: readonly Task[]): Block {
  const of = words.tasks
  const columns: Column[] = [
    { title: of.what, width: 45 },
    { title: of.who, width: 27 },
    { title: of.until, width: 14 },
    { title: of.state, width: 14 },
  ]
  const rows = tasks.map((task) => [
    [[orMissing(clean(task.what), words.unwritten)]],
    [[orMissing(clean(task.who), of.missing)]],
    [[orMissing(germanDay(task.until), of.missing)]],
    [[plain(of.states[task.state])]],
  ])
  return { kind: 'table', caption, columns, rows }
}

function titleOf(measure: Measure): string {
  return cleanLine(measure.title) || words.measures.untitled
}

function counted(title: string, dots: number | undefined): Line {
  if (dots === undefined) return [plain(title)]
  return [plain(title), quiet(` – ${words.dots(dots)}`)]
}

function fact(term: string, text: string, missing = ''): Fact {
  return { term, value: [[orMissing(text, missing)]] }
}

function orMissing(text: string, missing: string) {
  return text ? plain(text) : quiet(missing)
}
