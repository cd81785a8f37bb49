/** An editor writes the questionnaire of Braunsbedra by hand, in two languages; the checks pass, and it starts. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, Served, visitOnce, watch } from '../client/served.ts'
import { questions, SurveyWriter, title } from '../client/survey-editing.ts'

let browser: Browser
let app: Served
let device: BrowserContext
let page: Page
let writer: SurveyWriter
let seen: ReturnType<typeof watch>

beforeAll(async () => {
  app = await Served.start()
  browser = await launchChromium()
  device = await visitOnce(browser, app)
  seen = watch(device, app)
  // Town halls have no network on the evening on which it matters.
  await device.setOffline(true)
  page = await device.newPage()
  page.setDefaultTimeout(15_000)
  writer = new SurveyWriter(page)
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

const state = (word: string) => page.getByText(word, { exact: true })

test('an editor writes 12 questions in German and in plain German, without a network', async () => {
  await writer.create()
  await writer.writeAll()
  const list = page.getByRole('navigation', { name: 'Fragen' })
  await list.getByText(/^12\. Was möchten Sie uns noch sagen/).waitFor()
  expect(await list.locator('li[data-id]').count()).toBe(questions.length)
  await writer.button('Prüfen').click()
  const side = page.getByRole('region', { name: 'Prüfen' })
  await side.getByText(/^(Gelb|Grün):/).waitFor()
})

test('the preview asks as a citizen will see it, in the language chosen', async () => {
  await writer.button('Vorschau').click()
  const preview = page.getByRole('region', { name: 'Vorschau' })
  await page
    .getByRole('navigation', { name: 'Fragen' })
    .getByText(/^4\. Kommen Sie/)
    .click()
  await preview.getByText('Kommen Sie ohne Auto gut zum Arzt?').waitFor()
  await preview.getByRole('combobox', { name: 'Sprache' }).selectOption('de-simple')
  await preview.getByText('Kommen Sie gut zum Arzt?').waitFor()
  await preview.getByText('Nein', { exact: true }).click()
  await preview.getByRole('button', { name: 'Weiter' }).click()
  await preview.getByText('Was fehlt auf dem Weg?').waitFor()
})

test('it starts, says so everywhere, and is still running after a crash', async () => {
  await page.getByRole('link', { name: 'Zur Befragung' }).click()
  await writer.button(/^Befragung starten/).click()
  const dialog = page.getByRole('dialog', { name: 'Befragung starten' })
  await dialog.getByText(/Sie lassen sich dann nicht mehr ändern/).waitFor()
  await dialog.getByRole('button', { name: 'Jetzt starten' }).click()
  await state('läuft').waitFor()
  await page.getByText(/^Fassung 1 läuft seit /).waitFor()
  const address = page.url()
  await page.close()
  page = await device.newPage()
  await page.goto(address)
  await state('läuft').waitFor()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Vorhaben' }).click()
  await page.getByText(/läuft · 12 Fragen · 0 ausgefüllt/).waitFor()
  expect(seen).toEqual({ foreign: [], thrown: [] })
})
