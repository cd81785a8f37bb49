/** Sheets that people filled in by hand, and hands that type them in: one key after the other. */
import type { Page } from 'playwright'
import type { Random } from './random.ts'

/** What stands on one sheet, as the keys that type it in, question by question. */
export type FilledSheet = readonly Typed[]

export interface Typed {
  /** The name of the answer that it becomes. */
  name: string
  /** Single keys, by their names in the browser. */
  keys: readonly string[]
}

const wishes = [
  'Mehr Bänke am See',
  'Ein Bus am Abend',
  'Längere Öffnungszeiten in der Kita',
  'Schatten',
]
const digits = (text: string) => Array.from(text)
const orders = ['123', '132', '213', '231', '312', '321']

/** A sheet of the questionnaire of `on-paper.ts` as a person may have filled it in; some boxes empty, some unreadable. */
export function fillIn(random: Random): FilledSheet {
  const rare = (keys: string[]) => {
    if (random.chance(0.03)) return ['?']
    if (random.chance(0.02)) return ['x']
    return random.chance(0.05) ? ['-'] : keys
  }
  const one = (name: string, most: number): Typed => {
    return { name, keys: rare([String(1 + random.below(most))]) }
  }
  const hasChildren = random.chance(0.5)
  const ways = [1, 2, 3, 4]
    .filter(() => random.chance(0.4))
    .slice(0, 3)
    .map(String)
  const wish = random.chance(0.4) ? digits(random.pick(wishes)) : []
  const sheet: (Typed | false)[] = [
    one('alter', 5),
    { name: 'ort', keys: digits(String(1 + random.below(12)).padStart(2, '0')) },
    { name: 'kinder', keys: [hasChildren ? '1' : '2'] },
    hasChildren && { name: 'wieviele', keys: [String(1 + random.below(4)), 'Enter'] },
    { name: 'wege', keys: ways.length > 0 ? [...ways, 'Enter'] : ['-'] },
    one('weg', 3),
    one('sicher', 5),
    one('spielplatz', 5),
    one('sterne', 5),
    one('zufrieden_r1', 3),
    one('zufrieden_r2', 3),
    { name: 'wichtig', keys: rare(digits(random.pick(orders))) },
    one('mitmachen', 2),
    hasChildren && { name: 'ab', keys: [...digits('01082027'), 'Enter'] },
    one('zeitung', 4),
    { name: 'worte', keys: [...wish, 'Enter'] },
  ]
  return sheet.filter((typed) => typed !== false)
}

/** The same sheet as somebody types it who slips at one question. */
export function slipAt(sheet: FilledSheet, name: string, keys: readonly string[]): FilledSheet {
  return sheet.map((typed) => (typed.name === name ? { name, keys } : typed))
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
