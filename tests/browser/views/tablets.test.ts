/** "Koffer packen" as people see it: a code for each tablet, a tablet that checks itself, and an honest list. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commands, page, userEvent } from 'vitest/browser'
import { setPacking, tabletRecords } from '#documents/tablets.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { mostTablets } from '#schema/tablet.ts'
import { fromLink } from '#vault/invitation.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { readCode } from '../../client/qr-on-screen.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const line = (name: string) => page.getByRole('row').filter({ hasText: name })
const soon = { timeout: 20_000 }

let met: Opened[]
let hub: string

beforeEach(() => {
  met = []
  hub = ''
  return size(1180, 820)
})
afterEach(async () => {
  for (const { device } of met) await (await device.meeting()).hub.leave()
  if (hub) await commands.removeHub(hub)
  await size(1180, 820)
})

/** The office, on the page that packs; with a hub if the tablets are to reach it. */
async function office(withHub = false) {
  const led = await openApp()
  met.push(led)
  const initiative = await led.house.createInitiative('Übergang Kita–Grundschule')
  const workshop = await led.house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
  if (withHub) {
    hub = `packing ${crypto.randomUUID()}`
    const origin = await commands.startHub(hub)
    await (await led.device.meeting()).hub.choose(origin)
  }
  led.house.router.go({ screen: 'pack', workshop, rehearsal: false })
  await expect.element(heading('Koffer packen')).toBeVisible()
  await expect.element(page.getByRole('img', { name: /QR-Code für das Tablet/ })).toBeVisible()
  return { ...led, workshop }
}

/** The code of a table as a camera reads it from the screen of the office, without the address of the office. */
async function linkFor(table: number): Promise<string> {
  for (let at = 1; at < table; at += 1) await button('Weiter').click()
  const name = `QR-Code für das Tablet Tisch ${String(table)}`
  await expect.element(page.getByRole('img', { name })).toBeVisible()
  const { pathname, search, hash } = new URL((await readCode()) ?? '')
  return pathname + search + hash
}

/** A tablet opens the code. The office goes on without being seen. */
async function tablet(link: string): Promise<Opened> {
  document.body.replaceChildren()
  const opened = await openApp(link)
  met.push(opened)
  return opened
}

test('one code at a time, by button and by key, for as many tablets as are taken along', async () => {
  await office()
  await expect.element(page.getByText('1 von 8', { exact: true })).toBeVisible()
  expect(document.querySelectorAll('.button.primary')).toHaveLength(1)
  expect(await faults()).toEqual([])
  const drawn = () => document.querySelector('svg[role=img] path')?.getAttribute('d') ?? ''
  const first = drawn()
  await button('Weiter').click()
  await expect.element(page.getByRole('img', { name: /Tisch 2/ })).toBeVisible()
  expect(drawn()).not.toBe(first)
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('img', { name: /Tisch 3/ })).toBeVisible()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  await expect.element(page.getByRole('img', { name: /Tisch 1/ })).toBeVisible()
  await expect.element(button('Zurück').first()).toBeDisabled()

  const count = page.getByLabelText('Wie viele Tisch-Tablets?')
  await count.fill('2')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText('1 von 2', { exact: true })).toBeVisible()
  await button('Weiter').click()
  await expect.element(button('Weiter')).toBeDisabled()
  for (const wrong of ['0', String(mostTablets + 1), '2,5', 'drei']) {
    await count.fill(wrong)
    await userEvent.keyboard('{Tab}')
    await expect.element(page.getByText('Bitte eine Zahl von 1 bis 20.')).toBeVisible()
    await expect.element(count).toHaveValue('2')
  }
  expect(document.querySelectorAll('.kit')).toHaveLength(2)
})

test('a code opens one workshop for writing, names the tablet, and keeps its secret behind the #', async () => {
  const led = await office()
  const link = await linkFor(3)
  const invitation = await fromLink(link)
  if (typeof invitation === 'string') throw new Error(invitation)
  expect(invitation).toMatchObject({ invited: 'table', id: led.workshop, name: 'Tisch 3' })
  expect(invitation.grants.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
    'workshop contribution',
    'conduct reading',
  ])
  expect(new URL(link, location.href).search).toBe('?koffer')
})

test('what the office does not know it says, and no tablet is ready before it has spoken', async () => {
  await office()
  await expect
    .element(page.getByText('0 von 8 bereit für den Saal ohne Netz', { exact: true }))
    .toBeVisible()
  await expect
    .element(line('Tisch 5'))
    .toHaveTextContent(/Noch nichts gehört. Mehr ist .* nicht bekannt/)
  await expect.element(page.getByText(/Ohne das kommt die Probe nicht an/)).toBeVisible()
})

test('a tablet that opens its code joins, is named, and its probe goes to the office and back', async () => {
  const led = await office(true)
  const table = await tablet(await linkFor(3))
  await expect.element(heading('Dieses Gerät prüfen')).toBeVisible()
  expect(location.pathname).toBe(`/veranstaltung/${led.workshop}/pruefen`)
  expect(location.href).not.toContain('#')
  await expect.element(page.getByText('Dieses Gerät heißt Tisch 3.')).toBeVisible()
  expect((await table.device.meeting()).self.name).toBe('Tisch 3')
  await expect
    .element(page.getByText('Eine Probe ging zum Büro und kam zurück.'), soon)
    .toBeVisible()
  await expect
    .element(page.getByText('Die Schlüssel und die Veranstaltung sind auf diesem Gerät.'))
    .toBeVisible()
  // Here nothing is installed: what is not true is not said, whatever the probe has shown.
  await expect.element(page.getByText('Noch nicht bereit')).toBeVisible()
  await expect.element(page.getByText('Ein Punkt ist noch offen.')).toBeVisible()
  expect(await faults()).toEqual([])

  const open = await led.device.openWorkshop(led.workshop)
  const docs = { workshop: open.workshop.doc, conduct: open.conduct.doc }
  const { tablets, echoes } = tabletRecords(docs)
  const [said] = tablets.list()
  expect(said).toMatchObject({ name: 'Tisch 3', app: 'missing' })
  expect(echoes.list()).toHaveLength(1)

  // Once more, from the tablet and from the office.
  const before = said?.word
  await button('Noch einmal prüfen').click()
  await vi.waitUntil(() => tablets.list()[0]?.word !== before, soon)
  await expect
    .element(page.getByText('Eine Probe ging zum Büro und kam zurück.'), soon)
    .toBeVisible()
  setPacking(docs, { word: 'another' })
  await vi.waitUntil(() => tablets.list()[0]?.heard === 'another', soon)
  await open.close()
})

test('the list of the office says what a tablet said, and that it is not ready', async () => {
  const led = await office(true)
  await tablet(await linkFor(3))
  await expect
    .element(page.getByText('Eine Probe ging zum Büro und kam zurück.'), soon)
    .toBeVisible()
  document.body.replaceChildren()
  await openApp(`/veranstaltung/${led.workshop}/koffer-packen`, { name: led.name })
  await expect.element(line('Tisch 3')).toHaveTextContent(/geprüft am/)
  await expect.element(line('Tisch 3')).toHaveTextContent(/Ging hin und zurück/)
  await expect.element(line('Tisch 4')).toHaveTextContent(/Noch nichts gehört/)
  await expect.element(page.getByText(/^0 von 8 bereit/)).toBeVisible()
  await expect.element(page.getByText(/Was über den Hub kommt, zeigt nicht/)).toBeVisible()
  expect(await faults()).toEqual([])
})

test('without any way to the office the tablet says so and offers one', async () => {
  await office()
  await tablet(await linkFor(1))
  await expect
    .element(page.getByText('Dieses Gerät hat noch keine Verbindung zum Büro.'))
    .toBeVisible()
  await expect.element(page.getByText('Noch nicht bereit')).toBeVisible()
  await page.getByRole('link', { name: 'Mit dem Büro verbinden' }).click()
  await expect.element(heading('Geräte verbinden')).toBeVisible()
  await button('Fertig').click()
  await expect.element(heading('Dieses Gerät prüfen')).toBeVisible()
})

test('the code of a tablet renames nobody who leads the workshop', async () => {
  const led = await office()
  await led.device.setDeviceName('Büro')
  const link = await linkFor(1)
  document.body.replaceChildren()
  const again = await openApp(link, { name: led.name })
  await expect.element(page.getByText(/Dieses Gerät leitet die Veranstaltung/)).toBeVisible()
  expect(again.device.deviceName).toBe('Büro')
  expect(await again.device.joined()).toEqual([])
  await page.getByRole('link', { name: 'Koffer packen' }).click()
  await expect.element(heading('Koffer packen')).toBeVisible()
})

test('on paper stands the list with a box to tick, and no code', async () => {
  await office()
  const printed = vi.spyOn(globalThis, 'print').mockImplementation(() => undefined)
  await button('Liste drucken').click()
  expect(printed).toHaveBeenCalledOnce()
  printed.mockRestore()
  const work = document.querySelector('svg[role=img]')?.closest('.no-print')
  expect(work).not.toBeNull()
  expect(document.querySelectorAll('.kit .box')).toHaveLength(8)
})
