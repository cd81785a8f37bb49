/** Fields and values that a method file should not have, or lacks; with what was probably meant. */
import type { Method } from '#schema/method.ts'
import { fieldsAt } from './method-fields.ts'
import { fieldOf, isWhole, keysAt, valueAt, type Path } from './method-place.ts'
import { nearest } from './nearest.ts'
import { either, named, quote } from './wording.ts'

/** Where it is wrong and what, as a clause of a German sentence. */
export interface Fault {
  path: Path
  what: string
}

/** A field that does not exist at this place, with the one that was probably meant. */
export function unknownField(file: unknown, path: Path, name: string): string {
  const fields = fieldsAt(file, path)
  const free = fields.filter((field) => !keysAt(file, path).includes(field))
  const meant = nearest(name, free) ?? nearest(name, fields)
  const few = fields.length > 0 && fields.length < 12
  const list = few ? `möglich sind ${either(fields)}` : 'richtig wäre, es wegzulassen'
  const what = isWhole(path)
    ? `das Feld ${quote(name)} gibt es hier nicht`
    : `bei ${fieldOf(path)} gibt es das Feld ${quote(name)} nicht`
  return `${what}, ${meant ? `gemeint ist wohl ${named(meant)}` : list}`
}

/** The hint after a value that does not exist. */
export function hintFor(value: unknown, possible: readonly string[]): string {
  const meant = typeof value === 'string' ? nearest(value, possible) : undefined
  return meant ? `gemeint ist wohl ${named(meant)}` : `möglich sind ${either(possible)}`
}

/** A field that is not there, or stands there misspelt. `possible` are the values it could have. */
export function missing(file: unknown, path: Path, possible: readonly string[] = []): string {
  const name = String(path.at(-1))
  const around = path.slice(0, -1)
  const known = fieldsAt(file, around)
  const misspelt = nearest(
    name,
    keysAt(file, around).filter((key) => !known.includes(key)),
  )
  if (misspelt && known.length > 0) return unknownField(file, around, misspelt)
  if (name === 'de') {
    const text = 'richtig wäre zum Beispiel { "de": "Guten Abend" }'
    return `der deutsche Text bei ${fieldOf(around)} fehlt, ${text}`
  }
  const list = possible.length > 0 ? `möglich sind ${either(possible)}` : 'bitte ergänzen'
  return `${fieldOf(path)} fehlt, ${list}`
}

/** Fields that the schema let pass without taking them over, such as an unknown language. */
export function lostField(file: unknown, method: Method): Fault | undefined {
  const search = (raw: unknown, kept: unknown, path: Path): Fault | undefined => {
    if (typeof raw !== 'object' || raw === null) return undefined
    for (const [key, inner] of Object.entries(raw)) {
      const index = Array.isArray(raw) ? Number(key) : key
      if (typeof kept !== 'object' || kept === null || !Object.hasOwn(kept, key)) {
        return { path, what: unknownField(file, path, key) }
      }
      const found = search(inner, valueAt(kept, [key]), [...path, index])
      if (found) return found
    }
    return undefined
  }
  return search(file, method, [])
}
