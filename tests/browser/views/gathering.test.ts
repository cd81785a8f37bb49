/** "5 von 8 dabei": how many devices are expected in the hall, and who of the packed ones is missing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDevice } from '#app/device.ts'
import type { Link, Meeting } from '#documents/ports.ts'
import { openApp } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const expected = () => page.getByLabelText('Wie viele Geräte sollen dabei sein?')
const soon = { timeout: 20_000 }

let links: Link[]

beforeEach(() => {
  links = []
  return size(1180, 820)
})
afterEach(async () => {
  for (const link of links) link.close()
  await size(1180, 820)
})

/** Another device in the room. */
async function place(name: string): Promise<Meeting> {
  const device = await createDevice(`gather ${crypto.randomUUID()}`)
  await device.setDeviceName(name)
  return device.meeting()
}

/** Two meet by their codes. */
async function meet(shows: Meeting, scans: Meeting): Promise<void> {
  const offer = await shows.pairing.offer()
  const answer = await scans.pairing.answer(offer.code, 'scanned')
  const [one, two] = await Promise.all([offer.accept(answer.code, 'scanned'), answer.opened])
  links.push(one, two)
  shows.meet(one, true)
  scans.meet(two, false)
}

test('asked once, the number stands beside who is here, also after a start', async () => {
  const { name } = await openApp('/verbinden')
  await expect.element(page.getByText('1 dabei', { exact: true })).toBeVisible()
  await expected().fill('8')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText('1 von 8 dabei')).toBeVisible()
  await expected().fill('viele')
  await userEvent.keyboard('{Tab}')
  await expect.element(expected()).toHaveValue('8')
  expect(await faults()).toEqual([])
  document.body.replaceChildren()
  await openApp('/verbinden', { name })
  await expect.element(page.getByText('1 von 8 dabei')).toBeVisible()
  await expected().fill('')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText('1 dabei', { exact: true })).toBeVisible()
})

test('the packed tablets are counted, the missing ones named, and each that is here brings in the next', async () => {
  const { device, name } = await openApp()
  await device.setPreference('packed tablets', '3')
  await device.setPreference('expected devices', '4')
  await device.setDeviceName('Büro')
  document.body.replaceChildren()
  const led = await openApp('/verbinden', { name })
  await expect.element(page.getByText('1 von 4 dabei')).toBeVisible()
  await expect.element(page.getByText(/Eingepackt sind 3 Tisch-Tablets/)).toBeVisible()

  const here = await led.device.meeting()
  const [one, two, three] = [await place('Tisch 1'), await place('Tisch 2'), await place('Tisch 3')]
  await meet(here, one)
  await expect.element(page.getByText('2 von 4 dabei'), soon).toBeVisible()
  await expect.element(page.getByText('Es fehlen noch: Tisch 2, Tisch 3')).toBeVisible()
  await expect.element(page.getByText(/kann das nächste holen/)).toBeVisible()
  // Not this device, but one that joined brings in the next.
  await meet(one, two)
  await expect.element(page.getByText('3 von 4 dabei'), soon).toBeVisible()
  await expect.element(page.getByText('Es fehlen noch: Tisch 3')).toBeVisible()
  await meet(two, three)
  await expect.element(page.getByText('4 von 4 dabei'), soon).toBeVisible()
  await expect.element(page.getByText('Alle sind dabei.')).toBeVisible()
  await vi.waitUntil(() => three.devices.length === 3, soon)
  expect(await faults()).toEqual([])
})

test('from the page that one came from one goes back there', async () => {
  const { house } = await openApp()
  house.router.go({ screen: 'pairing' })
  await button('Fertig').click()
  await vi.waitUntil(() => house.router.current.screen === 'start')
  document.body.replaceChildren()
  const direct = await openApp('/verbinden')
  await button('Fertig').click()
  expect(direct.house.router.current.screen).toBe('devices')
})
