/** A new version waits until somebody agrees, and never takes over where people are at work. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { dist } from '#hub/build.js'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { Served, launchChromium, tablet } from '../client/served.ts'

let browser: Browser
let folder: string
let device: BrowserContext
let app: Served
/** A lazy file of the first version that the second no longer has. */
let lazy: string

beforeAll(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'updates-'))
  const names = await readdir(join(dist, 'app/assets'))
  lazy = `/assets/${names.find((name) => /^minutes-docx.*\.js$/.test(name)) ?? ''}`
  await makeVersion('second')
  await makeVersion('third')
})

afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  app = await Served.start()
  device = await browser.newContext({ ...tablet, baseURL: app.address })
  const page = await openStart()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.close()
})

afterEach(async () => {
  await device.close()
  await app.stop()
})

/** The app as it was built, with another page and without one lazy file. */
async function makeVersion(name: string): Promise<void> {
  const place = join(folder, name)
  await cp(join(dist, 'app'), place, { recursive: true })
  await rm(join(place, lazy))
  const before = await readFile(join(place, 'index.html'), 'utf8')
  const page = before.replace('<html lang="de">', `<html lang="de" data-version="${name}">`)
  await writeFile(join(place, 'index.html'), page)
  const worker = await readFile(join(place, 'sw.js'), 'utf8')
  const [revision, next] = [before, page].map((text) =>
    createHash('md5').update(text).digest('hex'),
  )
  expect(worker).toContain(revision)
  const files = worker.replace(revision ?? '', next ?? '')
  const entry = new RegExp(`\\{[^{}]*"?${lazy.slice(1).replaceAll('.', '\\.')}"[^{}]*\\},?`)
  expect(files).toMatch(entry)
  await writeFile(join(place, 'sw.js'), files.replace(entry, ''))
}

/** From now on the same address serves another version. */
async function deploy(name: string): Promise<void> {
  const port = Number(new URL(app.address).port)
  await app.stop()
  app = await Served.start(join(folder, name), port)
}

async function openStart(): Promise<Page> {
  const page = await device.newPage()
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens the start page until it says that a new version waits. */
async function openWithUpdate(): Promise<Page> {
  const page = await openStart()
  await agreeButton(page).waitFor()
  return page
}

function agreeButton(page: Page) {
  return page.locator('.notice').getByRole('button')
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset.version ?? 'first')
}

async function waitForVersion(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => document.documentElement.dataset.version === wanted, name)
}

/** Another window of this device that gives a fixed answer, or none, to the question whether it is busy. */
async function openOther(answer: 'free' | 'busy' | 'silent'): Promise<Page> {
  const page = await device.newPage()
  await page.goto('/robots.txt')
  await page.evaluate(async (kind) => {
    const from = crypto.randomUUID()
    await new Promise<void>((resolve) => {
      void navigator.locks.request(`window ${from}`, () => {
        resolve()
        return new Promise(() => undefined)
      })
    })
    const channel = new BroadcastChannel('windows')
    channel.onmessage = ({ data }: MessageEvent<{ kind: string; from: string }>) => {
      if (kind !== 'silent' && data.kind === 'ask')
        channel.postMessage({ kind, from, to: data.from })
    }
    Object.assign(globalThis, { channel })
  }, answer)
  return page
}

/** True if a file lies on the device; the browser's own cache does not count. */
function isKept(page: Page, path: string): Promise<boolean> {
  return page.evaluate((asked) => caches.match(asked).then((kept) => kept !== undefined), path)
}

/** Asks the worker as a window does that has opened; when it answers, what can go has gone. */
function askWhich(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { serviceWorker } = navigator
    const answer = new Promise((resolve) => {
      serviceWorker.addEventListener('message', resolve, { once: true })
    })
    serviceWorker.controller?.postMessage('which')
    return (await answer) instanceof MessageEvent
  })
}

test('a new version waits through reloading, closing and opening again', async () => {
  await deploy('second')
  const page = await openWithUpdate()
  expect(await versionOf(page)).toBe('first')
  await page.reload()
  await agreeButton(page).waitFor()
  expect(await versionOf(page)).toBe('first')
  await page.close()
  // With no window left the browser starts the new worker; the evening still opens as it was.
  for (const time of ['first', 'second']) {
    const opened = await openWithUpdate()
    expect(await versionOf(opened), time).toBe('first')
    expect(await isKept(opened, lazy)).toBe(true)
    await opened.close()
  }
})

test('after somebody agreed, every window opens with the new version', async () => {
  await deploy('second')
  const other = await openWithUpdate()
  const page = await openWithUpdate()
  await agreeButton(page).click()
  await Promise.all([waitForVersion(page, 'second'), waitForVersion(other, 'second')])
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await agreeButton(page).count()).toBe(0)
})

test('it can be agreed to after the browser has started the new worker, and without a network', async () => {
  await deploy('second')
  await (await openWithUpdate()).close()
  const page = await openWithUpdate()
  await app.stop()
  await agreeButton(page).click()
  await waitForVersion(page, 'second')
  await deploy('second')
})

test.each(['busy', 'silent'] as const)('a window that is %s keeps its version', async (answer) => {
  await deploy('second')
  const other = await openOther(answer)
  const page = await openWithUpdate()
  await agreeButton(page).click()
  await page.locator('.notice').getByText('Jetzt nicht:').waitFor()
  expect(await versionOf(page)).toBe('first')
  await other.close()
  const free = await openOther('free')
  await agreeButton(page).click()
  await waitForVersion(page, 'second')
  await free.close()
})

test('in the middle of a workshop the desk keeps its version and goes on; the next one has all its cards', async () => {
  const desk = await openStart()
  const evening = new Evening(new Pointer(desk))
  await evening.prepare()
  await evening.start()
  await evening.goTo('Kritik sammeln')
  await evening.typeCards(['Nach 18 Uhr fährt kein Bus'])
  const running = desk.url()
  await deploy('second')
  const page = await openWithUpdate()
  await agreeButton(page).click()
  await page.locator('.notice').getByText('Jetzt nicht:').waitFor()
  await app.stop()
  await evening.typeCards(['Keine Bank im Schatten'])
  await evening.saved()
  expect(await versionOf(desk)).toBe('first')
  expect(await isKept(desk, lazy)).toBe(true)
  await desk.close()
  await agreeButton(page).click()
  await waitForVersion(page, 'second')
  await page.goto(running)
  await new Evening(new Pointer(page)).stepIs('Kritik sammeln')
  const cards = page.locator('section.surface .card .text')
  await expect.poll(() => cards.allInnerTexts()).toHaveLength(2)
  expect(await versionOf(page)).toBe('second')
  await deploy('second')
})

test('a window that stayed behind finds its files until it moves', async () => {
  // This window becomes busy just after it was asked: it does not follow.
  const behind = await device.newPage()
  await behind.addInitScript(() => {
    const { serviceWorker } = navigator
    serviceWorker.addEventListener('message', (event) => event.stopImmediatePropagation())
  })
  await behind.goto('/')
  await behind.getByRole('heading', { level: 1 }).waitFor()
  await deploy('second')
  const page = await openWithUpdate()
  const moved = page.waitForFunction(() => document.documentElement.dataset.version === 'second')
  await agreeButton(page).click()
  await moved
  await askWhich(page)
  expect(await isKept(page, lazy)).toBe(true)
  expect(await versionOf(behind)).toBe('first')
  await behind.close()
  await page.reload()
  await expect.poll(() => isKept(page, lazy)).toBe(false)
})

test('of two versions that wait, people get the newer one', async () => {
  await deploy('second')
  await (await openWithUpdate()).close()
  await deploy('third')
  const page = await openWithUpdate()
  const countVersions = () =>
    page.evaluate(async () => {
      const { installing } = await navigator.serviceWorker.ready
      const names = await caches.keys()
      return installing ? 0 : names.filter((name) => name.startsWith('version-')).length
    })
  await expect.poll(countVersions, { timeout: 30_000 }).toBe(3)
  expect(await versionOf(page)).toBe('first')
  await agreeButton(page).click()
  await waitForVersion(page, 'third')
})
