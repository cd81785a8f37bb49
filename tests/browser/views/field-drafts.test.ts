/** Text of forms while it is written: kept until it is saved, forgotten when somebody says so, refused but not lost. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { conductRecords } from '#documents/conduct.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { allBytes } from '../storage/disk.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const restored = page.getByText('Wiederhergestellt, noch nicht übernommen')

let opened: Opened
let initiative = ''
let workshop = ''

/** What of a workshop is being written, as the device keeps it. */
async function draftsOfWorkshop(): Promise<string[]> {
  const open = await opened.device.openWorkshop(workshop)
  const keys = await open.drafts.keys('')
  await open.close()
  return keys
}

async function headingOf() {
  const open = await opened.device.openWorkshop(workshop)
  const heading = { ...conductRecords(open.conduct.doc).heading.current }
  await open.close()
  return heading
}

/** A finger presses and lets go at once: the button stands where it stood, whatever appears above it. */
function tap(element: HTMLElement): void {
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  element.focus()
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
}

beforeEach(async () => {
  await size(1180, 820)
  opened = await openApp()
  initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
  workshop = await opened.house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
})
afterEach(() => size(1180, 820))

test('Escape only puts a form away, "Abbrechen" forgets what was written in it', async () => {
  const { device, house } = opened
  house.router.go({ screen: 'initiative', initiative })
  await button('Name und Beschreibung ändern').click()
  expect(await faults()).toEqual([])
  await field('Worum geht es?').fill('Bänke und Schatten')
  await userEvent.keyboard('{Escape}')
  const key = `initiative.${initiative} description`
  await expect.poll(() => device.drafts.read(key)).toBe('Bänke und Schatten')
  await button('Name und Beschreibung ändern').click()
  await expect.element(field('Worum geht es?')).toHaveValue('Bänke und Schatten')
  await button('Abbrechen').click()
  await expect.poll(() => device.drafts.keys('')).toEqual([])
  await button('Name und Beschreibung ändern').click()
  await expect.element(field('Worum geht es?')).toHaveValue('')
})

test('a line of a form is sent with Enter, and a faulty one says why and stays', async () => {
  opened.house.router.go({ screen: 'initiative', initiative })
  await button('Name und Beschreibung ändern').click()
  await field('Name des Vorhabens').fill('x'.repeat(200))
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('zu lang')
  await expect.element(field('Name des Vorhabens')).toHaveValue('x'.repeat(200))
  await field('Name des Vorhabens').fill('Platz')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Platz', level: 1 })).toBeVisible()
  await expect.poll(() => opened.device.drafts.keys('')).toEqual([])
})

test('of an initiative that is removed no draft is left', async () => {
  const { device, house, name } = opened
  house.router.go({ screen: 'initiative', initiative })
  await button('Name und Beschreibung ändern').click()
  await field('Worum geht es?').fill('Bänke und Schatten')
  await expect.poll(() => device.drafts.keys('')).toHaveLength(1)
  await house.removeInitiative(initiative)
  expect(await device.drafts.keys('')).toEqual([])
  expect(await allBytes(name)).not.toContain(initiative)
})

test('a question that is too long is refused, and stays in its field to be shortened', async () => {
  const long = 'Wie wird der Platz schön? '.repeat(20)
  opened.house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await field('Leitfrage').fill(long)
  await userEvent.tab()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Es wurde nichts geändert.')
  await expect.element(field('Leitfrage')).toHaveValue(long)
  expect(await faults()).toEqual([])
  expect((await headingOf()).question).toBe('')
  await expect.poll(draftsOfWorkshop).toEqual(['field question'])
  // Another screen, and back again.
  await page.getByRole('link', { name: 'Zum Vorhaben' }).click()
  opened.house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await expect.element(field('Leitfrage')).toHaveValue(long)
  await expect.element(restored).toBeVisible()
  await field('Leitfrage').fill('Wie wird der Platz schön?')
  await userEvent.tab()
  await expect.poll(async () => (await headingOf()).question).toBe('Wie wird der Platz schön?')
  await expect.poll(draftsOfWorkshop).toEqual([])
})

test('a tap on "Fertig" that leaves a wrong number says so before the window closes', async () => {
  opened.house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await button('Angaben ändern').click()
  await field('Personen').fill('viele')
  tap(button('Fertig').element() as HTMLElement)
  await expect.element(page.getByRole('alert')).toHaveTextContent('Zahl von 0 bis 20.000')
  await expect.element(field('Personen')).toHaveValue('')
  await button('Fertig').click()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(await draftsOfWorkshop()).toEqual([])
})

test('a rule that is taken away takes with it what was being written in it', async () => {
  opened.house.router.go({ screen: 'prepare', workshop, rehearsal: false })
  await button(/^Kritikphase/).click()
  await page.getByText('Regeln (5)').click()
  await field('Regel 2').fill('So lang, dass sie niemand behält. '.repeat(10))
  await button('Regel 2 entfernen').click()
  await expect.element(page.getByText('Regeln (4)')).toBeVisible()
  await expect.element(field('Regel 2')).toHaveValue('Nur Verständnisfragen.')
  await expect.poll(draftsOfWorkshop).toEqual([])
})
