/** Three devices that write apart and meet by nothing but codes on their screens hold one initiative. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginToPair, pair } from '../client/pairing-hands.ts'
import type { Profile } from '../client/profile.ts'
import { Served } from '../client/served.ts'
import { eveningOn, Trio } from '../client/trio.ts'

/** What the button is called once a device is linked. */
const another = 'Noch ein Gerät verbinden'

let trio: Trio

beforeAll(async () => {
  const app = await Served.start()
  trio = await Trio.meetTheApp(app.address)
  // From now on there is no server: what is not on the devices is nowhere.
  await app.stop()
})
afterAll(() => trio.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await trio.picture(task.name)
})

/** The devices that this one says it is linked with, sorted. */
async function linkedWith(device: Profile): Promise<string[]> {
  const list = device.page.getByRole('region', { name: 'Jetzt verbunden' })
  return (await list.getByRole('listitem').allInnerTexts()).sort()
}

test('one begins, two others have nothing but the keys', async () => {
  await trio.begin()
  await trio.giveKeys()
})

test('the first brings in the second, the second the third, and all hold what the first began', async () => {
  const { hall, office, home } = trio
  await beginToPair(hall, office, home)
  await pair(hall, office)
  await pair(office, home, another)
  for (const device of trio.all) await eveningOn(device).press('button', 'Fertig')
  await expect.poll(() => linkedWith(hall)).toEqual(['Büro', 'Zuhause'])
  await expect.poll(() => linkedWith(office)).toEqual(['Saal', 'Zuhause'])
  await expect.poll(() => linkedWith(home)).toEqual(['Büro', 'Saal'])
  await trio.same()
})

test('each works on without the others, and one of them is killed', async () => {
  await trio.workApart()
})

test('paired once more, all three show and keep the same: nothing dropped, nothing doubled', async () => {
  const { hall, office, home } = trio
  await beginToPair(home, hall, office)
  await pair(home, hall)
  await pair(home, office, another)
  for (const device of trio.all) await eveningOn(device).press('button', 'Fertig')
  await trio.same()
  await trio.expectOne()
})
