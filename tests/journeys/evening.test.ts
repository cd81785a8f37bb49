/** One whole evening on one tablet, offline from a cold start, from the first card to the minutes. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, launchChromium, visitOnce, watch } from '../client/served.ts'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { village } from '../client/village.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

test('acceptance 1: without a network an evening runs to the finished protocol on one tablet', async () => {
  const app = await Served.start()
  const device = await visitOnce(browser, app)
  const seen = watch(device, app)
  await app.stop()
  await device.setOffline(true)
  const page = await device.newPage()
  page.setDefaultTimeout(8000)
  await page.goto('/')
  const evening = new Evening(new Pointer(page))
  const t = Date.now()
  const lap = (w: string) => process.stderr.write(`${w} ${String(Date.now() - t)}\n`)
  try {
    await evening.prepare()
    lap('prepared')
    await evening.start()
    await evening.goTo('Kritik sammeln')
    await evening.typeCards(60)
    lap('typed')
    await evening.goTo('Karten ordnen')
    await evening.clusterByKeyboard()
    lap('clustered')
    await evening.goOnFromClusters()
    lap('ended')
    await evening.toMinutes()
    const bytes = await readFile(await evening.export('docx'))
    await readFile(await evening.export('odt'))
    lap('exported')
    expect(bytes.length).toBeGreaterThan(10_000)
  } catch (error) {
    await page.screenshot({ path: '/tmp/look/fail.png' })
    throw error
  }
  expect(seen).toEqual({ foreign: [], thrown: [] })
  await device.close()
})
