/** Says in plain German what the schema found wrong, and what would be right. */
import { BlockKind, runnableKinds } from '#schema/blocks/kinds.ts'
import type { Method } from '#schema/method.ts'
import { activities, fieldsAt, isTextPlace } from './method-fields.ts'
import { fieldOf, isWhole, valueAt, type Path } from './method-place.ts'
import { hintFor, missing, unknownField, type Fault } from './method-unknown.ts'
import { nearest } from './nearest.ts'
import { either, figure, quote, shown } from './wording.ts'

/** One finding of the schema. */
export type Issue = NonNullable<ReturnType<typeof Method.safeParse>['error']>['issues'][number]

function wrongBlock(file: unknown, path: Path): string {
  const block = valueAt(file, path)
  if (block === undefined) return missing(file, path, runnableKinds)
  if (BlockKind.safeParse(block).success) {
    return `den Baustein ${quote(block)} kann diese Version der App noch nicht ausführen, möglich sind ${either(runnableKinds)}`
  }
  return `den Baustein ${quote(block)} gibt es nicht, ${hintFor(block, runnableKinds)}`
}

function wrongChoice(file: unknown, path: Path, possible: readonly unknown[]): string {
  const value = valueAt(file, path)
  const names = possible.filter((name) => typeof name === 'string')
  if (value === undefined) return missing(file, path, names)
  if (path.at(-1) !== 'activity') {
    return `bei ${fieldOf(path)} steht ${quote(value)}, das gibt es nicht, ${hintFor(value, names)}`
  }
  const owner = Object.keys(activities).find((block) =>
    activities[block]?.some((one) => one === value),
  )
  const block = valueAt(file, [...path.slice(0, -1), 'block'])
  if (owner)
    return `die Tätigkeit ${quote(value)} gehört zum Baustein ${quote(owner)}, nicht zu ${quote(block)}`
  return `die Tätigkeit ${quote(value)} gibt es nicht, ${hintFor(value, names)}`
}

function wrongMinutes(path: Path, value: unknown): string {
  const variant = quote(String(path.at(-1)))
  if (typeof value === 'string') {
    return `die Minuten für ${variant} stehen als Text ${quote(value)} da, richtig wäre eine ganze Zahl ohne Anführungszeichen`
  }
  const range = 'richtig wäre eine ganze Zahl von 0 bis 1.440'
  return typeof value === 'number'
    ? `die Minuten für ${variant} sind ${figure(value)}, ${range}`
    : `die Minuten für ${variant} sind keine Zahl, ${range}`
}

function wrongType(file: unknown, path: Path, expected: string): string {
  const value = valueAt(file, path)
  if (value === undefined) return missing(file, path)
  const field = fieldOf(path)
  const here = isWhole(path) ? 'hier' : `bei ${field}`
  if (expected === 'object' && typeof value === 'string' && isTextPlace(path)) {
    return `bei ${field} fehlt die Sprache, richtig wäre { "de": ${JSON.stringify(quote(value, 30).slice(1, -1))} }`
  }
  const right: Record<string, string> = {
    object: 'ein Block in geschweiften Klammern { }',
    record:
      'ein Block in geschweiften Klammern mit den Minuten je Variante, zum Beispiel { "kompakt": 5 }',
    array: 'eine Liste in eckigen Klammern [ ]',
    tuple: 'eine Liste mit zwei Zahlen, zum Beispiel [12, 25]',
    string: 'ein Text in Anführungszeichen',
    number: 'eine Zahl ohne Anführungszeichen',
    int: 'eine ganze Zahl',
    boolean: 'true oder false',
  }
  return `${here} steht ${shown(value)}, richtig wäre ${right[expected] ?? 'etwas anderes'}`
}

function wrongSize(path: Path, value: unknown, limit: number, tooBig: boolean): string {
  const field = fieldOf(path)
  if (Array.isArray(value)) {
    return tooBig
      ? `es sind ${value.length} Einträge bei ${field}, höchstens ${limit} sind möglich`
      : `bei ${field} sind zu wenige Einträge, mindestens ${limit} gehören hinein`
  }
  if (typeof value === 'string') {
    return tooBig
      ? `der Text bei ${field} hat ${figure(value.length)} Zeichen, höchstens ${figure(limit)} sind möglich`
      : `der deutsche Text bei ${fieldOf(path.slice(0, -1))} ist leer, bitte ergänzen`
  }
  return `bei ${field} steht ${shown(value)}, richtig wäre eine Zahl ${tooBig ? 'bis' : 'über'} ${figure(limit)}`
}

function wrongName(path: Path, value: unknown): string {
  const plain = String(value)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
  const example = plain.replace(/^[^a-z]+|-+$/g, '')
  const like = example ? `, zum Beispiel ${quote(example)}` : ''
  return `${fieldOf(path)} ist ${quote(value)}, möglich sind nur kleine Buchstaben a–z, Ziffern und Bindestriche${like}`
}

/** Turns one finding of the schema into a clause; the value is looked up in the file as it was read. */
function faultOf(file: unknown, issue: Issue): Fault {
  const { path } = issue
  const value = valueAt(file, path)
  const what = (): string => {
    if (issue.code === 'unrecognized_keys') return unknownField(file, path, issue.keys[0] ?? '')
    if (issue.code === 'invalid_union') return wrongBlock(file, path)
    if (issue.code === 'invalid_value') return wrongChoice(file, path, issue.values)
    if (path.at(-2) === 'minutes' && value !== undefined) return wrongMinutes(path, value)
    if (issue.code === 'invalid_type') return wrongType(file, path, issue.expected)
    if (issue.code === 'too_big') return wrongSize(path, value, Number(issue.maximum), true)
    if (issue.code === 'too_small') return wrongSize(path, value, Number(issue.minimum), false)
    if (issue.code === 'invalid_format') return wrongName(path, value)
    return `bei ${fieldOf(path)} steht etwas, das die App nicht versteht`
  }
  return { path, what: what() }
}

/** The finding to tell first: a misspelt field explains why another one is missing. */
export function firstFault(file: unknown, issues: readonly Issue[]): Fault {
  const misspelt = issues.find((issue) => {
    if (issue.code !== 'unrecognized_keys') return false
    return nearest(issue.keys[0] ?? '', fieldsAt(file, issue.path)) !== undefined
  })
  const first = misspelt ?? issues[0]
  return first ? faultOf(file, first) : { path: [], what: 'sie enthält keine Methode' }
}
