/** Why an answer does not do, beside what its kind allows. */
import type { Value } from '#schema/answer.ts'
import { isRealDay } from '#schema/measure.ts'
import type { Question } from '#schema/survey.ts'
import type { Texts } from '#schema/survey.ts'
import { isCoarse } from './plan-grid.ts'

/** What is wrong; `message` is what the questionnaire itself says about it. */
export interface Fault {
  kind:
    | 'required'
    | 'number'
    | 'decimals'
    | 'day'
    | 'range'
    | 'most'
    | 'length'
    | 'option'
    | 'constraint'
  message?: Texts
}

type Check<Kind extends Question['kind']> = (
  question: Extract<Question, { kind: Kind }>,
  value: Value,
) => Fault['kind'] | undefined

const textLength = 4000

function outside(value: number | string, least?: number | string, most?: number | string) {
  return (least !== undefined && value < least) || (most !== undefined && value > most)
}

const isStep = (value: Value, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most

function isKnown(codes: readonly string[], question: { options: readonly { code: string }[] }) {
  return codes.every((code) => question.options.some((option) => option.code === code))
}

const listOf = (value: Value): string[] => (Array.isArray(value) ? value : [String(value)])

const checks: { [Kind in Question['kind']]: Check<Kind> } = {
  choice: (question, value) => {
    const codes = listOf(value).filter((code) => !(question.other && code === 'other'))
    if (question.many !== Array.isArray(value) || !isKnown(codes, question)) return 'option'
    if (question.most !== undefined && listOf(value).length > question.most) return 'most'
    const alone = question.options.filter((option) => option.alone).map(({ code }) => code)
    return codes.length > 1 && codes.some((code) => alone.includes(code)) ? 'most' : undefined
  },
  scale: ({ steps }, value) => (isStep(value, steps) ? undefined : 'option'),
  rating: ({ most }, value) => (isStep(value, most) ? undefined : 'option'),
  ranking: (question, value) => {
    const codes = listOf(value)
    const isOnce = new Set(codes).size === codes.length
    return Array.isArray(value) && isOnce && isKnown(codes, question) ? undefined : 'option'
  },
  'yes-no': (_, value) => (typeof value === 'boolean' ? undefined : 'option'),
  number: ({ least, most, decimals = 0 }, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'number'
    if (outside(value, least, most)) return 'range'
    return Number(value.toFixed(decimals)) === value ? undefined : 'decimals'
  },
  date: ({ first, last }, value) => {
    if (typeof value !== 'string' || value === '' || !isRealDay(value)) return 'day'
    return outside(value, first || undefined, last || undefined) ? 'range' : undefined
  },
  text: ({ most = textLength }, value) => (String(value).length > most ? 'length' : undefined),
  place: (question, value) => {
    if (typeof value !== 'string') return 'option'
    if (question.plan !== undefined && isCoarse(value)) return undefined
    return isKnown([value], question) ? undefined : 'option'
  },
  photo: () => undefined,
  matrix: (question, value) =>
    typeof value === 'string' && isKnown([value], question) ? undefined : 'option',
  page: () => undefined,
  calculation: () => undefined,
}

/** What is wrong with a value for its kind of question; of a name with "Anderes, nämlich …" it is a text. */
export function faultOfValue(question: Question, name: string, value: Value): Fault | undefined {
  const isOther = question.kind === 'choice' && name.replace(/\.\d+$/, '') !== question.name
  if (isOther) return String(value).length > textLength ? { kind: 'length' } : undefined
  // The record has a check for each kind; TypeScript cannot see that both are of the same one.
  const check = checks[question.kind] as (
    question: Question,
    value: Value,
  ) => Fault['kind'] | undefined
  const kind = check(question, value)
  return kind && { kind }
}
