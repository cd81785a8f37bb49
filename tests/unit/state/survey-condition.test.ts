/** Conditions as people build them: kept as expressions, read again as they were built, and said in words. */
import { describe, expect, it } from 'vitest'
import type { Expression } from '#schema/expression.ts'
import type { Questionnaire } from '#schema/survey.ts'
import {
  clauseWith,
  conditionOf,
  expressionOf,
  firstClause,
  relationsOf,
  type Condition,
} from '#state/survey/editor-condition.ts'
import { directionOf, languageName, readLanguage } from '#state/survey/editor-languages.ts'
import { Sentences } from '#state/survey/editor-sentence.ts'
import { german } from '#text/german.ts'
import { everyKind } from '../../client/questionnaire.ts'

const words = german.survey.condition
const say = (expression: Expression, questionnaire: Questionnaire = everyKind) =>
  new Sentences(words, questionnaire).of(expression)
const questions = everyKind.sections.flatMap((section) => section.questions)
const asked = (id: string) => {
  const found = questions.find((question) => question.id === id)
  if (!found) throw new Error('not there')
  return found
}

describe('a condition built from plain words', () => {
  it('reads again exactly as it was built, for every kind of question and every comparison', () => {
    let count = 0
    for (const question of questions) {
      for (const relation of relationsOf(question)) {
        const condition: Condition = { joins: 'and', clauses: [clauseWith(question, relation)] }
        const expression = expressionOf(condition)
        expect(expression).toBeDefined()
        expect(conditionOf(expression ?? null, everyKind)).toEqual(condition)
        count += 1
      }
    }
    expect(count).toBeGreaterThan(25)
  })

  it.each(['and', 'or'] as const)('keeps several joined by "%s"', (joins) => {
    const clauses = [firstClause(asked('choice')), firstClause(asked('yes'))]
    const expression = expressionOf({ joins, clauses })
    expect(conditionOf(expression ?? null, everyKind)).toEqual({ joins, clauses })
  })

  it('is none without a clause', () => {
    expect(expressionOf({ joins: 'and', clauses: [] })).toBeUndefined()
  })

  it('keeps the value of a comparison where it still fits', () => {
    expect(clauseWith(asked('scale'), 'atMost', 3)).toMatchObject({ value: 3 })
    expect(clauseWith(asked('scale'), 'atMost', 9)).toMatchObject({ value: 1 })
  })

  it.each([
    [{ '==': [{ var: 'wege' }, 'x'] }],
    [{ '>': [{ var: 'anzahl' }, 3] }],
    [{ and: [{ answered: [{ var: 'wege' }] }, { or: [{ answered: [{ var: 'ja' }] }] }] }],
    [{ '==': [{ var: 'niemand' }, 1] }],
    [{ '==': [{ '+': [{ var: 'anzahl' }, 1] }, 3] }],
    [true],
  ] as Expression[][])('is not built from what is more complex: %j', (expression) => {
    expect(conditionOf(expression ?? null, everyKind)).toBeUndefined()
  })
})

describe('a condition in words', () => {
  it('names question and answer as people know them', () => {
    expect(say({ in: ['1', { var: 'wege' }] })).toBe(
      'Nur fragen, wenn „Wie fahren Sie?“ enthält „Bus“.',
    )
    expect(say({ '>=': [{ var: 'zufrieden' }, 2] })).toBe(
      'Nur fragen, wenn „Wie zufrieden?“ ist mindestens „mittel“.',
    )
    expect(say({ '==': [{ var: 'ja' }, false] })).toBe('Nur fragen, wenn „Ja?“ ist Nein.')
  })

  it('says what cannot be built here, too', () => {
    const expression: Expression = {
      or: [
        { '!': [{ answered: [{ var: 'worte' }] }] },
        {
          and: [
            { '<': [{ '+': [{ var: 'anzahl' }, 1] }, 3] },
            { '==': [{ var: 'tag' }, { today: [] }] },
          ],
        },
      ],
    }
    expect(say(expression)).toBe(
      'Nur fragen, wenn „Und sonst?“ ist nicht beantwortet oder ' +
        '(„Wie viele?“ plus 1 ist kleiner als 3 und „Wann?“ ist heute).',
    )
  })

  it('leaves no operation without a word', () => {
    const whole: Expression = {
      if: [
        { in: ['1', { var: 'wege' }] },
        { round: [{ max: [{ '*': [2, 3] }, { '/': [4, 2] }, { '-': [3, 1] }] }] },
        {
          cat: [
            'a',
            { count: [{ var: 'wege' }] },
            { min: [1, 2] },
            { '!=': [{ var: 'ja' }, true] },
          ],
        },
      ],
    }
    expect(say(whole)).not.toMatch(/undefined|\b(cat|max|min|round|count|if)\b/)
  })
})

describe('languages', () => {
  it('are called as people call them', () => {
    expect(languageName('ar', 'de', 'Leichte Sprache')).toBe('Arabisch')
    expect(languageName('de-simple', 'de', 'Leichte Sprache')).toBe('Leichte Sprache')
  })

  it('are read from a code, and what is none is refused', () => {
    expect(readLanguage(' PL ')).toBe('pl')
    expect(readLanguage('de-simple')).toBe('de-simple')
    for (const wrong of ['', 'deutsch bitte', 'xx-', '<b>', 'qqq']) {
      expect(readLanguage(wrong)).toBeUndefined()
    }
  })

  it('know in which direction they are written', () => {
    expect([
      directionOf('ar'),
      directionOf('fa-AF'),
      directionOf('arn'),
      directionOf('de'),
    ]).toEqual(['rtl', 'rtl', 'ltr', 'ltr'])
  })
})
