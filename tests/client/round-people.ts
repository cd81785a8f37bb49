/** People of Braunsbedra at a kiosk: what each says to the questions of `survey-editing.ts`, and hands that tap it in. */
import type { Page } from 'playwright'
import { german, plainGerman } from '#text/answering/de.ts'
import { Random } from './random.ts'
import type { SavFile } from './sav-reader.ts'
import { questions } from './survey-editing.ts'

/** What somebody does on one page: tiles or ranks by their place from 0, words, or "Weiß nicht". */
export interface Said {
  picks?: number[]
  text?: string
  declines?: boolean
}

export interface Person {
  /** Reads the plain German. */
  isPlain: boolean
  /** By the place of the question; undefined where it is not asked, empty where it is passed over. */
  said: (Said | undefined)[]
}

const wishes = ['Mehr Bänke am See', 'Ein Bus am Abend', 'Schatten für den Spielplatz']
/** "Kommen Sie ohne Auto gut zum Arzt?" with its second tile, "Nein". */
const isFarFromDoctor = ({ picks }: Said) => picks?.[0] === 1

function shuffled(count: number, random: Random): number[] {
  const left = Array.from({ length: count }, (_, at) => at)
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? 0)
}

function personOf(number: number, random: Random): Person {
  const one = (options: number): Said => ({ picks: [random.below(options)] })
  const perhaps = (said: Said): Said => {
    if (random.chance(0.05)) return { declines: true }
    return random.chance(0.05) ? {} : said
  }
  const doctor = perhaps(one(2))
  const ways = [0, 1, 2, 3].filter(() => random.chance(0.5))
  return {
    isPlain: number % 8 === 0,
    said: [
      one(3),
      perhaps(one(5)),
      perhaps({ picks: ways }),
      doctor,
      isFarFromDoctor(doctor)
        ? { text: `Weg ${String(number)}: ${random.pick(wishes)}` }
        : undefined,
      one(3),
      { picks: shuffled(3, random) },
      perhaps(one(5)),
      perhaps({ text: String(random.below(4)) }),
      one(3),
      one(2),
      random.chance(0.5) ? { text: `Wunsch ${String(number)}: ${random.pick(wishes)}` } : {},
    ],
  }
}

/** So many people, always the same. */
export function peopleOf(count: number): Person[] {
  const random = new Random(4)
  return Array.from({ length: count }, (_, at) => personOf(at, random))
}

/** What was said to one question, counted by its words on the screen of the evaluation. */
export interface Tally {
  question: string
  /** How many have answered. */
  n: number
  /** By the words of the line; none where people wrote. */
  lines: Record<string, number>
  declined: number
  empty: number
}

/** The words of the lines of each question; numbers from 0 to 3 are shown in classes that are open at both ends. */
const linesOf = [
  ['schlecht', 'mittel', 'gut'],
  [
    ...['stimme gar nicht zu', 'stimme eher nicht zu', 'teils, teils'],
    ...['stimme eher zu', 'stimme voll zu'],
  ],
  ...[undefined, ['Ja', 'Nein'], [], undefined, undefined],
  ['1', '2', '3', '4', '5'],
  ['unter 1', '1', '2', 'ab 3'],
]

/** Counts what people said by itself: nothing of the app has a part in it. */
export function tallies(people: readonly Person[]): Tally[] {
  return questions.map(({ text: [question], kind, options = [] }, at) => {
    const words = linesOf[at] ?? options.map(([german]) => german)
    const lines = Object.fromEntries(words.map((word) => [word, 0]))
    const tally: Tally = { question, n: 0, lines, declined: 0, empty: 0 }
    for (const { said } of people) count(tally, words, kind, said[at])
    return tally
  })
}

function count(tally: Tally, words: readonly string[], kind: string, said: Said = {}): void {
  const { picks = [], text = '', declines } = said
  if (declines) tally.declined += 1
  else if (picks.length === 0 && text === '') tally.empty += 1
  else tally.n += 1
  const number = kind === 'Zahl' && text ? [Number(text)] : []
  // Of an order the first place is shown.
  const places = kind === 'Reihenfolge' ? picks.slice(0, 1) : [...picks, ...number]
  for (const word of places.map((place) => words[place] ?? '')) {
    tally.lines[word] = (tally.lines[word] ?? 0) + 1
  }
}

/**
 * What stands in a data file of one question: how often each word, in how many rows nothing may be shown, and whether
 * it was left out because it tells who somebody is.
 */
export function foundIn(
  { names, label, labelOf, numbers, rows }: SavFile,
  { question, lines }: Pick<Tally, 'question' | 'lines'>,
): { counts: Record<string, number>; hidden: number; isLeft: boolean } {
  const counts: Record<string, number> = {}
  const words = Object.keys(lines)
  const own = (value: number) =>
    words.find((word) => word === String(value)) ??
    (value < 1 ? words.find((word) => word === 'unter 1') : words.find((word) => word === 'ab 3'))
  const columns = names.filter((one) => label(one).startsWith(question))
  const isLeft = columns.length === 0
  let hidden = isLeft ? rows : 0
  for (const name of columns) {
    const values = numbers(name)
    hidden = Math.max(hidden, values.filter((value) => value === undefined).length)
    // Of several answers each option has a column of its own: 1 is chosen.
    const option = words.find((word) => label(name).startsWith(`${question} – ${word}`))
    for (const value of values) {
      if (value === undefined || value < 0) continue
      const word = option ? value === 1 && option : (labelOf(name, value) ?? own(value))
      if (word) counts[word] = (counts[word] ?? 0) + 1
    }
  }
  return { counts, hidden, isLeft }
}

/** What somebody reads above a page of theirs. */
function asked({ isPlain }: Person, at: number): string {
  return questions[at]?.text[isPlain ? 1 : 0] ?? ''
}

const pagesOf = (person: Person) =>
  person.said.flatMap((said, at) => (said ? [{ said, at, asked: asked(person, at) }] : []))

/** Somebody answers with a finger, up to the question at this place; without one to the end and off it goes. */
export async function answerByHand(page: Page, person: Person, until?: number): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: german.begin }).waitFor()
  if (person.isPlain) await press(plainGerman)
  await press(german.begin)
  await press(german.understood)
  for (const { said, at, asked } of pagesOf(person)) {
    const place = page.getByRole('group', { name: asked, exact: true })
    await place.waitFor()
    if (at === until) return
    const tiles = place.locator('input[type=radio], input[type=checkbox], button[aria-pressed]')
    for (const pick of said.picks ?? []) await tiles.nth(pick).click()
    if (said.text) await place.getByRole('textbox').fill(said.text)
    if (said.declines) await place.getByText(german.declined).click()
    await press(german.next)
  }
  await page.getByRole('heading', { name: german.review }).waitFor()
  await press(german.send)
  await page.getByRole('heading', { name: german.thanks }).waitFor()
}

export async function nextPerson(page: Page): Promise<void> {
  await page.getByRole('button', { name: german.nextPerson }).click()
  await page.getByRole('button', { name: german.begin }).waitFor()
}

/** People in a row, from the blank start to the blank start, as fast as the page follows their taps. */
export function answerInARow(page: Page, people: readonly Person[]): Promise<void> {
  const turns = people.map((person) => ({
    language: person.isPlain ? plainGerman : '',
    pages: pagesOf(person).map(({ said, asked }) => ({ ...said, asked })),
  }))
  const { begin, understood, next, review, send, thanks, nextPerson: again } = german
  const words = { begin, understood, next, review, send, thanks, again }
  return page.evaluate(tapThrough, { turns, words })
}

interface Taps {
  turns: { language: string; pages: (Said & { asked: string })[] }[]
  words: Record<'begin' | 'understood' | 'next' | 'review' | 'send' | 'thanks' | 'again', string>
}

/** Runs in the page. */
async function tapThrough({ turns, words }: Taps): Promise<void> {
  const until = <T extends Element>(selector: string, text: string) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const all = [...document.querySelectorAll<T>(selector)]
        const found = all.find((one) => one.textContent.trim() === text)
        if (!found) return
        watch.disconnect()
        resolve(found)
      }
      const watch = new MutationObserver(look)
      watch.observe(document.body, { childList: true, subtree: true, characterData: true })
      look()
    })
  const press = async (text: string) => (await until<HTMLElement>('button', text)).click()
  for (const { language, pages } of turns) {
    if (language) await press(language)
    await press(words.begin)
    await press(words.understood)
    for (const { asked, picks = [], text, declines } of pages) {
      const place = (await until('legend', asked)).closest('fieldset')
      if (!place) throw new Error(`No place to answer "${asked}".`)
      const tiles = 'input[type=radio], input[type=checkbox], button[aria-pressed]'
      for (const pick of picks) place.querySelectorAll<HTMLElement>(tiles)[pick]?.click()
      if (declines) place.querySelector<HTMLElement>('.decline input')?.click()
      const field = place.querySelector<HTMLInputElement>('textarea, input[type=text]')
      if (text && field) {
        field.value = text
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
      await press(words.next)
    }
    await until('h1', words.review)
    await press(words.send)
    await until('h1', words.thanks)
    await press(words.again)
    await until('button', words.begin)
  }
}
