/** The printable note that an initiative was deleted from this device: what, when, how much, never contents. */
import type { InitiativeSummary, Municipality } from '#schema/initiative.ts'
import { documents as words } from '#text/de/documents.ts'
import { cleanLine } from './clean.ts'
import { dayOf, germanDay, timeOfDay } from './german.ts'
import type { Block, Fact, PrintedDocument, Section } from './printed-document.ts'

/** What was deleted. `at` are epoch milliseconds; a count that is not known is left out of the note. */
export interface Deletion {
  initiative: Pick<InitiativeSummary, 'title' | 'municipality' | 'workshops'>
  at: number
  documents?: number
  entries?: number
  drafts?: number
}

/** Made before the deletion from the summary, printed after it. */
export function deletionNoteOf(deletion: Deletion, municipality: Municipality): PrintedDocument {
  const { initiative, at } = deletion
  const of = words.deletion
  const owner = cleanLine(municipality.name) || cleanLine(initiative.municipality)
  const title = cleanLine(initiative.title) || of.unnamed
  const when = of.at(germanDay(dayOf(at)), words.clock(timeOfDay(at)))
  return {
    kind: of.kind,
    title,
    municipality: owner,
    crest: municipality.crest,
    crestText: words.crest(owner),
    language: 'de-DE',
    head: [fact(of.initiative, title), fact(of.deletedAt, when), fact(of.device, of.deviceUnknown)],
    sections: [eventSection(deletion), ...countSection(deletion), meaningSection()],
    foot: [of.privacy],
    state: germanDay(dayOf(at)),
  }
}

function eventSection({ initiative: { workshops } }: Deletion): Section {
  const of = words.deletion
  const rows = workshops.map((one) => [
    [[{ text: cleanLine(one.title) || words.untitled }]],
    [[{ text: germanDay(one.date) || of.noDate }]],
  ])
  const columns = [
    { title: of.event, width: 75 },
    { title: of.date, width: 25 },
  ]
  const block: Block =
    rows.length > 0
      ? { kind: 'table', caption: of.events, columns, rows }
      : { kind: 'paragraph', line: [{ text: of.noEvents }] }
  return { id: 'veranstaltungen', level: 2, title: of.events, blocks: [block] }
}

function countSection({ documents, entries, drafts }: Deletion): Section[] {
  const { counts, numbers } = words.deletion
  const known: [string, number | undefined][] = [
    [counts.documents, documents],
    [counts.entries, entries],
    [counts.drafts, drafts],
  ]
  const facts = known.flatMap(([term, count]) =>
    count === undefined ? [] : [fact(term, String(count))],
  )
  if (facts.length === 0) return []
  return [{ id: 'zahlen', level: 2, title: numbers, blocks: [{ kind: 'facts', facts }] }]
}

function meaningSection(): Section {
  const of = words.deletion
  const blocks = [of.gone, of.elsewhere, of.signature].map((text): Block => ({
    kind: 'paragraph',
    line: [{ text }],
  }))
  return { id: 'bedeutung', level: 2, title: of.meaning, blocks }
}

function fact(term: string, text: string): Fact {
  return { term, value: [[{ text }]] }
}
