/** The whole evening by keyboard alone; what is heard on the way reads like the evening. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright'
import { dotsOf, Evening } from '../client/evening.ts'
import { Keyboard } from '../client/hands.ts'
import { Transcript } from '../client/listening.ts'
import { launchChromium, Served, tablet } from '../client/served.ts'
import { heaps, spoken, village } from '../client/village.ts'

let browser: Browser
let app: Served

beforeAll(async () => {
  browser = await launchChromium()
  app = await Served.start()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

test('an evening runs by keyboard alone, and what is heard reads like the evening', async () => {
  const device = await browser.newContext({ ...tablet, baseURL: app.address })
  const page = await device.newPage()
  page.setDefaultTimeout(15_000)
  const transcript = new Transcript(page)
  await transcript.begin()
  const evening = new Evening(new Keyboard(page, transcript.listen))
  evening.arrived = transcript.arrive
  await page.goto('/')
  await evening.prepare()
  await evening.start()
  await evening.goTo('Kritik sammeln')
  await evening.write(/^Neue Karte/, village.early)
  await evening.press('button', 'In den Ideenspeicher')
  await evening.typeCards(spoken(10))
  await evening.goTo('Karten ordnen')
  await evening.clusterByKeyboard()
  await evening.goTo('Stapel benennen')
  await evening.nameClusters()
  await evening.goTo('Punkte verteilen')
  await evening.countDots(dotsOf(Object.keys(heaps)))
  await evening.goTo('Kritik umkehren')
  await evening.reverse()
  await evening.goTo('Ideen sammeln')
  await evening.press('button', /^Idee .* als Karte nehmen$/)
  await evening.typeCards(village.ideas)
  await evening.goOnFromIdeas()
  await evening.toMinutes()
  const download = page.waitForEvent('download')
  await evening.press('button', /Ergebnisprotokoll \(Word\)/)
  expect((await download).suggestedFilename()).toMatch(/\.docx$/)
  await page.getByText(/liegt bei Ihren Downloads/).waitFor()
  await transcript.arrive()
  await device.close()
  // After a wanted change of words: `npx vitest run --project journeys tests/journeys/keyboard.test.ts -u`.
  await expect(transcript.text).toMatchFileSnapshot('../samples/evening-transcript.txt')
})
