/** Invented answers for tests of counting, the same at every run. */
import type { Answers, Response } from '../../../src/schema/answer.ts'
import type { Question, Questionnaire } from '../../../src/schema/survey.ts'

/** Random numbers from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const hash = 'h'.repeat(43)

export function questionnaireOf(questions: Question[], repeated?: Question[]): Questionnaire {
  const sections: Questionnaire['sections'] = [{ id: 's1', title: {}, questions }]
  if (repeated) {
    const repeat = { name: 'children', most: 4 }
    sections.push({ id: 's2', title: {}, repeat, questions: repeated })
  }
  return {
    format: 1,
    survey: 'survey',
    version: 1,
    title: { de: 'Leben in Braunsbedra' },
    intro: {},
    thanks: {},
    notice: {
      controller: '',
      contact: '',
      officer: '',
      purpose: '',
      basis: '',
      recipients: '',
      deletion: '',
      authority: '',
    },
    languages: ['de'],
    paging: 'question',
    idleSeconds: 60,
    photos: false,
    sections,
  }
}

/** A question with one answer of so many; the codes are `1` up. */
export function choice(name: string, options: number, more: Partial<Question> = {}): Question {
  return {
    id: name,
    name,
    kind: 'choice',
    many: false,
    text: { de: `Frage ${name}` },
    options: Array.from({ length: options }, (_, at) => ({
      code: String(at + 1),
      text: { de: `Antwort ${String(at + 1)}` },
    })),
    ...more,
  } as Question
}

/** One response; a plain value stands for an answer, null for one that was not wanted. */
export function response(
  values: Record<string, string | number | boolean | string[] | null>,
  more: Partial<Response> = {},
): Response {
  const answers: Answers = {}
  for (const [name, value] of Object.entries(values)) {
    answers[name] = value === null ? { missing: 'declined' } : { value }
  }
  return {
    format: 1,
    id: `r${String(Math.random())}`,
    survey: 'survey',
    questionnaire: hash,
    channel: 'kiosk',
    day: '2026-11-20',
    language: 'de',
    answers,
    ...more,
  }
}

/** So many responses with each of these values: `[{ q: '1' }, 12]`. */
export function people(
  ...groups: [Record<string, string | number | boolean | string[] | null>, number][]
): Response[] {
  return groups.flatMap(([values, count]) => Array.from({ length: count }, () => response(values)))
}

export const versions = new Map([[hash, { version: 1 }]])
