/** A questionnaire as a sheet of paper: the numbers of its questions, and the digits that stand for its answers. */
import type { Option, Question, Questionnaire, Section, Texts } from '#schema/survey.ts'
import { nameIn } from './form-units.ts'
import { otherCode, otherName } from './variables.ts'

/** One box to tick: the small number printed beside it, which is what is typed for it. */
export interface PaperKey {
  digits: string
  value: string | number | boolean
  /** Empty for yes, no and "Anderes": those are words of the sheet. */
  text: Texts
}

/**
 * How an answer is filled in with a pen: one box or several, numbers into boxes, or something written. `pin` is
 * a place on a plan without a list.
 */
type PaperWay = 'one' | 'many' | 'ranks' | 'number' | 'date' | 'text' | 'pin'

/** One answer on the sheet. */
export interface PaperField {
  /** As in `Answers`. */
  name: string
  /** "3"; "7b" for a row of a table. */
  number: string
  way: PaperWay
  question: Question
  round?: number
  /** The row of a table. */
  row?: Option
  /** Only there where "Anderes" was chosen in the field of this name. */
  after?: string
  keys: PaperKey[]
  /** Digits of each key: two where there are more than nine boxes. */
  width: 1 | 2
  /** A pin on the plan may stand here instead of a box. */
  hasPlan: boolean
}

/** One question, or a page to read, with its place on the sheet. */
export interface PaperItem {
  /** Empty for what is only read. */
  number: string
  question: Question
  round?: number
  fields: PaperField[]
}

/** A section, in one of its rounds. */
export interface PaperPart {
  section: Section
  round?: number
  items: PaperItem[]
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** a, b, … z, aa, ab, …: the rows of a table. */
function letterOf(at: number): string {
  const last = letters[at % letters.length] ?? ''
  return at < letters.length ? last : letterOf(Math.floor(at / letters.length) - 1) + last
}

/** Digits for each value; none begins like another, so that the last digit is the end. */
function keysFor(values: Omit<PaperKey, 'digits'>[]): Pick<PaperField, 'keys' | 'width'> {
  const width = values.length > 9 ? 2 : 1
  const keys = values.map((value, at) => ({
    ...value,
    digits: String(at + 1).padStart(width, '0'),
  }))
  return { keys, width }
}

const steps = (most: number, words: readonly Texts[] = []) =>
  Array.from({ length: most }, (_, at) => ({ value: at + 1, text: words[at] ?? {} }))

const optionsOf = (options: readonly Option[]) =>
  options.map(({ code, text }) => ({ value: code, text }))

/** What can be ticked, or ranked. */
function valuesOf(question: Question): Omit<PaperKey, 'digits'>[] {
  switch (question.kind) {
    case 'choice': {
      const options = optionsOf(question.options)
      return question.other ? [...options, { value: otherCode, text: {} }] : options
    }
    case 'place':
    case 'ranking':
    case 'matrix':
      return optionsOf(question.options)
    case 'scale':
      return steps(question.steps, question.words)
    case 'rating':
      return steps(question.most)
    case 'yes-no':
      return [
        { value: true, text: {} },
        { value: false, text: {} },
      ]
    default:
      return []
  }
}

function wayOf(question: Question): PaperWay | undefined {
  switch (question.kind) {
    case 'choice':
      return question.many ? 'many' : 'one'
    case 'ranking':
      return 'ranks'
    case 'place':
      return question.options.length === 0 && question.plan !== undefined ? 'pin' : 'one'
    case 'scale':
    case 'rating':
    case 'yes-no':
    case 'matrix':
      return 'one'
    case 'number':
    case 'date':
    case 'text':
      return question.kind
    default:
      return undefined
  }
}

function fieldsOf(question: Question, number: string, round: number | undefined): PaperField[] {
  const way = wayOf(question)
  if (!way) return []
  const common = {
    ...{ number, way, question, hasPlan: question.kind === 'place' && question.plan !== undefined },
    ...keysFor(valuesOf(question)),
    ...(round === undefined ? {} : { round }),
  }
  if (question.kind === 'matrix') {
    return question.rows.map((row, at) => ({
      ...common,
      ...{ name: nameIn(`${question.name}_${row.code.toLowerCase()}`, round), row },
      number: `${number}${letterOf(at)}`,
    }))
  }
  const name = nameIn(question.name, round)
  const field: PaperField = { ...common, name }
  if (question.kind !== 'choice' || !question.other) return [field]
  const written = { way: 'text', keys: [], width: 1, after: name } as const
  return [field, { ...common, ...written, keys: [], name: nameIn(otherName(question.name), round) }]
}

/** What cannot stand on paper: photos, and what is computed. */
const isOnPaper = ({ kind }: Question) => kind !== 'photo' && kind !== 'calculation'

/** The whole sheet in print order; questions are numbered through, also from round to round. */
export function paperSheet({ sections }: Pick<Questionnaire, 'sections'>): PaperPart[] {
  let last = 0
  const numbered = (question: Question, round: number | undefined): PaperItem => {
    if (wayOf(question)) last += 1
    const number = wayOf(question) ? String(last) : ''
    const fields = fieldsOf(question, number, round)
    return { number, question, fields, ...(round === undefined ? {} : { round }) }
  }
  return sections.flatMap((section) => {
    const most = section.repeat?.most
    const rounds = most ? Array.from({ length: most }, (_, at) => at + 1) : [undefined]
    return rounds.map((round) => ({
      section,
      ...(round === undefined ? {} : { round }),
      items: section.questions.filter(isOnPaper).map((question) => numbered(question, round)),
    }))
  })
}

/** Every answer of the sheet, in print order. */
export function paperFields(parts: readonly PaperPart[]): PaperField[] {
  return parts.flatMap(({ items }) => items.flatMap(({ fields }) => fields))
}
