/** A form that was changed step by step says what a plain reading of its questionnaire says. */
import { expect, test } from 'vitest'
import type { Answer, Answers, Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import type { Question, Questionnaire, Section } from '#schema/survey.ts'
import { evaluate, isTrue } from '#survey/expression.ts'
import { faultsOf } from '#survey/faults.ts'
import { Form } from '#survey/form.ts'
import { Random } from '../../client/random.ts'
import {
  answerable,
  namesOf,
  randomAnswer,
  randomQuestionnaire,
} from '../../client/random-questionnaire.ts'

const today = '2026-05-04'
interface Place {
  question: Question
  section: Section
  round?: number
}

/** The meaning of a questionnaire without anything kept: every value asks for what it needs, again and again. */
function readPlainly(questionnaire: Questionnaire, given: ReadonlyMap<string, Answer>): Answers {
  const places = new Map<string, Place>()
  for (const section of questionnaire.sections) {
    const rounds = section.repeat ? [1, 2, 3].slice(0, section.repeat.most) : [undefined]
    for (const round of rounds) {
      for (const one of section.questions) {
        for (const name of namesOf(one)) {
          const place = { question: one, section, ...(round === undefined ? {} : { round }) }
          places.set(round === undefined ? name : `${name}.${String(round)}`, place)
        }
      }
    }
  }
  const holds = (expression: Expression | undefined, round?: number) => {
    if (expression === undefined) return true
    return isTrue(evaluate(expression, scope(round)))
  }
  const scope = (round?: number) => ({
    value: (name: string) => {
      const here = `${name}.${String(round)}`
      return value(round !== undefined && places.has(here) ? here : name)
    },
    today,
  })
  const isShown = ({ question: one, section, round }: Place) => {
    if (!holds(section.show, round)) return false
    if (section.repeat && !(Number(value(section.repeat.name)) >= (round ?? 1))) return false
    return holds(one.show, round)
  }
  const isAsked = (name: string, place: Place): boolean => {
    if (!isShown(place)) return false
    const [base = '', suffix = ''] = name.split('.')
    const { question: one, round } = place
    if (one.kind === 'matrix') {
      const row = one.rows.find(({ code }) => base === `${one.name}_${code}`)
      return holds(row?.show, round)
    }
    if (base === one.name) return true
    const chosen = value(suffix ? `${one.name}.${suffix}` : one.name)
    return [chosen].flat().includes('other')
  }
  const value = (name: string): Value | undefined => {
    const place = places.get(name)
    if (!place || !isAsked(name, place)) return undefined
    const { question: one, round } = place
    if (one.kind === 'calculation') return evaluate(one.value, scope(round))
    const answer = given.get(name)
    if (!answer || !('value' in answer) || answer.value === '') return undefined
    if (!('options' in one) || name.includes('_other')) return answer.value
    const offered = one.options.filter(({ show }) => holds(show, round)).map(({ code }) => code)
    const known = one.options.map(({ code }) => code)
    const isThere = (code: string) => offered.includes(code) || !known.includes(code)
    if (!Array.isArray(answer.value)) {
      return isThere(String(answer.value)) ? answer.value : undefined
    }
    const left = answer.value.filter(isThere)
    return left.length > 0 ? left : undefined
  }
  const finished = [...places].map(([name, place]): [string, Answer] => {
    if (!isAsked(name, place)) return [name, { missing: 'not-asked' }]
    const counted = value(name)
    const answer = given.get(name)
    const without = answer && 'missing' in answer ? answer : { missing: 'skipped' as const }
    return [name, counted === undefined ? without : { value: counted }]
  })
  return Object.fromEntries(finished)
}

test(
  '2,000 random forms, changed in random order, mean what a plain reading says',
  { timeout: 60_000 },
  () => {
    let shown = 0
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = new Random(seed)
      const questionnaire = randomQuestionnaire(random)
      const form = new Form(questionnaire, { language: 'de', today })
      const given = new Map<string, Answer>()
      const all = answerable(questionnaire)
      for (let step = 0; step < 12; step += 1) {
        const { one, name } = random.pick(all)
        const answer = random.chance(0.15)
          ? undefined
          : randomAnswer(random, one, name.split('.')[0] ?? '')
        form.set(name, answer)
        if (answer) given.set(name, answer)
        else given.delete(name)
        if (step % 4 !== 3) continue
        expect(form.finish(), `seed ${String(seed)}, step ${String(step)}`).toEqual(
          readPlainly(questionnaire, given),
        )
      }
      shown += Object.values(form.finish()).filter((answer) => 'value' in answer).length
    }
    expect(shown).toBeGreaterThan(4000)
  },
)

test(
  'a question that is said to be out of reach is never asked, whatever is answered',
  { timeout: 60_000 },
  () => {
    let found = 0
    for (let seed = 1; seed <= 1500; seed += 1) {
      const random = new Random(seed)
      const questionnaire = randomQuestionnaire(random)
      const never = faultsOf(questionnaire).flatMap(({ code, question, option }) =>
        code === 'never' && question && !option ? [question] : [],
      )
      if (never.length === 0) continue
      found += never.length
      const form = new Form(questionnaire, { language: 'de', today })
      const all = answerable(questionnaire)
      for (let step = 0; step < 60; step += 1) {
        const { one, name } = random.pick(all)
        form.set(name, randomAnswer(random, one, name.split('.')[0] ?? ''))
        const asked = form.pages.flatMap(({ questions }) => questions.map(({ id }) => id))
        expect(
          asked.filter((id) => never.includes(id)),
          `seed ${String(seed)}`,
        ).toEqual([])
      }
    }
    expect(found).toBeGreaterThan(50)
  },
)
