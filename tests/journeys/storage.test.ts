/** What was called saved is there again: with a full disk, and with the renderer killed in the middle. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHROMIUM_FLAGS, findChromium } from '../client/chromium.js'
import { Random } from '../client/random.ts'
import type { Probe } from './storage/page.ts'

declare const probe: Probe

let folder: string
let server: Server
let address: string
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-probe-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'storage'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    const type = extname(path) === '.js' ? 'text/javascript' : 'text/html'
    readFile(join(folder, path)).then(
      (body) => response.setHeader('content-type', type).end(body),
      // An empty page, from which the disk is made small before anything is stored.
      () => response.setHeader('content-type', 'text/html').end('<title>Leer</title>'),
    )
  }).listen(0)
  const { port } = server.address() as AddressInfo
  address = `http://localhost:${port}/`
  const executablePath = findChromium()
  browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath && { executablePath }),
  })
})

afterAll(async () => {
  await browser.close()
  server.close()
  await rm(folder, { recursive: true })
})

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(() => 'probe' in globalThis)
  return page
}

const cardCount = 40

/** A fresh disk of this size, before anything asks for its size; `lift` makes it large. */
async function withSmallDisk(quotaSize: number) {
  const context = await browser.newContext()
  const blank = await context.newPage()
  await blank.goto(`${address}empty`)
  const session = await context.newCDPSession(blank)
  const origin = new URL(address).origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  return { context, lift: () => session.send('Storage.overrideQuotaForOrigin', { origin }) }
}

/** Cards of 20 KB, faster than anybody types. */
async function fill(page: Page): Promise<string[]> {
  const thrown: string[] = []
  for (let card = 0; card < cardCount; card += 1) {
    thrown.push(await page.evaluate((id) => probe.add(id, 20_000), `c${card}`))
  }
  return thrown.filter(Boolean)
}

test.each([200_000, 300_000, 450_000, 580_000, 700_000])(
  'a disk of %i bytes: shown within a second, nothing thrown, nothing lost',
  async (quotaSize) => {
    const { context, lift } = await withSmallDisk(quotaSize)
    const page = await openPage(context)
    const workshop = await page.evaluate(() => probe.begin())
    await page.evaluate((id) => probe.open(id), workshop)
    expect(await fill(page)).toEqual([])
    await page.waitForFunction(() => probe.problems().includes('storage-full'), null, {
      timeout: 1000,
      polling: 20,
    })
    expect(await page.evaluate(() => probe.saved())).toBe('failing')
    await lift()
    await page.evaluate(() => probe.whenSaved())
    expect(await page.evaluate(() => probe.problems())).toEqual([])
    await page.close()
    const again = await openPage(context)
    await again.evaluate((id) => probe.open(id), workshop)
    expect(await again.evaluate(() => probe.cards())).toHaveLength(cardCount)
    await context.close()
  },
)

test.each([200_000, 450_000])(
  'the baseline y-indexeddb loses cards on a disk of %i bytes and says nothing',
  async (quotaSize) => {
    const { context, lift } = await withSmallDisk(quotaSize)
    const page = await openPage(context)
    const heard: string[] = []
    page.on('pageerror', ({ message }) => heard.push(message))
    await page.evaluate(() => probe.beginBaseline())
    expect(await fill(page)).toEqual([])
    await page.evaluate(() => probe.settleBaseline())
    await lift()
    await page.close()
    const again = await openPage(context)
    await again.evaluate(() => probe.beginBaseline())
    const left = (await again.evaluate(() => probe.cards())).length
    expect(left).toBeLessThan(cardCount)
    expect(heard).toEqual([])
    await context.close()
  },
)

/** Opens it without any problem, and says which cards are there. */
async function openWorkshop(page: Page, workshop: string): Promise<Set<string>> {
  await page.evaluate((id) => probe.open(id), workshop)
  expect(await page.evaluate(() => probe.problems())).toEqual([])
  return new Set(await page.evaluate(() => probe.cards()))
}

/** A page in which cards are added until it ends; `enough` resolves when so many were called saved. */
async function addingPage(context: BrowserContext, workshop: string, name: string, last: number) {
  const page = await openPage(context)
  const claimed: string[] = []
  const enough = new Promise<void>((resolve) => {
    void page.exposeFunction('claim', (id: string) => {
      claimed.push(id)
      if (claimed.length === last) resolve()
    })
  })
  const there = await openWorkshop(page, workshop)
  await page.waitForFunction(() => 'claim' in globalThis)
  page
    .evaluate(
      (given) => probe.addForever(given, Reflect.get(globalThis, 'claim') as () => unknown),
      name,
    )
    .catch(() => undefined)
  return { page, there, claimed, enough }
}

/** Ends the process of a page in the middle of whatever it does. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
}

test.each([1, 2, 3, 4, 5])(
  'acceptance 2: a renderer killed ten times in the middle loses nothing that was called saved (seed %i)',
  async (seed) => {
    const random = new Random(seed)
    const context = await browser.newContext()
    const first = await openPage(context)
    const workshop = await first.evaluate(() => probe.begin())
    await first.close()
    const claimed: string[] = []
    const expectAll = (there: Set<string>) =>
      expect(claimed.filter((id) => !there.has(id))).toEqual([])
    for (let round = 0; round < 10; round += 1) {
      const last = 1 + random.below(30)
      const adding = await addingPage(context, workshop, `r${String(round)}c`, last)
      expectAll(adding.there)
      await adding.enough
      await kill(adding.page)
      expect(adding.claimed.length).toBeGreaterThanOrEqual(last)
      claimed.push(...adding.claimed)
    }
    expectAll(await openWorkshop(await openPage(context), workshop))
    await context.close()
  },
)

test('two tabs write at once and one is killed: the other has all that either called saved, once', async () => {
  const context = await browser.newContext()
  const first = await openPage(context)
  const workshop = await first.evaluate(() => probe.begin())
  const one = await addingPage(context, workshop, 'one', 60)
  const two = await addingPage(context, workshop, 'two', 60)
  await Promise.all([one.enough, two.enough])
  await kill(one.page)
  const claimed = one.claimed.slice()
  // The one that is left goes on writing, and shows what the other had kept.
  await two.page.waitForFunction((ids) => {
    const there = new Set(probe.cards())
    return ids.every((id) => there.has(id))
  }, claimed)
  const before = two.claimed.length
  await expect.poll(() => two.claimed.length).toBeGreaterThan(before)
  claimed.push(...two.claimed)
  await kill(two.page)
  const there = await openWorkshop(first, workshop)
  expect(claimed.filter((id) => !there.has(id))).toEqual([])
  await context.close()
})
