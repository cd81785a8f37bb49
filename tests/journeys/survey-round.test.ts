/** A whole Bürgerbefragung: written, asked at three tablets without a network, brought together on three ways, counted. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { roundData } from '../client/exported.ts'
import { keptHashes } from '../client/kept.ts'
import { NpmHub } from '../client/npm-hub.ts'
import { beginToPair, pair } from '../client/pairing-hands.ts'
import type { Profile } from '../client/profile.ts'
import {
  answerByHand,
  answerInARow,
  nextPerson,
  peopleOf,
  foundIn,
  tallies,
} from '../client/round-people.ts'
import { readSav } from '../client/sav-reader.ts'
import { SurveyWriter } from '../client/survey-editing.ts'
import { eveningOn, newDevice } from '../client/trio.ts'

const each = 40
const people = peopleOf(3 * each)
const pin = '2580'
const connected = 'Verbunden. Was Sie schreiben, kommt von selbst zu den anderen.'

let hub: NpmHub
let office: Profile
let market: Profile
let lake: Profile
let school: Profile
/** All that were made so far, the office first. */
const devices: Profile[] = []
let folder: string
let survey: string
let writer: SurveyWriter

async function bring(name: string): Promise<Profile> {
  const device = await newDevice(name, hub.address)
  devices.push(device)
  return device
}

beforeAll(async () => {
  hub = await NpmHub.start()
  folder = await mkdtemp(join(tmpdir(), 'round-'))
  office = await bring('Moderation')
  writer = new SurveyWriter(office.page)
})
afterAll(async () => {
  await Promise.all(devices.map((device) => device.remove()))
  await hub.remove()
  await rm(folder, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const device of devices) {
    await device.picture(`reports/journeys/survey-round-${device.name}.png`)
  }
})

const counted = (kept: number, safe: number) =>
  `${String(kept)} hier ausgefüllt · ${String(safe)} auf 2 Geräten · ${String(kept - safe)} offen`
const keptForOthers = (kept: number) => `${String(kept)} von anderen aufbewahrt`
const isBlank = ({ page }: Profile) => page.getByRole('button', { name: 'Beginnen' }).waitFor()

/** The page of the survey on the device of the moderation says so many. */
async function officeCounts(kept: number): Promise<void> {
  await office.page.goto(`/befragung/${survey}`)
  await office.page.getByText(new RegExp(`^${String(kept)} ausgefüllt`)).waitFor()
}

/** Out of the kiosk with the PIN. */
async function leave({ page }: Profile): Promise<void> {
  await page.getByRole('button', { name: 'Für die Aufsicht' }).click()
  await page.getByLabel('PIN zum Verlassen').fill(pin)
  await page.getByRole('button', { name: 'Verlassen', exact: true }).click()
  await page.getByRole('heading', { name: 'Dieses Gerät herumgeben' }).waitFor()
}

test('an editor writes 12 questions in German and plain German, the check passes, and it starts', async () => {
  const { page } = office
  await writer.create()
  survey = new URL(page.url()).pathname.split('/')[2] ?? ''
  await writer.writeAll()
  await writer.button('Prüfen').click()
  await page
    .getByRole('region', { name: 'Prüfen' })
    .getByText(/^(Gelb|Grün):/)
    .waitFor()
  await page.getByRole('link', { name: 'Zur Befragung' }).click()
  await writer.button(/^Befragung starten/).click()
  await writer.button('Jetzt starten').click()
  await page.getByText(/^Fassung 1 läuft seit /).waitFor()
})

test('three tablets are invited while there is a network, and are ready for the field', async () => {
  const { page } = office
  await page.goto('/geraete')
  await eveningOn(office).press('button', 'Verbinden')
  await page.getByText(connected).waitFor()
  await page.goto(`/befragung/${survey}`)
  await writer.button(/^Tablets einladen/).click()
  const link = page.getByLabel('Der Link')
  await expect.poll(() => link.inputValue()).toContain('#')
  const address = await link.inputValue()
  market = await bring('Markt')
  lake = await bring('See')
  school = await bring('Schule')
  for (const kiosk of [market, lake, school]) {
    // As the camera of the tablet opens it.
    await kiosk.page.goto(address)
    await kiosk.page.waitForURL(/\/kiosk$/)
    await kiosk.page.getByText('Die ganze App liegt auf diesem Gerät.').waitFor()
    await kiosk.page.getByLabel('PIN zum Verlassen').fill(pin)
    await kiosk.page.getByLabel('PIN noch einmal').fill(pin)
    await kiosk.page.getByRole('button', { name: 'Kiosk starten' }).click()
    await isBlank(kiosk)
  }
  await hub.kill()
})

test('120 people answer without a network, while one tablet crashes and one dies', async () => {
  const [atMarket, atLake, atSchool] = [0, 1, 2].map((at) =>
    people.slice(at * each, (at + 1) * each),
  ) as [typeof people, typeof people, typeof people]
  const byHand = async (kiosk: Profile, [first, ...others]: typeof people) => {
    if (!first) throw new Error('Nobody is there.')
    await answerByHand(kiosk.page, first)
    await nextPerson(kiosk.page)
    return others
  }
  /** Somebody is in the middle of an answer when the page crashes. */
  const roundAtMarket = async () => {
    const others = await byHand(market, atMarket)
    await answerInARow(market.page, others.slice(0, 20))
    await market.crash(async (page) => {
      await answerByHand(page, others[0] ?? { isPlain: false, said: [] }, 11)
      await page.getByRole('textbox').fill('Das sage ich lieber doch nicht')
    })
    await isBlank(market)
    await answerInARow(market.page, others.slice(20))
  }
  /** The battery goes as soon as the tablet has said "Danke!". */
  const roundAtLake = async () => {
    const [one, ...others] = await byHand(lake, atLake)
    if (!one) throw new Error('Nobody is there.')
    await answerInARow(lake.page, others.slice(0, 20))
    await answerByHand(lake.page, one)
    await lake.kill()
    await lake.open('/')
    await isBlank(lake)
    await answerInARow(lake.page, others.slice(20))
  }
  const roundAtSchool = async () => {
    await answerInARow(school.page, await byHand(school, atSchool))
  }
  await Promise.all([roundAtMarket(), roundAtLake(), roundAtSchool()])
  for (const kiosk of [market, lake, school]) {
    await leave(kiosk)
    await kiosk.page.getByText(counted(each, 0)).waitFor()
  }
})

test('one tablet hands its answers over as a file', async () => {
  await eveningOn(market).press('link', 'Geräte verbinden')
  await eveningOn(market).press('button', 'Als Datei mitgeben')
  const [file] = await Promise.all([
    market.page.waitForEvent('download'),
    eveningOn(market).press('button', 'Datei speichern'),
  ])
  const path = join(folder, 'Markt.koffer')
  await file.saveAs(path)
  await market.close()
  await office.page.goto('/geraete')
  const [picker] = await Promise.all([
    office.page.waitForEvent('filechooser'),
    office.page.getByText('Datei öffnen', { exact: true }).click(),
  ])
  await picker.setFiles(path)
  await eveningOn(office).press('button', 'Übernehmen')
  await office.page.getByText('40 Antworten neu').waitFor()
  await officeCounts(each)
})

test('one hands over by two codes, and knows afterwards that nothing lies on it alone', async () => {
  await beginToPair(office, lake)
  await pair(office, lake)
  await expect
    .poll(async () => {
      const hashes = await keptHashes(office.page)
      return hashes.filter((one) => one.startsWith('answers.')).length
    })
    .toBe(2 * each)
  await officeCounts(2 * each)
  await lake.page.goto(`/befragung/${survey}/kiosk`)
  await lake.page.getByText(counted(each, each)).waitFor()
  // Holders exchange all: what came from the market lies sealed on this one, too.
  await lake.page.getByText(keptForOthers(each), { exact: true }).waitFor()
  await lake.close()
})

test('one hands over by the hub, and the moderation holds 120 of 120', async () => {
  await hub.run()
  for (const { page } of [office, school]) {
    await page.goto('/geraete')
    await page.getByText(connected).waitFor({ timeout: 60_000 })
  }
  await officeCounts(3 * each)
  await school.page.goto(`/befragung/${survey}/kiosk`)
  await school.page.getByText(counted(each, each)).waitFor()
  await school.page.getByText(keptForOthers(2 * each), { exact: true }).waitFor()
  await hub.kill()
})

/** Every table of the evaluation: each line with its number, undefined where it is hidden. */
function tablesShown() {
  return office.page.getByRole('article').evaluateAll((articles) =>
    articles.map((article) => {
      const number = (text = '') => (/^\d/.test(text) ? Number.parseInt(text, 10) : undefined)
      const cells = (row: Element) => [...row.children].map(({ textContent }) => textContent.trim())
      const rows = [...article.querySelectorAll('tbody tr')].map(cells)
      return {
        question: article.querySelector('h3')?.textContent.trim() ?? '',
        n: number(cells(article.querySelector('tfoot tr') ?? article)[1]),
        lines: Object.fromEntries(rows.map(([word = '', shown]) => [word, number(shown)])),
      }
    }),
  )
}

test('what is shown is what was answered, and nothing beside it', async () => {
  const { page } = office
  await page.goto(`/befragung/${survey}/auswerten`)
  await page.getByText('120 Antworten liegen bereit.').waitFor()
  await writer.button('Auszählen').click()
  await page.getByText('n = 120', { exact: true }).waitFor()
  const shown = await tablesShown()
  const said = tallies(people)
  expect(shown.map(({ question, n }) => ({ question, n }))).toEqual(
    said.map(({ question, n }) => ({ question, n })),
  )
  let whole = 0
  for (const [at, { lines, declined, empty }] of said.entries()) {
    if (Object.keys(lines).length === 0) continue
    const found = shown[at]?.lines ?? {}
    expect(Object.keys(found)).toEqual(Object.keys(lines))
    const isSmall = [declined, empty, ...Object.values(lines)].some((few) => few > 0 && few < 5)
    for (const [word, count] of Object.entries(lines)) {
      // Only beside something small numbers may be hidden.
      if (!isSmall || found[word] !== undefined) expect([word, found[word]]).toEqual([word, count])
    }
    if (!isSmall) whole += 1
  }
  expect(whole).toBeGreaterThanOrEqual(7)
})

test('data of single persons come when nobody is asked any more', async () => {
  const { page } = office
  await page
    .getByText(/^Eine Zeile je Person gibt es erst, wenn die Befragung beendet ist/)
    .waitFor()
  expect(await page.getByRole('button', { name: /Daten \(SPSS\)/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Zur Befragung' }).click()
  await writer.button(/^Befragung beenden/).click()
  await writer.button('Beenden').click()
  await page.getByRole('link', { name: /^Auswerten/ }).click()
  await page.getByText('n = 120', { exact: true }).waitFor()
})

test('the data for SPSS hold what 120 people said, and nobody can be told from four others', async () => {
  const { page } = office
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Daten \(SPSS\)/ }).click(),
  ])
  await mkdir(dirname(roundData), { recursive: true })
  await file.saveAs(roundData)
  const data = readSav(await readFile(roundData))
  expect(data.rows).toBe(people.length)
  const said = tallies(people)
  const found = said.map((tally) => foundIn(data, tally))
  for (const [at, { question, n, lines }] of said.entries()) {
    const { hidden, counts, isLeft } = found[at] ?? { hidden: 0, counts: {}, isLeft: false }
    if (Object.keys(lines).length === 0) {
      // Whatever people wrote is in no row.
      expect([question, counts]).toEqual([question, {}])
      continue
    }
    for (const [word, count] of Object.entries(lines)) {
      expect(counts[word] ?? 0, `${question} ${word}`).toBeLessThanOrEqual(count)
      expect((counts[word] ?? 0) + hidden, `${question} ${word}`).toBeGreaterThanOrEqual(count)
    }
    // Who people are stands there only where enough of all else can stand beside it.
    if (isLeft) expect(['Wie alt sind Sie?', 'Wo wohnen Sie?']).toContain(question)
    else expect(hidden, question).toBeLessThan(n / 4)
  }
  // Of what everybody has answered nothing is missing, in no group either.
  expect(found.filter(({ hidden }) => hidden === 0).length).toBeGreaterThanOrEqual(4)
  expect(devices.flatMap(({ thrown }) => thrown)).toEqual([])
})

test('every file to take home is made on the device, whatever makes it', async () => {
  const { page } = office
  await page.getByRole('button', { name: 'Texte lesen und ordnen' }).first().click()
  await page.getByRole('button', { name: 'Als Zitat freigeben' }).first().click()
  await writer.button('Fertig').click()
  const files = page.getByRole('region', { name: 'Mitnehmen' }).getByRole('listitem')
  const kinds = new Map<string, string>()
  for (const file of await files.getByRole('button').all()) {
    const [made] = await Promise.all([page.waitForEvent('download'), file.click()])
    const bytes = await readFile(await made.path())
    kinds.set(made.suggestedFilename(), bytes.subarray(0, 2).toString('latin1'))
  }
  const endings = [...kinds.keys()].map((name) => name.split('.').at(-1)).sort()
  expect(endings).toEqual(
    [
      'csv',
      'csv',
      'docx',
      'html',
      'html',
      'json',
      'odt',
      'sav',
      'sav',
      'sps',
      'xlsx',
      'xlsx',
      'xml',
    ].sort(),
  )
  // What is packed begins like a package; it is packed in a thread that has no page.
  const packed = [...kinds].filter(([name]) => /\.(docx|odt|xlsx)$/.test(name))
  expect(packed.map(([, begin]) => begin)).toEqual(packed.map(() => 'PK'))
})
