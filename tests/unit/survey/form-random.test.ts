/** A form that was changed step by step says what a plain reading of its questionnaire says. */
import { expect, test } from 'vitest'
import type { Answer, Answers, Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import { Questionnaire, type Option, type Question, type Section } from '#schema/survey.ts'
import { evaluate, isTrue } from '#survey/expression.ts'
import { Form } from '#survey/form.ts'
import { Random } from '../../client/random.ts'

const today = '2026-05-04'
const texts = (de: string) => ({ de })

/** A condition that reads only names which were given out before. */
function condition(random: Random, names: readonly string[]): Expression {
  const name = () => ({ var: random.pick(names) })
  const make: (() => Expression)[] = [
    () => ({ '==': [name(), random.pick([true, 1, 2, 'a', 'b'])] }),
    () => ({ in: [random.pick(['a', 'b', 'other']), name()] }),
    () => ({ '>': [name(), random.below(4)] }),
    () => ({ answered: name() }),
    () => ({ '!': { answered: name() } }),
    () => ({ or: [condition(random, names), condition(random, names)] }),
    () => ({ and: [condition(random, names), { '!=': [name(), 'b'] }] }),
  ]
  return random.pick(make)()
}

function question(random: Random, name: string, before: readonly string[]): Question {
  const canAsk = before.length > 0
  const show = canAsk && random.chance(0.4) ? { show: condition(random, before) } : {}
  const common = { id: name, name, text: texts(name), ...show }
  const options = ['a', 'b', 'c'].map((code): Option => {
    const filter = canAsk && random.chance(0.15) ? { show: condition(random, before) } : {}
    return { code, text: texts(code), ...filter }
  })
  const kinds: (() => Question)[] = [
    () => ({ ...common, kind: 'yes-no' }),
    () => ({ ...common, kind: 'number' }),
    () => ({ ...common, kind: 'choice', many: false, options, other: random.chance(0.5) }),
    () => ({ ...common, kind: 'choice', many: true, options, other: random.chance(0.3) }),
    () => ({ ...common, kind: 'matrix', rows: options, options: options.slice(0, 2) }),
  ]
  if (canAsk) {
    const value = { '+': [{ count: { var: random.pick(before) } }, { var: random.pick(before) }] }
    kinds.push(() => ({ ...common, kind: 'calculation', value }))
  }
  return random.pick(kinds)()
}

const namesOf = (one: Question): string[] => {
  if (one.kind === 'matrix') return one.rows.map(({ code }) => `${one.name}_${code}`)
  return one.kind === 'choice' && one.other ? [one.name, `${one.name}_other`] : [one.name]
}

/** Questions are thought of in one order and asked in another: sums may stand before what they add. */
function makeQuestionnaire(random: Random): Questionnaire {
  const before: string[] = []
  const questions = Array.from({ length: 3 + random.below(9) }, (_, at) => {
    const one = question(random, `q${String(at)}`, before)
    before.push(...namesOf(one))
    return one
  })
  const lots = questions.map((one) => ({ one, place: random.next() }))
  const isMixed = random.chance(0.5)
  if (isMixed) lots.sort((one, other) => one.place - other.place)
  const half = Math.ceil(lots.length / 2)
  const section = (id: string, own: typeof lots): Section => ({
    id,
    title: {},
    questions: own.map(({ one }) => one),
  })
  const rounds: Section = {
    id: 'rounds',
    title: {},
    repeat: { name: random.pick(before), most: 3 },
    questions: [
      { id: 'each', name: 'each', text: {}, kind: 'number' },
      {
        id: 'deep',
        name: 'deep',
        text: {},
        kind: 'yes-no',
        show: { '>': [{ var: 'each' }, { var: random.pick(before) }] },
      },
    ],
  }
  const sections = [section('one', lots.slice(0, half)), section('two', lots.slice(half))]
  const last = sections[1]
  if (last && !isMixed && random.chance(0.3))
    last.show = { answered: { var: lots[0]?.one.name ?? 'q0' } }
  const empty = { controller: '', contact: '', officer: '', purpose: '', basis: '' }
  return Questionnaire.parse({
    format: 1,
    survey: 'village',
    version: 1,
    title: {},
    intro: {},
    thanks: {},
    notice: { ...empty, recipients: '', deletion: '', authority: '' },
    languages: ['de'],
    paging: 'section',
    idleSeconds: 60,
    photos: true,
    sections: [...sections, rounds],
  })
}

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

function randomAnswer(random: Random, { kind, ...one }: Question, name: string): Answer {
  if (random.chance(0.1)) return { missing: 'declined' }
  if (kind === 'yes-no') return { value: random.chance(0.5) }
  if (kind === 'number') return { value: random.below(5) }
  if (name.endsWith('_other')) return { value: random.pick(['', 'Zoo']) }
  const codes = ['a', 'b', 'c', 'other']
  if ('many' in one && one.many) return { value: codes.filter(() => random.chance(0.4)) }
  return { value: random.pick(codes) }
}

test(
  '2,000 random forms, changed in random order, mean what a plain reading says',
  { timeout: 60_000 },
  () => {
    let shown = 0
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = new Random(seed)
      const questionnaire = makeQuestionnaire(random)
      const form = new Form(questionnaire, { language: 'de', today })
      const given = new Map<string, Answer>()
      const all = questionnaire.sections.flatMap(({ repeat, questions }) =>
        questions
          .filter(({ kind }) => kind !== 'calculation')
          .flatMap((one) =>
            namesOf(one).flatMap((name) =>
              (repeat ? ['.1', '.2', '.3'] : ['']).map((round) => ({ one, name: name + round })),
            ),
          ),
      )
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
