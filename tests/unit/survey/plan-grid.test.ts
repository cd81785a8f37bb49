/** A place on a plan is kept as one of a hundred fields, and never finer. */
import { expect, test } from 'vitest'
import { pinAt, pinMoved } from '#state/survey/answering-pin.ts'
import { Form } from '#survey/form.ts'
import { fieldOf, gridOf, isCoarse, placeIn, placeOf } from '#survey/plan-grid.ts'
import { ask, questionnaireOf } from '../../client/questionnaire.ts'

const box = { left: 100, top: 50, width: 400, height: 200 }

test('a tap anywhere in a field is the same place', () => {
  const corners = [
    [181, 91],
    [219, 91],
    [181, 109],
    [219, 109],
  ] as const
  const places = corners.map(([clientX, clientY]) => pinAt({ clientX, clientY }, box))
  expect(new Set(places)).toEqual(new Set(['250,250']))
  expect(pinAt({ clientX: 500, clientY: 250 }, box)).toBe('950,950')
  expect(pinAt({ clientX: 0, clientY: 0 }, box)).toBe('50,50')
})

test('arrow keys go field by field and stay on the plan; other keys move nothing', () => {
  expect(pinMoved({ column: 2, row: 7 }, 'ArrowRight')).toBe('350,750')
  expect(pinMoved({ column: 2, row: 0 }, 'ArrowUp')).toBe('250,50')
  expect(pinMoved({ column: 9, row: 3 }, 'ArrowRight')).toBe('950,350')
  expect(pinMoved(undefined, 'ArrowDown')).toBe('550,550')
  expect(pinMoved({ column: 2, row: 7 }, 'Tab')).toBeUndefined()
})

test('every field has a name, and its name leads back to it', () => {
  for (let at = 0; at < 100; at += 1) {
    const field = { column: at % 10, row: Math.floor(at / 10) }
    const place = placeOf(field)
    const name = gridOf(place) ?? ''
    expect(placeIn(name.charAt(0), name.slice(1))).toBe(place)
    expect(fieldOf(place)).toEqual(field)
    expect(isCoarse(place)).toBe(true)
  }
  expect(fieldOf('town')).toBeUndefined()
})

test('a finer place than a field is no answer', () => {
  const questionnaire = questionnaireOf([ask('place', 'q', { plan: 'hash.key' })])
  const form = new Form(questionnaire, { language: 'de' })
  form.set('q', { value: '251,750' })
  expect(form.fault('q')).toEqual({ kind: 'option' })
  form.set('q', { value: '250,750' })
  expect(form.fault('q')).toBeUndefined()
})
