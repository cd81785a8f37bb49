/** Preparing a walk on a real device: stops by keys, a file of places, drafts, and a page that everybody can read. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup } from 'vitest-browser-svelte'
import { presentStops } from '#documents/blocks/walk.ts'
import { baseRecords } from '#documents/blocks/walk-bases.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'
import { gpxFile } from '../../client/walk-prepared.ts'

const button = (name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

let opened: Opened
let workshopId = ''

async function prepare(variant = 'standard') {
  opened = await openApp()
  const initiative = await opened.house.createInitiative('Unser Ort zu Fuß')
  const { quartiersspaziergang } = await import('#methods/quartiersspaziergang.ts')
  workshopId = await opened.house.createWorkshop(initiative, quartiersspaziergang, variant)
  opened.house.router.go({ screen: 'prepare', workshop: workshopId, rehearsal: false })
  await expect.element(heading('Der Spaziergang')).toBeVisible()
}

async function unfold(title: string) {
  await page.getByText(title, { exact: true }).click()
}

async function kept() {
  const open = await opened.device.openWorkshop(workshopId)
  const stops = presentStops(open.workshop.doc).map(
    ({ number, name }) => `${String(number)} ${name}`,
  )
  const plan = { ...baseRecords(open.workshop.doc).plan.current }
  await open.close()
  return { stops, plan }
}

async function add(...names: string[]) {
  for (const name of names) {
    await field('Neuer Stopp').fill(name)
    await userEvent.keyboard('{Enter}')
    await expect.element(field('Neuer Stopp')).toHaveValue('')
  }
}

/** What is being typed, as the device keeps it. */
async function draftOfMeetingPoint() {
  const open = await opened.device.openWorkshop(workshopId)
  const draft = await open.drafts.read('field walk meeting point')
  await open.close()
  return draft
}

/** Hands a file to the dialog as the file picker does. */
function give(file: File) {
  const input = document.querySelector<HTMLInputElement>('dialog[open] input[type=file]')
  const held = new DataTransfer()
  held.items.add(file)
  if (!input) throw new Error('no dialog is open')
  input.files = held.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('stops are added with Enter, sorted by buttons with the focus going along, and keep their numbers', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await add('Bahnhof', 'Anger', 'Kita')
  const up = button('Stopp 3, Kita nach oben')
  up.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(async () => (await kept()).stops).toEqual(['1 Bahnhof', '3 Kita', '2 Anger'])
  await expect.element(up).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(async () => (await kept()).stops).toEqual(['3 Kita', '1 Bahnhof', '2 Anger'])
  await expect
    .element(page.getByText('Stopp 3, Kita ist jetzt an Stelle 1 von 3.'))
    .toBeInTheDocument()
  await expect.element(up).toHaveAttribute('aria-disabled', 'true')
})

test('a removed stop comes back with its number', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await add('Bahnhof', 'Anger')
  await button('Stopp 1, Bahnhof entfernen').click()
  await expect.poll(async () => (await kept()).stops).toEqual(['2 Anger'])
  await expect.element(button('1 entfernter Stopp')).toHaveFocus()
  await button('1 entfernter Stopp').click()
  await button(/Stopp 1, Bahnhof/).click()
  await expect.poll(async () => (await kept()).stops).toEqual(['1 Bahnhof', '2 Anger'])
})

test('a question is added with one tap behind those that are just being typed', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await add('Anger')
  await page.getByText('Leitfragen und Lage').click()
  await field('Leitfragen').fill('Wo ist Schatten?')
  // A tap that leaves no field, as on some tablets.
  button('Was stört?')
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await expect.element(field('Leitfragen')).toHaveValue('Wo ist Schatten?\nWas stört?')
  await expect.element(button('Was stört?')).not.toBeInTheDocument()
})

test('places of a GPX file become stops only when they are taken over', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await button('Orte aus einer Datei').click()
  give(gpxFile({ places: ['Bahnhof', 'Anger', 'Markt'], track: 30 }))
  await expect.element(page.getByText('3 Orte, 1 Weg')).toBeVisible()
  expect(await faults()).toEqual([])
  await page.getByRole('checkbox', { name: 'Anger' }).click()
  expect((await kept()).stops).toEqual([])
  await button('Übernehmen').click()
  await expect.element(page.getByText('Übernommen: 2 Stopps und ein Weg von 290 m.')).toBeVisible()
  const { stops, plan } = await kept()
  expect([stops, plan.length]).toEqual([['1 Bahnhof', '2 Markt'], 290])
})

test('a broken file is refused in one sentence, and nothing has changed', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await add('Bahnhof')
  await button('Orte aus einer Datei').click()
  give(new File(['<gpx><wpt lat="51.28" lon="11'], 'kaputt.gpx'))
  await expect.element(page.getByText(/kaputt\.gpx.+\.$/)).toBeVisible()
  await expect.element(button('Übernehmen')).not.toBeInTheDocument()
  expect((await kept()).stops).toEqual(['1 Bahnhof'])
})

test('what is being typed stands in its field again after the app was opened anew', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await field('Treffpunkt').fill('Bahnhof, Haupteing')
  await expect.poll(draftOfMeetingPoint).toBe('Bahnhof, Haupteing')
  expect((await kept()).plan.meetingPoint).toBe('')
  cleanup()
  const { house } = await openApp('/', { name: opened.name })
  house.router.go({ screen: 'prepare', workshop: workshopId, rehearsal: false })
  await unfold('Route und Stopps')
  await expect.element(field('Treffpunkt')).toHaveValue('Bahnhof, Haupteing')
})

test('the checklist warns of more than ten lines and takes a line of its own', async () => {
  await prepare()
  await unfold('Checkliste für alle Altersgruppen')
  const boxes = page
    .getByRole('group', { name: 'Wählen Sie 8 bis 10 Punkte.' })
    .getByRole('checkbox')
  for (const box of boxes.all()) await box.click()
  await expect.element(page.getByText(/^11 Punkte sind zu viel/)).toBeVisible()
  await boxes.first().click()
  await expect.element(page.getByText(/Punkte sind zu viel/)).not.toBeInTheDocument()
  await field('Eigener Punkt').fill('Gibt es Schatten?')
  await button('Hinzufügen').click()
  await expect.element(button('Gibt es Schatten? entfernen')).toBeVisible()
  expect((await kept()).plan.checklist).toHaveLength(11)
})

test('children decide where it goes: nobody is asked for stops', async () => {
  await prepare('streifzug')
  await unfold('Route und Stopps')
  await expect.element(page.getByText(/^Die Kinder bestimmen/)).toBeVisible()
})

test('open and narrow, in large text too, axe finds nothing and nothing is cut off', async () => {
  await prepare()
  for (const title of [
    'Route und Stopps',
    'Rollen',
    'Wer nicht mitgehen kann',
    'Checkliste für alle Altersgruppen',
    'Ankündigung',
  ]) {
    await unfold(title)
  }
  await add('Bahnhof', 'Zebrastreifen an der Geiseltalstraße')
  await page.getByText('Leitfragen und Lage').first().click()
  expect(await faults()).toEqual([])
  await size(390, 844)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await size(820, 1180, 200)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(820)
})

test('the print page shows every sheet, and axe finds nothing there', async () => {
  await prepare()
  await unfold('Route und Stopps')
  await add('Bahnhof', 'Anger')
  await page.getByRole('link', { name: 'Zum Drucken' }).click()
  await expect.element(heading('Für den Spaziergang drucken')).toBeVisible()
  await expect.element(heading('1. Bahnhof')).toBeInTheDocument()
  expect(document.querySelectorAll('article')).toHaveLength(2 + 5)
  await page.getByRole('checkbox', { name: 'Rollenkarten' }).click()
  await expect.poll(() => document.querySelectorAll('article').length).toBe(2 + 4)
  expect(await faults()).toEqual([])
})
