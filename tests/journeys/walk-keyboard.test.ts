/** A whole walk by keys and names alone, without any map: from the method to the minutes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Evening } from '../client/evening.ts'
import { Keyboard } from '../client/hands.ts'
import { Profile } from '../client/profile.ts'
import { Served } from '../client/served.ts'

const seen = [
  ['Barriere', 'Hohe Stufe vor der Apotheke'],
  ['Gut', 'Bank unter der Linde'],
  ['Stört', 'Lampe am Weg zur Kita kaputt'],
  ['Idee', 'Trinkbrunnen auf dem Anger'],
] as const

let app: Served
let device: Profile
let evening: Evening

beforeAll(async () => {
  app = await Served.start()
  device = await Profile.create('Tastatur', app.address)
  await device.keepApp()
  // The whole walk is done without a network.
  await app.stop()
  evening = new Evening(new Keyboard(device.page))
})
afterAll(() => device.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await device.picture('reports/journeys/walk-keyboard.png')
})

test('the method is chosen and begun', async () => {
  await evening.begin()
  await evening.press('link', 'Neue Veranstaltung')
  await evening.arrive('Welche Methode passt?')
  await evening.press('button', /Quartiersspaziergang/)
  await evening.press('radio', /Mit Erwachsenen/)
  await evening.press('button', 'Diese Methode nehmen')
  await evening.find('button', 'Angaben ändern').waitFor()
  await evening.press('link', 'Starten')
  await evening.press('button', 'Beginnen')
  await evening.goTo('Begehung')
})

test('four observations are noted, each heard with its number', async () => {
  await evening.press('button', 'Gruppe A')
  for (const [at, [valence, text]] of seen.entries()) {
    await evening.press('button', valence)
    const heading = evening.find('heading', new RegExp(`^A${String(at + 1)} ist notiert`))
    await heading.waitFor()
    expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true)
    await evening.write('In einem Satz', text)
    await evening.press('button', 'Fertig')
  }
})

test('at the table the list is whole without a map, and one is opened and given to an office', async () => {
  await evening.goTo('Nadeln setzen')
  await evening.press('button', 'A1 öffnen')
  await evening.press('button', 'Bauhof')
  await evening.press('button', 'Schließen')
  const lines = device.page.locator('li[data-spot]')
  expect(await lines.count()).toBe(4)
  expect(await lines.first().innerText()).toContain('Bauhof')
})

test('it is sorted, weighed and agreed on, and the minutes name every observation', async () => {
  await evening.goTo('Ordnen')
  await evening.hands.reach(device.page.locator('[data-key][tabindex="0"]'))
  await evening.hands.key('ArrowDown')
  await device.page.locator('[role=option]:focus').waitFor()
  await evening.hands.key('n')
  await evening.goTo('Gewichten')
  await evening.goTo('Maßnahmen')
  await evening.goTo('Verabredung')
  await evening.press('button', 'Veranstaltung beenden')
  await evening.toMinutes()
  const minutes = device.page.getByRole('article')
  for (const [at, [, text]] of seen.entries()) {
    await minutes.getByText(text).first().waitFor()
    await minutes
      .getByText(`A${String(at + 1)}`, { exact: false })
      .first()
      .waitFor()
  }
  expect(device.thrown).toEqual([])
})
