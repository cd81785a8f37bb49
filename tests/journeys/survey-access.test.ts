/** Everyone can take part: every screen of a survey in other colours, with large text, on a narrow screen, from right to left. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright'
import { call, openBench, openHouse, origin } from '../bench/house.js'
import { hiddenThings, modes, setColours, setTextSize, violations } from '../client/access.ts'
import { eachKind, pin, SurveyWalk, type Look } from '../client/survey-screens.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let device: BrowserContext
let page: Page
let survey: string
const found: Record<string, string[]> = {}

beforeAll(async () => {
  house = await openHouse()
  device = await house.open('block')
  device.setDefaultTimeout(20_000)
  const seeding = await openBench(device)
  survey = await call(seeding, 'runSurvey', eachKind)
  await seeding.close()
  page = await device.newPage()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(origin)
})
afterAll(async () => {
  await device.close()
  await house.close()
})

/** In every colour, and then with nothing hidden: 200 % text on a tablet, a phone, and 320 px. */
const look: Look = async (name) => {
  const faults: string[] = []
  for (const [mode, media] of Object.entries(modes)) {
    // Two for each kind of question: it is made of the parts that other screens show in all four.
    if (name.startsWith('question') && !['light', 'dark'].includes(mode)) continue
    // What Arabic changes is where things are.
    if (name.endsWith('Arabic')) continue
    await setColours(page, media)
    const isForced = media.forcedColors === 'active'
    const here = await violations(page, { 'color-contrast': { enabled: !isForced } })
    faults.push(...here.map((fault) => `${mode}: ${fault}`))
  }
  await setColours(page, modes.light)
  for (const [width, height, percent] of [
    [1180, 820, 200],
    [390, 844, 100],
    [320, 640, 100],
  ] as const) {
    if (name.endsWith('Arabic') && width === 1180) continue
    await page.setViewportSize({ width, height })
    await setTextSize(page, percent)
    const hidden = await hiddenThings(page)
    faults.push(...hidden.map((fault) => `${String(width)} px, ${String(percent)} %: ${fault}`))
  }
  await setTextSize(page, 100)
  await page.setViewportSize({ width: 1180, height: 820 })
  if (faults.length > 0) found[name] = faults
}

const seen = () => Object.fromEntries(Object.entries(found).splice(0))

test('the page of a survey, its windows, and the way to a start', async () => {
  const walk = new SurveyWalk(page, survey, look)
  await walk.overview()
  await walk.draft()
  expect(seen()).toEqual({})
})

test('paper, printed and typed in, and asking by voice', async () => {
  const walk = new SurveyWalk(page, survey, look)
  await walk.paper()
  await walk.entry()
  expect(seen()).toEqual({})
})

test('the kiosk with questions of every kind, in German and in Arabic', async () => {
  await new SurveyWalk(page, survey, look).kiosk()
  await page.getByRole('button', { name: 'Für die Aufsicht' }).click()
  await page.getByLabel('PIN zum Verlassen').fill(pin)
  await page.getByRole('button', { name: 'Verlassen', exact: true }).click()
  await page.getByRole('heading', { name: 'Dieses Gerät herumgeben' }).waitFor()
  expect(seen()).toEqual({})
})
