/** A small reader of SPSS system files, made from the format's description alone (PSPP, "System File Format"). */

/** What a file holds: numbers and their labels by the long names of the variables; undefined is system-missing. */
export interface SavFile {
  rows: number
  /** In the order of the columns. */
  names: string[]
  label: (name: string) => string
  /** The words of a number, where it has some. */
  labelOf: (name: string, value: number) => string | undefined
  numbers: (name: string) => (number | undefined)[]
}

class Cursor {
  at = 0
  readonly #view: DataView
  readonly #bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  byte(): number {
    return this.#view.getUint8(this.at++)
  }
  whole(): number {
    this.at += 4
    return this.#view.getInt32(this.at - 4, true)
  }
  double(): number {
    this.at += 8
    return this.#view.getFloat64(this.at - 8, true)
  }
  text(length: number): string {
    this.at += length
    return new TextDecoder().decode(this.#bytes.subarray(this.at - length, this.at))
  }
}

interface Variable {
  short: string
  label: string
  labels: Map<number, string>
}

/** Reads a file whose variables are all numbers; throws for anything that it does not know. */
export function readSav(bytes: Uint8Array): SavFile {
  const cursor = new Cursor(bytes)
  if (cursor.text(4) !== '$FL2') throw new Error('No system file.')
  cursor.at = 68
  const count = cursor.whole()
  cursor.at = 80
  const [rows, bias] = [cursor.whole(), cursor.double()]
  cursor.at = 176
  const variables: Variable[] = []
  let longNames = ''
  for (let kind = cursor.whole(); kind !== 999; kind = cursor.whole()) {
    if (kind === 2) variables.push(readVariable(cursor))
    else if (kind === 3) readLabels(cursor, variables)
    else if (kind === 6) cursor.text(80 * cursor.whole())
    else if (kind === 7) {
      const [subtype, size, times] = [cursor.whole(), cursor.whole(), cursor.whole()]
      const content = cursor.text(size * times)
      if (subtype === 13) longNames = content
    } else throw new Error(`Record ${String(kind)} is not known.`)
  }
  cursor.whole()
  if (variables.length !== count) throw new Error('Not every variable is there.')
  const long = new Map(longNames.split('\t').map((pair) => pair.split('=') as [string, string]))
  const names = variables.map(({ short }) => long.get(short) ?? short)
  const values = readRows(cursor, bias, count, rows)
  const place = (name: string) => names.indexOf(name)
  return {
    ...{ rows, names },
    label: (name) => variables[place(name)]?.label ?? '',
    labelOf: (name, value) => variables[place(name)]?.labels.get(value),
    numbers: (name) => values.map((row) => row[place(name)]),
  }
}

function readVariable(cursor: Cursor): Variable {
  const [width, hasLabel, missing] = [cursor.whole(), cursor.whole(), cursor.whole()]
  if (width !== 0) throw new Error('A variable holds text.')
  cursor.at += 8
  const short = cursor.text(8).trimEnd()
  let label = ''
  if (hasLabel) {
    const length = cursor.whole()
    label = cursor.text(length)
    cursor.at += (4 - (length % 4)) % 4
  }
  cursor.at += 8 * Math.abs(missing)
  return { short, label, labels: new Map() }
}

/** Labels, and behind them the numbers of the variables that they belong to, from 1. */
function readLabels(cursor: Cursor, variables: readonly Variable[]): void {
  const labels: [number, string][] = []
  for (let left = cursor.whole(); left > 0; left -= 1) {
    const value = cursor.double()
    const length = cursor.byte()
    labels.push([value, cursor.text(length)])
    // Length and words together fill eights.
    cursor.at += (8 - ((length + 1) % 8)) % 8
  }
  if (cursor.whole() !== 4) throw new Error('Labels belong to no variable.')
  for (let left = cursor.whole(); left > 0; left -= 1) {
    const variable = variables[cursor.whole() - 1]
    for (const [value, label] of labels) variable?.labels.set(value, label)
  }
}

/** Eight codes of one byte, then the doubles that they announce. */
function readRows(cursor: Cursor, bias: number, count: number, rows: number) {
  const cells: (number | undefined)[] = []
  while (cells.length < count * rows) {
    const codes = Array.from({ length: 8 }, () => cursor.byte())
    for (const code of codes.slice(0, count * rows - cells.length)) {
      if (code === 253) cells.push(cursor.double())
      else cells.push(code === 255 ? undefined : code - bias)
    }
  }
  return Array.from({ length: rows }, (_, row) => cells.slice(row * count, (row + 1) * count))
}
