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

test('sums that stand before what they add are right, however long the chain', () => {
  const sum = (at: number): Question => ({
    id: `s${at}`,
    name: `s${at}`,
    text: {},
    kind: 'calculation',
    value: { '+': [{ var: 'start' }, at === 0 ? 0 : { var: `s${at - 1}` }] },
  })
  const sums = Array.from({ length: 40 }, (_, at) => sum(39 - at))
  const form = make([section('s', [...sums, amount('start')])])
  form.set('start', { value: 2 })
  expect(form.finish().s39).toEqual({ value: 80 })
  form.set('start', { value: 1 })
  expect(form.finish().s39).toEqual({ value: 40 })
})

test('words for an "Anderes" count only while it is chosen', () => {
  const form = make([section('s', [choice('q', ['a'], { other: true })])])
  form.set('q', { value: 'other' })
  form.set('q_other', { value: 'Zoo' })
  expect(form.finish().q_other).toEqual({ value: 'Zoo' })
  form.set('q', { value: 'a' })
  expect(form.finish().q_other).toEqual({ missing: 'not-asked' })
  expect(form.answer('q_other')).toEqual({ value: 'Zoo' })
})

test('a required question whose answer was taken off the list is required again', () => {
  const options = [{ code: 'x', text: texts('X'), show: { '==': [{ var: 'on' }, true] } }]
  const form = make([
    section('s', [yesNo('on'), { ...choice('town', []), options, required: true } as Question]),
  ])
  form.set('on', { value: true })
  form.set('town', { value: 'x' })
  expect(form.fault('town')).toBeUndefined()
  form.set('on', { value: false })
  expect(form.fault('town')).toEqual({ kind: 'required' })
})

test('rows of a matrix may depend on an answer', () => {
  const rows = [
    { code: 'BUS', text: texts('Bus'), show: { '==': [{ var: 'rides' }, true] } },
    { code: 'BIKE', text: texts('Rad') },
  ]
  const matrix = { ...choice('way', ['good', 'bad']), kind: 'matrix', rows } as Question
  Reflect.deleteProperty(matrix, 'many')
  const form = make([section('s', [yesNo('rides'), { ...matrix, required: true }])])
  expect(form.rowsOf(matrix).map(({ code }) => code)).toEqual(['BIKE'])
  expect(form.fault('way_bus')).toBeUndefined()
  expect(form.finish().way_bus).toEqual({ missing: 'not-asked' })
  form.set('rides', { value: true })
  expect(form.fault('way_bus')).toEqual({ kind: 'required' })
})

describe('texts', () => {
  const say = (question: Question, value: Answer, language = 'de') => {
    const form = make([section('s', [question])], { languages: ['de', 'en'] })
    form.language = language
    form.set('q', value)
    return form.text({ de: '{q}', en: '{q}' })
  }
  test('numbers and days are written as people write them', () => {
    expect(say(amount('q', { decimals: 1 }), { value: 1234.5 })).toBe('1.234,5')
    expect(say(amount('q', { decimals: 1 }), { value: 1234.5 }, 'en')).toBe('1,234.5')
    const day: Question = { id: 'q', name: 'q', text: {}, kind: 'date' }
    expect(say(day, { value: '2026-05-04' })).toBe('04.05.2026')
    expect(say(yesNo('q'), { value: true }, 'en')).toBe('Yes')
  })
  test('an option that names its own question ends', () => {
    const options = [{ code: 'a', text: texts('{q}{q}') }]
    expect(say({ ...choice('q', []), options } as Question, { value: 'a' })).toBe('{q}{q}')
  })
  test('whoever takes up an answer is named when it changes', () => {
    const form = make([
      section('s', [amount('q'), yesNo('r', { text: texts('{q} gut?') }), yesNo('t')]),
    ])
    const heard: string[][] = []
    form.observe((names) => heard.push(names))
    form.set('q', { value: 3 })
    expect(heard).toEqual([['q', 'r']])
  })
})

test('the order of options is drawn once for a person, "Nichts davon" stays last', () => {
  const options = ['a', 'b', 'c', 'd'].map((code) => ({ code, text: texts(code) }))
  const question = {
    ...choice('q', []),
    shuffled: true,
    options: [{ code: 'none', text: texts('Nichts'), alone: true }, ...options],
  } as Question
  const orders = new Set<string>()
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = new Random(seed)
    const { questionnaire } = make([section('s', [question, yesNo('r')])])
    const form = new Form(questionnaire, { language: 'de', random: () => random.next() })
    const [asks = question] = form.pages[0]?.questions ?? []
    const order = () => form.optionsOf(asks).map(({ code }) => code)
    const first = order()
    form.set('r', { value: true })
    form.language = 'en'
    expect(order()).toEqual(first)
    expect(first.at(-1)).toBe('none')
    orders.add(first.join(''))
  }
  expect(orders.size).toBeGreaterThan(10)
})

test('another language keeps every answer, and a missing text is said in the first one', () => {
  const form = make(
    [section('s', [yesNo('q', { text: { de: 'Gut?', en: 'Good?' } }), yesNo('r')])],
    {
      languages: ['de', 'en', 'ar'],
    },
  )
  form.set('q', { value: true })
  form.language = 'ar'
  expect(form.answer('q')).toEqual({ value: true })
  expect(form.text({ de: 'Gut?', en: 'Good?' })).toBe('Gut?')
})

test('a section on a page: what is not asked is not there, an empty section neither', () => {
  const form = make(
    [
      section('a', [yesNo('one'), yesNo('two', { show: { var: 'one' } })]),
      section('b', [yesNo('three')], { show: { var: 'two' } }),
    ],
    { paging: 'section' },
  )
  const shown = () => form.pages.map(({ questions }) => questions.map(({ name }) => name))
  expect(shown()).toEqual([['one']])
  form.set('one', { value: true })
  form.set('two', { value: true })
  expect(shown()).toEqual([['one', 'two'], ['three']])
})

test('a name that nobody asks changes nothing', () => {
  const form = make([section('s', [yesNo('one')])])
  form.set('__proto__', { value: true })
  form.set('nobody', { value: true })
  expect(form.finish()).toEqual({ one: { missing: 'skipped' } })
})
