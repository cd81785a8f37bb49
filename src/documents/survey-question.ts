/** One question of a survey, put together from its record and those of its options and rows. */
import { Question, type Texts } from '#schema/survey.ts'
import { textsAt, type CodeRecord, type QuestionRecord } from '#schema/survey-records.ts'
import { isHere, uniqueNames } from './survey-order.ts'

/** Options or rows of one question, with codes that are there once. */
function codesOf(codes: readonly CodeRecord[], question: string, part: CodeRecord['part']) {
  const own = codes.filter((one) => one.question === question && one.part === part && isHere(one))
  const names = uniqueNames(
    own.map(({ id, code }) => ({ id, name: code })),
    32,
  )
  return own.map((one) => ({
    code: names.get(one.id) ?? one.code,
    text: textsAt(one, 'text'),
    alone: one.alone,
    show: one.show,
  }))
}

function words(record: QuestionRecord): Texts[] {
  return Array.from({ length: record.steps ?? 5 }, (_, at) => textsAt(record, `word${at + 1}`))
}

const unlessEmpty = (texts: Texts) => (Object.keys(texts).length > 0 ? texts : undefined)

/** What a kind has beside what all have; undefined fields are dropped. */
function ownFields(record: QuestionRecord, codes: readonly CodeRecord[]): object {
  const options = () => codesOf(codes, record.id, 'options')
  const { many = false, other, shuffled, most, least, decimals, steps = 5 } = record
  switch (record.kind) {
    case 'choice':
      return { many, options: options(), other, shuffled, most }
    case 'scale':
      return { steps, words: words(record) }
    case 'rating':
      return { most: most ?? 5 }
    case 'ranking':
      return { options: options() }
    case 'number':
      return { unit: unlessEmpty(textsAt(record, 'unit')), least, most, decimals }
    case 'date':
      return { first: record.first, last: record.last }
    case 'text':
      return { long: record.long ?? false, most }
    case 'place':
      return { options: options(), plan: record.plan }
    case 'matrix':
      return { rows: codesOf(codes, record.id, 'rows'), options: options() }
    case 'calculation':
      return { value: record.value }
    default:
      return {}
  }
}

/** False for a field that is not there. */
export function isNamed(value: unknown): boolean {
  return value !== undefined
}

/** Without fields that are undefined: the canonical form must not know them. */
export function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dense)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, part]) => isNamed(part))
  return Object.fromEntries(entries.map(([name, part]) => [name, dense(part)]))
}

/** The question that a record says, under this name; undefined for one that this app cannot read. */
export function questionOf(
  record: QuestionRecord,
  codes: readonly CodeRecord[],
  name: string,
): Question | undefined {
  const checked = Object.entries(record).flatMap(([field, value]) =>
    value === true && field.startsWith('checked:') ? [field.slice('checked:'.length)] : [],
  )
  const parsed = Question.safeParse(
    dense({
      id: record.id,
      name,
      kind: record.kind,
      text: textsAt(record, 'text'),
      hint: unlessEmpty(textsAt(record, 'hint')),
      show: record.show,
      required: record.required,
      constraint: isNamed(record.constraint)
        ? { holds: record.constraint, message: textsAt(record, 'message') }
        : undefined,
      checked: checked.length > 0 ? checked.sort() : undefined,
      person: record.person,
      people: record.people,
      special: record.special,
      ...ownFields(record, codes),
    }),
  )
  return parsed.success ? parsed.data : undefined
}
