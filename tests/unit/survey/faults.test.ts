/** What would go wrong is found while a questionnaire is written. */
import { describe, expect, test } from 'vitest'
import type { Expression } from '#schema/expression.ts'
import type { Question, Section } from '#schema/survey.ts'
import { faultsOf } from '#survey/faults.ts'
import type { Finding } from '#survey/finding.ts'
import { ask, questionnaireOf, sectionOf, texts } from '../../client/questionnaire.ts'
import { Random } from '../../client/random.ts'

const of = (parts: Question[] | Section[]) => faultsOf(questionnaireOf(parts))
const codes = (parts: Question[] | Section[]) =>
  of(parts).map(({ code, question, section }) => `${code} ${question ?? section ?? ''}`.trim())
const is = (name: string, value: Expression): Expression => ({ '==': [{ var: name }, value] })

test('a sound questionnaire has no faults', () => {
  const questions = [
    ask('number', 'age', { least: 0, most: 120 }),
    ask('choice', 'way', { other: true, show: { '>': [{ var: 'age' }, 5] } }),
    ask('text', 'why', { long: true, show: { in: ['other', { var: 'way' }] } }),
    ask('calculation', 'double', { value: { '*': [{ var: 'age' }, 2] } }),
    ask('yes-no', 'old', { show: { '>': [{ var: 'double' }, 100] } }),
    ask('matrix', 'm'),
    ask('page', 'end', { text: texts('Sie sind {age}.') }),
  ]
  expect(of(questions)).toEqual([])
})

describe('texts, names and options', () => {
  const a = { code: 'a', text: texts('A') }
  const cases: [string, Question[] | Section[], string[]][] = [
    ['nothing is asked', [ask('page', 'p')], ['no-questions']],
    ['a question says nothing', [ask('yes-no', 'q', { text: { de: ' ' } })], ['no-text q']],
    ['nothing can be chosen', [ask('choice', 'q', { options: [] })], ['no-options q']],
    ['one thing is put in order', [ask('ranking', 'q', { options: [a] })], ['no-options q']],
    ['a plan is enough', [ask('place', 'q', { options: [], plan: 'x' })], []],
    [
      'an option has no words',
      [ask('choice', 'q', { options: [{ ...a, text: {} }] })],
      ['no-words q'],
    ],
    ['a step has no words', [ask('scale', 'q', { steps: 5 })], ['no-words q']],
    ['a code comes twice', [ask('choice', 'q', { options: [a, a] })], ['double-code q']],
    [
      'a code means "Anderes" already',
      [ask('choice', 'q', { other: true, options: [{ ...a, code: 'other' }] })],
      ['double-code q'],
    ],
    [
      'a name comes twice',
      [ask('yes-no', 'q'), { ...ask('number', 'q'), id: 'r' }],
      ['double-name r'],
    ],
    [
      'a name is that of the words for "Anderes"',
      [ask('choice', 'q', { other: true }), ask('text', 'q_other')],
      ['double-name q_other'],
    ],
    ['a text names nothing', [ask('yes-no', 'q', { text: texts('{x}?') })], ['unknown-place q']],
    ['nothing lies between', [ask('number', 'q', { least: 5, most: 4 })], ['never-right q']],
  ]
  test.each(cases)('%s', (_, parts, expected) => expect(codes(parts)).toEqual(expected))
})

describe('names in conditions', () => {
  const cases: [string, Question[] | Section[], string[]][] = [
    ['one that is not there', [ask('yes-no', 'q', { show: is('x', true) })], ['unknown-name q']],
    [
      'one that comes later',
      [ask('yes-no', 'q', { show: is('r', true) }), ask('yes-no', 'r')],
      ['later-name q'],
    ],
    [
      'a sum of what comes later',
      [
        ask('calculation', 'sum', { value: { '+': [{ var: 'r' }, 1] } }),
        ask('yes-no', 'q', { show: { '>': [{ var: 'sum' }, 1] } }),
        ask('number', 'r'),
      ],
      ['later-name q'],
    ],
    [
      'one in its own section',
      [sectionOf('s', [ask('yes-no', 'q')], { show: is('q', true) })],
      ['cycle q'],
    ],
    [
      'one of another round',
      [
        sectionOf('a', [ask('number', 'n')]),
        sectionOf('b', [ask('yes-no', 'q')], { repeat: { name: 'n', most: 3 } }),
        sectionOf('c', [ask('yes-no', 'r', { show: is('q', true) })]),
      ],
      ['repeated-name r'],
    ],
    [
      'one of the same round',
      [
        sectionOf('a', [ask('number', 'n')]),
        sectionOf('b', [ask('yes-no', 'q'), ask('yes-no', 'r', { show: is('q', true) })], {
          repeat: { name: 'n', most: 3 },
        }),
      ],
      [],
    ],
    [
      'itself in a constraint',
      [ask('number', 'q', { constraint: { holds: { '>': [{ var: 'q' }, 1] }, message: {} } })],
      [],
    ],
  ]
  test.each(cases)('%s', (_, parts, expected) => expect(codes(parts)).toEqual(expected))
})

describe('options in conditions', () => {
  const show = (kind: 'choice' | 'scale' | 'yes-no' | 'text', value: Expression, more = {}) =>
    codes([ask(kind, 'q', more), ask('yes-no', 'r', { show: is('q', value) })])
  test('one that is not offered', () => expect(show('choice', 'z')).toEqual(['unknown-option r']))
  test('one that is', () => expect(show('choice', 'a')).toEqual([]))
  test('"Anderes" where it may be said', () => {
    expect(show('choice', 'other', { other: true })).toEqual([])
    expect(show('choice', 'other')).toEqual(['unknown-option r'])
  })
  test('a step that there is, also as a text', () => {
    expect([show('scale', 3), show('scale', '3')]).toEqual([[], []])
    expect(show('scale', 4)).toEqual(['unknown-option r'])
  })
  test('a text for yes or no', () => expect(show('yes-no', 'ja')).toEqual(['unknown-option r']))
  test('any words for a text', () => expect(show('text', 'ja')).toEqual([]))
})

describe('circles', () => {
  test('two questions that wait for each other are one circle, and nothing else', () => {
    const found = of([
      ask('yes-no', 'a', { show: is('b', true) }),
      ask('yes-no', 'b', { show: is('a', true) }),
    ])
    const circle: Finding = { code: 'cycle', weight: 'stops', question: 'a', circle: ['a', 'b'] }
    expect(found.filter(({ code }) => code !== 'never')).toEqual([circle])
  })
  test('a sum that adds itself', () => {
    const sum = ask('calculation', 'c', { value: { '+': [{ var: 'c' }, 1] } })
    expect(codes([ask('yes-no', 'q'), sum])).toEqual(['cycle c'])
  })
  test('a chain as long as a questionnaire is none', () => {
    const questions = Array.from({ length: 2000 }, (_, at) =>
      ask('yes-no', `q${String(at)}`, at ? { show: is(`q${String(at - 1)}`, true) } : {}),
    )
    const begun = performance.now()
    expect(of(questions)).toEqual([])
    expect(performance.now() - begun).toBeLessThan(4000)
  })
})

describe('questions that nobody can reach', () => {
  const base = [
    ask('choice', 'way', {
      options: ['bus', 'car', 'foot'].map((code) => ({ code, text: texts(code) })),
    }),
    ask('choice', 'many', { many: true, most: 2 }),
    ask('number', 'age', { least: 0, most: 99 }),
    ask('yes-no', 'child', { show: { '<': [{ var: 'age' }, 18] } }),
    ask('date', 'day', { first: '2026-01-01' }),
    ask('text', 'words'),
  ]
  const v = (name: string): Expression => ({ var: name })
  const never: Expression[] = [
    false,
    { and: [is('way', 'bus'), is('way', 'car')] },
    { and: [is('way', 'bus'), { '!=': [v('way'), 'bus'] }] },
    { and: ['bus', 'car', 'foot'].map((code): Expression => ({ '!=': [v('way'), code] })) },
    { and: [{ '>': [v('age'), 17] }, { '<': [v('age'), 18] }] },
    { '>': [v('age'), 99] },
    { '<': [v('day'), '2026-01-01'] },
    { '>': [{ count: v('many') }, 2] },
    is('many', 'a'),
    { and: [{ answered: v('words') }, { '!': { answered: v('words') } }] },
    { and: [is('child', true), { '>': [v('age'), 40] }] },
    { or: [false, { and: [is('child', true), is('child', false)] }] },
    { '==': [v('way'), null] },
  ]
  const can: Expression[] = [
    true,
    is('way', 'foot'),
    { and: [{ '>': [v('age'), 17] }, { '<': [v('age'), 19] }] },
    { and: [{ in: ['a', v('many')] }, { in: ['b', v('many')] }] },
    { '==': [{ count: v('many') }, 2] },
    { '>': [v('day'), '2030-05-01'] },
    is('words', 'genau dies'),
    { '!': { answered: v('way') } },
    { and: [is('child', true), { '<=': [v('age'), 17] }] },
    { '>': [{ '+': [v('age'), 200] }, 250] },
    { '<': [v('day'), { today: [] }] },
  ]
  test.each(never)('%j never holds', (show) => {
    expect(codes([...base, ask('yes-no', 'last', { show })])).toEqual(['never last'])
  })
  test.each(can)('%j can hold', (show) => {
    expect(codes([...base, ask('yes-no', 'last', { show })])).toEqual([])
  })
  test('the section is asked under the contrary condition', () => {
    const inner = [ask('yes-no', 'q', { show: is('way', 'bus') })]
    const sections = [sectionOf('a', base), sectionOf('b', inner, { show: is('way', 'car') })]
    expect(codes(sections)).toEqual(['never q'])
  })
  test('an option that is never offered', () => {
    const options = [
      { code: 'a', text: texts('A'), show: { and: [is('way', 'bus'), is('way', 'car')] } },
    ]
    const [found] = of([...base, ask('choice', 'last', { options })])
    expect(found).toMatchObject({ code: 'never', question: 'last', option: 'a' })
  })
  test('a constraint that refuses every answer', () => {
    const constraint = { holds: { and: [{ '>': [v('n'), 5] }, { '<': [v('n'), 3] }] }, message: {} }
    expect(codes([ask('number', 'n', { constraint })])).toEqual(['never-right n'])
  })
})

test(
  '2,000 random questionnaires, however muddled, are checked without an end',
  { timeout: 60_000 },
  () => {
    const random = new Random(3)
    for (let round = 0; round < 2000; round += 1) {
      const names = ['a', 'b', 'c', 'd', 'e', 'nobody']
      const condition = (depth: number): Expression => {
        const name = { var: random.pick(names) }
        const value = random.pick(['a', 1, true, { var: random.pick(names) }])
        if (depth === 0 || random.chance(0.4))
          return { [random.pick(['==', '!=', '>', 'in'])]: [name, value] }
        return { [random.pick(['and', 'or'])]: [condition(depth - 1), condition(depth - 1)] }
      }
      const questions = names.slice(0, 5).map((name) => {
        const kind = random.pick([
          'choice',
          'number',
          'yes-no',
          'text',
          'matrix',
          'calculation',
        ] as const)
        const show = random.chance(0.6) ? { show: condition(3) } : {}
        return ask(kind, name, kind === 'calculation' ? { value: condition(2) } : show)
      })
      const sections = [sectionOf('s', questions.slice(0, 2)), sectionOf('t', questions.slice(2))]
      const found = of(sections)
      for (const { code, question } of found)
        if (code === 'cycle') expect(names).toContain(question)
    }
  },
)
