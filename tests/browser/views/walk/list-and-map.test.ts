/** List and map are equal; cards, hall and thread know observations by the same numbers, and no secret is seen. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { addCluster } from '#documents/blocks/clusters.ts'
import { addMeasure } from '#documents/blocks/plan.ts'
import { addObservations, changeObservation, observationsOf } from '#documents/blocks/walk.ts'
import { addPhoto } from '#documents/photos.ts'
import Hall from '#views/hall/Hall.svelte'
import AtListAndMap from '../../../client/AtListAndMap.svelte'
import AtStep from '../../../client/AtStep.svelte'
import { faults, show, size } from '../../../client/views.ts'
import { addTestPlan, walkAt } from '../../../client/walk-table.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const map = () => page.getByRole('region', { name: 'Karte der Beobachtungen' })
const text = () => document.body.textContent.replace(/\s+/g, ' ')

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('acceptance 12: map and list have the same numbers in the same order, and what is chosen in one is chosen in both', async () => {
  const open = walkAt('auswertung-nadeln')
  addTestPlan(open.workshop.doc)
  await show(AtListAndMap, open)
  const onMap = () =>
    [...document.querySelectorAll('.pin')].map((pin) => pin.textContent.split(' ')[0])
  const inList = () =>
    [...document.querySelectorAll('[data-spot] .visually-hidden')].map((one) => one.textContent)
  await expect.poll(onMap).toEqual(['A1', 'A2', 'B3', 'A3', 'B2'])
  // B1 has no place: it is in the list alone, and all others stand there in the order of the map.
  expect(inList().filter((label) => label !== 'B1')).toEqual(onMap())
  await map().getByRole('button', { name: /^B3/ }).click()
  const line = page.getByRole('button', { name: /^B3 Barriere Ampel/ })
  await expect.element(line).toHaveAttribute('aria-current', 'true')
  await button(/^A3 Stört/).click()
  await expect
    .element(map().getByRole('button', { name: /^A3/ }))
    .toHaveAttribute('aria-current', 'true')
  await expect.element(line).not.toHaveAttribute('aria-current')
  expect(await faults()).toEqual([])
})

test('every tap on the map sets a pin of the table, one after the other', async () => {
  const open = walkAt('auswertung-nadeln')
  addTestPlan(open.workshop.doc)
  await show(AtListAndMap, open)
  await button('Tipp').click()
  await button('Tipp').click()
  const pins = observationsOf(open.workshop.doc).filter(({ category }) => category)
  expect(pins).toMatchObject([
    { group: 'C', number: 1, position: { on: 'earth', lat: 51.29, lon: 11.89 } },
    { group: 'C', number: 2 },
  ])
  await expect.element(map().getByRole('button', { name: /^C2 Hier ist es schön/ })).toBeVisible()
})

test('on the wall an observation bears its valence and number, and (Foto) where it has no words', async () => {
  const open = walkAt('auswertung-ordnen')
  const picture = `${'a'.repeat(43)}.${'b'.repeat(43)}`
  const bytes = { picture, small: picture, pictureSize: 1, smallSize: 1, width: 4, height: 3 }
  addPhoto(open.workshop.doc, bytes, { of: open.observations[4] ?? '' })
  changeObservation(open.workshop.doc, open.observations[1] ?? '', { secret: true })
  await show(AtStep, open)
  const card = (name: RegExp) => page.getByRole('option', { name })
  await expect.element(card(/Barriere.*A1.*Bordstein vor der Arztpraxis/)).toBeVisible()
  await expect.element(card(/Stört.*B2.*\(Foto\)/)).toBeVisible()
  await expect.poll(text).toContain('Gut · vertraulich')
  expect(await faults()).toEqual([])
})

test('the hall counts what was seen, shows one observation when the moderation does, and never a secret one', async () => {
  const open = walkAt('gang-begehung')
  const { workshop } = await show(Hall, open)
  await expect.poll(text).toContain('6 Beobachtungen an 2 Stopps')
  await expect.poll(text).toContain('Barriere 2')
  expect(text()).not.toContain('Bordstein')
  workshop.hall.show({ card: open.observations[0] })
  await expect.poll(text).toContain('Bordstein vor der Arztpraxis zu hoch')
  await expect.poll(text).toContain('A1')
  changeObservation(open.workshop.doc, open.observations[0] ?? '', { secret: true })
  await expect.poll(text).toContain('5 Beobachtungen')
  await expect.poll(text).toContain('Barriere 1')
  expect(text()).not.toContain('Bordstein')
  expect(await faults()).toEqual([])
})

test('the hall sees pins as bars with words', async () => {
  const open = walkAt('auswertung-nadeln')
  const pin = { step: 'auswertung-nadeln', day: '2026-03-12', group: 'C' }
  await show(Hall, open)
  await expect.poll(text).toContain('Hier steht gleich, wo die Nadeln stecken.')
  addObservations(open.workshop.doc, [
    ...Array.from({ length: 3 }, () => ({ ...pin, category: 'schoen' })),
    { ...pin, category: 'schwierig' },
  ])
  await expect.poll(text).toContain('4 Nadeln')
  await expect.poll(text).toContain('Hier ist es schön 3')
  await expect.poll(text).toContain('Vom Spaziergang: 6 Beobachtungen')
  expect(await faults()).toEqual([])
})

test('heaps in the hall hold no secret, neither its number nor its words', async () => {
  const open = walkAt('auswertung-ordnen')
  const { doc } = open.workshop
  addCluster(doc, 'auswertung-ordnen', open.observations.slice(0, 3), 'Wege')
  changeObservation(doc, open.observations[1] ?? '', { secret: true })
  await show(Hall, open)
  await expect.poll(text).toContain('2 Karten')
  expect(text()).not.toContain('A2')
  await expect.poll(text).toContain('A1 · A3')
})

test('the thread of a measure ends at the observation with its label and its words', async () => {
  const open = walkAt('auswertung-massnahmen')
  const place = { workshop: 'evening', step: 'auswertung-massnahmen' }
  const seen = open.observations.slice(0, 1)
  addMeasure(open.initiative.doc, { title: 'Bordstein absenken', ...place }, seen)
  await show(AtStep, open)
  await button(/Bordstein absenken/).click()
  await button('Woher kommt das?').click()
  const thread = page.getByRole('list', { name: 'Woher kommt das?' })
  await expect.element(thread.getByText('A1')).toBeVisible()
  await expect.element(thread.getByText('Barriere')).toBeVisible()
  await expect.element(thread.getByText('Bordstein vor der Arztpraxis zu hoch')).toBeVisible()
})
