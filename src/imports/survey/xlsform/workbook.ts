/**
 * The sheets of an `.xlsx` as plain cells. Own, because `read-excel-file` unpacks and parses everything in the
 * file at once and fills rows up to the farthest cell: a small hostile file would take all memory.
 */
import { utf8 } from '#imports/survey/bytes.ts'
import type { Budget } from '#imports/survey/budget.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { readXml } from '#imports/survey/xml.ts'
import { childOf, readXmlTree } from '#imports/survey/xml-tree.ts'
import { Zip } from '#imports/survey/zip.ts'

/** The cells of one row that are not empty, by column from 0. */
export type Row = ReadonlyMap<number, string>

const mostRows = 20_000
const mostColumns = 400
const mostStrings = 300_000
const mostLetters = 32_767

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, 22.9.2.19). */
function unescape(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

/** "AB12" is column 27; -1 for what is no address. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address)?.[0]
  if (!letters) return -1
  let column = 0
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64)
  return column - 1
}

export class Workbook {
  readonly #zip: Zip
  readonly #budget: Budget
  /** The part of every sheet, by its name in small letters. */
  readonly #sheets = new Map<string, string>()
  #strings: string[] | undefined

  /** Reads the list of sheets only; throws a `FileFault` where the file is no workbook. */
  constructor(bytes: Uint8Array, budget: Budget) {
    this.#zip = new Zip(bytes, budget)
    this.#budget = budget
    if (!this.#zip.has('xl/workbook.xml')) throw new FileFault('sie ist keine Excel-Datei')
    const targets = this.#targets()
    const sheets = childOf(this.#tree('xl/workbook.xml'), 'sheets')?.children ?? []
    for (const { attributes } of sheets) {
      const target = targets.get(attributes.get('r:id') ?? '')
      const name = attributes.get('name')?.trim().toLowerCase()
      if (target && name && !this.#sheets.has(name)) this.#sheets.set(name, target)
    }
  }

  get names(): string[] {
    return [...this.#sheets.keys()]
  }

  #tree(path: string) {
    return readXmlTree(utf8(this.#zip.read(path)), this.#budget)
  }

  #targets(): Map<string, string> {
    const path = 'xl/_rels/workbook.xml.rels'
    const found = this.#zip.has(path) ? this.#tree(path).children : []
    return new Map(
      found.map(({ attributes }) => {
        const target = attributes.get('Target') ?? ''
        return [
          attributes.get('Id') ?? '',
          target.startsWith('/') ? target.slice(1) : `xl/${target}`,
        ]
      }),
    )
  }

  /** Texts that several cells share, without the reading aids of Japanese. */
  #shared(): string[] {
    if (this.#strings) return this.#strings
    const strings: string[] = []
    this.#strings = strings
    const path = 'xl/sharedStrings.xml'
    if (!this.#zip.has(path)) return strings
    let text = ''
    let isText = false
    let aids = 0
    readXml(
      utf8(this.#zip.read(path)),
      {
        open(name) {
          if (name === 'si') text = ''
          if (name === 'rPh') aids++
          isText = name === 't' && aids === 0
        },
        text(part) {
          if (isText) text += part
        },
        close(name) {
          if (name === 'rPh') aids--
          if (name === 't') isText = false
          if (name !== 'si') return
          if (strings.length >= mostStrings) throw new FileFault('sie enthält zu viele Texte')
          strings.push(unescape(text.slice(0, mostLetters)))
        },
      },
      this.#budget,
    )
    return strings
  }

  /** The rows of a sheet that hold anything; undefined where there is no such sheet. */
  rows(sheet: string): Row[] | undefined {
    const path = this.#sheets.get(sheet)
    if (!path) return undefined
    const strings = this.#shared()
    const rows: Row[] = []
    let row = new Map<number, string>()
    let column = -1
    let kind = ''
    let value = ''
    let isValue = false
    const keep = () => {
      const text = kind === 's' ? (strings[Number(value)] ?? '') : unescape(value)
      const shown = kind === 'b' ? (text === '1' ? 'TRUE' : 'FALSE') : text
      if (shown.trim() === '' || kind === 'e') return
      if (column >= mostColumns) throw new FileFault('ein Blatt hat mehr als 400 Spalten')
      row.set(column, shown.slice(0, mostLetters))
    }
    readXml(
      utf8(this.#zip.read(path)),
      {
        open(name, attributes) {
          if (name === 'row') {
            row = new Map()
            column = -1
          }
          isValue = name === 'v' || name === 't'
          if (name !== 'c') return
          const address = attributes.get('r')
          column = address === undefined ? column + 1 : columnOf(address)
          kind = attributes.get('t') ?? ''
          value = ''
        },
        text(part) {
          if (isValue) value += part
        },
        close(name) {
          if (name === 'v' || name === 't') isValue = false
          if (name === 'c' && column >= 0) keep()
          if (name !== 'row' || row.size === 0) return
          if (rows.length >= mostRows) throw new FileFault('ein Blatt hat mehr als 20.000 Zeilen')
          rows.push(row)
        },
      },
      this.#budget,
    )
    return rows
  }
}
