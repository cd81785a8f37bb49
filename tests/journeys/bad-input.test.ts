/** Whatever is put in: one plain sentence, nothing changed, nothing lost, nothing executed. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright'
import { Evening } from '../client/evening.ts'
import { Pointer, typeDate } from '../client/hands.ts'
import { launchChromium, Served, tablet, watch } from '../client/served.ts'
import { village } from '../client/village.ts'

let browser: Browser
let app: Served
let device: BrowserContext
let page: Page
let evening: Evening
let seen: ReturnType<typeof watch>

beforeAll(async () => {
  browser = await launchChromium()
  app = await Served.start()
  device = await browser.newContext({ ...tablet, baseURL: app.address })
  seen = watch(device, app)
  page = await device.newPage()
  page.setDefaultTimeout(15_000)
  evening = new Evening(new Pointer(page))
  await page.goto('/')
  await evening.prepare()
  await evening.start()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})
beforeEach(async () => {
  await page.evaluate(() => Object.assign(globalThis, { executed: false }))
})

/** Puts a text into the focused field as pasting does, whatever signs it has. */
async function paste(text: string): Promise<void> {
  await evening.hands.reach(evening.field(/^Neue Karte/))
  await page.keyboard.insertText(text)
}

const texts = () => page.locator('section.surface .card .text').allInnerTexts()

test('100,000 characters in the composer: one question, nothing cut, still fast', async () => {
  await evening.goTo('Kritik sammeln')
  const long = 'Das Pflaster ist lose '.repeat(4546).trim()
  expect(long.length).toBeGreaterThanOrEqual(100_000)
  const field = evening.field(/^Neue Karte/)
  await field.fill(long)
  await page.keyboard.press('Enter')
  await page.getByText('Das ist für eine Karte sehr lang. Sind es mehrere Gedanken?').waitFor()
  expect(await texts()).toEqual([])
  expect((await field.inputValue()).length).toBe(long.length)
  await evening.press('button', 'So hinzufügen')
  await page.locator('section.surface .card').first().waitFor()
  expect((await texts())[0]?.length).toBe(long.length)
  await evening.saved()
  await page.reload()
  await page.locator('section.surface .card').first().waitFor()
  expect((await texts())[0]?.length).toBe(long.length)
})

test('HTML, script, bidi controls and null bytes are text and nothing else', async () => {
  const evil = '<img src=x onerror="executed=true"><script>executed=true</script><b>fett</b>'
  const signs = 'Bus\u0000 \u202Eträf\u2066 nicht\u0007'
  for (const text of [evil, signs]) {
    await paste(text)
    await page.keyboard.press('Enter')
    const again = page.getByRole('button', { name: 'So hinzufügen' })
    if (await again.isVisible()) await again.click()
  }
  await page.getByText('fett').first().waitFor()
  const there = await texts()
  expect(there.some((text) => text.includes('<script>executed=true</script>'))).toBe(true)
  const cleaned = there.find((text) => text.includes('Bus')) ?? ''
  // eslint-disable-next-line no-control-regex -- these signs are what is looked for
  expect(cleaned).not.toMatch(/[\u0000\u0007\u202E\u2066]/)
  expect(cleaned).toContain('nicht')
  expect(await page.locator('main img, main script, main b').count()).toBe(0)
  expect(await page.evaluate('executed')).toBe(false)
})

test('an address of something that is not on this device says so in one sentence', async () => {
  const stranger = await device.newPage()
  const strange = [
    '/veranstaltung/AAAAAAAAAAAAAAAAAAAAAA/durchfuehren',
    '/veranstaltung/AAAAAAAAAAAAAAAAAAAAAA/protokoll',
    '/vorhaben/AAAAAAAAAAAAAAAAAAAAAA',
    '/vorhaben/%3Cscript%3Eexecuted=true%3C%2Fscript%3E',
    '/gibt/es/nicht',
  ]
  for (const address of strange) {
    await stranger.goto(address)
    const sentence = stranger.getByText(
      /liegt nicht auf diesem Gerät|gehört zu nichts|Diese Adresse/,
    )
    await sentence.first().waitFor()
    await stranger.getByRole('link', { name: 'Zur Startseite' }).waitFor()
  }
  await stranger.close()
})

test('two windows edit and withdraw the same card: both texts are kept, the card can be taken back', async () => {
  await evening.typeCards(['Die Uhr am Turm steht'])
  await evening.saved()
  const other = await device.newPage()
  await other.goto(page.url())
  const shelf = (window: Page) =>
    window.locator('section.surface').getByText('Die Uhr am Turm steht', { exact: false })
  await shelf(other).first().waitFor()
  const open = /^Karte .* öffnen|Die Uhr am Turm/
  await page.getByRole('button', { name: open }).first().click()
  await other.getByRole('button', { name: open }).first().click()
  await page.getByLabel('Text der Karte').fill('Die Uhr am Turm geht nach')
  await other.getByRole('button', { name: 'In den Papierkorb' }).click()
  await page.locator('dialog[open]').getByRole('button', { name: 'Speichern' }).click()
  await expect.poll(() => shelf(other).count()).toBe(0)
  await other.getByRole('button', { name: 'Papierkorb' }).click()
  await other.getByText('Die Uhr am Turm geht nach').waitFor()
  await other
    .getByRole('button', { name: /zurückholen$/ })
    .first()
    .click()
  await page.getByText('Die Uhr am Turm geht nach').first().waitFor()
  await other.close()
})

test('a day that does not exist changes nothing', async () => {
  const prepare = await device.newPage()
  await prepare.goto(page.url().replace('durchfuehren', 'vorbereiten'))
  await prepare.getByRole('button', { name: 'Angaben ändern' }).click()
  const date = prepare.getByLabel('Datum')
  expect(await date.inputValue()).toBe(village.date)
  await date.focus()
  await typeDate(prepare, '2031-02-30')
  await date.blur()
  await prepare.getByText(/Dieses Datum gibt es nicht/).waitFor()
  await prepare.getByLabel('Personen').fill('viele')
  await prepare.keyboard.press('Tab')
  await prepare.getByText(/Bitte geben Sie eine .*Zahl/).waitFor()
  await prepare.getByText('Auf diesem Gerät gespeichert').waitFor()
  await prepare.reload()
  await prepare.getByText(`Gruppe: ${String(village.people)} Personen`).waitFor()
  await prepare.getByRole('button', { name: 'Angaben ändern' }).click()
  expect(await prepare.getByLabel('Datum').inputValue()).toBe(village.date)
  await prepare.close()
})

test('a clock that jumps is said in one calm sentence, and time goes on', async () => {
  const left = page.getByRole('timer').first()
  await page.clock.install({ time: new Date() })
  await page.reload()
  await left.waitFor()
  const before = await left.innerText()
  await page.clock.setSystemTime(Date.now() - 5 * 3_600_000)
  await page.clock.runFor(2000)
  await page.getByText(/Die Uhr dieses Geräts wurde verstellt/).waitFor()
  expect(Math.abs(minutesIn(await left.innerText()) - minutesIn(before))).toBeLessThanOrEqual(1)
  await evening.typeCards(['Auch jetzt wird geschrieben'])
  await page.getByText('Auch jetzt wird geschrieben').first().waitFor()
})

test('acceptance 11: at zero inputs still work, and nothing is submitted', async () => {
  await evening.write(/^Neue Karte/, 'Noch nicht fertig')
  await page.clock.runFor('30:00')
  await page.getByText(/über der Zeit/).waitFor()
  expect(await evening.field(/^Neue Karte/).inputValue()).toBe('Noch nicht fertig')
  expect(await evening.step()).toBe('Kritik sammeln')
  await page.keyboard.press('Enter')
  await page.getByText('Noch nicht fertig').first().waitFor()
})

test('nothing was thrown by any of this', () => {
  expect(seen).toEqual({ foreign: [], thrown: [] })
})

function minutesIn(text: string): number {
  return Number(/(\d+):\d\d/.exec(text)?.[1])
}
