/** A citizen scans the code of a survey with a phone that never saw the app: asked at once, also without a network. */
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dist } from '#hub/build.js'
import { german } from '#text/answering/de.ts'
import { NpmHub } from '../client/npm-hub.ts'
import type { Profile } from '../client/profile.ts'
import { launchChromium, tablet } from '../client/served.ts'
import { SurveyWriter, questions, title } from '../client/survey-editing.ts'
import { eveningOn, newDevice } from '../client/trio.ts'

/** KiB of JavaScript, packed, before the first question. */
const most = 75

let hub: NpmHub
let office: Profile
let browser: Browser
let survey: string
let address: string
const phones: Phone[] = []

beforeAll(async () => {
  hub = await NpmHub.start()
  browser = await launchChromium()
  office = await newDevice('Moderation', hub.address)
})
afterAll(async () => {
  await browser.close()
  await office.remove()
  await hub.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await office.picture('reports/journeys/citizen-office.png')
  for (const [at, { page }] of phones.entries()) {
    await page.screenshot({ path: `reports/journeys/citizen-phone-${String(at)}.png` })
  }
})

/** A phone of its own: nothing of the app is on it. */
class Phone {
  readonly scripts = new Set<string>()
  readonly foreign: string[] = []
  readonly faults: string[] = []
  readonly page: Page

  private constructor(context: BrowserContext, page: Page) {
    this.page = page
    // A link that was broken is tried again after a pause that grows.
    page.setDefaultTimeout(60_000)
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(hub.address) && !/^(data|blob):/.test(url)) this.foreign.push(url)
      if (url.endsWith('.js')) this.scripts.add(new URL(url).pathname)
    })
    context.on('weberror', (error) => this.faults.push(String(error.error())))
    // What the policy of the page forbids is said on the console alone.
    context.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.faults.push(message.text())
    })
  }

  static async take(): Promise<Phone> {
    const phone = { ...tablet, viewport: { width: 390, height: 844 }, hasTouch: true }
    const context = await browser.newContext(phone)
    const taken = new Phone(context, await context.newPage())
    phones.push(taken)
    return taken
  }

  /** All that was asked for by now, packed as it travels. */
  get kibibytes(): number {
    const bytes = [...this.scripts].map((path) => {
      return gzipSync(readFileSync(join(dist, 'app', path)), { level: 9 }).length
    })
    return bytes.reduce((sum, one) => sum + one, 0) / 1024
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  group(at: number) {
    const asked = questions[at]?.text[0] ?? ''
    return this.page.getByRole('group', { name: asked, exact: true })
  }

  async toFirstQuestion(): Promise<void> {
    await this.press(german.begin)
    await this.press(german.understood)
    await this.group(0).waitFor()
  }

  /** From the first question to "Danke". */
  async answer(words: string): Promise<void> {
    await this.group(0).locator('label').first().click()
    await this.press(german.next)
    await this.group(3).getByText(german.yes, { exact: true }).click()
    await this.press(german.next)
    await this.group(11).getByRole('textbox').fill(words)
    await this.press(german.next)
    await this.page.getByRole('heading', { name: german.review }).waitFor()
    await this.press(german.send)
    await this.page.getByRole('heading', { name: german.sent }).waitFor()
  }

  /** Everything lies on the phone: the next visit needs no network. */
  async isPacked(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  }

  says(words: string): Promise<void> {
    return this.page.getByText(words, { exact: true }).waitFor()
  }
}

/** The number of answers on the page of the moderation. */
async function officeCounts(kept: number): Promise<void> {
  await office.page.goto(`/befragung/${survey}`)
  await office.page.getByText(new RegExp(`^${String(kept)} ausgefüllt`)).waitFor()
}

test('a moderator writes three questions, starts and shows the code for phones', async () => {
  const { page } = office
  const writer = new SurveyWriter(page)
  await writer.create()
  survey = new URL(page.url()).pathname.split('/')[2] ?? ''
  await page.getByRole('link', { name: /^Fragen/ }).click()
  await writer.button('Sprachen').click()
  await writer.button('Einfache Sprache').click()
  for (const at of [0, 3, 11]) {
    const question = questions[at]
    if (question) await writer.writeQuestion(question)
  }
  await writer.writeNotice()
  await page.getByRole('link', { name: 'Zur Befragung' }).click()
  await writer.button(/^Befragung starten/).click()
  await writer.button('Jetzt starten').click()
  await page.getByText(/^Fassung 1 läuft seit /).waitFor()
  // Only now there is a network: what was started before reaches the hub by itself.
  await page.goto('/geraete')
  await eveningOn(office).press('button', 'Verbinden')
  await page.getByText('Verbunden. Was Sie schreiben, kommt von selbst zu den anderen.').waitFor()
  await page.goto(`/befragung/${survey}`)
  await writer.button(/^Tablets einladen/).click()
  await page.getByText('Eigenes Handy').click()
  const link = page.getByLabel('Der Link')
  await expect.poll(() => link.inputValue()).toContain('/antworten#')
  address = await link.inputValue()
})

test(`a cold phone asks the first question with at most ${String(most)} KiB of JavaScript`, async () => {
  const phone = await Phone.take()
  await phone.page.goto(address)
  await phone.toFirstQuestion()
  const before = phone.kibibytes
  expect(before).toBeGreaterThan(10)
  expect(before).toBeLessThanOrEqual(most)
  // The keys of the link do not stay where somebody could photograph them.
  expect(phone.page.url()).toBe(`${hub.address}/antworten/${survey}`)
  await phone.answer('Mehr Bänke am See')
  await phone.says(german.arrived)
  await phone.isPacked()
  await officeCounts(1)
  await phone.page.reload()
  await phone.page.getByRole('heading', { name: german.once }).waitFor()
})

test('without a network a second phone that was here once asks, and sends when the hub is back', async () => {
  const phone = await Phone.take()
  await phone.page.goto(address)
  await phone.toFirstQuestion()
  await phone.isPacked()
  await hub.kill()
  await phone.page.reload()
  await phone.toFirstQuestion()
  await phone.answer('Ein Bus am Abend')
  await phone.says(german.waits)
  await phone.page.reload()
  await phone.page.getByRole('heading', { name: german.once }).waitFor()
  await hub.run()
  await phone.says(german.arrived)
  await officeCounts(2)
})

test('the newest word of the moderation counts: an end, and another version', async () => {
  const phone = await Phone.take()
  await phone.page.goto(address)
  await phone.toFirstQuestion()
  await phone.isPacked()
  const writer = new SurveyWriter(office.page)
  const inDialog = (name: string) => {
    return office.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  }
  await office.page.goto(`/befragung/${survey}`)
  await writer.button(/^Befragung beenden/).click()
  await inDialog('Beenden')
  await expect
    .poll(async () => {
      await phone.page.reload()
      return phone.page.getByRole('heading').first().innerText()
    })
    .toBe(german.notRunning)
  await writer.button(/^(Neue Fassung|Befragung|Wieder).*starten/).click()
  await inDialog('Jetzt starten')
  await office.page.getByText(/^Fassung 2 läuft seit /).waitFor()
  await phone.page.getByRole('button', { name: german.begin }).waitFor()
  await phone.toFirstQuestion()
  await phone.answer('Schatten für den Spielplatz')
  await phone.says(german.arrived)
  await officeCounts(3)
})

test('a link from before leads to the same questions, and so does the link on a device that leads', async () => {
  const phone = await Phone.take()
  await phone.page.goto(address.replace('/antworten#', '/beitreten#'))
  await phone.page.waitForURL(/\/befragung\/.*\/antworten$/)
  await phone.toFirstQuestion()
  await office.page.goto(address)
  await office.page.getByRole('button', { name: german.begin }).click()
  await office.page.getByRole('button', { name: german.understood }).click()
  const [first] = questions
  await office.page.getByRole('group', { name: first?.text[0] ?? '', exact: true }).waitFor()
})

test('a tablet that is passed round goes back to its kiosk, whatever address somebody types', async () => {
  const { page } = office
  await page.goto(`/befragung/${survey}/kiosk`)
  for (const label of ['PIN zum Verlassen', 'PIN noch einmal'])
    await page.getByLabel(label).fill('2580')
  await page.getByRole('button', { name: 'Kiosk starten' }).click()
  await page.getByRole('button', { name: german.begin }).waitFor()
  await page.goto('/antworten')
  await page.waitForURL(/\/kiosk$/)
  await page.getByRole('button', { name: german.begin }).waitFor()
})

test('a cut or a foreign link gets one clear sentence', async () => {
  const phone = await Phone.take()
  await phone.page.goto(address.slice(0, -7))
  await phone.page.getByRole('heading', { name: german.linkDamaged }).waitFor()
  await phone.page.goto(`${hub.address}/antworten`)
  await phone.page.getByRole('heading', { name: german.linkLost }).waitFor()
})

test('no phone asked anybody else for anything, nothing failed, and nothing readable was kept', async () => {
  expect(phones.flatMap(({ foreign }) => foreign)).toEqual([])
  expect(phones.flatMap(({ faults }) => faults)).toEqual([])
  const kept = await phones[0]?.page.evaluate(async () => {
    const rows: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result as unknown[])
        })
        for (const row of all) {
          const texts = row instanceof Uint8Array ? [row] : Object.values(row ?? {})
          for (const one of texts) {
            rows.push(one instanceof Uint8Array ? new TextDecoder().decode(one) : String(one))
          }
        }
      }
    }
    return rows.join('\n')
  })
  expect(kept?.length).toBeGreaterThan(1000)
  expect(kept).not.toContain(title)
  expect(kept).not.toContain('Bänke')
  expect(kept).not.toContain(address.split('#')[1]?.slice(0, 40))
})
