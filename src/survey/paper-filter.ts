/** Conditions as a person with a pen can follow them: "only if you ticked Yes at 3". */
import type { Expression } from '#schema/expression.ts'
import type { Texts } from '#schema/survey.ts'
import { partsOf } from './expression.ts'
import { nameIn } from './form-units.ts'
import { paperFields, type PaperField, type PaperPart } from './paper-sheet.ts'

/** What has to be true of the answer to one question. */
type PaperSaid = 'is' | 'is-not' | 'least' | 'most' | 'more' | 'less' | 'answered' | 'not-answered'

/** A comparison with one printed answer or more, or several of them joined. */
export type PaperCondition =
  | { number: string; said: PaperSaid; labels: (Texts | number | boolean | 'other')[] }
  | { joined: 'all' | 'any'; parts: PaperCondition[] }

const comparisons: Partial<Record<string, PaperSaid>> = {
  '==': 'is',
  '!=': 'is-not',
  '>=': 'least',
  '<=': 'most',
  '>': 'more',
  '<': 'less',
}
const turned: Partial<Record<PaperSaid, PaperSaid>> = {
  least: 'most',
  most: 'least',
  more: 'less',
  less: 'more',
}
const opposite: Record<PaperSaid, PaperSaid> = {
  is: 'is-not',
  'is-not': 'is',
  least: 'less',
  less: 'least',
  most: 'more',
  more: 'most',
  answered: 'not-answered',
  'not-answered': 'answered',
}

/** Undefined for what no sentence can say: sums, days, texts put together. */
export function paperCondition(
  expression: Expression,
  parts: readonly PaperPart[],
  round?: number,
): PaperCondition | undefined {
  const fields = new Map(paperFields(parts).map((field) => [field.name, field]))
  const fieldOf = (name: Expression | undefined): PaperField | undefined => {
    const node = name === undefined ? undefined : partsOf(name)
    const [named] = node?.operation === 'var' ? node.parts : []
    if (typeof named !== 'string') return undefined
    return fields.get(nameIn(named, round)) ?? fields.get(named)
  }
  const compare = (operation: string, one?: Expression, other?: Expression) => {
    const [field, turnedField] = [fieldOf(one), fieldOf(other)]
    const said = comparisons[operation]
    if (!said) return undefined
    if (field) return leaf(field, said, other)
    return turnedField && leaf(turnedField, turned[said] ?? said, one)
  }
  const read = (part: Expression): PaperCondition | undefined => {
    const node = partsOf(part)
    if (!node) return undefined
    const [one, other] = node.parts
    switch (node.operation) {
      case 'var': {
        const field = fieldOf(part)
        return field && truth(field)
      }
      case 'answered': {
        const field = fieldOf(one)
        return field && { number: field.number, said: 'answered', labels: [] }
      }
      case 'in': {
        const field = fieldOf(other)
        return field && leaf(field, 'is', one)
      }
      case '!': {
        const inner = one === undefined ? undefined : read(one)
        return inner && denied(inner)
      }
      case 'and':
      case 'or':
        return joined(node.operation === 'and' ? 'all' : 'any', node.parts.map(read))
      default:
        return compare(node.operation, one, other)
    }
  }
  return read(expression)
}

/** "If yes" for a yes or no; anything else counts once it is answered. */
function truth(field: PaperField): PaperCondition {
  const isYesNo = field.question.kind === 'yes-no'
  const labels = isYesNo ? [true] : []
  return { number: field.number, said: isYesNo ? 'is' : 'answered', labels }
}

function leaf(
  field: PaperField,
  said: PaperSaid,
  value: Expression | undefined,
): PaperCondition | undefined {
  const { number } = field
  if (typeof value === 'boolean') return { number, said, labels: [value] }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const key = field.keys.find((one) => String(one.value) === String(value))
  if (key) return { number, said, labels: [key.value === 'other' ? 'other' : labelOf(key)] }
  return field.keys.length === 0 && Number.isFinite(Number(value))
    ? { number, said, labels: [Number(value)] }
    : undefined
}

/** Stars have no words; their number is what is ticked. */
function labelOf({ text, value }: PaperField['keys'][number]): Texts | number | boolean {
  if (Object.keys(text).length > 0 || typeof value === 'string') return text
  return value
}

function denied(condition: PaperCondition): PaperCondition {
  if ('said' in condition) return { ...condition, said: opposite[condition.said] }
  const { joined: how, parts } = condition
  return { joined: how === 'all' ? 'any' : 'all', parts: parts.map(denied) }
}

/** Several answers to one question are one clause: "Bus or train at 3". */
function joined(
  how: 'all' | 'any',
  parts: (PaperCondition | undefined)[],
): PaperCondition | undefined {
  if (parts.length === 0 || parts.includes(undefined)) return undefined
  const merged: PaperCondition[] = []
  for (const part of parts as PaperCondition[]) {
    const mate = how === 'any' && merged.find((one) => isMate(one, part))
    if (mate && 'labels' in mate && 'labels' in part) mate.labels.push(...part.labels)
    else merged.push('labels' in part ? { ...part, labels: [...part.labels] } : part)
  }
  const [first] = merged
  return merged.length === 1 ? first : { joined: how, parts: merged }
}

function isMate(one: PaperCondition, other: PaperCondition): boolean {
  if (!('said' in one) || !('said' in other)) return false
  return one.said === 'is' && other.said === 'is' && one.number === other.number
}
