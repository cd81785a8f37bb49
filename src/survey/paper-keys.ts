/** What a key means while a sheet of paper is typed in: digits for boxes, and four keys for what is not there. */
import type { Answer, Missing } from '#schema/answer.ts'
import type { PaperField } from './paper-sheet.ts'
import { placeIn, planColumns } from './plan-grid.ts'

/** What stands in a field while it is typed in. */
export interface Typed {
  answer?: Answer
  /** The beginning of a code of two digits, or the column of a place on the plan. */
  begun: string
  /** Ranks as they stand in the boxes, from the top; 0 for an empty box. */
  ranks: number[]
}

/** Why a key does nothing: no box has this number, or the box is full. */
type Refusal = 'no-box'

interface Press {
  typed: Typed
  /** True once the answer is whole: with one box to tick, one can go on. */
  isWhole: boolean
  refused?: Refusal
}

/** Keys that say why there is no answer; "/" and "*" lie beside the digits where "?" and "x" are far. */
const missingKeys: Record<string, Missing> = {
  '?': 'illegible',
  '/': 'illegible',
  x: 'invalid',
  '*': 'invalid',
  X: 'invalid',
  '-': 'skipped',
  w: 'declined',
  W: 'declined',
}

/** A field with an answer of before, ready to be typed over. */
export function typedOf(field: PaperField, answer: Answer | undefined): Typed {
  const value = answer && 'value' in answer ? answer.value : undefined
  const isRanked = field.way === 'ranks' && Array.isArray(value)
  const ranks = isRanked ? field.keys.map((key) => value.indexOf(String(key.value)) + 1) : []
  return { ...(answer ? { answer } : {}), begun: '', ranks }
}

/** Why there is no answer, if the text says that and nothing else: "?", "x", "-", "w". */
export function missingOf(text: string): Missing | undefined {
  return Object.hasOwn(missingKeys, text) ? missingKeys[text] : undefined
}

const whole = (answer: Answer): Press => ({
  typed: { answer, begun: '', ranks: [] },
  isWhole: true,
})

/** One key in a field with boxes. Undefined for a key that means nothing here. */
export function pressKey(field: PaperField, typed: Typed, key: string): Press | undefined {
  const missing = missingOf(key)
  if (missing) return whole({ missing })
  const isColumn = field.hasPlan && planColumns.includes(key.toUpperCase())
  if (isColumn && key.length === 1 && typed.begun === '') return begin(typed, key.toUpperCase())
  if (!/^\d$/.test(key)) return undefined
  if (field.way === 'ranks') return rank(field, typed, key)
  if (planColumns.includes(typed.begun.charAt(0)) && typed.begun !== '') {
    return whole({ value: placeIn(typed.begun, key) })
  }
  const digits = typed.begun + key
  if (digits.length < field.width) return begin(typed, digits)
  if (/^0+$/.test(digits)) return whole({ missing: 'declined' })
  const found = field.keys.find((one) => one.digits === digits)
  if (!found) return { typed: { ...typed, begun: '' }, isWhole: false, refused: 'no-box' }
  return field.way === 'many'
    ? toggle(field, typed, String(found.value))
    : whole({ value: found.value })
}

/** Takes the last key of this field back; undefined where there is nothing to take back. */
export function takeBack(field: PaperField, typed: Typed): Typed | undefined {
  if (typed.begun !== '') return { ...typed, begun: '' }
  if (field.way !== 'ranks' || typed.ranks.length === 0) return undefined
  return ranked(field, typed.ranks.slice(0, -1))
}

function begin(typed: Typed, begun: string): Press {
  return { typed: { ...typed, begun }, isWhole: false }
}

/** In the order of the boxes, not of the keys: two people who tick the same give the same. */
function toggle(field: PaperField, { answer }: Typed, code: string): Press {
  const before = answer && 'value' in answer && Array.isArray(answer.value) ? answer.value : []
  const chosen = before.includes(code) ? before.filter((one) => one !== code) : [...before, code]
  const value = field.keys.map((key) => String(key.value)).filter((one) => chosen.includes(one))
  const typed: Typed = { begun: '', ranks: [], ...(value.length > 0 ? { answer: { value } } : {}) }
  return { typed, isWhole: false }
}

function rank(field: PaperField, typed: Typed, key: string): Press {
  const digits = typed.begun + key
  if (digits.length < field.width) return begin(typed, digits)
  // All boxes are full: typed anew from the top.
  const before = typed.ranks.length >= field.keys.length ? [] : typed.ranks
  if (Number(digits) > field.keys.length) {
    return { typed: { ...typed, begun: '' }, isWhole: false, refused: 'no-box' }
  }
  const ranks = [...before, Number(digits)]
  return { typed: ranked(field, ranks), isWhole: ranks.length === field.keys.length }
}

function ranked(field: PaperField, ranks: number[]): Typed {
  const given = field.keys
    .map(({ value }, at) => ({ code: String(value), rank: ranks[at] ?? 0 }))
    .filter((one) => one.rank > 0)
    .sort((one, other) => one.rank - other.rank)
  const typed = { begun: '', ranks }
  return given.length > 0 ? { ...typed, answer: { value: given.map(({ code }) => code) } } : typed
}

/** True for ranks of which one was given twice: nobody knows then what was meant. */
export function isRankedTwice({ ranks }: Typed): boolean {
  const given = ranks.filter((one) => one > 0)
  return new Set(given).size < given.length
}
