/** A questionnaire while one person answers it. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import { Questionnaire, type Question, type Section } from '#schema/survey.ts'
import { Form } from '#survey/form.ts'
import { Random } from '../../client/random.ts'

const texts = (de: string) => ({ de })
const yesNo = (name: string, more: Partial<Question> = {}): Question =>
  ({ id: name, name, text: texts(`${name}?`), kind: 'yes-no', ...more }) as Question
const amount = (name: string, more: object = {}): Question => ({
  id: name,
  name,
  text: texts(`${name}?`),
  kind: 'number',
  ...more,
})
const choice = (name: string, codes: string[], more: object = {}): Question => ({
  id: name,
  name,
  text: texts(`${name}?`),
  kind: 'choice',
  many: false,
  options: codes.map((code) => ({ code, text: texts(code.toUpperCase()) })),
  ...more,
})
const section = (id: string, questions: Question[], more: Partial<Section> = {}): Section => ({
  id,
  title: texts(id),
  questions,
  ...more,
})

function make(sections: Section[], more: Partial<Questionnaire> = {}): Form {
  const questionnaire = Questionnaire.parse({
    format: 1,
    survey: 'village',
    version: 1,
    title: texts('Dorf'),
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
    ...more,
  })
  return new Form(questionnaire, { language: 'de', today: '2026-05-04', random: () => 0.5 })
}
const asked = (form: Form) =>
  form.pages.flatMap(({ questions, round }) =>
    questions.map(({ name }) => (round ? `${name}.${round}` : name)),
  )

describe('conditions', () => {
  const isYes = (name: string): Expression => ({ '==': [{ var: name }, true] })
  const make3 = () =>
    make([
      section('s', [
        yesNo('one'),
        yesNo('two', { show: isYes('one') }),
        yesNo('three', { show: isYes('two') }),
      ]),
    ])

  test('a question is asked as soon as its condition holds, and what hangs on it', () => {
    const form = make3()
    expect(asked(form)).toEqual(['one'])
    form.set('one', { value: true })
    form.set('two', { value: true })
    expect(asked(form)).toEqual(['one', 'two', 'three'])
  })

  test('what is not asked any more counts nowhere, and is there again when it is asked', () => {
    const form = make3()
    for (const name of ['one', 'two', 'three']) form.set(name, { value: true })
    form.set('one', { value: false })
    expect(asked(form)).toEqual(['one'])
    expect(form.finish()).toEqual({
      one: { value: false },
      two: { missing: 'not-asked' },
      three: { missing: 'not-asked' },
    })
    form.set('one', { value: true })
    expect(form.finish().three).toEqual({ value: true })
  })

  test('only what may look different is named', () => {
    const form = make3()
    const heard: string[][] = []
    form.observe((names) => heard.push(names))
    form.set('three', { value: true })
    form.set('one', { value: true })
    expect(heard).toEqual([['three'], ['one', 'two']])
  })

  test('conditions that lead back to themselves end', () => {
    const form = make([
      section('s', [
        yesNo('one', { show: { '!': { answered: { var: 'two' } } } }),
        yesNo('two', { show: { '!': { answered: { var: 'one' } } } }),
      ]),
    ])
    form.set('one', { value: true })
    form.set('two', { value: true })
    expect(asked(form).length).toBeLessThanOrEqual(2)
  })
})

test('a section is asked for each, as often as was said', () => {
  const form = make([
    section('home', [amount('children')]),
    section('child', [amount('age'), yesNo('school', { show: { '>': [{ var: 'age' }, 5] } })], {
      repeat: { name: 'children', most: 3 },
    }),
  ])
  form.set('children', { value: 2 })
  form.set('age.2', { value: 7 })
  expect(asked(form)).toEqual(['children', 'age.1', 'age.2', 'school.2'])
  form.set('children', { value: 99 })
  expect(asked(form).filter((name) => name.startsWith('age'))).toHaveLength(3)
})

test('answers are taken up in later texts, as words', () => {
  const form = make([
    section('s', [
      choice('place', ['hall', 'park']),
      yesNo('good', { text: texts('Gut: {place}?') }),
    ]),
  ])
  const text = () => form.text(texts('Gut: {place}, {nothing}?'))
  expect(text()).toBe('Gut: …, {nothing}?')
  form.set('place', { value: 'park' })
  expect(text()).toBe('Gut: PARK, {nothing}?')
})

test('what is computed is kept like an answer', () => {
  const form = make([
    section('s', [
      amount('adults'),
      amount('children'),
      {
        id: 'all',
        name: 'all',
        text: {},
        kind: 'calculation',
        value: { '+': [{ var: 'adults' }, { var: 'children' }] },
      },
      yesNo('big', { show: { '>': [{ var: 'all' }, 4] } }),
    ]),
  ])
  form.set('adults', { value: 2 })
  expect(form.finish().all).toEqual({ missing: 'skipped' })
  form.set('children', { value: 3 })
  expect(form.finish().all).toEqual({ value: 5 })
  expect(asked(form)).toEqual(['adults', 'children', 'big'])
})

test('an option that cannot be chosen any more counts nowhere', () => {
  const form = make([
    section('s', [
      choice('land', ['a', 'b']),
      {
        ...choice('town', []),
        options: [
          { code: 'x', text: texts('X'), show: { '==': [{ var: 'land' }, 'a'] } },
          { code: 'y', text: texts('Y'), show: { '==': [{ var: 'land' }, 'b'] } },
        ],
      } as Question,
      yesNo('known', { show: { '==': [{ var: 'town' }, 'x'] } }),
    ]),
  ])
  form.set('land', { value: 'a' })
  form.set('town', { value: 'x' })
  expect(asked(form)).toContain('known')
  form.set('land', { value: 'b' })
  expect(asked(form)).not.toContain('known')
  expect(form.finish().town).toEqual({ missing: 'skipped' })
})

describe('faults', () => {
  const cases: [string, Question, Answer | undefined, string | undefined][] = [
    ['a missing answer', yesNo('q', { required: true }), undefined, 'required'],
    ['no wish to answer', yesNo('q', { required: true }), { missing: 'declined' }, undefined],
    ['a number below the least', amount('q', { least: 1 }), { value: 0 }, 'range'],
    ['digits after the comma', amount('q'), { value: 1.5 }, 'decimals'],
    ['one digit where one is allowed', amount('q', { decimals: 1 }), { value: 1.5 }, undefined],
    ['a text for a number', amount('q'), { value: 'drei' }, 'number'],
    ['a code that nobody offers', choice('q', ['a']), { value: 'z' }, 'option'],
    ['too many', choice('q', ['a', 'b'], { many: true, most: 1 }), { value: ['a', 'b'] }, 'most'],
    ['other words', choice('q', ['a'], { other: true }), { value: 'other' }, undefined],
    [
      'a constraint that does not hold',
      amount('q', { constraint: { holds: { '<': [{ var: 'q' }, 10] }, message: texts('Klein.') } }),
      { value: 12 },
      'constraint',
    ],
    [
      'a constraint that waits for another answer',
      amount('q', { constraint: { holds: { '<': [{ var: 'q' }, { var: 'r' }] }, message: {} } }),
      { value: 12 },
      undefined,
    ],
  ]
  for (const [what, question, answer, kind] of cases) {
    test(`${what}: ${kind ?? 'none'}`, () => {
      const form = make([section('s', [question, amount('r')])])
      form.set('q', answer)
      expect(form.fault('q')?.kind).toBe(kind)
    })
  }
})

/** A condition over questions that were asked before. */
function condition(random: Random, names: readonly string[]): Expression {
  const one = (): Expression => ({ '==': [{ var: random.pick(names) }, random.chance(0.5)] })
  const two: Expression[] = [one(), one()]
  return random.chance(0.5) ? one() : random.chance(0.5) ? { and: two } : { or: two }
}

test('a form that was changed step by step is the one that is made anew', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = new Random(seed)
    const names = Array.from({ length: 12 }, (_, at) => `q${at}`)
    const questions = names.map((name, at) =>
      yesNo(
        name,
        at > 1 && random.chance(0.6) ? { show: condition(random, names.slice(0, at)) } : {},
      ),
    )
    const sections = [section('a', questions.slice(0, 6)), section('b', questions.slice(6))]
    const form = make(sections)
    for (let step = 0; step < 25; step += 1) {
      const answer = random.chance(0.2) ? undefined : { value: random.chance(0.5) }
      form.set(random.pick(names), answer)
    }
    const again = make(sections)
    for (const name of [...names].reverse()) again.set(name, form.answer(name))
    expect(again.finish(), `seed ${seed}`).toEqual(form.finish())
    expect(asked(again), `seed ${seed}`).toEqual(asked(form))
  }
})
