/** A small strict XML reader: no document types, five entities, bounded depth and size; nothing is loaded. */
import type { Budget } from './budget.ts'
import { FileFault } from './fault.ts'

/** What is told while reading; texts come without entities. */
export interface XmlListener {
  open(name: string, attributes: Map<string, string>): void
  text(text: string): void
  close(name: string): void
}

const deepest = 60
const mostElements = 3_000_000
const longestAttribute = 262_144

const nameAt = /[A-Za-z_][\w.:-]*/y
const spaceAt = /[ \t\r\n]+/y
const attributeAt = /([A-Za-z_][\w.:-]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const entity = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z][\w.-]*));|&/g
const five = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

const broken = () => new FileFault('ihr XML ist beschädigt')

function character(code: number): string {
  const isAllowed = code === 9 || code === 10 || code === 13 || code >= 32
  if (!isAllowed || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw broken()
  return String.fromCodePoint(code)
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entity, (_, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return character(Number(decimal))
    if (hex) return character(parseInt(hex, 16))
    const known = name && five.get(name)
    if (!known) throw new FileFault('ihr XML nennt Platzhalter, die es selbst festlegen müsste')
    return known
  })
}

/** Reads on from a place with a sticky pattern. */
class Cursor {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found ?? undefined
  }

  /** What stands before `mark`; the cursor goes behind it. */
  until(mark: string): string {
    const end = this.text.indexOf(mark, this.at)
    if (end < 0) throw broken()
    const before = this.text.slice(this.at, end)
    this.at = end + mark.length
    return before
  }

  skip(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false
    this.at += mark.length
    return true
  }
}

function readAttributes(cursor: Cursor): Map<string, string> {
  const attributes = new Map<string, string>()
  while (cursor.take(spaceAt)) {
    const found = cursor.take(attributeAt)
    if (!found) return attributes
    const [, name = '', double, single] = found
    if (attributes.has(name) || attributes.size > 100) throw broken()
    const value = double ?? single ?? ''
    if (value.length > longestAttribute) throw new FileFault('sie enthält zu lange Einträge')
    attributes.set(name, withoutEntities(value))
  }
  return attributes
}

function readDeclaration(cursor: Cursor): void {
  const inside = cursor.until('?>')
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(inside)?.[1]
  if (/^xml\s/.test(inside) && encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
    throw new FileFault('ihr Text ist nicht als UTF-8 gespeichert')
  }
}

/** A text longer than this is told in several parts: its entities are replaced in one go. */
const longestPart = 65_536
const longestEntity = 16

/** Where a part of a text ends that goes on to `end`: never inside an entity. */
function textEnd(text: string, start: number, end: number): number {
  const cut = start + longestPart
  if (end <= cut) return end
  // Only the last few signs are looked at: without any entity the whole text would be, again and again.
  const ampersand = text.slice(cut - longestEntity, cut).lastIndexOf('&')
  return ampersand < 0 ? cut : cut - longestEntity + ampersand
}

/** So many steps of the budget, or some 300 KB, lie between two rests of `readingXml`. */
const pieceSteps = 10_000

/** Reads a whole XML text; throws a `FileFault` for whatever is not plain well-formed XML. */
export function readXml(text: string, listener: XmlListener, budget: Budget): void {
  const pieces = readingXml(text, listener, budget)
  // Nobody rests between the pieces: the file is small.
  while (!pieces.next().done);
}

/** The same in pieces: each `next` reads on and says how far it is (0 to 1), so that whoever reads can rest. */
export function* readingXml(
  text: string,
  listener: XmlListener,
  budget: Budget,
): Generator<number, void, void> {
  const cursor = new Cursor(text)
  const open: string[] = []
  let elements = 0
  let sinceRest = 0
  let tag = -1
  const tell = (part: string) => {
    if (open.length > 0) listener.text(part)
    else if (part.trim() !== '') throw broken()
  }
  while (cursor.at < text.length) {
    const start = cursor.at
    if (text[start] !== '<') {
      if (tag < start) tag = text.indexOf('<', start)
      if (tag < 0) tag = text.length
      cursor.at = textEnd(text, start, tag)
      tell(withoutEntities(text.slice(start, cursor.at)))
    } else if (cursor.skip('<!--')) cursor.until('-->')
    else if (cursor.skip('<![CDATA[')) tell(cursor.until(']]>'))
    else if (cursor.skip('<?')) readDeclaration(cursor)
    else if (cursor.skip('<!'))
      throw new FileFault('ihr XML enthält eine DTD, das ist nicht erlaubt')
    else if (cursor.skip('</')) {
      const name = cursor.take(nameAt)?.[0]
      cursor.take(spaceAt)
      if (!name || open.pop() !== name || !cursor.skip('>')) throw broken()
      listener.close(name)
    } else {
      cursor.at++
      const name = cursor.take(nameAt)?.[0]
      if (!name || (open.length === 0 && elements > 0)) throw broken()
      const attributes = readAttributes(cursor)
      elements++
      if (elements > mostElements) throw new FileFault('sie enthält zu viele Einträge')
      if (open.length >= deepest) throw new FileFault('sie ist zu tief verschachtelt')
      listener.open(name, attributes)
      if (cursor.skip('/>')) listener.close(name)
      else if (cursor.skip('>')) open.push(name)
      else throw broken()
    }
    const steps = 1 + ((cursor.at - start) >> 5)
    budget.spend(steps)
    sinceRest += steps
    if (sinceRest > pieceSteps) {
      sinceRest = 0
      yield cursor.at / text.length
    }
  }
  if (open.length > 0 || elements === 0) throw broken()
}
