/** The beginning of an SPSS system file: header, variables, labels (PSPP developers' guide, "System File Format"). */
import { byteLength, cutToBytes, type Bytes } from './bytes.ts'
import type { DataColumn, DataSet, NumberColumn } from './dataset.ts'
import type { LaidOut } from './sav-layout.ts'

/** What SPSS takes, in bytes of UTF-8. */
const longest = { label: 255, valueLabel: 120, fileLabel: 64, documentLine: 80 }

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `2026-03-12` as `12 Mar 26`. */
function madeOn(day: string): string {
  const [, year = '70', month = '1', date = '01'] = /^\d\d(\d\d)-(\d\d)-(\d\d)/.exec(day) ?? []
  return `${date} ${months[Number(month) - 1] ?? 'Jan'} ${year}`
}

/** Header record: little-endian, compressed by bytecode with a bias of 100, no weight. */
export function writeHeader(bytes: Bytes, { title, made, rows }: DataSet, slots: number): void {
  bytes.text('$FL2', 4).text('@(#) SPSS DATA FILE Beteiligungskoffer', 60)
  bytes.whole(2, slots, 1, 0, rows).double(100)
  // The day is said, the time is not: nothing of a survey is finer than the day.
  bytes.text(madeOn(made), 9).text('00:00:00', 8).text(title, longest.fileLabel)
  bytes.byte(0).byte(0).byte(0)
}

const formats = { string: 1, number: 5, date: 38 }

/** Print format: type, width and decimals in one number. */
function formatOf(column: DataColumn, width: number): number {
  if (column.kind === 'text') return (formats.string << 16) | (width << 8)
  // `TT.MM.JJJJ`, EDATE10.
  if (column.kind === 'date') return (formats.date << 16) | (10 << 8)
  const { decimals } = column
  return (formats.number << 16) | (Math.max(8, decimals + 6) << 8) | decimals
}

function paddedLabel(bytes: Bytes, label: string): void {
  const cut = cutToBytes(label, longest.label)
  const length = byteLength(cut)
  bytes.whole(length).text(cut, Math.ceil(length / 4) * 4)
}

/** One record for each segment, and an empty one for each further slot of it. */
export function writeVariable(bytes: Bytes, { column, segments }: LaidOut): void {
  for (const [at, { shortName, width, slots }] of segments.entries()) {
    const isFirst = at === 0
    const hasLabel = isFirst && column.label !== ''
    const missing = column.kind === 'text' ? undefined : column.missing
    const format = formatOf(column, width)
    bytes.whole(2, width, Number(hasLabel), missing ? -2 : 0, format, format).text(shortName, 8)
    if (hasLabel) paddedLabel(bytes, column.label)
    if (missing) bytes.double(...missing)
    for (let more = 1; more < slots; more++) bytes.whole(2, -1, 0, 0, 0, 0).text('', 8)
  }
}

/** The meanings of the numbers of one column, then which column that is. */
export function writeValueLabels(bytes: Bytes, { labels }: NumberColumn, slot: number): void {
  const said = labels.filter(({ text }) => text !== '')
  if (said.length === 0) return
  bytes.whole(3, said.length)
  for (const { value, text } of said) {
    const label = cutToBytes(text, longest.valueLabel)
    const length = byteLength(label)
    // The length and the label fill eights together.
    bytes
      .double(value)
      .byte(length)
      .text(label, Math.ceil((length + 1) / 8) * 8 - 1)
  }
  bytes.whole(4, 1, slot)
}

/** What a reader must know, in lines of 80 bytes. */
export function writeDocument(bytes: Bytes, { remarks }: DataSet): void {
  const lines = remarks.flatMap(({ term, text }) => wrapped(`${term}: ${text}`))
  if (lines.length === 0) return
  bytes.whole(6, lines.length)
  for (const line of lines) bytes.text(line, longest.documentLine)
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && byteLength(longer) > longest.documentLine) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
