/** Eight tables join by invitation, write without a network, and become one wall before the moderator has asked twice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HallTablet } from '../client/hall-tablet.ts'
import { NpmHub } from '../client/npm-hub.ts'
import { pace } from '../client/paced.ts'
import { meetingFlags } from '../client/profile.ts'
import { launchChromium } from '../client/served.ts'
import { spoken } from '../client/village.ts'

const cards = spoken(40)

let browser: Browser
let hub: NpmHub
let moderator: HallTablet
let tables: HallTablet[]
/** The stick of the table that hands over by file. */
let stick: string

beforeAll(async () => {
  stick = await mkdtemp(join(tmpdir(), 'stick-'))
  hub = await NpmHub.start()
  browser = await launchChromium(meetingFlags)
  moderator = await HallTablet.create(browser, hub.address)
  tables = []
  for (let table = 0; table < 8; table += 1) {
    tables.push(await HallTablet.create(browser, hub.address))
  }
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [at, { page }] of [moderator, ...tables].entries()) {
    const path = `reports/journeys/tables-${String(at)}.png`
    await page.screenshot({ path, fullPage: true }).catch(() => undefined)
  }
})
afterAll(async () => {
  await browser.close()
  await hub.remove()
  await rm(stick, { recursive: true, force: true })
})

/** Prepares the evening, begins to collect, and hands out the link from the poster. */
async function invite(): Promise<string> {
  const { evening, page } = moderator
  await evening.prepare()
  const workshop = new URL(page.url()).pathname.split('/')[2] ?? ''
  await page.goto('/geraete')
  await evening.press('button', 'Verbinden')
  await page.getByText('Verbunden. Was Sie schreiben, kommt von selbst zu den anderen.').waitFor()
  await page.goto(`/veranstaltung/${workshop}/einladen`)
  const link = evening.field('Der Link')
  await expect.poll(() => link.inputValue()).toContain('#')
  const address = await link.inputValue()
  await page.goto(`/veranstaltung/${workshop}/vorbereiten`)
  await evening.start()
  await evening.goTo('Kritik sammeln')
  return address
}

async function joinAs(table: HallTablet, name: string, link: string): Promise<void> {
  await table.page.goto(link)
  await table.evening.write(/^Name dieses Geräts/, name)
  await table.evening.press('button', 'Mitmachen')
  await table.evening.field('Ihr Gedanke').waitFor()
}

test('eight tables follow one link, and see the question of the moderator', async () => {
  const link = await invite()
  await Promise.all(tables.map((table, at) => joinAs(table, `Tisch ${String(at + 1)}`, link)))
  for (const { page } of tables) {
    await page.getByRole('heading', { name: 'Was stört, ärgert oder fehlt uns?' }).waitFor()
  }
})

test('with the network gone, each table writes five cards', async () => {
  await hub.kill()
  for (const [at, { page, evening, hands }] of tables.entries()) {
    hands.setClock()
    for (const text of cards.slice(at * 5, at * 5 + 5)) {
      await evening.write('Ihr Gedanke', text)
      await evening.press('button', 'Karte hinzufügen')
    }
    await page.getByText('Unsere Karten: 5').waitFor()
    await evening.saved()
  }
  expect(await moderator.page.locator('section.surface .card').count()).toBe(0)
  console.info(`writing took ${tables.map(({ hands }) => hands.seconds.toFixed(0)).join(', ')} s`)
})

test('acceptance 3: 8 tables × 5 cards are on one wall within two minutes of hands, one of them by file', async () => {
  const [one, two, three, four, five, six, seven, eight] = tables as Eight
  for (const { hands } of [moderator, ...tables]) hands.setClock()
  // Everybody at once; each has their own clock.
  for (const device of [moderator, one, two, three, four, five, six, seven]) {
    await device.goToPairing()
  }
  await moderator.bringIn(one)
  await moderator.bringIn(two)
  await one.bringIn(three)
  await moderator.bringIn(four)
  await one.bringIn(five)
  await two.bringIn(six)
  await three.bringIn(seven)

  const path = await giveFile(eight)
  await moderator.evening.press('button', 'Fertig')
  moderator.hands.meet(eight.hands)
  expect(await takeFile(path)).toBe('5 Karten neu.')
  await moderator.evening.press('link', 'Zur Startseite')
  await moderator.evening.press('link', 'Weitermachen')
  await moderator.hands.wait(moderator.page.getByText('40 Karten', { exact: true }).waitFor())
  for (const { hands } of tables) moderator.hands.meet(hands)
  const { seconds, taps } = moderator.hands
  console.info(`it took ${seconds.toFixed(0)} s and ${String(taps)} taps of the moderator`)
  expect(seconds).toBeLessThan(120)
})

test('no card is lost or doubled, and nothing was thrown', async () => {
  const { page } = moderator
  await page.goto(page.url().replace('durchfuehren', 'protokoll'))
  // The wall draws what is in sight; the minutes name every card.
  const minutes = page.getByRole('article')
  await minutes.getByText(cards[0] ?? '').waitFor()
  const text = await minutes.innerText()
  const counted = cards.map((card) => [card, text.split(card).length - 1])
  expect(counted).toEqual(cards.map((card) => [card, 1]))
  expect([moderator, ...tables].flatMap(({ thrown }) => thrown)).toEqual([])
})

type Eight = [
  HallTablet,
  HallTablet,
  HallTablet,
  HallTablet,
  HallTablet,
  HallTablet,
  HallTablet,
  HallTablet,
]

/** "Als Datei mitgeben" at the table, onto a stick that is carried to the moderator. */
async function giveFile({ evening, hands, page }: HallTablet): Promise<string> {
  await hands.openApp()
  await evening.press('link', 'Andere Geräte')
  await evening.press('button', 'Als Datei mitgeben')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    evening.press('button', 'Datei speichern'),
  ])
  const path = join(stick, file.suggestedFilename())
  await file.saveAs(path)
  hands.spend(pace.carry)
  return path
}

/** "Datei öffnen" with the picker: two taps. */
async function takeFile(path: string): Promise<string> {
  const { evening, hands, page } = moderator
  const [picker] = await Promise.all([
    page.waitForEvent('filechooser'),
    hands.press(page.getByText('Datei öffnen', { exact: true })),
  ])
  hands.spend(pace.tap)
  await picker.setFiles(path)
  await evening.press('button', 'Übernehmen')
  const news = page.locator('.news')
  await hands.wait(news.waitFor())
  const sentence = await news.innerText()
  await evening.press('button', 'Fertig')
  return sentence
}
