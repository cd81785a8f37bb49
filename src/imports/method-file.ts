/** Reads a method file from outside: a whole method, or one sentence that says what to mend. */
import { Method } from '#schema/method.ts'
import { readJson } from './json.ts'
import { findMisfit } from './method-checks.ts'
import { firstFault } from './method-fault.ts'
import { placeOf } from './method-place.ts'
import { lostField, type Fault } from './method-unknown.ts'
import { refusal } from './wording.ts'

/** The method, or the one German sentence for a person who does not program. */
export type ReadMethod = { ok: true; method: Method } | { ok: false; sentence: string }

/**
 * Reads the JSON text of a method file. On any fault nothing is taken over and the sentence names file,
 * phase, step, what is wrong and what would be right (methods, acceptance test 17). Never throws.
 */
export function readMethodFile(text: string, fileName: string): ReadMethod {
  const read = readJson(text, fileName)
  if (!read.ok) return read
  const file = read.value
  const refuse = ({ path, what }: Fault): ReadMethod => {
    return { ok: false, sentence: refusal(fileName, `${placeOf(file, path)}${what}`) }
  }
  if (Array.isArray(file)) {
    const what =
      'sie enthält eine Liste, richtig wäre eine einzelne Methode in geschweiften Klammern'
    return refuse({ path: [], what })
  }
  const parsed = Method.safeParse(file)
  if (!parsed.success) return refuse(firstFault(file, parsed.error.issues))
  const fault = lostField(file, parsed.data) ?? findMisfit(parsed.data)
  return fault ? refuse(fault) : { ok: true, method: parsed.data }
}
