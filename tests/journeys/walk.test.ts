/** Two groups walk apart without a network, one on a paper plan, one on a map: together again all numbers are one. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { beginToPair, pair } from '../client/pairing-hands.ts'
import type { Profile } from '../client/profile.ts'
import { Served } from '../client/served.ts'
import { newDevice } from '../client/trio.ts'
import { sightsOf, WalkHands } from '../client/walk-hands.ts'

const count = 20
const sights = { A: sightsOf('A', count), B: sightsOf('B', count), C: sightsOf('C', 3) }

/** In this photo of group A somebody is to be seen who has not agreed. */
const held = 6

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

async function walk(device: Profile, letter: 'A' | 'B'): Promise<void> {
  const hands = new WalkHands(device, workshop)
  await hands.device.page.goto(`/veranstaltung/${workshop}/durchfuehren`)
  await hands.setOut(letter)
  for (const [at, seen] of sights[letter].entries()) {
    await hands.note(seen, `${letter}${String(at + 1)}`, letter === 'B' && at === 10)
  }
  await hands.lookAtPhotos(count, letter === 'A' ? held : -1)
}
