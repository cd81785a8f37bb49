/** The survey in the minutes: its name, when people were asked, and which needs and measures came of it. */
import { isAgreeable, type Measure } from '#schema/measure.ts'
import { documents as words } from '#text/de/documents.ts'
import { cleanLine } from './clean.ts'
import { plain, quiet, sentence, strong, type Evening } from './evening.ts'
import { germanDay } from './german.ts'
import { needLine } from './minutes-measures.ts'
import type { Block, Line, Section } from './printed-document.ts'

/** Nothing where the workshop is about no survey. Numbers of answers stand in the survey's own report. */
export function surveySection({ snapshot: { survey } }: Evening): Section[] {
  if (!survey) return []
  const { entry, needs } = survey
  const of = words.survey
  const facts = [
    { term: of.name, value: [[strong(cleanLine(entry.title) || of.untitled)]] },
    { term: of.period, value: [[plain(periodIn(entry))]] },
    { term: of.questions, value: [[plain(String(entry.questions))]] },
  ]
  const blocks: Block[] = [{ kind: 'facts', facts }]
  if (needs.length === 0) blocks.push(sentence(of.noNeeds))
  else {
    const columns = [
      { title: of.need, width: 55 },
      { title: of.measures, width: 45 },
    ]
    const rows = needs.map(({ need, measures }): Line[][] => [
      [needLine(need)],
      measures.length > 0 ? measures.map(measureLine) : [[quiet(of.noMeasure)]],
    ])
    blocks.push({ kind: 'table', caption: of.caption, columns, rows })
  }
  blocks.push(sentence(of.report))
  return [{ id: 'befragung', level: 2, title: of.title, blocks }]
}

function periodIn({ begun, ended }: { begun?: string | undefined; ended?: string | undefined }) {
  const from = germanDay(begun ?? '')
  if (!from) return words.survey.notBegun
  const to = germanDay(ended ?? '')
  return to ? words.head.fromTo(from, to) : words.survey.since(from)
}

function measureLine(measure: Measure): Line {
  const { title, lead, until, state } = measure
  const agreed = isAgreeable(measure) ? words.glance.agreed(cleanLine(lead), germanDay(until)) : ''
  const more = [agreed, words.measures.states[state]].filter(Boolean).join(', ')
  return [plain(cleanLine(title) || words.measures.untitled), quiet(` – ${more}`)]
}
