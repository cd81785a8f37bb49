/** Three devices of which at most one is ever online hold one initiative, by the hub that `npm start` starts. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keptHashes } from '../client/kept.ts'
import { NpmHub } from '../client/npm-hub.ts'
import type { Profile } from '../client/profile.ts'
import { eveningOn, Trio } from '../client/trio.ts'

const connected = 'Verbunden. Was Sie schreiben, kommt von selbst zu den anderen.'

let hub: NpmHub
let trio: Trio
/** What lay on the disk of the device that was online last. */
let last: string[] = []

beforeAll(async () => {
  hub = await NpmHub.start()
  trio = await Trio.meetTheApp(hub.address)
  await trio.office.close()
  await trio.home.close()
})
afterAll(async () => {
  await trio.remove()
  await hub.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await trio.picture(task.name)
})

/** "Verbinden" on the page of all devices, with the address that stands there. */
async function chooseHub(device: Profile): Promise<void> {
  await device.page.goto('/geraete')
  const evening = eveningOn(device)
  await expect.poll(() => evening.field('Adresse des Hubs').inputValue()).toBe(hub.address)
  await evening.press('button', 'Verbinden')
  await device.page.getByText(connected).waitFor()
}

/** Waits until everything of the device before is here and the hub has everything of here, then goes offline. */
async function passOn(device: Profile): Promise<void> {
  const { page } = device
  await page.goto('/geraete')
  await page.getByText(connected).waitFor()
  const missing = async () => {
    const here = new Set(await keptHashes(page))
    return last.filter((hash) => !here.has(hash))
  }
  await expect.poll(missing, { timeout: 20_000 }).toEqual([])
  await page.getByText(/Der Hub hat alles/).waitFor()
  last = await keptHashes(page)
  await device.close()
}

test('one begins and gives everything to the hub', async () => {
  const { hall } = trio
  await trio.begin()
  await chooseHub(hall)
  await passOn(hall)
  expect(last.length).toBeGreaterThan(3)
})

test('whoever follows the link finds the hub by it; whoever has the paper key chooses it', async () => {
  const { hall, office, home } = trio
  await hub.kill()
  await hall.open('/')
  const link = await trio.readKeys()
  await hall.close()
  await hub.run()
  await office.open('/')
  await trio.join(link)
  await eveningOn(office).arrive('Unser Dorfplatz')
  await passOn(office)
  await home.open('/')
  await trio.recover()
  await chooseHub(home)
  await passOn(home)
})

test('without the hub each works on alone, and one of them is killed', async () => {
  await hub.kill()
  await Promise.all(trio.all.map((device) => device.open('/')))
  await trio.same()
  await trio.workApart()
  await Promise.all(trio.all.map((device) => device.close()))
})

test('one after the other at the hub, all three show and keep the same: nothing dropped, nothing doubled', async () => {
  const { hall, office, home } = trio
  await hub.run()
  for (const device of [hall, office, home, office, hall]) {
    await device.open('/')
    await passOn(device)
  }
  await hub.kill()
  await Promise.all(trio.all.map((device) => device.open('/')))
  await trio.same()
  await trio.expectOne()
})
