/** Typing a sheet of paper in: which key means what, and what is said of hands that wrote it. */
import { expect, test } from 'vitest'
import { isRankedTwice, pressKey, takeBack, typedOf } from '#survey/paper-keys.ts'
import { gridOf } from '#survey/plan-grid.ts'
import { paperFields, paperSheet, type PaperField } from '#survey/paper-sheet.ts'
import { readDay, readTyped, writeTyped } from '#survey/paper-typed.ts'
import { everyKind } from '../../client/questionnaire.ts'

const fields = paperFields(paperSheet(everyKind))
function field(name: string): PaperField {
  const found = fields.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}

/** What stands there after these keys, one after the other. */
function after(one: PaperField, keys: string) {
  let typed = typedOf(one, undefined)
  let isWhole = false
  for (const key of keys) {
    const press = pressKey(one, typed, key)
    if (!press) continue
    typed = press.typed
    isWhole = press.isWhole
  }
  return { answer: typed.answer, isWhole, typed }
}

test('a digit ticks one box, another one ticks another instead', () => {
  expect(after(field('ja'), '1')).toMatchObject({ answer: { value: true }, isWhole: true })
  expect(after(field('ja'), '12').answer).toEqual({ value: false })
  expect(after(field('zufrieden'), '3').answer).toEqual({ value: 3 })
})

test('of several boxes each digit ticks and unticks one; their order is that of the sheet', () => {
  expect(after(field('wege'), '31').answer).toEqual({ value: ['1', 'other'] })
  expect(after(field('wege'), '311').answer).toEqual({ value: ['other'] })
  expect(after(field('wege'), '11').answer).toBeUndefined()
  expect(after(field('wege'), '1').isWhole).toBe(false)
})

test('"?" is illegible, "x" ticked twice, "-" left out, 0 and "w" not wanted', () => {
  expect(after(field('ja'), '?').answer).toEqual({ missing: 'illegible' })
  expect(after(field('wege'), '1x').answer).toEqual({ missing: 'invalid' })
  expect(after(field('wege'), '-').answer).toEqual({ missing: 'skipped' })
  expect(after(field('zufrieden'), '0').answer).toEqual({ missing: 'declined' })
  expect(after(field('folge'), 'w').answer).toEqual({ missing: 'declined' })
})

test('a digit without a box says so and changes nothing', () => {
  const press = pressKey(field('ja'), typedOf(field('ja'), { value: true }), '7')
  expect(press).toMatchObject({ refused: 'no-box', typed: { answer: { value: true } } })
  expect(pressKey(field('ja'), typedOf(field('ja'), undefined), 'k')).toBeUndefined()
})

test('from ten boxes on two digits are one box', () => {
  const one = field('ja')
  const keys = Array.from({ length: 12 }, (_, at) => ({
    ...{ digits: String(at + 1).padStart(2, '0'), value: `c${String(at + 1)}`, text: {} },
  }))
  const long: PaperField = { ...one, keys, width: 2 }
  expect(after(long, '1')).toMatchObject({ answer: undefined, isWhole: false })
  expect(after(long, '12').answer).toEqual({ value: 'c12' })
  expect(after(long, '07').answer).toEqual({ value: 'c7' })
  expect(after(long, '00').answer).toEqual({ missing: 'declined' })
  expect(takeBack(long, after(long, '1').typed)).toMatchObject({ begun: '' })
})

test('ranks are typed as they stand in the boxes, from the top', () => {
  expect(after(field('folge'), '21')).toMatchObject({
    answer: { value: ['2', '1'] },
    isWhole: true,
  })
  expect(after(field('folge'), '01').answer).toEqual({ value: ['2'] })
  expect(isRankedTwice(after(field('folge'), '11').typed)).toBe(true)
  expect(isRankedTwice(after(field('folge'), '00').typed)).toBe(false)
  const { typed } = after(field('folge'), '21')
  expect(takeBack(field('folge'), typed)?.ranks).toEqual([2])
  expect(typedOf(field('folge'), typed.answer).ranks).toEqual([2, 1])
})

test('a place on the plan is a letter and a digit', () => {
  expect(after(field('ort.1'), 'c7')).toMatchObject({ answer: { value: '250,750' }, isWhole: true })
  expect(after(field('ort.1'), '2').answer).toEqual({ value: '2' })
  expect(gridOf('250,750')).toBe('C7')
  expect(gridOf('1000,0')).toBe('J0')
})

test('numbers and days are read as people write them, and are refused if they are none', () => {
  expect(readTyped(field('anzahl'), '1.234,5')).toEqual({ answer: { value: 1234.5 } })
  expect(readTyped(field('anzahl'), 'zwei')).toEqual({ fault: 'number' })
  for (const text of ['05062026', '5.6.2026', '5.6.26', '050626', '2026-06-05']) {
    expect(readDay(text)).toBe('2026-06-05')
  }
  expect(readTyped(field('tag'), '31.2.2026')).toEqual({ fault: 'day' })
})

test('a text is taken as it is; "?", "x" and "-" alone are none, and nothing is left out', () => {
  expect(readTyped(field('worte.1'), ' Mehr Bäume? ')).toEqual({ answer: { value: 'Mehr Bäume?' } })
  expect(readTyped(field('worte.1'), '?')).toEqual({ answer: { missing: 'illegible' } })
  expect(readTyped(field('worte.1'), ' x ')).toEqual({ answer: { missing: 'invalid' } })
  expect(readTyped(field('worte.1'), '')).toEqual({ answer: { missing: 'skipped' } })
})

test('what was typed is shown again as it would be typed', () => {
  for (const [name, text] of [
    ['anzahl', '3,5'],
    ['tag', '05.06.2026'],
    ['worte.1', 'Bäume'],
  ] as const) {
    const reading = readTyped(field(name), text)
    expect('answer' in reading && writeTyped(field(name), reading.answer)).toBe(text)
  }
  expect(writeTyped(field('worte.1'), { missing: 'illegible' })).toBe('?')
})
