/** What a new question looks like, before anybody has written in it. */
import { newId } from '#schema/id.ts'
import type { Question, Texts } from '#schema/survey.ts'
import { textFields } from '#schema/survey-records.ts'

/** What can be added: kinds of questions, some of them in two ways. */
export const templateNames = [
  'choice-one',
  'choice-many',
  'yes-no',
  'scale-3',
  'scale-5',
  'rating',
  'ranking',
  'number',
  'text-short',
  'text-long',
  'place',
  'date',
  'matrix',
  'photo',
  'page',
] as const
export type TemplateName = (typeof templateNames)[number] | 'calculation'

const options = () => [
  { code: '1', text: {} },
  { code: '2', text: {} },
]

const wordsOf: Record<3 | 5, Texts[]> = {
  3: [
    { de: 'schlecht', 'de-simple': 'schlecht', en: 'bad' },
    { de: 'mittel', 'de-simple': 'mittel', en: 'medium' },
    { de: 'gut', 'de-simple': 'gut', en: 'good' },
  ],
  5: [
    { de: 'stimme gar nicht zu', 'de-simple': 'nein, gar nicht', en: 'strongly disagree' },
    { de: 'stimme eher nicht zu', 'de-simple': 'eher nein', en: 'disagree' },
    { de: 'teils, teils', 'de-simple': 'ein bisschen', en: 'partly' },
    { de: 'stimme eher zu', 'de-simple': 'eher ja', en: 'agree' },
    { de: 'stimme voll zu', 'de-simple': 'ja, sehr', en: 'strongly agree' },
  ],
}

/** The usual words of a scale, in those of these languages that have some. */
function scaleWords(steps: 3 | 5, languages: readonly string[]): Texts[] {
  return wordsOf[steps].map((texts) =>
    Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language))),
  )
}

/** The fields that give a scale so many steps, with their usual words. */
export function scaleFields(steps: 3 | 5, languages: readonly string[]): Record<string, unknown> {
  const words = scaleWords(steps, languages).flatMap((texts, at) =>
    Object.entries(textFields(`word${at + 1}`, texts)),
  )
  return { steps, ...Object.fromEntries(words) }
}

function kindOf(name: TemplateName, languages: readonly string[]): object {
  switch (name) {
    case 'choice-one':
    case 'choice-many':
      return { kind: 'choice', many: name === 'choice-many', options: options() }
    case 'scale-3':
      return { kind: 'scale', steps: 3, words: scaleWords(3, languages) }
    case 'scale-5':
      return { kind: 'scale', steps: 5, words: scaleWords(5, languages) }
    case 'rating':
      return { kind: 'rating', most: 5 }
    case 'ranking':
    case 'place':
      return { kind: name, options: options() }
    case 'text-short':
    case 'text-long':
      return { kind: 'text', long: name === 'text-long' }
    case 'matrix':
      return { kind: 'matrix', rows: options(), options: options() }
    case 'number':
      return { kind: 'number', decimals: 0 }
    default:
      return { kind: name }
  }
}

/** A question to start with. Its short name is random in part: two who add one apart do not meet in it. */
export function newQuestion(
  name: TemplateName,
  number: number,
  languages: readonly string[],
): Question {
  const mark = newId()
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .padEnd(2, 'x')
    .slice(0, 2)
  const common = { id: 'new', name: `frage_${number}${mark}`, text: {} }
  return { ...common, ...kindOf(name, languages) } as Question
}

/** Which template a question looks like: its picture and what its kind is called. */
export function templateOf(question: {
  kind: string
  many?: unknown
  steps?: unknown
  long?: unknown
}): TemplateName | undefined {
  const { kind } = question
  if (kind === 'choice') return question.many ? 'choice-many' : 'choice-one'
  if (kind === 'scale') return question.steps === 3 ? 'scale-3' : 'scale-5'
  if (kind === 'text') return question.long ? 'text-long' : 'text-short'
  if (kind === 'calculation') return kind
  return templateNames.find((name) => name === kind)
}
