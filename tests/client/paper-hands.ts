/** Sheets that people filled in by hand, and hands that type them in: one key after the other. */
import type { Page } from 'playwright'
import type { Answer, Answers, Value } from '#schema/answer.ts'
import type { Random } from './random.ts'

/** What stands on one sheet, as the keys that type it in, question by question. */
export type FilledSheet = readonly Typed[]

export interface Typed {
  /** The name of the answer that it becomes. */
  name: string
  /** Single keys, by their names in the browser. */
  keys: readonly string[]
  /** What the person meant, and what the survey has to hold in the end. */
  means: Answer
}

const wishes = [
  'Mehr Bänke am See',
  'Ein Bus am Abend',
  'Längere Öffnungszeiten in der Kita',
  'Schatten',
]
const digits = (text: string) => Array.from(text)
const orders = ['123', '132', '213', '231', '312', '321']

const rareMeanings: Record<string, Answer> = {
  '?': { missing: 'illegible' },
  x: { missing: 'invalid' },
  '-': { missing: 'skipped' },
}

/** A sheet of the questionnaire of `on-paper.ts` as a person may have filled it in; some boxes empty, some unreadable. */
export function fillIn(random: Random): FilledSheet {
  const rare = (name: string, keys: string[], value: Value): Typed => {
    const key = random.chance(0.03) ? '?' : random.chance(0.02) ? 'x' : random.chance(0.05) && '-'
    const missing = key && rareMeanings[key]
    return key && missing ? { name, keys: [key], means: missing } : { name, keys, means: { value } }
  }
  /** One of the boxes; `values` are what they stand for, from the first one on. */
  const one = (name: string, values: readonly (string | number | boolean)[]): Typed => {
    const at = random.below(values.length)
    return rare(name, [String(at + 1)], values[at] ?? '')
  }
  const hasChildren = random.chance(0.5)
  const ways = [0, 1, 2, 3].filter(() => random.chance(0.4)).slice(0, 3)
  const wish = random.chance(0.4) ? random.pick(wishes) : ''
  const place = 1 + random.below(12)
  const children = 1 + random.below(4)
  const order = random.pick(orders)
  const fives = [1, 2, 3, 4, 5]
  const threes = ['1', '2', '3']
  const sheet: (Typed | false)[] = [
    one('alter', ['a', 'b', 'c', 'd', 'e']),
    {
      ...{ name: 'ort', keys: digits(String(place).padStart(2, '0')) },
      means: { value: `o${String(place - 1)}` },
    },
    { name: 'kinder', keys: [hasChildren ? '1' : '2'], means: { value: hasChildren } },
    hasChildren && {
      ...{ name: 'wieviele', keys: [String(children), 'Enter'] },
      means: { value: children },
    },
    ways.length > 0
      ? {
          ...{ name: 'wege', keys: [...ways.map((at) => String(at + 1)), 'Enter'] },
          means: { value: ways.map((at) => ['fuss', 'rad', 'bus', 'auto'][at] ?? '') },
        }
      : { name: 'wege', keys: ['-'], means: { missing: 'skipped' } },
    one('weg', [1, 2, 3]),
    one('sicher', fives),
    one('spielplatz', fives),
    one('sterne', fives),
    one('zufrieden_r1', threes),
    one('zufrieden_r2', threes),
    // The boxes from the top hold the ranks; what is kept are the things in their order.
    rare(
      'wichtig',
      digits(order),
      threes.map((rank) => ['zeit', 'weg', 'preis'][order.indexOf(rank)] ?? ''),
    ),
    one('mitmachen', [true, false]),
    hasChildren && {
      ...{ name: 'ab', keys: [...digits('01082027'), 'Enter'] },
      means: { value: '2027-08-01' },
    },
    one('zeitung', ['amtsblatt', 'aushang', 'kita', 'netz']),
    {
      ...{ name: 'worte', keys: [...digits(wish), 'Enter'] },
      means: wish ? { value: wish } : { missing: 'skipped' },
    },
  ]
  return sheet.filter((typed) => typed !== false)
}

/** What the survey holds of this sheet, name by name; what a filter hides was not asked. */
export function meaningOf(sheet: FilledSheet): Answers {
  const hidden: Answers = { wieviele: { missing: 'not-asked' }, ab: { missing: 'not-asked' } }
  return { ...hidden, ...Object.fromEntries(sheet.map(({ name, means }) => [name, means])) }
}

/** The same sheet as somebody types it who slips at one question; what the person meant stays. */
export function slipAt(sheet: FilledSheet, name: string, keys: readonly string[]): FilledSheet {
  return sheet.map((typed) => (typed.name === name ? { ...typed, keys } : typed))
}

export const keysOf = (sheet: FilledSheet): string[] => sheet.flatMap(({ keys }) => keys)

/** Presses them one after the other, as fast as the page takes them. */
export async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    // A keyboard of the tests knows no umlauts; they are written all the same.
    if (/^[^ -~]$/.test(key)) await page.keyboard.insertText(key)
    else await page.keyboard.press(key === ' ' ? 'Space' : key)
  }
}
