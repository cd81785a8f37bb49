/** Where in a method file something stands, in words: phase, step and field. */
import { germanName, quote } from './wording.ts'

/** The way from the top of the file to a value. */
export type Path = readonly PropertyKey[]

/** The value at this place, or undefined. */
export function valueAt(file: unknown, path: Path): unknown {
  let value = file
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** The names of the fields that really stand at this place. */
export function keysAt(file: unknown, path: Path): string[] {
  const value = valueAt(file, path)
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

/** How many leading parts of the path are told by phase, step or variant. */
function partsOfPlace(path: Path): number {
  if (path[0] === 'phases' && typeof path[1] === 'number') {
    return path[2] === 'steps' && typeof path[3] === 'number' ? 4 : 2
  }
  return path[0] === 'variants' && typeof path[1] === 'number' ? 2 : 0
}

function entry(file: unknown, path: Path, word: string): string {
  const number = Number(path.at(-1)) + 1
  const title = valueAt(file, [...path, 'title', 'de']) ?? valueAt(file, [...path, 'title'])
  const name =
    typeof title === 'string' && title.trim() !== '' ? title : valueAt(file, [...path, 'id'])
  return typeof name === 'string' ? `${word} ${number} ${quote(name)}` : `${word} ${number}`
}

/** „Phase 2 „Kritikphase“, Schritt 3 „Vorlesen“: “; empty at the top of the file. */
export function placeOf(file: unknown, path: Path): string {
  const told = partsOfPlace(path)
  if (told === 0) return ''
  if (path[0] === 'variants') return `${entry(file, path.slice(0, 2), 'Variante')}: `
  const phase = entry(file, path.slice(0, 2), 'Phase')
  return told === 4 ? `${phase}, ${entry(file, path.slice(0, 4), 'Schritt')}: ` : `${phase}: `
}

/** True when the path ends at the file, a phase, a step or a variant itself. */
export function isWhole(path: Path): boolean {
  return path.length <= partsOfPlace(path)
}

/** The field itself: „Titel („title“, „en“)“, or „Regeln („rules“), Eintrag 3“. */
export function fieldOf(path: Path): string {
  const rest = path.slice(partsOfPlace(path))
  const names = rest.filter((part) => typeof part === 'string')
  const index = rest.find((part) => typeof part === 'number')
  const main = names.find((name) => name !== 'settings') ?? names[0] ?? ''
  const label = `${germanName(main) ?? 'Feld'} (${names.map((name) => quote(name)).join(', ')})`
  return index === undefined ? label : `${label}, Eintrag ${index + 1}`
}
