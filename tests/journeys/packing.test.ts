/** "Koffer packen" for real: the office and two tablets in three browsers, one hub, then a hall without a network. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Evening } from '../client/evening.ts'
import { Pointer } from '../client/hands.ts'
import { holdUp } from '../client/held-camera.ts'
import { NpmHub } from '../client/npm-hub.ts'
import { Profile } from '../client/profile.ts'

const ready = 'Bereit für den Saal ohne Netz'

let hub: NpmHub
let office: Profile
let tables: Profile[]
let workshop = ''

const eveningOn = (device: Profile) => new Evening(new Pointer(device.page))

beforeAll(async () => {
  hub = await NpmHub.start()
  office = await Profile.create('Büro', hub.address)
  tables = [await Profile.create('Tisch 1', hub.address), await Profile.create('2', hub.address)]
})
afterAll(async () => {
  await Promise.all([office, ...tables].map((device) => device.remove()))
  await hub.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const device of [office, ...tables]) {
    const path = `reports/journeys/packing-${device.name}.png`
    await device.page.screenshot({ path }).catch(() => undefined)
  }
})

test('the office takes the hub that the page came from, and shows one code after the other', async () => {
  const evening = eveningOn(office)
  await evening.prepare()
  workshop = new URL(office.page.url()).pathname.split('/')[2] ?? ''
  await evening.press('link', 'Koffer packen')
  await evening.arrive('Koffer packen')
  await evening.press('button', 'Diesen Hub nehmen')
  await office.page.getByText('Über den Hub. Lassen Sie diese Seite offen.').waitFor()
  await evening.write('Wie viele Tisch-Tablets?', '2')
  await evening.hands.key('Tab')
  await office.page.getByText('1 von 2', { exact: true }).waitFor()
})

test('each tablet scans its code, checks itself, and is ready only then', async () => {
  for (const [index, table] of tables.entries()) {
    const name = `Tisch ${String(index + 1)}`
    await table.page.goto('/beitreten')
    await eveningOn(table).press('button', 'Code scannen')
    const code = office.page.getByRole('img', { name: `QR-Code für das Tablet ${name}` })
    await code.waitFor()
    await holdUp(code, table.page)
    await eveningOn(table).arrive('Dieses Gerät prüfen')
    await table.page.getByText(`Dieses Gerät heißt ${name}.`).waitFor()
    await table.page.getByText('Eine Probe ging zum Büro und kam zurück.').waitFor()
    await table.page.getByText('Die ganze App liegt auf diesem Gerät.').waitFor()
    await table.page.getByText(ready, { exact: true }).waitFor()
    await office.page.getByText(`${name} hat sich gemeldet.`).waitFor()
    if (index === 0) await eveningOn(office).press('button', 'Weiter')
  }
  await office.page.getByText('2 von 2 bereit für den Saal ohne Netz').waitFor()
})

test('what the browser took away is loaded again; without a network the check says that it is missing', async () => {
  const [table] = tables as [Profile]
  const lose = () =>
    table.page.evaluate(async () => {
      const name = (await caches.keys()).find((one) => one.startsWith('version-')) ?? ''
      const cache = await caches.open(name)
      const [first] = (await cache.keys()).filter(({ url }) => url.endsWith('.woff2'))
      if (first) await cache.delete(first)
      return first?.url
    })
  expect(await lose()).toContain('.woff2')
  await eveningOn(table).press('button', 'Noch einmal prüfen')
  await table.page.getByText(ready, { exact: true }).waitFor()
  expect(await lose()).toContain('.woff2')
  await hub.kill()
  await eveningOn(table).press('button', 'Noch einmal prüfen')
  await table.page.getByText(/Teile der App fehlen/).waitFor()
  await table.page.getByText('Noch nicht bereit').waitFor()
  expect(await table.page.getByText(ready, { exact: true }).count()).toBe(0)
  await hub.run()
  await eveningOn(table).press('button', 'Noch einmal prüfen')
  await table.page.getByText(ready, { exact: true }).waitFor()
})

test('in the hall nothing is downloaded: app, workshop and result open on a tablet that reaches nobody', async () => {
  await hub.kill()
  const [table] = tables as [Profile]
  await table.close()
  await table.open(`/veranstaltung/${workshop}/pruefen`)
  await table.page.getByText(ready, { exact: true }).waitFor()
  await eveningOn(table).press('link', 'Zum Tisch')
  await eveningOn(table).arrive('Gleich geht es los.')
  await table.page.goto('/verbinden')
  await table.page.getByText('1 von 3 dabei').waitFor()
  expect([office, ...tables].flatMap(({ thrown }) => thrown)).toEqual([])
})
