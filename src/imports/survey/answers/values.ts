/** Cells of a table as answers: codes or words, German numbers and days, and why there is none. */
import type { Answer, Missing } from '#schema/answer.ts'
import { isRealDay } from '#schema/measure.ts'
import { fieldOf, placeOf } from '#survey/plan-grid.ts'
import type { Variable } from '#survey/variables.ts'
import { spelling } from './columns.ts'

/** How tables say that there is no answer. */
const missing = new Map<string, Missing>(
  Object.entries({
    '': 'skipped',
    '.': 'skipped',
    na: 'skipped',
    'n/a': 'skipped',
    skipped: 'skipped',
    'keine angabe': 'skipped',
    'k. a.': 'skipped',
    'k.a.': 'skipped',
    übersprungen: 'skipped',
    ausgelassen: 'skipped',
    '?': 'illegible',
    illegible: 'illegible',
    unleserlich: 'illegible',
    invalid: 'invalid',
    ungültig: 'invalid',
    declined: 'declined',
    'weiß nicht': 'declined',
    'weiß nicht / möchte nicht sagen': 'declined',
    'möchte nicht sagen': 'declined',
    'not-asked': 'not-asked',
    'nicht gefragt': 'not-asked',
    // As our own tables for statistics write them.
    '-95': 'invalid',
    '-96': 'illegible',
    '-97': 'not-asked',
    '-98': 'declined',
    '-99': 'skipped',
  } as const),
)

const yes = new Set(['ja', 'yes', 'j', 'y', '1', 'true', 'wahr', 'x'])
const no = new Set(['nein', 'no', 'n', '0', 'false', 'falsch'])

/** A day as `JJJJ-MM-TT`, also from `3.5.2025`; undefined for what is none. */
export function dayOf(cell: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell) ?? []
  const iso = year
    ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    : cell.slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && isRealDay(iso) ? iso : undefined
}

function numberOf(cell: string, isGerman: boolean): number | undefined {
  const plain =
    isGerman || /^-?\d+,\d+$/.test(cell) ? cell.replaceAll('.', '').replace(',', '.') : cell
  const isOne = /^-?\d{1,15}(\.\d{1,12})?$/.test(
    isGerman && /^-?\d+\.\d{1,2}$/.test(cell) ? cell : plain,
  )
  if (!isOne) return undefined
  return Number(isGerman && /^-?\d+\.\d{1,2}$/.test(cell) ? cell : plain)
}

/** The code of an answer, by code or by its words in any language. */
function codeOf(cell: string, { labels, question }: Variable): string | undefined {
  const wish = spelling(cell)
  if (question.kind === 'choice' && question.other && wish === 'other') return 'other'
  const found =
    labels.find(({ code }) => code === cell) ??
    labels.find(({ code }) => spelling(code) === wish) ??
    labels.find(({ text }) => Object.values(text).some((words) => spelling(words) === wish))
  return found?.code
}

/** Several codes in one cell, by spaces, commas, semicolons or bars; undefined if one is unknown. */
function codesOf(cell: string, variable: Variable): string[] | undefined {
  const single = codeOf(cell, variable)
  if (single) return [single]
  for (const sign of [/\s*[;|]\s*/, /\s*,\s*/, /\s+/]) {
    const parts = cell.split(sign, 600).filter((part) => part !== '')
    const codes = parts.map((part) => codeOf(part, variable))
    if (parts.length > 1 && codes.every((code) => code !== undefined)) return [...new Set(codes)]
  }
  return undefined
}

function valueOf(cell: string, variable: Variable, isGerman: boolean) {
  const { question, measure } = variable
  if (variable.isMany) return codesOf(cell, variable)
  if (measure === 'text') return cell.length <= 4000 ? cell : undefined
  if (question.kind === 'yes-no') {
    const wish = spelling(cell)
    return yes.has(wish) ? true : no.has(wish) ? false : undefined
  }
  if (question.kind === 'scale' || question.kind === 'rating') {
    const code = codeOf(cell, variable)
    return code === undefined ? undefined : Number(code)
  }
  if (measure === 'amount') return numberOf(cell, isGerman)
  if (measure === 'date') return dayOf(cell)
  const field = question.kind === 'place' ? fieldOf(cell) : undefined
  return field ? placeOf(field) : codeOf(cell, variable)
}

/** The answer in a cell; undefined where the question does not know it. */
export function answerOf(cell: string, variable: Variable, isGerman: boolean): Answer | undefined {
  const value = cell === '' ? undefined : valueOf(cell, variable, isGerman)
  const reason = missing.get(spelling(cell))
  const { question, measure } = variable
  const isBelow = question.kind === 'number' && (question.least ?? 0) > -95
  if (reason && (value === undefined || measure === 'text' || isBelow)) return { missing: reason }
  return value === undefined ? undefined : { value }
}

/** True, false, or undefined for what no box can hold. */
export function boxOf(cell: string): boolean | undefined {
  const wish = spelling(cell)
  if (yes.has(wish)) return true
  return missing.has(wish) || no.has(wish) ? false : undefined
}
