/** The report of a survey: 40 questions, two features, and the table of everyone in two groups at once. */
import { Count } from '#evaluation/count.ts'
import type { Answers, Response } from '#schema/answer.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'

const questions = 40
const hash = 'h'.repeat(43)

/** The same numbers at every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function question(at: number): Question {
  const name = `q${String(at)}`
  const common = { id: name, name, text: { de: `Frage ${String(at)}` } }
  if (at % 8 === 7) return { ...common, kind: 'number', least: 0, most: 100 }
  if (at % 4 === 3) return { ...common, kind: 'scale', steps: 5, words: [{}, {}, {}, {}, {}] }
  const options = ['1', '2', '3', '4', '5'].map((code) => ({ code, text: { de: code } }))
  return {
    ...common,
    kind: 'choice',
    many: at % 5 === 4,
    options,
    ...(at < 2 && { person: 'other' as const }),
  }
}

function answerTo({ kind, ...more }: Question, random: () => number): Answers[string] {
  const code = 1 + Math.floor(random() ** 1.5 * 5)
  if (random() < 0.04) return { missing: 'declined' }
  if (kind === 'number') return { value: Math.floor(random() * 100) }
  if (kind === 'scale') return { value: code }
  if ('many' in more && more.many) {
    return { value: ['1', '2', '3', '4', '5'].filter(() => random() < 0.4) }
  }
  return { value: String(code) }
}

/** Middle of the milliseconds from open answers to a report with two filters, so many times. */
export function countReport(people: number, times: number): number {
  const random = randomFrom(people)
  const asked = Array.from({ length: questions }, (_, at) => question(at))
  const responses = Array.from({ length: people }, (_, at): Response => ({
    ...{ format: 1, id: String(at), survey: 's', questionnaire: hash, channel: 'kiosk' },
    ...{ day: '2026-05-04', language: 'de' },
    answers: Object.fromEntries(asked.map((one) => [one.name, answerTo(one, random)])),
  }))
  const questionnaire = {
    ...{ format: 1, survey: 's', version: 1, title: {}, intro: {}, thanks: {}, languages: ['de'] },
    sections: [{ id: 's', title: {}, questions: asked }],
  } as unknown as Questionnaire
  const versions = new Map([[hash, { version: 1 }]])
  const taken = Array.from({ length: times }, () => {
    const begin = performance.now()
    const count = new Count({ questionnaire, versions, responses, features: ['q0', 'q1'] })
    const filter = [
      { feature: 'q0', code: '1' },
      { feature: 'q1', code: '1' },
    ]
    const { tables } = count.publish({ filter, by: [] })
    if (tables.length !== questions) throw new Error('This is no whole report.')
    return performance.now() - begin
  })
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0
}
