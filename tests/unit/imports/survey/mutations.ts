/** Changes to files, by chance: in their structure, in their text, and in their bytes. */
import type { Random } from '../../../client/random.ts'

/** What makes readers stumble. */
const nasty = [
  null,
  '',
  ' ',
  -1,
  0,
  1e308,
  0.1,
  true,
  [],
  {},
  [[]],
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '\u202e\u0000',
  '\ud800',
  '<script>globalThis.harm = 1</script>',
  "constructor.constructor('globalThis.harm = 1')()",
  '${a}',
  '{a}',
  "{a} = {b} and ({c} contains 'x' or !({d} > 1))",
  '((((((((((',
  "{a} anyof ['x', 1, [2, [3]]]",
  '-'.repeat(80),
  'ä'.repeat(200),
  { default: 'a', de: 'b', 'x-y': 'c', __proto__x: 1 },
] as const

type Holder = globalThis.Record<string, unknown>

function places(
  value: unknown,
  holder: Holder | undefined,
  key: string,
  found: [Holder, string][],
): void {
  if (holder) found.push([holder, key])
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) places(inner, value as Holder, name, found)
}

const written = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

/** A copy of some JSON with one to three changes: replaced, removed, renamed, repeated, nested, exchanged. */
export function changedJson(start: unknown, random: Random): unknown {
  const copy = structuredClone(start)
  for (let left = 1 + random.below(3); left > 0; left--) {
    const found: [Holder, string][] = []
    places(copy, undefined, '', found)
    if (found.length === 0) return copy
    const [holder, key] = random.pick(found)
    const [other, otherKey] = random.pick(found)
    const act = random.below(7)
    if (act === 0) Reflect.deleteProperty(holder, key)
    else if (act === 1) holder[key] = [holder[key], holder[key]]
    else if (act === 2)
      holder[random.pick(['type', 'name', 'visibleIf', 'choices', 'constructor'])] = holder[key]
    else if (act === 3) holder[key] = structuredClone(other[otherKey])
    else if (act === 4) holder[key] = written(holder[key]) + written(random.pick(nasty))
    else holder[key] = structuredClone(random.pick(nasty) as unknown)
  }
  return copy
}

const snippets = [
  ...nasty.filter((one) => typeof one === 'string'),
  '<',
  '>',
  '&',
  '&amp;',
  '&#0;',
  '&x;',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a>',
  '</row>',
  '<row>',
  ';',
  '"',
  '\n',
  '0',
  'Y',
  'and',
  ' or ',
  ')',
  "selected(., 'a')",
  'begin_group',
  'end_repeat',
  '99999999999999999999',
]

/** Values of a file: in CDATA, in a cell of a sheet, in a field of a table. */
const valueAt = /(?<=CDATA\[)[^\]]*(?=\]\])|(?<=<t>)[^<]*(?=<)|(?<=^|[;\n])[^;\n<>]*(?=[;\n])/g
const valuesOf = new Map<string, [from: number, to: number][]>()

function spansOf(text: string): [from: number, to: number][] {
  const known = valuesOf.get(text)
  if (known) return known
  const found = [...text.matchAll(valueAt)].map(({ index, 0: value }): [number, number] => [
    index,
    index + value.length,
  ])
  valuesOf.set(text, found)
  return found
}

/** Text with one to three whole values exchanged: the file around them stays sound. */
function changedValues(start: string, random: Random): string {
  if (spansOf(start).length === 0) return start + random.pick(snippets)
  const spans = Array.from({ length: 1 + random.below(3) }, () => random.pick(spansOf(start)))
  let text = start
  for (const [from, to] of spans.sort(([one], [other]) => other - one)) {
    const [first, last] = random.pick(spansOf(start))
    const own = start.slice(from, to)
    const value = random.pick([
      own + random.pick(snippets),
      random.pick(snippets),
      start.slice(first, last),
      '',
    ])
    text = text.slice(0, from) + value.replace(/[<>&]/g, '') + text.slice(to)
  }
  return text
}

/** Text with one to three pieces put in, taken out, exchanged or repeated. */
export function changedText(start: string, random: Random): string {
  if (random.chance(0.6)) return changedValues(start, random)
  let text = start
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(text.length + 1)
    const act = random.below(4)
    const length = random.below(12)
    if (act === 0) text = text.slice(0, at) + random.pick(snippets) + text.slice(at)
    else if (act === 1) text = text.slice(0, at) + text.slice(at + length)
    else if (act === 2) text = text.slice(0, at) + random.pick(snippets) + text.slice(at + length)
    else {
      const from = random.below(text.length)
      text = text.slice(0, at) + text.slice(from, from + 40) + text.slice(at)
    }
  }
  return text
}

/** Bytes with one to eight flipped, cut, or repeated. */
export function changedBytes(start: Uint8Array, random: Random): Uint8Array {
  let bytes = start.slice()
  for (let left = 1 + random.below(8); left > 0; left--) {
    const at = random.below(Math.max(1, bytes.length))
    const act = random.below(12)
    if (act === 0) bytes = bytes.slice(0, at)
    else if (act === 1) {
      const piece = bytes.slice(at, at + random.below(60))
      const longer = new Uint8Array(bytes.length + piece.length)
      longer.set(bytes.subarray(0, at))
      longer.set(piece, at)
      longer.set(bytes.subarray(at), at + piece.length)
      bytes = longer
    } else bytes[at] = random.below(256)
  }
  return bytes
}
