/** The border for every JSON file that comes from outside. */
import { findJsonFault } from './json-fault.ts'
import { cleanText } from './text.ts'
import { figure, refusal } from './wording.ts'

/** What was read, or the one sentence that says why not. Nothing is changed anywhere. */
export type ReadJson = { ok: true; value: unknown } | { ok: false; sentence: string }

/**
 * Reads a JSON text of at most `most` characters. Texts inside are cleaned (controls, bidi controls);
 * nothing is executed, nothing throws. `fileName` is only shown.
 */
export function readJson(text: string, fileName: string, most = 200_000): ReadJson {
  const refuse = (reason: string) => ({ ok: false as const, sentence: refusal(fileName, reason) })
  if (text.length > most) {
    return refuse(
      `sie ist mit ${figure(text.length)} Zeichen zu groß, höchstens ${figure(most)} sind möglich`,
    )
  }
  const clean = cleanText(text, most, { lines: 'keep' }).text
  if (clean.trim() === '') return refuse('sie ist leer')
  if (!/^\s*[[{]/.test(clean)) {
    return refuse(
      'sie enthält keine JSON-Daten, richtig wäre ein Anfang mit einer geschweiften Klammer {',
    )
  }
  const fault = findJsonFault(clean)
  if (fault) return refuse(`Zeile ${fault.line}: ${fault.what}`)
  return { ok: true, value: cleanTexts(JSON.parse(clean)) }
}

/** Cleans every text in the data, also those that were written as `\u0000`; nesting is bounded before. */
function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value, Infinity, { lines: 'keep' }).text
  if (Array.isArray(value)) return value.map(cleanTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanTexts(inner)]))
}
