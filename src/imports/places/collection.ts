/** What is gathered while a file of places is read; coordinates are still as they stood there. */
import { FileFault } from '#imports/survey/fault.ts'
import { cleanText } from '#imports/text.ts'
import type { EarthPoint } from '#schema/walk.ts'

/** Kinds of things that are not taken over, or not as they were. */
export type Leftover =
  | 'area'
  | 'link'
  | 'overlay'
  | 'unreadable'
  | 'placeless'
  | 'detail'
  | 'picture'
  | 'cut'
  | 'field'
  | 'grid'

export interface RawPlace {
  name: string
  text: string
  at: EarthPoint
  fields: [title: string, value: string][]
}

export interface RawWay {
  name: string
  text: string
  lines: EarthPoint[][]
}

/** No file of a walk has more; what is read stays bounded. */
const mostPoints = 500_000
/** A map with more pins than this is none that a group works with. */
export const mostPlaces = 2000
/** Two points of every line always stay, so lines are bounded, too. */
export const mostLines = 500
const mostFields = 20

export class Collection {
  title = ''
  readonly places: RawPlace[] = []
  readonly ways: RawWay[] = []
  /** Points of all places and lines, taken over or not. */
  points = 0
  morePlaces = 0
  moreLines = 0
  #lines = 0
  readonly #left = new Map<Leftover, number>()

  /** Counts something that is not taken over. */
  leave(what: Leftover, times = 1): void {
    if (times > 0) this.#left.set(what, this.left(what) + times)
  }

  left(what: Leftover): number {
    return this.#left.get(what) ?? 0
  }

  /** One more point was read; throws a `FileFault` when there are more than any walk has. */
  count(): void {
    this.points++
    if (this.points > mostPoints) throw new FileFault('sie enthält mehr als 500.000 Punkte')
  }

  /** A text of the file: nothing invisible, and cut where it is too long. */
  words(text: string, most: number): string {
    const trimmed = cleanText(text.slice(0, most * 4), Infinity, { lines: 'keep' }).text.trim()
    if (trimmed.length <= most && text.length <= most * 4) return trimmed
    this.leave('cut')
    return cutTo(trimmed, most)
  }

  /** A text in one line. */
  line(text: string, most: number): string {
    return this.words(text, most).replace(/\s*\n\s*/g, ' ')
  }

  addPlace(
    name: string,
    text: string,
    at: EarthPoint,
    fields: Iterable<[string, string]> = [],
  ): void {
    this.count()
    if (this.places.length >= mostPlaces) {
      this.morePlaces++
      return
    }
    const all = [...fields]
    this.leave('field', all.length - mostFields)
    const kept = all
      .slice(0, mostFields)
      .map(([title, value]): [string, string] => [this.line(title, 100), this.words(value, 8000)])
      .filter(([title, value]) => title !== '' && value !== '')
    this.places.push({ name: this.line(name, 300), text: this.words(text, 8000), at, fields: kept })
  }

  /** Lines as they are gathered, their points already counted; empty ones are none. */
  addWay(name: string, text: string, lines: readonly EarthPoint[][]): void {
    const some = lines.filter((line) => line.length > 0)
    const room = Math.max(0, mostLines - this.#lines)
    this.moreLines += Math.max(0, some.length - room)
    const kept = some.slice(0, room)
    this.#lines += kept.length
    if (kept.length === 0) return
    this.ways.push({ name: this.line(name, 300), text: this.words(text, 8000), lines: kept })
  }
}

/** At most so many characters and units of UTF-16, never half a character. */
function cutTo(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Surrogate}$/u, '')
}

// Digits, then perhaps a point: no number can be read in two ways, or a long one would take for ever.
const numberAt = '[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d{1,3})?'
const wholeNumber = new RegExp(`^\\s*${numberAt}\\s*$`)
const pairAt = new RegExp(
  `\\s*(${numberAt})\\s*,\\s*(${numberAt})(?:\\s*,\\s*${numberAt})?(?=\\s|$)`,
  'y',
)

/** A number as XML files write it; NaN for everything else. */
export function degrees(text: string | undefined): number {
  return text !== undefined && text.length < 60 && wholeNumber.test(text)
    ? Number(text)
    : Number.NaN
}

/** Points of „11.8,51.2,80 11.9,51.3“ (longitude first) until the first that cannot be read; then `broken` is called. */
export function* pairsOf(text: string, broken: () => void): Generator<EarthPoint> {
  pairAt.lastIndex = 0
  let at = 0
  for (;;) {
    pairAt.lastIndex = at
    const found = pairAt.exec(text)
    if (!found) break
    at = pairAt.lastIndex
    yield { lon: Number(found[1]), lat: Number(found[2]) }
  }
  if (text.slice(at, at + 200).trim() !== '') broken()
}
