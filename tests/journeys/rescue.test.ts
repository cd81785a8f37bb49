/** When the app does not start, what lies on the device still gets out. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dist } from '#hub/build.js'
import { CHROMIUM_FLAGS, findChromium } from '../client/chromium.js'
import { Served, tablet } from '../client/served.ts'

interface Rescued {
  withKeys: boolean
  tables: Record<string, { key: unknown; value?: { hash?: string }; error?: string }[]>
  opened: Record<string, Record<string, string>>
}

let folder: string
let app: Served
let device: BrowserContext

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rescue-'))
  app = await Served.start()
  await openDevice()
  const page = await device.newPage()
  await page.goto(`${app.address}/`)
  await page.getByRole('button', { name: 'Beispiel öffnen' }).click()
  await page.waitForURL(/\/vorhaben\//)
  await page.evaluate(damage)
  await closeDevice()
  const port = Number(new URL(app.address).port)
  // A value too large for its row lies in a file of its own; without the file the row cannot be read.
  const files = await readdir(join(folder, 'profile'), { recursive: true, withFileTypes: true })
  const values = files.filter((file) => file.isFile() && file.parentPath.includes('.blob'))
  expect(values.length).toBeGreaterThan(0)
  await Promise.all(values.map((file) => rm(join(file.parentPath, file.name))))
  // The browser's own cache would start the app once more.
  await rm(join(folder, 'profile/Default/Cache'), { recursive: true, force: true })
  await app.stop()
  await cp(join(dist, 'app'), join(folder, 'app'), { recursive: true })
  const scripts = (await readdir(join(folder, 'app/assets'))).filter((name) => name.endsWith('.js'))
  await Promise.all(scripts.map((name) => rm(join(folder, 'app/assets', name))))
  app = await Served.start(join(folder, 'app'), port)
  await openDevice()
})

afterAll(async () => {
  await closeDevice()
  await app.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function openDevice(): Promise<void> {
  const executablePath = findChromium()
  device = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...tablet,
    headless: true,
    args: CHROMIUM_FLAGS,
    // Without the kept files, the broken server is all there is.
    serviceWorkers: 'block',
    ...(executablePath && { executablePath }),
  })
}

async function closeDevice(): Promise<void> {
  await device.close()
}

/** One row is changed behind the app's back, one is too large for its place, one holds odd values. */
async function damage(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('beteiligungskoffer')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('open'))
  })
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(['entries', 'media', 'quarantine'], 'readwrite')
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(new Error('write'))
    const entries = transaction.objectStore('entries')
    const cursor = entries.openCursor()
    cursor.onsuccess = () => {
      const row = cursor.result?.value as { bytes: Uint8Array } | undefined
      if (!row) return
      row.bytes[row.bytes.length - 1] = (row.bytes.at(-1) ?? 0) ^ 1
      cursor.result?.update(row)
    }
    // Random, or the browser packs it into the row after all.
    const bytes = crypto.getRandomValues(new Uint8Array(65_536 * 3).subarray(0, 65_536)).buffer
    transaction.objectStore('media').put({ hash: 'large', docId: 'any', bytes })
    const odd = {
      date: new Date(0),
      map: new Map([['a', 1n]]),
      set: new Set([NaN]),
      gone: undefined,
    }
    transaction.objectStore('quarantine').put({ docId: 'any', hash: 'odd', bytes: odd, reason: '' })
  })
  database.close()
}

async function save(page: Page): Promise<Rescued> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Alles in eine Datei sichern' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^beteiligungskoffer-rettung-\d{4}-\d\d-\d\d\.json$/)
  return JSON.parse(await readFile(await file.path(), 'utf8')) as Rescued
}

test('an app that cannot start says so and shows the way to the rescue page', async () => {
  const page = await device.newPage()
  await page.goto(`${app.address}/`)
  await page.getByText('Die App konnte nicht starten.').waitFor()
  await page.getByRole('link', { name: 'Zur Rettungsseite' }).click()
  await page.getByRole('heading', { name: 'Daten retten' }).waitFor()
  await page.close()
})

test('the rescue page names what is there and what is damaged', async () => {
  const page = await device.newPage()
  await page.goto(`${app.address}/rettung.html`)
  await page.getByRole('button', { name: 'Alles in eine Datei sichern' }).waitFor()
  await page.getByText('Bildungsstadt Braunsbedra').waitFor()
  const line = (name: string) => page.getByRole('row', { name })
  expect(await line('Vorhaben').getByRole('cell').allInnerTexts()).toEqual(['1', '0'])
  expect((await line('Versiegelte Änderungen').getByRole('cell').allInnerTexts())[1]).toBe('1')
  expect(await line('Fotos').getByRole('cell').allInnerTexts()).toEqual(['1', '1'])
  await page.close()
})

test('every row that can be read is in the file, with the secrets that open it', async () => {
  const page = await device.newPage()
  await page.goto(`${app.address}/rettung.html`)
  const rescued = await save(page)
  const { entries = [], keys = [], media = [], quarantine = [] } = rescued.tables
  expect(entries.length).toBeGreaterThan(3)
  expect(entries.every(({ value }) => typeof value?.hash === 'string')).toBe(true)
  expect(media).toEqual([{ key: 'large', error: expect.any(String) as string }])
  expect(JSON.stringify(quarantine)).toContain(
    '{"date":{"$date":"1970-01-01T00:00:00.000Z"},"map":{"$map":[["a",{"$number":"1"}]]},"set":{"$set":[{"$number":"NaN"}]}}',
  )
  expect(JSON.stringify(keys)).toContain('nicht lesbar auf anderem Gerät')
  const [secret = ''] = Object.values(rescued.opened.keys ?? {})
  expect(Buffer.from(secret, 'base64')).toHaveLength(32)
  expect(Object.values(rescued.opened.initiatives ?? {}).join()).toContain('Braunsbedra')
  await page.getByText('nicht lesbar. Die Datei liegt bei Ihren Downloads.').waitFor()
  await page.close()
})

test('without keys the file holds sealed rows alone', async () => {
  const page = await device.newPage()
  await page.goto(`${app.address}/rettung.html`)
  await page.getByRole('radio', { name: /Ohne Schlüssel/ }).check()
  const rescued = await save(page)
  expect(rescued.withKeys).toBe(false)
  expect(rescued.opened).toEqual({})
  expect(JSON.stringify(rescued)).not.toContain('Braunsbedra')
  await page.close()
})

test('on a device without data nothing is created', async () => {
  const context = await device.browser()?.newContext()
  const page = await (context ?? device).newPage()
  await page.goto(`${app.address.replace('localhost', '127.0.0.1')}/rettung.html`)
  await page.getByText('Auf diesem Gerät ist nichts gespeichert.').waitFor()
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  await page.close()
})
