/** Rows of answering: how soon the first question is there, how fast an answer is kept, and 300 people in a row. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dist } from '#hub/build.js'
import { enterKiosk, heapOf, passedRound, people, snapshotOf } from '../client/kiosk-hands.js'
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
    'survey-first-offline',
    'survey-submit',
    'survey-thanks',
    'survey-kiosk-300',
  ]
  if (!ids.some(isWanted)) return []
  const seeding = await house.open('block')
  const bench = await openBench(seeding)
  const survey = await call(bench, 'runSurvey', passedRound)
  const link =
    isWanted('survey-first-load') || isWanted('survey-first-offline')
      ? await call(bench, 'inviteToSurvey', survey, origin)
      : ''
  const rows = link ? await firstRows(seeding, link) : []
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
  if (isWanted('survey-thanks') || isWanted('survey-kiosk-300')) {
    rows.push(...(await turnRows(house, survey)))
  }
  return rows.filter(({ id }) => isWanted(id))
}

/**
 * @param {import('playwright').BrowserContext} seeding
 * @param {string} link
 * @returns {Promise<import('./run.js').Row[]>}
 */
async function firstRows(seeding, link) {
  const browser = seeding.browser()
  if (!browser) throw new Error('There is no browser behind this window.')
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'de-DE' })
  const page = await phone.newPage()
  /** @type {Set<string>} */
  const scripts = new Set()
  let isAsked = false
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // What the service worker fetches for later is not waited for.
    const isPage = request.serviceWorker() === null
    if (isPage && !isAsked && pathname.endsWith('.js')) scripts.add(pathname)
  })
  await page.goto(link)
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.getByRole('button', { name: 'Gelesen. Weiter' }).click()
  await page.getByText('Haben Sie Kinder?').waitFor()
  isAsked = true
  const weight = [...scripts].reduce((sum, path) => {
    return sum + gzipSync(readFileSync(join(dist, 'app', path)), { level: 9 }).length / 1024
  }, 0)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const address = page.url()
  await page.reload()
  await page.waitForLoadState('networkidle')
  await phone.setOffline(true)
  await page.close()
  const times = []
  for (let visit = 0; visit < 5; visit += 1) {
    const again = await phone.newPage()
    await slowDown(again)
    await again.goto(address)
    await again.getByRole('button', { name: 'Beginnen' }).waitFor()
    times.push(await again.evaluate(() => performance.now()))
    await again.close()
  }
  await phone.close()
  const seconds = spread(times).median / 1000
  return [
    {
      id: 'survey-first-load',
      what: `from the code to the first question: ${String(scripts.size)} scripts, gz`,
      value: weight,
      unit: 'KiB',
      must: 75,
      ok: weight <= 75,
    },
    {
      id: 'survey-first-offline',
      what: 'from the address to "Beginnen" without a network, median',
      value: seconds,
      unit: 's',
      must: 1.5,
      ok: seconds <= 1.5,
    },
  ]
}

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {string} survey
 * @returns {Promise<import('./run.js').Row[]>}
 */
async function turnRows(house, survey) {
  const context = await house.open('allow')
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
  await context.close()
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
