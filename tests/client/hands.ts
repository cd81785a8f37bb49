/** Two ways to use the app: with a finger or mouse, or with the keyboard alone. The evening is the same. */
import type { Locator, Page } from 'playwright'

export interface Hands {
  readonly page: Page
  /** Does what a button, link, checkbox or summary does. */
  press(target: Locator): Promise<void>
  /** Writes into a field, instead of what stands there, and stays in it. */
  write(field: Locator, text: string): Promise<void>
  /** Fills in a day (`JJJJ-MM-TT`) or a time (`hh:mm`) and leaves the field. */
  setDate(field: Locator, value: string): Promise<void>
  /** Chooses the option with this value from a list. */
  choose(list: Locator, value: string): Promise<void>
  /** Presses one key where the focus is. */
  key(key: string): Promise<void>
  /** Brings the focus there. */
  reach(target: Locator): Promise<void>
}

/** Taps and types as fast as the app answers. */
export class Pointer implements Hands {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  press(target: Locator): Promise<void> {
    return target.click()
  }
  write(field: Locator, text: string): Promise<void> {
    return field.fill(text)
  }
  async setDate(field: Locator, value: string): Promise<void> {
    await field.fill(value)
    await field.blur()
  }
  async choose(list: Locator, value: string): Promise<void> {
    await list.selectOption(value)
  }
  key(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }
  reach(target: Locator): Promise<void> {
    return target.focus()
  }
}

/** What is heard of a step: what gets the focus, what is typed, what is announced. */
export type Listener = (what: 'focus' | 'typed' | 'key', text: string) => Promise<void> | void

/** Nothing but the keyboard: Tab until it is there, then Enter or Space. */
export class Keyboard implements Hands {
  readonly page: Page
  readonly #listen: Listener
  constructor(page: Page, listen: Listener = () => undefined) {
    this.page = page
    this.#listen = listen
  }

  async press(target: Locator): Promise<void> {
    await this.reach(target)
    const isChoice = await target.evaluate((element) =>
      element.matches('input[type=checkbox], input[type=radio]'),
    )
    await this.page.keyboard.press(isChoice ? 'Space' : 'Enter')
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field)
    const isSelect = await field.evaluate((element) => element instanceof HTMLSelectElement)
    if (!isSelect) await this.page.keyboard.press('ControlOrMeta+A')
    await this.#listen('typed', text)
    await this.page.keyboard.type(text)
  }

  /** Types a day or a time in the order in which this browser asks for it. */
  async setDate(field: Locator, value: string): Promise<void> {
    await this.reach(field)
    await this.#listen('typed', value)
    await typeDate(this.page, value)
    await this.page.keyboard.press('Tab')
    const kept = await field.inputValue()
    if (kept !== value) throw new Error(`${value} was typed, ${kept} is there`)
  }

  /** Arrow by arrow until the option is there. */
  async choose(list: Locator, value: string): Promise<void> {
    await this.reach(list)
    for (let steps = 0; (await list.inputValue()) !== value; steps += 1) {
      if (steps > 250) throw new Error(`The arrows never reach ${value}`)
      await this.page.keyboard.press('ArrowDown')
    }
    const chosen = await list.evaluate(
      (element: HTMLSelectElement) => element.selectedOptions[0]?.textContent ?? '',
    )
    await this.#listen('typed', chosen)
  }

  async key(key: string): Promise<void> {
    await this.#listen('key', key)
    await this.page.keyboard.press(key)
  }

  /** Goes on with Tab until the target has the focus; a target that Tab never reaches is a fault. */
  async reach(target: Locator): Promise<void> {
    const element = await target.elementHandle()
    const isThere = () => element.evaluate((wanted) => wanted === document.activeElement)
    for (let tabs = 0; !(await isThere()); tabs += 1) {
      if (tabs > 250) throw new Error(`Tab never reaches ${String(target)}`)
      await this.page.keyboard.press('Tab')
    }
    await element.dispose()
    await this.#listen('focus', '')
  }
}

let isAmerican: boolean | undefined

/** Types a day (`JJJJ-MM-TT`) or a time (`hh:mm`) into the focused field; which part comes first is tried out once. */
export async function typeDate(page: Page, value: string): Promise<void> {
  isAmerican ??= await page.context().newPage().then(asksForMonthFirst)
  const [first = '', second = '', third] = value.split(/[-:]/)
  let keys = first + second
  if (third !== undefined) keys = (isAmerican ? second + third : third + second) + first
  else if (isAmerican) {
    const hour = Number(first)
    keys = `${String(hour % 12 || 12).padStart(2, '0')}${second}${hour < 12 ? 'A' : 'P'}`
  }
  await page.keyboard.type(keys)
}

async function asksForMonthFirst(page: Page): Promise<boolean> {
  await page.setContent('<input type="date" autofocus>')
  await page.locator('input').focus()
  await page.keyboard.type('01022003')
  const value = await page.locator('input').inputValue()
  await page.close()
  return value === '2003-01-02'
}
