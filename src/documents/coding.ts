/** What a survey document keeps of its evaluation: counts that stay as they are, codebook, coders, released quotes. */
import type { Doc } from 'yjs'
import {
  CodeEntry,
  CountRecord,
  FrozenCount,
  QuoteRelease,
  ReportFacts,
  TextCoding,
} from '#schema/coding.ts'
import { newId } from '#schema/id.ts'
import { change, edit, rankAtEnd, write } from './edit.ts'
import { Records, Single } from './records.ts'

export interface CodingRecords {
  counts: Records<CountRecord>
  codebook: Records<CodeEntry>
  codings: Records<TextCoding>
  quotes: Records<QuoteRelease>
}

const known = new WeakMap<Doc, CodingRecords>()

/** The records of this document; the same objects at every call. */
export function codingRecords(doc: Doc): CodingRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      counts: new Records(doc, 'counts', CountRecord),
      codebook: new Records(doc, 'codebook', CodeEntry),
      codings: new Records(doc, 'codings', TextCoding),
      quotes: new Records(doc, 'quotes', QuoteRelease),
    }
    known.set(doc, records)
  }
  return records
}

/** A count with its number. */
export interface NumberedCount extends FrozenCount {
  number: number
}

/** Every count in its order; what cannot be read is left out. */
export function countsOf(doc: Doc): NumberedCount[] {
  const list = codingRecords(doc).counts.list()
  return list
    .flatMap(({ number, frozen }) => {
      const read = FrozenCount.safeParse(readJson(frozen))
      return read.success ? [{ ...read.data, number }] : []
    })
    .sort((one, other) => one.number - other.number)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How an answer is named in a count. */
export function nameInCount(id: string): string {
  return id.slice(0, 6).padEnd(6, '-')
}

/** Fixes which answers are counted, and by what they may be compared, for good. Returns the number of the count. */
export function freezeCount(
  doc: Doc,
  count: Omit<FrozenCount, 'answers'> & { ids: readonly string[] },
): number {
  const number = Math.max(0, ...countsOf(doc).map((one) => one.number)) + 1
  const { day, features, ids } = count
  // In the order of the alphabet: the order in which they came says nothing about anybody.
  const answers = ids.map(nameInCount).sort()
  const frozen = JSON.stringify({ day, features, answers } satisfies FrozenCount)
  const id = `count-${String(number)}`
  edit(doc, () => write(codingRecords(doc).counts.map, id, { id, number, frozen }))
  return number
}

/** Adds a code to the codebook of a question; returns its id. */
export function addCode(doc: Doc, question: string, title: string): string {
  const { codebook } = codingRecords(doc)
  const id = newId()
  const rank = rankAtEnd(codebook.list())
  edit(doc, () => write(codebook.map, id, { id, question, title, rank }))
  return id
}

/** Changes a code; taken away, it counts nowhere, and what was coded with it stays. */
export function changeCode(doc: Doc, id: string, fields: Partial<Omit<CodeEntry, 'id'>>): void {
  const { map } = codingRecords(doc).codebook
  if (map.has(id)) edit(doc, () => write(map, id, fields))
}

/** Says how one coder reads one text. One record for each coder and text: two devices say it once. */
export function codeText(
  doc: Doc,
  {
    question,
    text,
    coder,
    codes,
  }: { question: string; text: string; coder: string; codes: readonly string[] },
): void {
  const id = `${coder}-${question}-${text}`.slice(0, 64)
  const fields = { id, question, text, coder, codes: codes.join(' ') }
  edit(doc, () => write(codingRecords(doc).codings.map, id, fields))
}

/** Releases a text to be quoted, without the ranges that are blacked; or takes it back. */
export function releaseQuote(
  doc: Doc,
  release: { question: string; text: string; blacked: string; withdrawn: boolean },
): void {
  const id = `${release.question}-${release.text}`.slice(0, 64)
  edit(doc, () => write(codingRecords(doc).quotes.map, id, { ...release, id }))
}

const knownFacts = new WeakMap<Doc, Single<ReportFacts>>()

/** What this document says for its report; the same object at every call. */
export function reportFacts(doc: Doc): Single<ReportFacts> {
  let facts = knownFacts.get(doc)
  if (!facts) knownFacts.set(doc, (facts = new Single(doc, 'report', ReportFacts)))
  return facts
}

/** Says who was asked; fields that are not given stay. */
export function setReportFacts(doc: Doc, fields: Partial<ReportFacts>): void {
  edit(doc, () => change(reportFacts(doc).map, fields))
}
