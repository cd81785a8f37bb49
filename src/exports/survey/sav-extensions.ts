/** What newer readers are told of an SPSS system file: encoding, long names, sets, long strings, how to show it. */
import { byteLength, cutToBytes, type Bytes } from './bytes.ts'
import type { DataSet, Level } from './dataset.ts'
import type { LaidOut } from './sav-layout.ts'

const subtypes = {
  integers: 3,
  floats: 4,
  responseSets: 7,
  display: 11,
  longNames: 13,
  longStrings: 14,
  count: 16,
  encoding: 20,
}

const utf8 = 65_001
const levels: Record<Level, number> = { nominal: 1, ordinal: 2, scale: 3 }

function writeText(bytes: Bytes, subtype: number, text: string): void {
  if (text === '') return
  const length = byteLength(text)
  bytes.whole(7, subtype, 1, length).text(text, length)
}

/** `$wege=D1 1 12 Wie fahren? v1 v2`: counted value and label each with their length in bytes, short names. */
function responseSets({ sets }: DataSet, laidOut: readonly LaidOut[]): string {
  const short = new Map(laidOut.map((one) => [one.column.name, one.segments[0]?.shortName]))
  const lines = sets.map(({ name, label, columns }) => {
    const said = cutToBytes(label, 255)
    const names = columns.flatMap((column) => short.get(column)?.toLowerCase() ?? [])
    return `$${name}=D1 1 ${String(byteLength(said))} ${said} ${names.join(' ')}\n`
  })
  return lines.join('')
}

function writeDisplay(bytes: Bytes, laidOut: readonly LaidOut[]): void {
  const segments = laidOut.flatMap(({ column, segments }) =>
    segments.map(({ width }) => ({ column, width })),
  )
  bytes.whole(7, subtypes.display, 4, segments.length * 3)
  for (const { column, width } of segments) {
    const isText = column.kind === 'text'
    // Level, width on the screen, alignment.
    bytes.whole(
      levels[column.level],
      isText ? Math.min(40, Math.max(8, width)) : 10,
      isText ? 0 : 1,
    )
  }
}

function longNames(laidOut: readonly LaidOut[]): string {
  const pairs = laidOut.map(
    ({ column, segments }) => `${segments[0]?.shortName ?? ''}=${column.name}`,
  )
  return pairs.join('\t')
}

function longStrings(laidOut: readonly LaidOut[]): string {
  const long = laidOut.filter(({ segments }) => segments.length > 1)
  return long
    .map(
      ({ segments, width }) =>
        `${segments[0]?.shortName ?? ''}=${String(width).padStart(5, '0')}\0\t`,
    )
    .join('')
}

/** The number below all others but one: SPSS takes the lowest for an empty cell. */
function secondLowest(): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, -Number.MAX_VALUE)
  view.setBigUint64(0, view.getBigUint64(0) - 1n)
  return view.getFloat64(0)
}

/** All extension records, in the order in which SPSS writes them. */
export function writeExtensions(bytes: Bytes, data: DataSet, laidOut: readonly LaidOut[]): void {
  // Version 1.0.0, no machine, IEEE 754, compressed, little-endian, UTF-8.
  bytes.whole(7, subtypes.integers, 4, 8, 1, 0, 0, -1, 1, 1, 2, utf8)
  bytes.whole(7, subtypes.floats, 8, 3)
  bytes.double(-Number.MAX_VALUE, Number.MAX_VALUE, secondLowest())
  writeText(bytes, subtypes.responseSets, responseSets(data, laidOut))
  writeDisplay(bytes, laidOut)
  writeText(bytes, subtypes.longNames, longNames(laidOut))
  writeText(bytes, subtypes.longStrings, longStrings(laidOut))
  // Two 64-bit numbers: 1, and how many rows.
  bytes.whole(7, subtypes.count, 8, 2, 1, 0, data.rows, 0)
  writeText(bytes, subtypes.encoding, 'UTF-8')
}
