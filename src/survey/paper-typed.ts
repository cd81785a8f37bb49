/** What was written by hand, as it is typed in: numbers, days and words; "?", "x", "-" and "w" alone say why not. */
import type { Answer } from '#schema/answer.ts'
import { isRealDay } from '#schema/measure.ts'
import { missingOf } from './paper-keys.ts'
import type { PaperField } from './paper-sheet.ts'
import { gridOf, placeIn, planColumns } from './plan-grid.ts'

/** Why a text is no answer to this field. */
export type TypedFault = 'number' | 'day' | 'pin'

export type Reading = { answer: Answer } | { fault: TypedFault }

/** "1.234,5" and "1234.5" alike. */
function readAmount(text: string): number | undefined {
  const bare = text.replaceAll(/\s/g, '')
  const isGerman = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(bare)
  const plain = isGerman ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** "05062026", "5.6.2026", "5.6.26", "050626" and "2026-06-05". Two digits of a year are of this century. */
export function readDay(text: string): string | undefined {
  const bare = text.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return isRealDay(bare) ? bare : undefined
  const parts =
    /^(\d{1,2})[.,/ -]+(\d{1,2})[.,/ -]+(\d{2}|\d{4})$/.exec(bare) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(bare)
  if (!parts) return undefined
  const [, day = '', month = '', year = ''] = parts
  const full = year.length === 2 ? `20${year}` : year
  const read = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(read) ? read : undefined
}

function readPin(text: string): string | undefined {
  const column = text.charAt(0).toUpperCase()
  const row = text.slice(1)
  return column && planColumns.includes(column) && /^\d$/.test(row)
    ? placeIn(column, row)
    : undefined
}

/** What the text says in this field; nothing at all means that it was left out. */
export function readTyped(field: PaperField, text: string): Reading {
  const bare = text.trim()
  if (bare === '') return { answer: { missing: 'skipped' } }
  const missing = missingOf(bare)
  if (missing) return { answer: { missing } }
  if (field.way === 'number') {
    const value = readAmount(bare)
    return value === undefined ? { fault: 'number' } : { answer: { value } }
  }
  if (field.way === 'date') {
    const value = readDay(bare)
    return value === undefined ? { fault: 'day' } : { answer: { value } }
  }
  if (field.way === 'pin') {
    const value = readPin(bare)
    return value === undefined ? { fault: 'pin' } : { answer: { value } }
  }
  return { answer: { value: bare.slice(0, 4000) } }
}

const missingSigns = { illegible: '?', invalid: 'x', skipped: '', declined: 'w', 'not-asked': '' }

/** An answer as it would be typed, to go on from it. */
export function writeTyped(field: PaperField, answer: Answer | undefined): string {
  if (!answer) return ''
  if ('missing' in answer) return missingSigns[answer.missing]
  const { value } = answer
  if (field.way === 'date') return String(value).split('-').reverse().join('.')
  if (field.way === 'pin') return gridOf(value) ?? ''
  return field.way === 'number' ? String(value).replace('.', ',') : String(value)
}
