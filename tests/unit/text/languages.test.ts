/** Both languages of the interface say the same things, each in its own words. */
import { expect, test } from 'vitest'
import { english } from '#text/english.ts'
import { german } from '#text/german.ts'

/** One text or function of the interface with the way to it. */
type Leaf = [path: string, text: unknown]

/** Words that are the same in both languages: names, signs, and states that say nothing. */
const shared = new Set([
  'common.appName',
  'cards.numbered',
  'cards.card',
  'initiative.states.withdrawn',
  'initiative.measureStates.withdrawn',
  'shell.languages.de',
  'shell.languages.en',
  'kiosk.title',
  'survey.titles.kiosk',
  'survey.form.pageText',
  'survey.form.in',
  'survey.condition.words.plus',
  'survey.condition.words.minus',
  'survey.preview.forms.tablet',
])

function leaves(area: object, path = ''): Leaf[] {
  return Object.entries(area).flatMap(([key, text]: [string, unknown]): Leaf[] =>
    typeof text === 'object' && text !== null
      ? leaves(text, `${path}${key}.`)
      : [[`${path}${key}`, text]],
  )
}

/** What a function says about two things each, whichever kind of thing it asks for. */
function said(text: unknown): string {
  if (typeof text !== 'function') return String(text)
  const say = text as (...given: unknown[]) => string
  const kinds = [[1, 1, 1], [2, 2, 2], ['7', 'Anna', 'Otto'], [['7', '8']]]
  const results = kinds.map((given) => {
    try {
      return say(...given)
    } catch {
      return ''
    }
  })
  return results.join(' | ')
}

const shape = (area: object) => leaves(area).map(([path, text]) => [path, typeof text])
const germanLeaves = leaves(german)

test('both languages have the same texts, and functions where functions are', () => {
  const sorted = (area: object) => shape(area).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  expect(sorted(english)).toEqual(sorted(german))
  expect(germanLeaves.length).toBeGreaterThan(400)
})

test('no English text is the German one, except names', () => {
  const words = new Map(leaves(english))
  const same = germanLeaves.filter(([path, text]) => said(words.get(path)) === said(text))
  expect(same.map(([path]) => path).filter((path) => !shared.has(path))).toEqual([])
})

test('no text is empty, and no English text has German letters or quotation marks', () => {
  for (const [path, text] of leaves(english)) {
    if (path.endsWith('.withdrawn')) continue
    expect(said(text), path).toMatch(/\S/)
    expect(said(text), path).not.toMatch(/[äöüßÄÖÜ„]|\b(?:und|oder|nicht|Uhr|Karten?)\b/)
  }
})

test('English counts one thing and several things', () => {
  expect(english.common.people(1)).toBe('1 person')
  expect(english.common.people(22)).toBe('22 people')
  expect(english.cards.movedMany(1, english.cards.looseThere, false)).toBe(
    '1 card is now among the loose cards.',
  )
  expect(english.cards.moved('7', 'Ways home', true)).toBe('Card 7 is now also in Ways home.')
  expect(english.poll.sum(3, 9, 1)).toBe('3 of 9 dots, 1 person')
  expect(english.plan.missing(['a', 'b', 'c'])).toContain('a, b and c')
})
