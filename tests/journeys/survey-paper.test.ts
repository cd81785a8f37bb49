/** Forty sheets of paper are typed in, typed in once more by somebody else, and what differs is settled. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright'
import type { Answers, Response } from '#schema/answer.ts'
import { call, openBench, openHouse, origin } from '../bench/house.js'
import { onPaper } from '../client/on-paper.ts'
import { forgetWorkers } from '../client/kiosk-hands.js'
import {
  fillIn,
  keysOf,
  meaningOf,
  pressAll,
  slipAt,
  type FilledSheet,
} from '../client/paper-hands.ts'
import { Random } from '../client/random.ts'

const count = 40
const random = new Random(4)
const sheets = Array.from({ length: count }, () => fillIn(random))

/** What the second person types otherwise, by the place of the sheet. */
const slips: Record<number, [name: string, keys: string[]][]> = {
  2: [['sicher', ['0']]],
  7: [['ort', ['0', '0']]],
  11: [
    ['sterne', ['x']],
    ['mitmachen', ['?']],
  ],
  19: [['worte', [...Array.from('Bank weg'), 'Enter']]],
  28: [['kinder', ['x']]],
  39: [['sterne', ['0']]],
}

let house: Awaited<ReturnType<typeof openHouse>>
let tablet: BrowserContext
let page: Page
let survey: string

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const isOn = (number: number) => heading(`Bogen ${String(number)} Stapel A`).waitFor()
const desk = () => heading('Antworten eingeben').waitFor()

/** As the second person types it: after a slip at the filter what it hides is not asked. */
function secondOf(sheet: FilledSheet, at: number): FilledSheet {
  let typed = sheet
  for (const [name, keys] of slips[at] ?? []) typed = slipAt(typed, name, keys)
  const isHidden = slips[at]?.some(([name]) => name === 'kinder') === true
  return isHidden ? typed.filter(({ name }) => name !== 'wieviele' && name !== 'ab') : typed
}

/** What a sheet says, without the line beside "Anderes", which nobody ticked. */
function answered(sheet: Response | undefined): Answers {
  const { wege_other: beside, ...rest } = sheet?.answers ?? {}
  expect(beside ?? { missing: 'not-asked' }).toEqual({ missing: 'not-asked' })
  return rest
}

/** Everything that the moderation can open of this survey. */
async function answers(): Promise<Response[]> {
  await forgetWorkers(page)
  await tablet.close()
  const looking = await house.open('block')
  const found = await call(await openBench(looking), 'answersOf', survey)
  await looking.close()
  return found
}

async function switchOn(): Promise<void> {
  tablet = await house.open('allow')
  tablet.setDefaultTimeout(20_000)
  page = await tablet.newPage()
  await page.goto(`${origin}/befragung/${survey}/eingeben`)
  await heading('Antworten eingeben').or(button('Eingabe beenden')).first().waitFor()
  await page.getByText('Die Bögen werden geöffnet').waitFor({ state: 'detached' })
  // The sheet that was begun stands there first.
  if (await button('Eingabe beenden').isVisible()) await button('Eingabe beenden').click()
  await desk()
}

beforeAll(async () => {
  house = await openHouse()
  const seeding = await house.open('block')
  survey = await call(await openBench(seeding), 'runSurvey', onPaper)
  await seeding.close()
  await switchOn()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
})
afterAll(async () => {
  await tablet.close()
  await house.close()
})

test('40 sheets are typed in by keyboard alone, faster than 200 an hour', async () => {
  await button('Bögen eingeben').click()
  const begun = performance.now()
  let keys = 0
  for (const [at, sheet] of sheets.entries()) {
    await isOn(at + 1)
    const pressed = [...keysOf(sheet), 'Enter']
    await pressAll(page, pressed)
    keys += pressed.length
  }
  await isOn(count + 1)
  const perKey = (performance.now() - begun) / keys
  const perSheet = keys / count
  // A volunteer presses three keys a second, and needs 4 seconds to turn a sheet over and to write its number on it.
  const seconds = 4 + (perSheet * (1000 / 3 + perKey)) / 1000
  const perHour = Math.round(3600 / seconds)
  process.stdout.write(
    `${perSheet.toFixed(1)} keys a sheet, ${perKey.toFixed(1)} ms of machine a key, ${seconds.toFixed(1)} s a sheet: ${String(perHour)} sheets an hour\n`,
  )
  expect(perHour).toBeGreaterThanOrEqual(200)
})

test('a sheet that was begun stands there again after the page has died', async () => {
  await pressAll(page, ['3', '0', '4'])
  await expect
    .poll(() => page.getByRole('button', { name: /^2 In welchem Ortsteil/ }).textContent())
    .toContain('Großkayna')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.reload()
  await page.getByText('Wiederhergestellt').waitFor()
  await isOn(count + 1)
  await page.getByText('Großkayna').waitFor()
  await button('Eingabe beenden').click()
  await desk()
})

test('every sheet is kept once, with pile and running number and nothing finer than the day', async () => {
  const kept = await answers()
  expect(kept).toHaveLength(count)
  expect(new Set(kept.map(({ number }) => number)).size).toBe(count)
  for (const one of kept) {
    expect(one).toMatchObject({ channel: 'paper', batch: 'A' })
    expect(one.day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(one.second).toBeUndefined()
  }
  await switchOn()
})

test('another person types all of them once more', async () => {
  await page.getByLabel('Wie viele zweimal?').selectOption('100')
  await button('40 Bögen zum zweiten Mal').click()
  for (const [at, sheet] of sheets.entries()) {
    await isOn(at + 1)
    await pressAll(page, [...keysOf(secondOf(sheet, at)), 'Enter'])
  }
  await desk()
  await expect
    .poll(() => page.getByText('mit Unterschieden').textContent())
    .toBe(`${String(Object.keys(slips).length)} Bögen mit Unterschieden`)
})

test('differences stand side by side; one of them holds, or the sheet is typed anew', async () => {
  await button('Unterschiede klären').click()
  for (const at of Object.keys(slips).map(Number)) {
    await heading(`Unterschiede auf Bogen A ${String(at + 1)}`).waitFor()
    for (const [name] of slips[at] ?? []) {
      await button(/Erste Eingabe/).waitFor()
      if (name !== 'ort') await pressAll(page, ['ArrowLeft'])
      else await pressAll(page, sheets[at]?.find((typed) => typed.name === name)?.keys ?? [])
    }
    // What hung on a filter is settled with it.
    while (await button(/Erste Eingabe/).isVisible()) await pressAll(page, ['ArrowLeft'])
    await heading(`Bogen A ${String(at + 1)} ist geklärt`).waitFor()
    await pressAll(page, ['Enter'])
  }
  await desk()
  await page.getByText('Keine offenen Unterschiede.').waitFor()
})

test('the error rate is said in fields', async () => {
  const row = (name: string) => page.getByRole('row', { name })
  expect(await row('Bögen zweimal eingegeben').textContent()).toContain('40')
  expect(await row('davon Fehler der ersten Eingabe').textContent()).toMatch(/Eingabe\s*0\s*0\s%/)
  expect(await row('davon Fehler der zweiten Eingabe').textContent()).toMatch(
    /Eingabe\s*9\s*1,\d\s%/,
  )
})

test('the settled sheets count once, and say what stands on paper', async () => {
  const kept = await answers()
  const counted = kept.filter(({ second }) => second !== true)
  expect(counted).toHaveLength(count)
  for (const at of Object.keys(slips).map(Number)) {
    expect(counted.find(({ number }) => number === at + 1)?.replaces).toHaveLength(2)
  }
  // Each sheet, field by field: nothing was lost, nothing slipped into another field or onto another sheet.
  for (const [at, sheet] of sheets.entries()) {
    const found = counted.find(({ number }) => number === at + 1)
    expect(answered(found), `sheet ${String(at + 1)}`).toEqual(meaningOf(sheet))
  }
  await switchOn()
})
