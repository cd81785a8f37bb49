/** A tablet handed round in a real browser with a disk of its own: reload, crash, typed addresses, 300 people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright'
import { call, openBench, openHouse, origin } from '../bench/house.js'
import {
  enterKiosk,
  forgetWorkers,
  heapOf,
  passedRound,
  people,
  snapshotOf,
} from '../client/kiosk-hands.js'

const wish = 'Ein ganz eigener Wunsch von Person'

let house: Awaited<ReturnType<typeof openHouse>>
let tablet: BrowserContext
let page: Page
let survey: string

/** The tablet with its disk, as it is after it was switched on. */
async function switchOn(): Promise<void> {
  tablet = await house.open('allow')
  tablet.setDefaultTimeout(20_000)
  page = await tablet.newPage()
}

beforeAll(async () => {
  house = await openHouse()
  const seeding = await house.open('block')
  survey = await call(await openBench(seeding), 'runSurvey', passedRound)
  await seeding.close()
  await switchOn()
  await page.goto(origin)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await enterKiosk(page, survey)
})
afterAll(async () => {
  await tablet.close()
  await house.close()
})

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const isBlank = () => page.getByRole('button', { name: 'Beginnen' }).waitFor()

/** Somebody answers and stops before the end. */
async function answerHalf(text: string): Promise<void> {
  await isBlank()
  await press('Beginnen')
  await press('Gelesen. Weiter')
  for (let step = 0; step < 3; step += 1) await press('Weiter')
  await page.getByRole('textbox').fill(text)
}

/** Everything that a page and its disk hold in the clear, as text. */
function traces(): Promise<string> {
  return page.evaluate(async () => {
    const found = [document.documentElement.innerHTML, JSON.stringify(history.state)]
    for (const store of [localStorage, sessionStorage])
      found.push(JSON.stringify(Object.entries(store)))
    found.push(location.href, document.cookie)
    for (const field of document.querySelectorAll('input, textarea')) {
      found.push((field as HTMLInputElement).value)
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(name))
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result as unknown[])
          request.onerror = () => reject(new Error(store))
        })
        const decode = (_: string, value: unknown) =>
          value instanceof Uint8Array || value instanceof ArrayBuffer
            ? new TextDecoder('latin1').decode(value)
            : value
        found.push(JSON.stringify(rows, decode))
      }
      database.close()
    }
    return found.join('\n')
  })
}

test('a reload in the middle leads to a blank start, without a network, too', async () => {
  await answerHalf('Geheimnis vor dem Neuladen')
  expect(await traces()).toContain('Geheimnis')
  await page.reload()
  await isBlank()
  expect(await traces()).not.toContain('Geheimnis')
  await tablet.setOffline(true)
  await answerHalf('Geheimnis ohne Netz')
  await page.reload()
  await isBlank()
  await tablet.setOffline(false)
  expect(await traces()).not.toContain('Geheimnis')
})

test('a crash in the middle leads back into the kiosk, and nothing of the person is left', async () => {
  await answerHalf('Geheimnis vor dem Absturz')
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => undefined)
  await crashed
  await page.close()
  page = await tablet.newPage()
  await page.goto(origin)
  await isBlank()
  expect(new URL(page.url()).pathname).toBe(`/befragung/${survey}/kiosk`)
  expect(await traces()).not.toContain('Geheimnis')
})

test('a tablet that was switched off comes back into the kiosk', async () => {
  await answerHalf('Geheimnis vor dem Ausschalten')
  await tablet.close()
  await switchOn()
  await page.goto(origin)
  await isBlank()
  expect(await traces()).not.toContain('Geheimnis')
})

test.each(['/', '/geraete', '/befragung/x/fragen', '/gibt/es/nicht'])(
  'the typed address %s leads back into the kiosk',
  async (path) => {
    await answerHalf('Geheimnis vor der Adresse')
    await page.goto(origin + path)
    await isBlank()
    expect(new URL(page.url()).pathname).toBe(`/befragung/${survey}/kiosk`)
    expect(await traces()).not.toContain('Geheimnis')
  },
)

test('going back and forward shows a blank start and no other screen', async () => {
  await page.goto('about:blank')
  await page.goto(`${origin}/befragung/${survey}/kiosk`)
  await answerHalf('Geheimnis vor dem Zurück')
  await page.goBack()
  await page.goForward()
  await isBlank()
  expect(await traces()).not.toContain('Geheimnis')
})

test('a second tab is in the kiosk, too', async () => {
  const second = await tablet.newPage()
  await second.goto(origin)
  await second.getByRole('button', { name: 'Beginnen' }).waitFor()
  await second.close()
})

test('300 people in a row: memory stays flat, and nothing of anybody is left', async () => {
  const session = await tablet.newCDPSession(page)
  await isBlank()
  // While somebody writes, it is there: so the search finds what there is to find.
  await answerHalf(`${wish} 0 und Ende`)
  expect(await snapshotOf(session)).toContain(wish)
  await press('Abbrechen')
  await press('Ja, alles löschen')
  await people(page, { from: 1, to: 50, wish })
  const early = await heapOf(session)
  await people(page, { from: 51, to: 300, wish })
  const late = await heapOf(session)
  // What grows are the addresses of 250 sealed answers, well under a kilobyte each.
  expect((late - early) / 250).toBeLessThan(4000)
  expect(await snapshotOf(session)).not.toContain(wish)
  expect(await traces()).not.toContain(wish)
})

test('what was answered is there for the moderation, whole and in no order of time', async () => {
  await press('Für die Aufsicht')
  await page.getByLabel('PIN zum Verlassen').fill('2580')
  await page.getByRole('button', { name: 'Verlassen', exact: true }).click()
  await page.getByText('300 hier ausgefüllt · 0 auf 2 Geräten · 300 offen').waitFor()
  await forgetWorkers(page)
  await tablet.close()
  const reading = await house.open('block')
  const given = await call(await openBench(reading), 'answersOf', survey)
  await reading.close()
  const wishes = given.map(({ answers }) => JSON.stringify(answers.worte))
  expect(new Set(wishes).size).toBe(300)
  expect(given.every(({ channel, day }) => channel === 'kiosk' && day.length === 10)).toBe(true)
  const numbers = wishes.map((text) => Number(/Person (\d+) und/.exec(text)?.[1]))
  expect(numbers).not.toEqual([...numbers].sort((one, other) => one - other))
  await switchOn()
})
