/** After one visit everything opens without a network, and nothing is ever asked of anybody else. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dist } from '#hub/build.js'
import { Served, launchChromium, tablet, watch } from '../client/served.ts'

let browser: Browser
let device: BrowserContext
let seen: ReturnType<typeof watch>
const violations: string[] = []
/** The address of every screen, on a device that holds the example. */
let addresses: string[] = []

beforeAll(async () => {
  browser = await launchChromium()
  const app = await Served.start()
  device = await browser.newContext({ ...tablet, baseURL: app.address })
  seen = watch(device, app)
  device.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text())
  })
  await device.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error('Content Security Policy', violatedDirective, blockedURI, sourceFile)
    })
  })
  const page = await device.newPage()
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.getByRole('button', { name: 'Beispiel öffnen' }).click()
  await page.waitForURL(/\/vorhaben\//)
  const initiative = new URL(page.url()).pathname
  const workshop = await page.locator('a[href*="/veranstaltung/"]').first().getAttribute('href')
  const evening = (workshop ?? '').replace(/\/[^/]*$/, '')
  addresses = [
    '/',
    initiative,
    `${initiative}/methoden`,
    ...['vorbereiten', 'durchfuehren', 'beamer', 'protokoll'].map((word) => `${evening}/${word}`),
    '/veranstaltung/gibt-es-nicht/durchfuehren',
    '/irgendwo/anders',
  ]
  await page.close()
  // The laptop that served the app is switched off; the tablet still believes that it is online.
  await app.stop()
})

afterAll(async () => {
  await browser.close()
})

test('the first visit loads little before anybody taps', async () => {
  const app = await Served.start()
  const visitor = await browser.newContext({ ...tablet, serviceWorkers: 'block' })
  const page = await visitor.newPage()
  const loaded: Promise<[string, number]>[] = []
  page.on('response', (response) => {
    const kind = new URL(response.url()).pathname.replace(/^.*\./, '')
    loaded.push(response.body().then((body) => [kind, gzipSync(body).length / 1024]))
  })
  await page.goto(app.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const files = await Promise.all(loaded)
  const weigh = (kind: string) =>
    files.filter(([other]) => other === kind).reduce((sum, [, weight]) => sum + weight, 0)
  expect(weigh('js')).toBeLessThanOrEqual(120)
  expect(weigh('css')).toBeLessThanOrEqual(24)
  expect(weigh('woff2')).toBeLessThanOrEqual(50)
  await visitor.close()
  await app.stop()
})

test('every screen opens in a fresh tab with the server gone', async () => {
  for (const address of addresses) {
    const page = await device.newPage()
    await page.goto(address)
    await page.locator('main :is(h1, h2)').first().waitFor()
    const isKnown = !address.startsWith('/irgendwo') && !address.includes('gibt-es-nicht')
    const nothing = page.getByRole('heading', { name: 'Hier ist nichts' })
    expect(await nothing.count(), address).toBe(isKnown ? 0 : 1)
    await page.close()
  }
})

test('every built file that the app can ask for lies on the device', async () => {
  const names = (await readdir(join(dist, 'app/assets'))).filter((name) => !/\.woff$/.test(name))
  const page = await device.newPage()
  await page.goto('/')
  const missing = await page.evaluate(
    async (paths) => {
      const answers = await Promise.all(paths.map((path) => fetch(path).catch(() => undefined)))
      return paths.filter((_path, index) => !answers[index]?.ok)
    },
    [
      ...names.map((name) => `/assets/${name}`),
      '/manifest.webmanifest',
      '/icon.svg',
      '/icon-512.png',
      '/rettung.html',
    ],
  )
  expect(missing).toEqual([])
  await page.close()
})

test('every export is made with the server gone', async () => {
  const page = await device.newPage()
  await page.goto(addresses.find((address) => address.endsWith('/protokoll')) ?? '')
  const kinds = [
    /DOCX|Word/i,
    /ODT|OpenDocument|LibreOffice/i,
    /Karten/i,
    /Maßnahmen.*(CSV|Tabelle)|CSV.*Maßnahmen/i,
  ]
  for (const kind of kinds) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      // Packed in a thread of its own, whose files lie on the device like all others.
      page.waitForEvent('worker'),
      page.getByRole('button', { name: kind }).first().click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.(docx|odt|csv)$/)
  }
  await page.close()
})

test('what people wrote is in none of the caches', async () => {
  const page = await device.newPage()
  await page.goto('/')
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => !/^\/(assets\/.+|[\w.-]*|rettung\/[\w.-]+)$/.test(path))).toEqual([])
  expect(kept.filter((path) => /vorhaben|veranstaltung/.test(path))).toEqual([])
  await page.close()
})

test('nobody else was asked for anything, and nothing broke the rules of the page', () => {
  expect(seen).toEqual({ foreign: [], thrown: [] })
  expect(violations).toEqual([])
})
