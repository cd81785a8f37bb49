/** Two groups walk apart without a network, one on a paper plan, one on a map: together again all numbers are one. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { beginToPair, pair } from '../client/pairing-hands.ts'
import type { Profile } from '../client/profile.ts'
import { vectorMap } from '../client/sample-map/sample-map.ts'
import { at as placeOf } from '../client/sample-map/village.ts'
import { Served } from '../client/served.ts'
import { newDevice } from '../client/trio.ts'
import { sightsOf, WalkHands } from '../client/walk-hands.ts'

const count = 20
const sights = { A: sightsOf('A', count), B: sightsOf('B', count), C: sightsOf('C', 3) }

/** In this photo of group A somebody is to be seen who has not agreed. */
const held = 6

const patient = { timeout: 30_000 }

let app: Served
let hall: Profile
let office: Profile
let table: Profile
let initiative = ''
let workshop = ''

const eveningOn = (device: Profile) => new Evening(new Pointer(device.page))
const idIn = ({ page }: Profile) => new URL(page.url()).pathname.split('/')[2] ?? ''

beforeAll(async () => {
  app = await Served.start()
  hall = await newDevice('Saal', app.address)
  office = await newDevice('Büro', app.address)
  table = await newDevice('Tisch 1', app.address)
})
afterAll(async () => {
  await Promise.all([hall, office, table].map((device) => device.remove()))
  await app.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const start = `reports/journeys/walk-${task.name.replaceAll(/[^\w]+/g, '-').slice(0, 40)}`
  for (const device of [hall, office, table]) await device.picture(`${start}-${device.name}.png`)
})

test('a walk is prepared, and a second moderator gets the keys', async () => {
  const evening = eveningOn(hall)
  await hall.page.goto('/')
  await evening.begin()
  initiative = idIn(hall)
  await evening.press('link', 'Neue Veranstaltung')
  await evening.arrive('Welche Methode passt?')
  await evening.press('button', /Quartiersspaziergang/)
  await evening.press('radio', /Mit Erwachsenen/)
  await evening.press('button', 'Diese Methode nehmen')
  await evening.find('button', 'Angaben ändern').waitFor()
  workshop = idIn(hall)
  await hall.page.getByText('Route und Stopps').click()
  for (const name of ['Bahnhof', 'Anger', 'Apotheke']) {
    await evening.write('Neuer Stopp', name)
    await evening.hands.key('Enter')
  }
  await bringAlong(hall, 'Plan als Bild oder PDF holen', 'tests/samples/pictures/board.png')
  await evening.saved()
  await hall.page.goto(`/vorhaben/${initiative}/einladen`)
  await evening.press('radio', 'Zweite Moderation')
  const link = evening.field('Der Link')
  await expect.poll(() => link.inputValue()).toContain('#')
  const other = eveningOn(office)
  await office.page.goto('/beitreten')
  await other.write('Link zum Mitmachen', await link.inputValue())
  await other.press('button', 'Link öffnen')
  await other.press('button', 'Mitmachen')
  await office.page.waitForURL(/\/vorhaben\//)
  await hall.page.goto(`/veranstaltung/${workshop}/einladen`)
  await expect.poll(() => link.inputValue()).toContain('#')
  await table.page.goto(await link.inputValue())
  const third = eveningOn(table)
  await third.write(/^Name dieses Geräts/, 'Tisch 1')
  await third.press('button', 'Mitmachen')
  await table.page.getByText('Es fehlt noch die Verbindung zur Moderation.').waitFor()
  // From now on there is no server: what is not on the devices is nowhere.
  await app.stop()
  await meet()
})

/** Paired in the room; all that one has goes to the other. */
async function meet(): Promise<void> {
  await beginToPair(hall, office, table)
  await pair(hall, office)
  await pair(hall, table, 'Noch ein Gerät verbinden')
  for (const device of [hall, office, table]) await eveningOn(device).press('button', 'Fertig')
}

/** A map or a plan is brought along, as people do while they prepare. */
async function bringAlong(
  { page }: Profile,
  label: string,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto(`/veranstaltung/${workshop}/vorbereiten`)
  await page.getByText('Karte oder Plan').first().click()
  await page.getByLabel(label).setInputFiles(file)
  await page.getByText(/ist jetzt auf diesem Gerät/).waitFor()
}

test('one group takes the plan along, the other a map of its own', async () => {
  const buffer = Buffer.from(vectorMap())
  const file = { name: 'Dorf.pmtiles', mimeType: 'application/octet-stream', buffer }
  await bringAlong(office, 'Kartendatei holen', file)
  await eveningOn(office).press('button', 'Damit beginnen')
  await eveningOn(office).saved()
  await office.page.context().grantPermissions(['camera', 'geolocation'])
})

test('twenty observations each, with photos, apart; one tablet dies in the middle of one', async () => {
  await Promise.all([walk(hall, 'A'), walk(office, 'B')])
  expect([hall, office].flatMap(({ thrown }) => thrown)).toEqual([])
})

test('a table sets out, too, though nobody told it that the evening has begun', async () => {
  await table.page.goto(`/veranstaltung/${workshop}/tisch`)
  await eveningOn(table).arrive('Gleich geht es los.')
  await eveningOn(table).press('link', 'Unterwegs erfassen')
  const hands = new WalkHands(table, workshop)
  await hands.setOut('C')
  for (const [at, seen] of sights.C.entries()) await hands.note(seen, `C${String(at + 1)}`)
  await hands.lookAtPhotos(3)
  expect(table.thrown).toEqual([])
})

test('paired again all have the same, each under its number', async () => {
  const evening = eveningOn(hall)
  await hall.page.goto(`/veranstaltung/${workshop}/vorbereiten`)
  await evening.press('link', 'Starten')
  await evening.press('button', 'Beginnen')
  await evening.goTo('Nadeln setzen')
  await evening.saved()
  await meet()
  // Of its own two for each photo, of others the small ones; of what is held back nothing leaves. And map and plan.
  const others = { hall: count + 3, office: count - 1 + 3 }
  await expect
    .poll(() => mediaOn(hall), patient)
    .toBeGreaterThanOrEqual(2 * count + others.hall + 1)
  await expect
    .poll(() => mediaOn(office), patient)
    .toBeGreaterThanOrEqual(2 * count + others.office + 1)
  const labels = Object.fromEntries(
    (['A', 'B', 'C'] as const).flatMap((letter) =>
      sights[letter].map(({ text }, at) => [`${letter}${String(at + 1)}`, text]),
    ),
  )
  for (const device of [hall, office]) {
    const hands = new WalkHands(device, workshop)
    await hands.evaluate()
    await expect.poll(() => hands.listed()).toEqual(labels)
  }
})

test('map and table carry the same numbers, on the plan and on the map', async () => {
  for (const [device, letter] of [
    [hall, 'A'],
    [office, 'B'],
  ] as const) {
    await device.page.goto(`/veranstaltung/${workshop}/vorbereiten`)
    await device.page.getByText('Karte oder Plan').first().click()
    const other = device.page
      .getByRole('listitem')
      .filter({ hasText: letter === 'A' ? 'Plan,' : 'Kartendatei,' })
    await other.waitFor()
    const begin = other.getByRole('button', { name: 'Damit beginnen' })
    if ((await begin.count()) > 0) await begin.click()
    await other.getByText('Damit geht es los').waitFor()
    await eveningOn(device).saved()
    const hands = new WalkHands(device, workshop)
    await hands.evaluate()
    await expect.poll(async () => (await hands.onMap()).count).toBe(count)
    const { labels } = await hands.onMap()
    const own = Array.from({ length: count }, (_, at) => `${letter}${String(at + 1)}`)
    expect(labels.length).toBeGreaterThan(count / 2)
    expect(labels.filter((label) => !own.includes(label))).toEqual([])
  }
})

test('acceptance 9: what people take home holds every observation, and not the photo of who has not agreed', async () => {
  await hall.page.goto(`/veranstaltung/${workshop}/protokoll`)
  await hall.page.getByText(/^Ein Foto bleibt auf den Geräten/).waitFor()
  const text = (await new WalkHands(hall, workshop).take(/GeoJSON/)).toString()
  const { features } = JSON.parse(text) as { features: { properties: Record<string, string> }[] }
  const all = features.map(({ properties }) => JSON.stringify(properties))
  for (const letter of ['A', 'B', 'C'] as const) {
    for (const { text: said } of sights[letter])
      expect(all.some((one) => one.includes(said))).toBe(true)
  }
  const docx = await new WalkHands(hall, workshop).take(/Begehungsprotokoll \(Word\)/)
  // Every photo but one, and the map.
  const body = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  expect(body.match(/<pic:pic[ >]/g)).toHaveLength(2 * count + 3 - 1 + 1)
})

/** How many sealed pictures and pieces lie on the disk of a device. */
function mediaOn({ page }: Profile): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('beteiligungskoffer')
        opening.onerror = () => reject(new Error('The database does not open.'))
        opening.onsuccess = () => {
          const rows = opening.result.transaction('media').objectStore('media').count()
          rows.onsuccess = () => {
            opening.result.close()
            resolve(rows.result)
          }
        }
      }),
  )
}

async function walk(device: Profile, letter: 'A' | 'B'): Promise<void> {
  const hands = new WalkHands(device, workshop)
  await hands.device.page.goto(`/veranstaltung/${workshop}/durchfuehren`)
  await hands.setOut(letter)
  if (letter === 'B') await hands.device.page.getByLabel(/Ort mit notieren/).check()
  for (const [at, seen] of sights[letter].entries()) {
    const [right, down] = [at % 5, Math.floor(at / 5)]
    const { lat, lon } = placeOf(right * 120 - 240, down * 120 - 180)
    const where = { latitude: lat, longitude: lon, accuracy: 12 }
    if (letter === 'B') await device.page.context().setGeolocation(where)
    await hands.note(seen, `${letter}${String(at + 1)}`, {
      dies: letter === 'B' && at === 10,
      ...(letter === 'A' && { steps: { right, down } }),
    })
    if (letter === 'B' && at === 10)
      await device.page.context().grantPermissions(['camera', 'geolocation'])
  }
  await hands.lookAtPhotos(count, letter === 'A' ? held : -1)
}
