/** One sheet of paper under the keys of whoever types it in. */
import { expect, test } from 'vitest'
import type { PaperDraft } from '#schema/paper-draft.ts'
import { EntrySheet } from '#state/survey/entry-sheet.svelte.ts'
import { EntrySpeed } from '#state/survey/entry-speed.svelte.ts'
import { onPaper } from '../../../client/on-paper.ts'

const start: PaperDraft = {
  ...{ id: 'a', hash: 'h', batch: 'B', number: 17, second: false },
  ...{ replaces: [], answers: {}, at: '' },
}

function sheet({ jumps = true, from = start } = {}): EntrySheet {
  const parts = { questionnaire: onPaper, today: '2026-05-04', start: from }
  return new EntrySheet({ ...parts, jumps: () => jumps })
}

/** Keys by their names; what stands in quotes is written. */
function hit(one: EntrySheet, keys: string): void {
  for (const key of keys.split(' ')) {
    if (key === 'Enter') one.enter()
    else if (key === 'Backspace') one.back()
    else if (key.startsWith('"')) one.text = key.slice(1, -1)
    else one.press(key)
  }
}

test('a digit answers and leads on; what a filter hides is skipped', () => {
  const one = sheet()
  hit(one, '3 0 4 2')
  expect(one.field?.name).toBe('wege')
  expect(one.finish()).toMatchObject({
    alter: { value: 'c' },
    ort: { value: 'o3' },
    kinder: { value: false },
    wieviele: { missing: 'not-asked' },
  })
})

test('without leading on, Enter does', () => {
  const one = sheet({ jumps: false })
  hit(one, '3')
  expect(one.field?.name).toBe('alter')
  hit(one, '4 Enter')
  expect(one.field?.name).toBe('ort')
  expect(one.answer('alter')).toEqual({ value: 'd' })
})

test('whoever presses Enter after each digit leaves nothing out by habit', () => {
  const one = sheet()
  hit(one, '3 Enter')
  expect(one).toMatchObject({ refused: 'empty', field: { name: 'ort' } })
  expect(one.answer('ort')).toBeUndefined()
  hit(one, 'Enter')
  expect(one.answer('ort')).toEqual({ missing: 'skipped' })
  expect(one.field?.name).toBe('kinder')
})

test('"Anderes, nämlich" is asked for where it was ticked, and only there', () => {
  const one = sheet()
  hit(one, '3 0 4 2 6 Enter')
  expect(one.field?.name).toBe('wege_other')
  hit(one, '"Roller" Enter Backspace Backspace')
  expect(one.field?.name).toBe('wege')
  hit(one, '6 1 Enter')
  expect(one.field?.name).toBe('weg')
  expect(one.finish()).toMatchObject({ wege: { value: ['fuss'] } })
})

test('too many boxes, a number out of its limits and a rank given twice need an "x"', () => {
  const one = sheet()
  hit(one, '3 0 4 1 "99" Enter')
  expect(one.refused).toBe('range')
  hit(one, '"x" Enter 1 2 3 4 Enter')
  expect(one).toMatchObject({ refused: 'most', field: { name: 'wege' } })
  hit(one, 'x 1 1 1 1 1 1 1 1 2')
  expect(one).toMatchObject({ refused: 'twice', field: { name: 'wichtig' } })
  hit(one, '2 1 3')
  expect(one.answer('wichtig')).toEqual({ value: ['weg', 'zeit', 'preis'] })
  expect(one.answer('wieviele')).toEqual({ missing: 'invalid' })
})

test('what must be answered elsewhere may be empty on paper', () => {
  const [first, ...others] = onPaper.sections
  if (!first) throw new Error('No section.')
  const questions = first.questions.map((question) => ({ ...question, required: true }))
  const questionnaire = { ...onPaper, sections: [{ ...first, questions }, ...others] }
  const one = new EntrySheet({ questionnaire, today: '2026-05-04', start, jumps: () => true })
  hit(one, '- -')
  expect(one.field?.name).toBe('kinder')
})

test('a draft brings back every answer and the place', () => {
  const one = sheet()
  hit(one, '3 1 2 1 "2" Enter 1 2 Enter')
  const again = sheet({ from: one.draft })
  expect(again.field?.name).toBe('weg')
  expect(again.finish()).toEqual(one.finish())
})

test('fifteen questions are through with 21 keys, and what is copied word by word', () => {
  const one = sheet()
  const keys = '3 0 4 1 "2" Enter 1 2 Enter 3 4 4 5 2 3 2 1 3 1 "01082027" Enter 2 "Bänke" Enter'
  hit(one, keys)
  expect(one.isDone).toBe(true)
  expect(keys.split(' ').filter((key) => !/^".+"$/.test(key))).toHaveLength(21)
  const left = Object.values(one.finish()).filter((answer) => 'missing' in answer)
  expect(left).toEqual([{ missing: 'not-asked' }])
})

test('sheets an hour are counted without the pauses', () => {
  let now = 0
  const speed = new EntrySpeed(() => now)
  for (let done = 0; done < 4; done += 1) {
    for (let key = 0; key < 6; key += 1) {
      now += 3000
      speed.touch()
    }
    speed.finish()
    now += done === 1 ? 3_600_000 : 0
  }
  expect(speed.sheets).toBe(4)
  expect(speed.perHour).toBeGreaterThan(195)
  expect(speed.perHour).toBeLessThan(225)
})
