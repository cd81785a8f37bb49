/** A strict JSON reader that works in pieces, so that a file of many megabytes freezes nothing (RFC 8259). */
import type { Budget } from '#imports/survey/budget.ts'
import { FileFault } from '#imports/survey/fault.ts'

/** An object of the file; it has no prototype, so that every name is only a name. */
export type JsonObject = Record<string, unknown>

const deepest = 32
/** Numbers, texts, lists and objects in all; beyond that no tablet has room. */
const mostValues = 2_500_000
const pieceSteps = 10_000

const spaceAt = /[ \t\r\n]*/y
const wordAt = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

const broken = () => new FileFault('ihr JSON ist beschädigt oder nicht vollständig')

interface Open {
  list: unknown[] | undefined
  object: JsonObject | undefined
  key: string
}

class Reader {
  readonly #text: string
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  space(): string {
    spaceAt.lastIndex = this.at
    spaceAt.exec(this.#text)
    this.at = spaceAt.lastIndex
    return this.#text.charAt(this.at)
  }

  /** The text that begins here. */
  string(): string {
    const start = this.at
    let end = start
    do {
      end = this.#text.indexOf('"', end + 1)
      if (end < 0) throw broken()
    } while (this.#isEscaped(end))
    this.at = end + 1
    try {
      return JSON.parse(this.#text.slice(start, this.at)) as string
    } catch {
      throw broken()
    }
  }

  #isEscaped(at: number): boolean {
    let before = at
    while (this.#text.charAt(before - 1) === '\\') before--
    return (at - before) % 2 === 1
  }

  /** The number, true, false or null that begins here. */
  word(): unknown {
    wordAt.lastIndex = this.at
    const found = wordAt.exec(this.#text)?.[0]
    if (found === undefined) throw broken()
    this.at = wordAt.lastIndex
    return JSON.parse(found) as unknown
  }
}

/** Reads on to the next key of an object, behind its colon. */
function readKey(reader: Reader, into: Open): void {
  if (reader.space() !== '"') throw broken()
  into.key = reader.string()
  if (reader.space() !== ':') throw broken()
  reader.at++
}

function put(into: Open, value: unknown): void {
  if (into.list) into.list.push(value)
  else if (into.object) into.object[into.key] = value
}

/**
 * The value of a JSON text; each `next` before the last says how far it is (0 to 1). Throws a `FileFault` for what is
 * no JSON, nested too deeply or has too many values.
 */
export function* readingJson(text: string, budget: Budget): Generator<number, unknown, void> {
  const reader = new Reader(text)
  const top: Open = { list: [], object: undefined, key: '' }
  const path: Open[] = [top]
  let values = 0
  let sinceRest = 0
  const here = () => path.at(-1) ?? top
  do {
    const start = reader.at
    const character = reader.space()
    values++
    if (values > mostValues) throw new FileFault('sie enthält zu viele Einträge')
    if (character === '{' || character === '[') {
      if (path.length > deepest) throw new FileFault('sie ist zu tief verschachtelt')
      const list: unknown[] | undefined = character === '[' ? [] : undefined
      const object = list ? undefined : (Object.create(null) as JsonObject)
      put(here(), list ?? object)
      reader.at++
      const inner = { list, object, key: '' }
      path.push(inner)
      const isEmpty = reader.space() === (list ? ']' : '}')
      if (!isEmpty && object) readKey(reader, inner)
      if (!isEmpty) continue
    } else put(here(), character === '"' ? reader.string() : reader.word())
    closing(reader, path)
    const steps = 4 + ((reader.at - start) >> 5)
    budget.spend(steps)
    sinceRest += steps
    if (sinceRest > pieceSteps) {
      sinceRest = 0
      yield reader.at / text.length
    }
  } while (path.length > 1)
  reader.space()
  if (reader.at < text.length) throw broken()
  return top.list?.[0]
}

/** Behind a value: closes what ends here, and goes on behind a comma. */
function closing(reader: Reader, path: Open[]): void {
  while (path.length > 1) {
    const open = path.at(-1)
    const character = reader.space()
    if (character === (open?.list ? ']' : '}')) {
      reader.at++
      path.pop()
      continue
    }
    if (character !== ',' || !open) throw broken()
    reader.at++
    if (open.object) readKey(reader, open)
    return
  }
}
