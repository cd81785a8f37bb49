/** A walk is prepared on one tablet without a network: stops, a file of places, the notice, and all of it on paper. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium, Served, visitOnce, watch } from '../client/served.ts'

const stops = ['Bahnhof', 'Zebrastreifen', 'Bushaltestelle', 'Markt', 'Kita', 'Anger']
const wish = 'Bitte bringen Sie einen Regenschirm mit.'

let browser: Browser
let device: BrowserContext
let page: Page
let seen: ReturnType<typeof watch>

const button = (name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const unfold = (name: string) => page.locator('summary').filter({ hasText: name }).click()
const notice = () => field('Aushang')

/** How many texts that are being written lie on the disk. */
function draftsOnDisk(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('beteiligungskoffer')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('drafts').objectStore('drafts').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
}

/** Pages of what would be printed now. */
async function printed(): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0
}

/** Prints only the sheets of this name. */
async function printOnly(name: string): Promise<number> {
  for (const box of await page
    .getByRole('group', { name: 'Was drucken Sie?' })
    .getByRole('checkbox')
    .all()) {
    await box.uncheck()
  }
  await page.getByRole('checkbox', { name }).check()
  return printed()
}

beforeAll(async () => {
  browser = await launchChromium()
  const app = await Served.start()
  device = await visitOnce(browser, app)
  seen = watch(device, app)
  await app.stop()
  await device.setOffline(true)
  page = await device.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/')
})

afterAll(() => browser.close())

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const name = task.name.replaceAll(/[^\w]+/g, '-')
  await page.screenshot({ path: `reports/journeys/${name}.png` }).catch(() => undefined)
})

test('the method is taken by the interface, and six stops are written down', async () => {
  await button('Neues Vorhaben').click()
  await field('Wie heißt Ihr Vorhaben?').fill('Unser Ort zu Fuß')
  await button('Anlegen').click()
  await page.getByRole('link', { name: 'Neue Veranstaltung' }).click()
  await button(/Quartiersspaziergang/).click()
  await button('Diese Methode nehmen').click()
  await heading('Der Spaziergang').waitFor()
  await unfold('Route und Stopps')
  await field('Treffpunkt').fill('Bahnhof, Haupteingang')
  for (const stop of stops) {
    await field('Neuer Stopp').fill(stop)
    await page.keyboard.press('Enter')
    await expect.poll(() => field('Neuer Stopp').inputValue()).toBe('')
  }
  await expect.poll(() => field(/^Name von Stopp/).count()).toBe(6)
})

test('a stop is sorted by keys alone, and keeps its number', async () => {
  await field('Name von Stopp 6').focus()
  await page.keyboard.press('Alt+ArrowUp')
  const names = () =>
    field(/^Name von Stopp/).evaluateAll((all) =>
      all.map((one) => (one as HTMLTextAreaElement).value),
    )
  await expect.poll(names).toEqual([...stops.slice(0, 4), 'Anger', 'Kita'])
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(names).toEqual(stops)
})

test('places of a broken file change nothing; those of a good one get stops and a way', async () => {
  await button('Orte aus einer Datei').click()
  const input = page.locator('dialog[open] input[type=file]')
  await input.setInputFiles({
    name: 'a.gpx',
    mimeType: '',
    buffer: Buffer.from('<gpx><wpt lat="5'),
  })
  await expect.poll(() => page.locator('dialog[open] .error').innerText()).toMatch(/\.$/)
  const gpx =
    '<gpx version="1.1"><wpt lat="51.28" lon="11.889"><name>Bahnhof</name></wpt>' +
    '<wpt lat="51.282" lon="11.889"><name>Spielplatz</name></wpt><trk><name>Runde</name><trkseg>' +
    '<trkpt lat="51.28" lon="11.889"/><trkpt lat="51.289" lon="11.889"/></trkseg></trk></gpx>'
  await input.setInputFiles({ name: 'b.gpx', mimeType: '', buffer: Buffer.from(gpx) })
  await page.getByText('2 Orte, 1 Weg').waitFor()
  await page.getByText('gibt es schon, bekommt die Lage').waitFor()
  expect(await field(/^Name von Stopp/).count()).toBe(6)
  await button('Übernehmen').click()
  await expect.poll(() => field(/^Name von Stopp/).count()).toBe(7)
  await expect.poll(() => field('Länge').inputValue()).toBe('1 km')
})

test('the notice says what is known, stays once it was changed, and asks before it is written anew', async () => {
  await unfold('Ankündigung')
  await expect.poll(() => notice().inputValue()).toContain('Treffpunkt: Bahnhof, Haupteingang')
  await notice().fill(`${await notice().inputValue()}\n${wish}`)
  await notice().blur()
  await button('Aushang neu erzeugen').click()
  await button('Meinen Text behalten').click()
  expect(await notice().inputValue()).toContain(wish)
})

test('a reload loses nothing, not even what was being typed', async () => {
  await expect.poll(draftsOnDisk).toBe(0)
  await field('Treffpunkt').fill('Bahnhof, Hinterausgang')
  await expect.poll(draftsOnDisk).toBe(1)
  await page.reload()
  await heading('Der Spaziergang').waitFor()
  await unfold('Route und Stopps')
  await expect.poll(() => field('Treffpunkt').inputValue()).toBe('Bahnhof, Hinterausgang')
  await unfold('Ankündigung')
  await expect.poll(() => notice().inputValue()).toContain(wish)
})

test('everything is printed: one form a page for each of twelve stops, all else on a page each', async () => {
  for (let number = 9; number <= 13; number += 1) {
    await field('Neuer Stopp').fill(`Stopp Nummer ${String(number)}`)
    await page.keyboard.press('Enter')
    await expect.poll(() => field('Neuer Stopp').inputValue()).toBe('')
  }
  await page.getByText('12 Stopps sind viel').waitFor()
  await page.getByRole('link', { name: 'Zum Drucken' }).click()
  await heading('Für den Spaziergang drucken').waitFor()
  expect(await printed()).toBe(12 + 5)
  await page.getByRole('button', { name: 'Einfache Sprache' }).click()
  expect(await printOnly('Beobachtungsbögen')).toBe(12)
  expect(await printOnly('Rollenkarten')).toBe(1)
  expect(await printOnly('Aufkleber')).toBe(1)
  expect(seen).toEqual({ foreign: [], thrown: [] })
})
