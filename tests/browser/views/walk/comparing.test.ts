/** Two walks of one initiative side by side, on a real device; and a photo that is decided on at the table. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  addObservation,
  addStop,
  changeObservation,
  changeSpot,
  observationsOf,
} from '#documents/blocks/walk.ts'
import { setHeading } from '#documents/conduct.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { listWorkshop } from '#documents/initiative.ts'
import { presentPhotos } from '#documents/photos.ts'
import type { Device } from '#documents/ports.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import type { House } from '#state/house.svelte.ts'
import { openApp } from '../../../client/app.ts'
import { quarters } from '../../../client/pictures.ts'
import { faults, size } from '../../../client/views.ts'
import { fillWalk, place } from '../../../client/walk-table.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

/** A walk on this day, with what `fill` writes into it. */
async function walkOn(
  { house, device }: { house: House; device: Device },
  initiative: string,
  date: string,
  fill: typeof fillWalk = fillWalk,
) {
  const id = await house.createWorkshop(initiative, quartiersspaziergang, 'standard')
  const open = await device.openWorkshop(id)
  const ids = fill(open.workshop.doc)
  setHeading(open.conduct.doc, { date })
  startWorkshop(open.conduct.doc, Date.now())
  goToStep(open.conduct.doc, 'auswertung-nadeln', Date.now())
  if (open.initiative) listWorkshop(open.initiative.doc, { id, date })
  for (const one of [open.workshop, open.conduct, open.initiative]) await one?.whenSaved()
  return { id, open, ...ids }
}

test('two walks of one route tell what changed at each stop and what became of each spot', async () => {
  const app = await openApp()
  const initiative = await app.house.createInitiative('Unser Dorf')
  const before = await walkOn(app, initiative, '2025-09-12')
  const { doc } = before.open.workshop
  changeSpot(doc, before.observations[0] ?? '', { state: 'fixed', day: '2026-03-01' })
  changeObservation(doc, before.observations[5] ?? '', { secret: true })
  await before.open.workshop.whenSaved()
  await before.open.close()
  const now = await walkOn(app, initiative, '2026-09-12', (after) => {
    const stops = [addStop(after, { name: 'bahnhof', position: place(5, 0) })]
    const seen = { step: 'gang-begehung', day: '2026-09-12', group: 'A' }
    const bin = { ...seen, position: place(150, 0), text: 'Container quillt über' }
    const observations = [addObservation(after, { ...bin, valence: 'bad', stop: stops[0] ?? '' })]
    return { stops, observations }
  })
  app.house.router.go({ screen: 'run', workshop: now.id, rehearsal: false })
  await button('Vergleich').click()
  const choice = page.getByLabelText('Mit welchem Spaziergang?')
  await choice.selectOptions(before.id)
  await expect.element(page.getByText('früher (12.09.2025)')).toBeVisible()
  const stop = page.getByRole('region', { name: 'Stopp 1: bahnhof' })
  await expect
    .element(stop.getByText('1 weniger: Gut · 1 mehr: Stört · 1 weniger: Barriere'))
    .toBeVisible()
  await expect
    .element(page.getByText('Nur beim früheren Spaziergang: Stopp 2: Anger'))
    .toBeVisible()
  const fixed = page.getByRole('region', { name: 'Seitdem behoben' })
  await expect.element(fixed.getByText('behoben am 01.03.2026')).toBeVisible()
  const again = page.getByRole('region', { name: 'Wieder genannt', exact: true })
  await expect.element(again.getByText('jetzt A1, Stört: Container quillt über')).toBeVisible()
  const notAgain = page.getByRole('region', { name: 'Nicht wieder genannt' })
  await expect.element(notAgain.getByText('(ohne Worte)')).toBeVisible()
  // What was shown in confidence is compared with nothing.
  expect(document.body.textContent).not.toContain('Ampel zu kurz')
  expect(await faults()).toEqual([])
  await size(390, 844)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await now.open.close()
})

test('without another walk the comparison says what would be compared', async () => {
  const app = await openApp()
  const initiative = await app.house.createInitiative('Unser Dorf')
  const { id, open } = await walkOn(app, initiative, '2026-09-12')
  app.house.router.go({ screen: 'run', workshop: id, rehearsal: false })
  await button('Vergleich').click()
  await expect.element(page.getByText(/noch keinen anderen Spaziergang/)).toBeVisible()
  await open.close()
})

test('a photo is added at the table, decided on, and shows the spot afterwards', async () => {
  const app = await openApp()
  const initiative = await app.house.createInitiative('Unser Dorf')
  const { id, open, observations } = await walkOn(app, initiative, '2026-09-12')
  const { doc } = open.workshop
  app.house.router.go({ screen: 'run', workshop: id, rehearsal: false })
  await button('A1 öffnen').click()
  await dialog().getByRole('button', { name: 'Fotos' }).click()
  await dialog().getByRole('button', { name: 'Foto hinzufügen' }).click()
  const photo = new File([await quarters(640, 480)], 'a.jpg', { type: 'image/jpeg' })
  await userEvent.upload(dialog().getByLabelText('Foto auswählen'), photo)
  await expect
    .poll(() => presentPhotos(doc), { timeout: 20_000 })
    .toMatchObject([{ of: observations[0], faces: 'undecided' }])
  await dialog().getByRole('button', { name: 'Kamera schließen' }).click()
  await expect.element(dialog().getByText('Foto 1 von 1 · noch nicht angesehen')).toBeVisible()
  await dialog().getByRole('button', { name: 'nachher' }).click()
  await dialog().getByRole('button', { name: 'Ansehen und entscheiden: Foto 1 von 1' }).click()
  await dialog().getByRole('button', { name: 'Nein, niemand zu erkennen' }).click()
  expect(await faults()).toEqual([])
  await dialog().getByRole('button', { name: 'Zurück zu den Fotos' }).click()
  expect(presentPhotos(doc)).toMatchObject([{ faces: 'none-visible', moment: 'after' }])
  await dialog().getByRole('button', { name: 'Stand', exact: true }).click()
  await expect.element(dialog().getByText('Vorher und nachher')).toBeVisible()
  await expect.element(dialog().getByRole('img')).toBeVisible()
  expect(await faults()).toEqual([])
  expect(observationsOf(doc)).toHaveLength(6)
  await open.close()
})
