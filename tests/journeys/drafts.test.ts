/** Whatever is being written when the page dies stands in its field again, and nowhere else. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { launchChromium, Served, tablet, watch } from '../client/served.ts'
import { village } from '../client/village.ts'

let browser: Browser
let app: Served
let device: BrowserContext
let evening: Evening
let seen: ReturnType<typeof watch>

async function openAt(path: string): Promise<void> {
  const page = await device.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(path)
  evening = new Evening(new Pointer(page))
}

/** How many rows of drafts lie on the disk. */
function draftsOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('beteiligungskoffer')
        opening.onsuccess = () => {
          const database = opening.result
          const counting = database.transaction('drafts').objectStore('drafts').count()
          counting.onsuccess = () => {
            database.close()
            resolve(counting.result)
          }
        }
      }),
  )
}

/** Rows that are no words: once cards were collected, what has been looked at on this device. */
let others = 0

/** Writes, and kills the page as soon as a draft lies on the disk, while the focus is still in the field. */
async function dieWriting(label: string | RegExp, text: string): Promise<void> {
  const { page } = evening
  await expect.poll(() => draftsOn(page)).toBe(others)
  await evening.field(label).focus()
  await page.keyboard.press('ControlOrMeta+A')
  // At once, so that the first draft is the whole of it.
  await page.keyboard.insertText(text)
  await expect.poll(() => draftsOn(page)).toBe(others + 1)
  const path = new URL(page.url()).pathname
  const crashed = page.waitForEvent('crash')
  const session = await device.newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await openAt(path)
}

const text = 'Das schreibe ich noch zu Ende'

/** The text stands in its field again; taken over by `keep`, it is no draft any more. */
async function findAgain(label: string | RegExp, keep: () => Promise<void>): Promise<void> {
  await expect.poll(() => evening.field(label).inputValue()).toBe(text)
  await evening.page.getByText('Wiederhergestellt, noch nicht übernommen').waitFor()
  await keep()
  await expect.poll(() => draftsOn(evening.page)).toBe(others)
}

/** Goes into the field, and out of it again. */
async function leave(label: string | RegExp): Promise<void> {
  await evening.field(label).focus()
  await evening.page.keyboard.press('Tab')
}

beforeAll(async () => {
  browser = await launchChromium()
  app = await Served.start()
  device = await browser.newContext({ ...tablet, baseURL: app.address })
  seen = watch(device, app)
  await openAt('/')
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

test('the name of the municipality that was being written is there again', async () => {
  const label = 'Name der Kommune oder Einrichtung'
  await evening.press('button', 'Name und Wappen eintragen')
  await dieWriting(label, text)
  await evening.press('button', 'Name und Wappen eintragen')
  await findAgain(label, () => evening.press('button', 'Speichern'))
  await evening.page.getByText(text).waitFor()
})

test('the name of a new initiative that was being written is there again', async () => {
  await evening.press('button', 'Neues Vorhaben')
  await dieWriting('Wie heißt Ihr Vorhaben?', text)
  await evening.press('button', 'Neues Vorhaben')
  await findAgain('Wie heißt Ihr Vorhaben?', () => evening.press('button', 'Anlegen'))
  await evening.arrive(text)
})

test('the description of an initiative that was being written is there again', async () => {
  await evening.press('button', 'Name und Beschreibung ändern')
  await dieWriting('Worum geht es?', text)
  await evening.press('button', 'Name und Beschreibung ändern')
  await findAgain('Worum geht es?', () => evening.press('button', 'Speichern'))
})

test('the question, the place, a rule and a question of a step that were being written are there again', async () => {
  await evening.takeMethod()
  await dieWriting('Leitfrage', text)
  await findAgain('Leitfrage', () => leave('Leitfrage'))

  await evening.press('button', 'Angaben ändern')
  await dieWriting('Ort', text)
  await evening.press('button', 'Angaben ändern')
  await findAgain('Ort', () => leave('Ort'))
  await evening.press('button', 'Fertig')

  const openRules = async () => {
    await evening.press('button', /^Kritikphase/)
    await evening.page.getByText('Regeln (5)').click()
  }
  await openRules()
  await dieWriting('Regel 2', text)
  await openRules()
  await findAgain('Regel 2', () => leave('Regel 2'))

  const openStep = async () => {
    await evening.press('button', '„Kritik sammeln“ bearbeiten')
  }
  await openStep()
  await dieWriting('Frage in diesem Schritt', text)
  await evening.press('button', /^Kritikphase/)
  await openStep()
  await findAgain('Frage in diesem Schritt', () => leave('Frage in diesem Schritt'))
})

test('a card that was being corrected while reading aloud is there again', async () => {
  await evening.write('Leitfrage', village.question)
  await evening.page.keyboard.press('Tab')
  await evening.start()
  await evening.goTo('Kritik sammeln')
  await evening.typeCards(1)
  await evening.goTo('Karten vorlesen')
  await evening.press('button', 'Erste Karte zeigen')
  await evening.press('button', 'Karte ändern')
  others = 1
  await dieWriting(/Nur wer sie geschrieben hat/, text)
  await evening.press('button', 'Erste Karte zeigen')
  await evening.press('button', 'Karte ändern')
  await findAgain(/Nur wer sie geschrieben hat/, () => evening.press('button', 'Speichern'))
  await evening.page.locator('.card').getByText(text).first().waitFor()
})

test('nothing was thrown by any of this', () => {
  expect(seen).toEqual({ foreign: [], thrown: [] })
})
