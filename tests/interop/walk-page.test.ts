/** The Begehungsprotokoll as a web page, opened from a disk by a real Chromium: whole, accessible, and on A4 across. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkExports } from '#exports/index.ts'
import { violations } from '../client/access.ts'
import { CHROMIUM_FLAGS, findChromium } from '../client/chromium.js'
import { smallJpeg } from '../client/small-jpeg.ts'
import { Office } from '../client/soffice.ts'
import { walkContext, Walked } from '../client/walked.ts'

const folder = mkdtempSync(join(tmpdir(), 'walk-page-'))
const office = new Office()
const asked: string[] = []
const said: string[] = []
let browser: Browser
let page: Page

beforeAll(async () => {
  const walked = new Walked().evaluate().hide().draw()
  const map = { jpeg: smallJpeg('karte'), width: 1600, height: 1000 }
  const one = walkExports.find(({ id }) => id === 'walk-html')
  const bytes = await one?.make(walked.snapshot(), walkContext, {}, walked.material(map))
  const path = join(folder, 'begehung.html')
  writeFileSync(path, bytes ?? '')
  const executablePath = findChromium()
  browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath && { executablePath }),
  })
  page = await browser.newPage({ viewport: { width: 1180, height: 820 } })
  page.on('request', (request) => asked.push(request.url().slice(0, 40)))
  page.on('console', (message) => said.push(message.text()))
  await page.goto(pathToFileURL(path).href)
})
afterAll(async () => {
  await browser.close()
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

test('shows every picture, and asks nobody for anything', async () => {
  const widths = await page.evaluate(() =>
    [...document.images].map(({ naturalWidth }) => naturalWidth),
  )
  expect(widths).toHaveLength(22)
  expect(widths.every((width) => width === 48)).toBe(true)
  expect(asked.filter((url) => !/^(file:|data:image\/jpeg)/.test(url))).toEqual([])
  // Nothing was refused by its own policy.
  expect(said).toEqual([])
})

test('acceptance 14: axe finds nothing, on a desk and on a phone', async () => {
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1180, height: 820 })
})

test('every observation is a row whose head is its number', async () => {
  const heads = await page.locator('tbody th[scope=row]').allTextContents()
  const labels = ['A', 'B'].flatMap((group) =>
    Array.from({ length: 10 }, (_, at) => `${group}${String(at + 1)}`),
  )
  for (const label of [...labels, 'A11', 'A12']) {
    expect(
      heads.filter((head) => head === label),
      label,
    ).toHaveLength(1)
  }
})

test('is printed on A4 across, no column is lost', async () => {
  const { info, texts } = office.pdf(await page.pdf({ preferCSSPageSize: true }))
  expect(info).toMatch(/Page size:\s+84[12][\d.]* x 59[45][\d.]* pts \(A4\)/)
  const all = texts.join('\n')
  for (const word of ['Zuständigkeit', 'Priorität', 'Stand', 'behoben', 'Nadeln auf der Karte']) {
    expect(all).toContain(word)
  }
})
