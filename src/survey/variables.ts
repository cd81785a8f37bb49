/** The answers of a questionnaire as variables: one list that counting, exports, paper and imports share. */
import type { PersonFeature, Question, Questionnaire, Section, Texts } from '#schema/survey.ts'

/** What can be said about the values: names only, an order, amounts, days, free text, or codes in an order given. */
export type Measure = 'nominal' | 'ordinal' | 'amount' | 'date' | 'text' | 'ranks'

export interface Variable {
  /** As in `Answers`; of a repeated section without its number. */
  name: string
  /** What stands above its table; of a matrix question and row. */
  text: Texts
  /** The row of a matrix. */
  row?: Texts
  measure: Measure
  /** True where one person may give several codes. */
  isMany: boolean
  /** Codes with their words, in order; of a scale "1" up. Empty where anything may stand. */
  labels: { code: string; text: Texts }[]
  question: Question
  section: Section
  /** The most repeats of its section; 1 where it is asked once. */
  repeats: number
  person?: PersonFeature
  special: boolean
}

/** Codes under which a yes or no is counted. */
export const yesNoCodes = { true: '1', false: '0' } as const

const numbers = (most: number) => Array.from({ length: most }, (_, at) => String(at + 1))

function labelsOf(question: Question): Variable['labels'] {
  switch (question.kind) {
    case 'choice':
    case 'ranking':
    case 'place':
    case 'matrix':
      return question.options.map(({ code, text }) => ({ code, text }))
    case 'scale':
      return numbers(question.steps).map((code, at) => ({ code, text: question.words[at] ?? {} }))
    case 'rating':
      return numbers(question.most).map((code) => ({ code, text: {} }))
    case 'yes-no':
      return [
        { code: yesNoCodes.true, text: { de: 'Ja', en: 'Yes' } },
        { code: yesNoCodes.false, text: { de: 'Nein', en: 'No' } },
      ]
    default:
      return []
  }
}

const measures: Record<Question['kind'], Measure | undefined> = {
  choice: 'nominal',
  scale: 'ordinal',
  rating: 'ordinal',
  ranking: 'ranks',
  'yes-no': 'nominal',
  number: 'amount',
  date: 'date',
  text: 'text',
  place: 'nominal',
  photo: 'text',
  matrix: 'ordinal',
  page: undefined,
  calculation: 'text',
}

function variablesOfQuestion(question: Question, section: Section): Variable[] {
  const measure = measures[question.kind]
  if (!measure) return []
  const common = {
    text: question.text,
    measure,
    isMany: (question.kind === 'choice' && question.many) || question.kind === 'ranking',
    labels: labelsOf(question),
    question,
    section,
    repeats: section.repeat?.most ?? 1,
    ...(question.person ? { person: question.person } : {}),
    special: question.special ?? false,
  }
  if (question.kind === 'matrix') {
    return question.rows.map(({ code, text }) => ({
      ...common,
      name: `${question.name}_${code.toLowerCase()}`,
      row: text,
    }))
  }
  const main = { ...common, name: question.name }
  if (question.kind !== 'choice' || !question.other) return [main]
  const other = {
    ...common,
    name: otherName(question.name),
    measure: 'text' as const,
    isMany: false,
    labels: [],
  }
  return [main, other]
}

/** The code of "Anderes, nämlich …". */
export const otherCode = 'other'

/** Under which name the text of "Anderes, nämlich …" is kept; the code chosen with it is `other`. */
export function otherName(name: string): string {
  return `${name}_other`
}

/** Every variable in the order in which it is asked. */
export function variablesOf(questionnaire: Pick<Questionnaire, 'sections'>): Variable[] {
  return questionnaire.sections.flatMap((section) =>
    section.questions.flatMap((question) => variablesOfQuestion(question, section)),
  )
}
