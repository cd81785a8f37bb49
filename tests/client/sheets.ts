/** Sheets of answers as people fill them in, seeded, for tests of what is made of them. */
import type { Answer, Answers, Channel, Missing, Response, Value } from '#schema/answer.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'
import { Random } from './random.ts'
import { everyKind } from './questionnaire.ts'

/** One question with what every question has. */
export function ask(
  kind: Question['kind'],
  name: string,
  more: Partial<Question> & object,
): Question {
  return { id: name, name, kind, text: { de: `Frage ${name}?` }, ...more } as Question
}

/** A questionnaire of one section. */
export function questionnaireOf(
  questions: Question[],
  more: Partial<Questionnaire> = {},
): Questionnaire {
  return { ...everyKind, sections: [{ id: 's', title: { de: 'Teil' }, questions }], ...more }
}

/** The sheet of one person; `number` makes its id. */
export function sheet(
  number: number,
  answers: Record<string, Value | { missing: Missing }>,
  more: Partial<Response> = {},
): Response {
  const filled = Object.entries(answers).map(([name, value]): [string, Answer] => [
    name,
    typeof value === 'object' && 'missing' in value ? value : { value },
  ])
  return {
    format: 1,
    id: `sheet${String(number)}`,
    survey: 's',
    questionnaire: 'hash',
    channel: 'kiosk',
    day: '2026-05-04',
    language: 'de',
    answers: Object.fromEntries(filled),
    ...more,
  }
}

const channels: readonly Channel[] = ['kiosk', 'kiosk', 'kiosk', 'paper', 'link']
const reasons: readonly Missing[] = ['declined', 'skipped', 'illegible', 'invalid', 'not-asked']
const words = [
  'Größe',
  'Straße',
  'Fähre',
  '„Übermut“',
  '😀',
  'مرحبا',
  '=1+1',
  'a;b"c',
  'Zeile\nZeile',
]

function some<T>(items: readonly T[], random: Random): T[] {
  return items.filter(() => random.chance(0.4))
}

function valueOf(question: Question, random: Random): Value | undefined {
  switch (question.kind) {
    case 'choice': {
      const codes = question.options.map(({ code }) => code)
      if (question.other) codes.push('other')
      return question.many ? some(codes, random) : random.pick(codes)
    }
    case 'scale':
      return 1 + random.below(question.steps)
    case 'rating':
      return 1 + random.below(question.most)
    case 'ranking':
      return some(
        question.options.map(({ code }) => code),
        random,
      )
    case 'yes-no':
      return random.chance(0.5)
    case 'number':
      return random.below(2000) / 100 - 3
    case 'date':
      return `2026-0${String(1 + random.below(9))}-1${String(random.below(10))}`
    case 'text':
      return Array.from({ length: 1 + random.below(8) }, () => random.pick(words)).join(' ')
    case 'place':
      return question.plan && random.chance(0.5)
        ? `${String(random.below(10) * 100 + 50)},${String(random.below(10) * 100 + 50)}`
        : random.pick(question.options).code
    case 'photo':
      return 'address'
    default:
      return undefined
  }
}

function fill(question: Question, end: string, random: Random, answers: Answers): void {
  const put = (name: string, value: Value | undefined) => {
    if (value === undefined || random.chance(0.1)) {
      answers[name + end] = { missing: random.pick(reasons) }
    } else answers[name + end] = { value }
  }
  if (question.kind === 'page') return
  if (question.kind === 'matrix') {
    for (const { code } of question.rows) {
      put(`${question.name}_${code.toLowerCase()}`, random.pick(question.options).code)
    }
    return
  }
  put(question.name, question.kind === 'calculation' ? random.below(9) : valueOf(question, random))
  if (question.kind === 'choice' && question.other)
    put(`${question.name}_other`, random.pick(words))
}

/** So many sheets, filled in at random: every kind of answer, every reason for none. */
export function randomSheets(
  questionnaire: Questionnaire,
  count: number,
  random = new Random(7),
): Response[] {
  return Array.from({ length: count }, (_, number) => {
    const answers: Answers = {}
    for (const { repeat, questions } of questionnaire.sections) {
      const ends = repeat
        ? Array.from({ length: random.below(repeat.most + 1) }, (__, at) => `.${String(at + 1)}`)
        : ['']
      for (const end of ends) for (const one of questions) fill(one, end, random, answers)
    }
    return {
      ...sheet(number, {}),
      answers,
      channel: random.pick(channels),
      language: random.pick(questionnaire.languages),
    }
  })
}
