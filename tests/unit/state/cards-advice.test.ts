/** Advice about cards: how many, how long, split how; labels that never change. */
import { describe, expect, test } from 'vitest'
import { advisedCards, lengthAdvice, linesOf, sentencesOf } from '#state/blocks/card-advice.ts'
import { labelsOf } from '#schema/labels.ts'
import type { Contribution } from '#schema/contribution.ts'

const card = (id: string, number: number) => ({ id, number }) as Contribution

describe('how many cards', () => {
  test('22 people at one table are advised three cards each', () => {
    expect(advisedCards({ headcount: 22, tables: 1 }, 5)).toBe(3)
  })

  test('tables share 60 cards, at least three and at most eight each', () => {
    const perTable = [2, 8, 12, 20, 40].map((tables) => advisedCards({ headcount: 80, tables }))
    expect(perTable).toEqual([8, 7, 5, 3, 3])
  })

  test("the method's number is a ceiling, and all that is known without people", () => {
    expect(advisedCards({ headcount: 9, tables: 1 }, 5)).toBe(5)
    expect(advisedCards({ headcount: 0, tables: 1 }, 5)).toBe(5)
    expect(advisedCards({ headcount: 0, tables: 1 })).toBeUndefined()
  })
})

describe('how long', () => {
  test('80 characters are fine, 81 long, 201 too long, counted as people count', () => {
    const advice = [80, 81, 200, 201].map((count) => lengthAdvice('ä'.repeat(count)).advice)
    expect(advice).toEqual(['fine', 'long', 'long', 'too-long'])
    expect(lengthAdvice(' 👩‍🌾 ').length).toBe(3)
  })

  test('a list loses its bullets and numbers, but no sign that belongs to the text', () => {
    const list = '• Kein Bus\r\n2) Kein Licht\n\n  – Zeit\n-18 Grad im Winter\n2026 wird es eng'
    expect(linesOf(list)).toEqual([
      'Kein Bus',
      'Kein Licht',
      'Zeit',
      '-18 Grad im Winter',
      '2026 wird es eng',
    ])
  })

  test('a long text is split after its sentences and keeps every word', () => {
    const text = 'Der Bus fährt nicht. Wer arbeitet, kommt nicht heim! Was nun?'
    expect(sentencesOf(text)).toHaveLength(3)
    expect(sentencesOf(text).join(' ')).toBe(text)
    expect(sentencesOf('ohne jedes Ende')).toEqual(['ohne jedes Ende'])
  })
})

describe('labels', () => {
  test('numbers that were given out apart are told apart: 12, 12b, 12c', () => {
    const labels = labelsOf([card('c', 12), card('a', 12), card('x', 13), card('b', 12)])
    expect(Object.fromEntries(labels)).toEqual({ a: '12', b: '12b', c: '12c', x: '13' })
  })

  test('the label does not depend on the order in which cards are listed', () => {
    const one = labelsOf([card('a', 1), card('b', 1)])
    const other = labelsOf([card('b', 1), card('a', 1)])
    expect([...one].sort()).toEqual([...other].sort())
  })

  test('after z comes aa, and one list is counted once', () => {
    const ids = Array.from({ length: 28 }, (_, index) => `id${String(index).padStart(2, '0')}`)
    const cards = ids.map((id) => card(id, 7))
    expect(['id01', 'id25', 'id26', 'id27'].map((id) => labelsOf(cards).get(id))).toEqual([
      '7b',
      '7z',
      '7aa',
      '7ab',
    ])
    expect(labelsOf(cards)).toBe(labelsOf(cards))
  })
})
