/** Rows of answering: how soon the first question is there, how fast an answer is kept, and 300 people in a row. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { dist } from '#hub/build.js'
import { CHROMIUM_FLAGS, findChromium } from '../client/chromium.js'
import {
  enterKiosk,
  forgetWorkers,
  heapOf,
  passedRound,
  people,
  snapshotOf,
} from '../client/kiosk-hands.js'
import { call, openBench, origin, slowDown } from './house.js'
import { spread } from './screen.js'

const wish = 'Ein ganz eigener Wunsch von Person'

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<import('./run.js').Row[]>}
 */
export async function kioskRows(house, isWanted) {
  const ids = [
    'survey-first-load',
    'survey-first-online',
    'survey-first-offline',
    'survey-submit',
    'survey-thanks',
    'survey-kiosk-300',
  ]
  if (!ids.some(isWanted)) return []
  const seeding = await house.open('block')
  const before = await seeding.newPage()
  await before.goto(origin)
  await forgetWorkers(before)
  await before.close()
  const bench = await openBench(seeding)
  const survey = await call(bench, 'runSurvey', passedRound)
  /** @type {import('./run.js').Row[]} */
  const rows = []
  if (ids.slice(0, 3).some(isWanted)) {
    rows.push(...(await citizenRows(await call(bench, 'inviteCitizen', survey, origin))))
  }
  if (isWanted('survey-submit')) {
    await call(bench, 'keepAnswers', survey, 20)
    const session = await slowDown(bench)
    const { median, p95 } = spread(await call(bench, 'keepAnswers', survey, 100))
    const raw = (await call(bench, 'durableRaw', 100)).median
    await session.detach()
    rows.push({
      id: 'survey-submit',
      what: `an answer sealed and on the disk, median (p95 ${p95.toFixed(0)} ms)`,
      value: median,
      unit: 'ms',
      must: 30,
      ok: median <= 30,
      baseline: `the same bytes unsealed ${raw.toFixed(1)} ms`,
    })
  }
  await seeding.close()
  const context = await house.open('allow')
  if (isWanted('survey-thanks') || isWanted('survey-kiosk-300')) {
    rows.push(...(await turnRows(context, survey)))
  }
  await context.close()
  return rows.filter(({ id }) => isWanted(id))
}

/** Visits of which the middle one counts. */
const visits = 7

/**
 * A phone that never saw the app follows the link of a survey: what is loaded, how soon, and again without a network.
 * @param {string} code
 * @returns {Promise<import('./run.js').Row[]>}
 */
async function citizenRows(code) {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const times = []
    for (let visit = 1; visit < visits; visit += 1) {
      const cold = await takePhone(browser)
      times.push(await untilBegin(cold, `${origin}/antworten#${code}`))
      await cold.close()
    }
    const phone = await takePhone(browser)
    const loaded = await firstLoad(phone, `${origin}/antworten#${code}`)
    const online = spread([...times, loaded.time])
    return [
      loaded.row,
      {
        id: 'survey-first-online',
        what: `from the link to "Beginnen" on a cold phone, median (p95 ${(online.p95 / 1000).toFixed(2)} s)`,
        value: online.median / 1000,
        unit: 's',
        must: undefined,
        ok: true,
      },
      await firstOffline(phone, loaded.address),
    ]
  } finally {
    await browser.close()
  }
}

/** @param {import('playwright').Browser} browser */
async function takePhone(browser) {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'de-DE',
  })
  phone.setDefaultTimeout(60_000)
  return phone
}

/**
 * Milliseconds from the address to the button that begins.
 * @param {import('playwright').BrowserContext} phone
 * @param {string} address
 */
async function untilBegin(phone, address) {
  const page = await phone.newPage()
  await slowDown(page)
  await page.goto(address)
  await page.getByRole('button', { name: 'Beginnen' }).waitFor()
  const time = await page.evaluate(() => performance.now())
  await page.close()
  return time
}

/**
 * Up to the first question; resolves when the phone can do without a network.
 * @param {import('playwright').BrowserContext} phone
 * @param {string} link
 * @returns {Promise<{ row: import('./run.js').Row, time: number, address: string }>}
 */
async function firstLoad(phone, link) {
  const page = await phone.newPage()
  await slowDown(page)
  /** @type {Set<string>} */
  const scripts = new Set()
  phone.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.add(pathname)
  })
  await page.goto(link)
  await page.getByRole('button', { name: 'Beginnen' }).waitFor()
  const time = await page.evaluate(() => performance.now())
  await begin(page)
  const first = [...scripts]
  const value = first.reduce((sum, path) => {
    return sum + gzipSync(readFileSync(join(dist, 'app', path)), { level: 9 }).length / 1024
  }, 0)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const address = page.url()
  await page.close()
  const what = `on a cold phone, from the link to the first question: ${String(first.length)} scripts, gz`
  const row = { id: 'survey-first-load', what, value, unit: 'KiB', must: 75, ok: value <= 75 }
  return { row, time, address }
}

/**
 * From the address to the button that begins, from this phone alone.
 * @param {import('playwright').BrowserContext} phone
 * @param {string} address
 * @returns {Promise<import('./run.js').Row>}
 */
async function firstOffline(phone, address) {
  await phone.setOffline(true)
  const times = []
  for (let visit = 0; visit < visits; visit += 1) times.push(await untilBegin(phone, address))
  const { median, p95 } = spread(times)
  return {
    id: 'survey-first-offline',
    what: `from the address to "Beginnen" without a network, median (p95 ${(p95 / 1000).toFixed(2)} s)`,
    value: median / 1000,
    unit: 's',
    must: 1.5,
    ok: median <= 1500,
  }
}

/** @param {import('playwright').Page} page */
async function begin(page) {
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.getByRole('button', { name: 'Gelesen. Weiter' }).click()
  await page.getByText('Haben Sie Kinder?').waitFor()
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {string} survey
 * @returns {Promise<import('./run.js').Row[]>}
 */
async function turnRows(context, survey) {
  const page = await context.newPage()
  await page.goto(origin)
  await enterKiosk(page, survey)
  await people(page, { from: 1, to: 20, wish })
  const session = await slowDown(page)
  const times = await people(page, { from: 21, to: 50, wish })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const early = await heapOf(session)
  await people(page, { from: 51, to: 300, wish })
  const late = await heapOf(session)
  const traces = (await snapshotOf(session)).split(wish).length - 1
  await page.getByRole('button', { name: 'Für die Aufsicht' }).click()
  await page.getByLabel('PIN zum Verlassen').fill('2580')
  await page.getByRole('button', { name: 'Verlassen', exact: true }).click()
  await page.getByRole('heading', { name: 'Dieses Gerät herumgeben' }).waitFor()
  const { median, p95 } = spread(times)
  const growth = late / early
  return [
    {
      id: 'survey-thanks',
      what: `from "Absenden" to "Danke!", median (p95 ${p95.toFixed(0)} ms)`,
      value: median,
      unit: 'ms',
      must: 100,
      ok: median <= 100,
    },
    {
      id: 'survey-kiosk-300',
      what: `heap after 300 people beside 50 (${mega(early)} to ${mega(late)}); traces: ${String(traces)}`,
      value: growth,
      unit: '×',
      must: 1.1,
      ok: growth <= 1.1 && traces === 0,
    },
  ]
}

/** @param {number} bytes */
function mega(bytes) {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
