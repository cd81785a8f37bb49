/** Conditions and sums: what is missing is never equal to anything, and nothing breaks out. */
import { describe, expect, test } from 'vitest'
import type { Value } from '#schema/answer.ts'
import { Expression, operations } from '#schema/expression.ts'
import { evaluate, namesIn, type Scope } from '#survey/expression.ts'
import { Random } from '../../client/random.ts'

const values: Record<string, Value> = {
  age: 17,
  code: '2',
  many: ['a', 'b'],
  none: [],
  empty: '',
  yes: true,
  day: '2026-05-04',
}
const scope: Scope = {
  value: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
  today: '2026-09-01',
}
const of = (expression: unknown) => evaluate(expression as Expression, scope)
const age = { var: 'age' }
const gone = { var: 'gone' }

describe('what is missing', () => {
  test.each(['==', '!=', '<', '<=', '>', '>='])('is not %s anything', (operation) => {
    for (const other of [0, '', 1, 'a', true, false, null, gone, { var: 'none' }]) {
      expect(of({ [operation]: [gone, other] }), JSON.stringify(other)).toBe(false)
      expect(of({ [operation]: [other, gone] }), JSON.stringify(other)).toBe(false)
    }
  })
  test('is in no list, and no list is in it', () => {
    expect(of({ in: [gone, { var: 'many' }] })).toBe(false)
    expect(of({ in: ['a', gone] })).toBe(false)
  })
  test('makes a sum missing, but not the smallest of the others', () => {
    expect(of({ '+': [age, gone] })).toBeUndefined()
    expect(of({ min: [age, gone] })).toBe(17)
  })
  test('is what an empty text and an empty list are', () => {
    for (const name of ['gone', 'empty', 'none'])
      expect(of({ answered: { var: name } })).toBe(false)
  })
})

test.each<[unknown, unknown]>([
  [{ '==': [{ var: 'code' }, 2] }, true],
  [{ '==': [{ var: 'many' }, 'a'] }, false],
  [{ in: ['a', { var: 'many' }] }, true],
  [{ in: ['c', { var: 'many' }] }, false],
  [{ count: { var: 'many' } }, 2],
  [{ count: { var: 'none' } }, 0],
  [{ '>=': [age, 18] }, false],
  [{ '<': [{ var: 'day' }, { today: [] }] }, true],
  [{ '<': ['2026-02-30', { today: [] }] }, false],
  [{ and: [{ var: 'yes' }, { '!': { '>': [age, 20] } }] }, true],
  [{ or: [] }, false],
  [{ and: [] }, true],
  [{ if: [{ '<': [age, 18] }, 'jung', { '<': [age, 65] }, 'mittel', 'alt'] }, 'jung'],
  [{ if: [gone, 'a'] }, undefined],
  [{ '-': [10, 3, 2] }, 5],
  [{ '-': 0 }, 0],
  [{ '/': [1, 0] }, undefined],
  [{ '*': [1e308, 1e308] }, undefined],
  [{ round: [2.345, 2] }, 2.35],
  [{ round: [2.5, 99] }, 2.5],
  [{ cat: ['Sie sind ', age, '.'] }, 'Sie sind 17.'],
])('%j is %j', (expression, result) => expect(of(expression)).toEqual(result))

describe('hostile expressions', () => {
  const deep = (levels: number): unknown => {
    let expression: unknown = true
    for (let level = 0; level < levels; level += 1) expression = { '!': expression }
    return expression
  }
  const hostile: [string, unknown][] = [
    ['too deep', deep(13)],
    ['far too deep', deep(100_000)],
    ['too long', { and: Array(201).fill(true) }],
    ['a list', [1, 2]],
    ['no operation', {}],
    ['two operations', { and: [], or: [] }],
    ['an unknown operation', { eval: '1' }],
    ['the prototype', JSON.parse('{"__proto__":{"and":[true]}}')],
    ['a method of objects', { constructor: ['x'] }],
    ['another one', { toString: [] }],
    ['a list in a list', { and: [[true]] }],
    ['no number', { '+': [Number.NaN] }],
    ['endless', { '+': [Number.POSITIVE_INFINITY] }],
    ['a function', { and: [() => true] }],
    ['nothing', undefined],
  ]
  test.each(hostile)(
    '%s is refused, and computing it all the same does no harm',
    (_, expression) => {
      expect(Expression.safeParse(expression).success).toBe(false)
      expect(() => of(expression)).not.toThrow()
      expect(() => namesIn(expression as Expression)).not.toThrow()
    },
  )

  test('names of objects are no variables', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(of({ answered: { var: name } }), name).toBe(false)
      expect(of({ '==': [{ var: name }, { var: name }] }), name).toBe(false)
    }
  })

  test('a variable is named by a text alone', () => {
    expect(of({ var: { cat: ['a', 'ge'] } })).toBeUndefined()
    expect(of({ var: 1 })).toBeUndefined()
  })

  test('texts do not grow without end', () => {
    const twice = (inner: unknown): unknown => ({ cat: Array(10).fill(inner) })
    const grown = of(twice(twice(twice('0123456789'.repeat(400)))))
    expect(String(grown).length).toBeLessThanOrEqual(4000)
  })

  test('5,000 random expressions over random operations never throw', () => {
    const random = new Random(7)
    const leaves = [0, 1, -1, 1.5, '', 'a', '2026-05-04', true, false, null, age, gone]
    const grow = (depth: number): unknown => {
      if (depth === 0 || random.chance(0.3)) return random.pick(leaves)
      const parts = Array.from({ length: random.below(4) }, () => grow(depth - 1))
      return { [random.pick(operations)]: random.chance(0.2) ? grow(depth - 1) : parts }
    }
    for (let at = 0; at < 5000; at += 1) {
      const expression = grow(6)
      const result = of(expression)
      const kinds = ['undefined', 'string', 'number', 'boolean', 'object']
      expect(kinds, JSON.stringify(expression)).toContain(typeof result)
      if (typeof result === 'number') expect(Number.isFinite(result)).toBe(true)
    }
  })
})
