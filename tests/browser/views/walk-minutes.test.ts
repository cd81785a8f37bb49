/** What a walk is taken home as, on a real screen: the Begehungsprotokoll with pictures, its map, and every file. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { addPhoto, decideFaces, describePhoto } from '#documents/photos.ts'
import { Clock } from '#state/clock.svelte.ts'
import { Minutes } from '#state/minutes.svelte.ts'
import { Taking, walkExports } from '#state/taking.svelte.ts'
import { WalkMinutes, type WalkMinutesParts } from '#state/walk/walk-minutes.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import MinutesView from '#views/workshop/Minutes.svelte'
import AtWalkMinutes from '../../client/AtWalkMinutes.svelte'
import { openTestHouse } from '../../client/house.ts'
import { faults, show, size } from '../../client/views.ts'
import { drawOnCanvas, openWalked } from '../../client/walked-open.ts'
import { addressOf, Walked } from '../../client/walked.ts'

const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const radio = (name: string) => page.getByRole('radio', { name })
/** Drawing a map takes a while on a small machine. */
const patience = { timeout: 20_000 }
const pictures = () => [...document.querySelectorAll<HTMLImageElement>('article img')]

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const partsOf = (walked: Walked): WalkMinutesParts => ({
  draw: drawOnCanvas,
  read: (photo) => walked.material().photoOf(photo),
})

async function open(walked: Walked, from = partsOf(walked)) {
  const workshop = new Workshop(openWalked(walked), new Clock())
  await render(AtWalkMinutes, { house: openTestHouse(), workshop, from })
  return workshop
}

test('the Begehungsprotokoll shows map, photos and a table with heads for each stop', async () => {
  await open(new Walked().evaluate().hide().draw())
  await expect.poll(() => pictures().length, patience).toBe(22)
  await expect
    .poll(() => pictures().every(({ naturalWidth }) => naturalWidth > 0), patience)
    .toBe(true)
  expect(pictures().filter(({ alt }) => alt === '')).toEqual([])
  expect(pictures()[0]?.alt).toContain('Karte der Route Vom Bahnhof zum Anger')
  for (const table of document.querySelectorAll('article table')) {
    expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(2)
  }
  expect(document.body.textContent).not.toMatch(/GEHEIM|GEHALTEN|PAPIERKORB|UNENTSCHIEDEN/)
  await expect.element(page.getByText('Ein Foto bleibt auf den Geräten')).toBeVisible()
  await expect.element(page.getByText('Ein Foto fehlt hier')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('acceptance 12: the sheet of the map names every number that the table has', async () => {
  const walked = new Walked().draw()
  await open(walked)
  await expect.poll(() => pictures().length, patience).toBe(21)
  const numbers = [...document.querySelectorAll('article tbody tr td:first-child')]
    .map((cell) => cell.textContent.trim())
    .filter((text) => /^[AB]\d+$/.test(text))
  expect(numbers).toHaveLength(20)
  await radio('Karte zum Drucken').click()
  await expect.poll(() => pictures().length, patience).toBe(1)
  const listed = [...document.querySelectorAll('article li')].map((line) => line.textContent)
  expect(listed).toHaveLength(20)
  for (const [at, number] of numbers.entries()) {
    expect(listed[at]?.trim().startsWith(`${number} `)).toBe(true)
  }
  // What lies at a stop that nobody has put on the map, or has no place at all, is named as such.
  const missing = listed.filter((line) => line.includes('(nicht auf der Karte)'))
  expect(missing).toHaveLength(8)
  expect(pictures()[0]?.alt).toContain('mit 12 Nummern')
  expect(await faults()).toEqual([])
})

test('the sheet is drawn anew for larger paper', async () => {
  await open(new Walked().draw())
  await radio('Karte zum Drucken').click()
  await expect.poll(() => pictures()[0]?.naturalWidth, patience).toBe(1820)
  await radio('A3 quer').click()
  await expect.poll(() => pictures()[0]?.naturalWidth, patience).toBe(2680)
})

test('one can look at the minutes of the table instead, with their own files', async () => {
  await open(new Walked().evaluate())
  await expect
    .element(page.getByRole('button', { name: /Begehungsprotokoll \(Word\)/ }))
    .toBeVisible()
  await radio('Ergebnisprotokoll').click()
  await expect
    .element(page.getByRole('button', { name: /Ergebnisprotokoll \(Word\)/ }))
    .toBeVisible()
  await expect.element(heading('Anlass und Leitfrage')).toBeVisible()
  expect(page.getByRole('button', { name: /Begehungsprotokoll/ }).query()).toBeNull()
})

test('nothing but the document is printed', async () => {
  await open(new Walked().evaluate().draw())
  for (const view of ['Begehungsprotokoll', 'Karte zum Drucken']) {
    await radio(view).click()
    const seen = [...document.querySelectorAll('button, a, input')].filter(
      (one) => !one.closest('.no-print') && !one.classList.contains('skip'),
    )
    expect(seen).toEqual([])
  }
})

test('the screen of the minutes opens for a walk whose pictures are not on this device', async () => {
  await show(MinutesView, openWalked(new Walked().evaluate().draw()))
  await expect.element(heading('Stopp 1: Bahnhof')).toBeVisible()
  await expect.element(page.getByText('Die Karte liegt nicht auf diesem Gerät.')).toBeVisible()
  await radio('Karte zum Drucken').click()
  await expect.element(page.getByText(/Verbinden Sie sich mit dem Gerät/)).toBeVisible()
})

test('a photo that somebody allows or describes comes in while one looks', async () => {
  const walked = new Walked()
  const workshop = await open(walked)
  await expect.poll(() => pictures().length, patience).toBe(21)
  const [of = ''] = walked.observations
  const bytes = { picture: addressOf('neu-gross'), small: addressOf('foto-1') }
  const size9 = { pictureSize: 9, smallSize: 9, width: 4, height: 3 }
  const doc = workshop.docs.workshop
  const id = addPhoto(doc, { ...bytes, ...size9 }, { of, day: '2026-05-06' })
  await expect.element(page.getByText('Ein Foto fehlt hier')).toBeVisible()
  expect(pictures()).toHaveLength(21)
  decideFaces(doc, id, 'none-visible')
  await expect.poll(() => pictures().length, patience).toBe(22)
  describePhoto(doc, id, 'Neu beschrieben')
  await expect
    .poll(() => pictures().some(({ alt }) => alt === 'Neu beschrieben'), patience)
    .toBe(true)
})

test('whoever does not want to wait goes on without pictures', async () => {
  const walked = new Walked()
  const never = new Promise<undefined>(() => undefined)
  await open(walked, { draw: () => never, read: () => never })
  await page.getByRole('button', { name: 'Ohne Bilder weiter' }).click()
  await expect.element(heading('Stopp 1: Bahnhof')).toBeVisible()
  expect(page.getByRole('button', { name: 'Ohne Bilder weiter' }).query()).toBeNull()
  expect(pictures()).toEqual([])
})

test.each(walkExports.map((file) => [file.id, file] as const))(
  '%s is made in a thread or in the page and handed over with a name',
  async (_id, file) => {
    const walked = new Walked().evaluate().draw()
    const workshop = new Workshop(openWalked(walked), new Clock())
    const minutes = new Minutes(workshop, () => ({ name: '', crest: '' }))
    const walk = new WalkMinutes(minutes, partsOf(walked))
    const files: { name: string; size: number }[] = []
    const taking = new Taking(
      minutes,
      (name, { size: bytes }) => files.push({ name, size: bytes }),
      (signal) => walk.material(signal),
    )
    await taking.take(file)
    expect(taking.outcome).toEqual({ file, how: 'finished' })
    expect(files[0]?.name).toMatch(new RegExp(`^2026-05-06_Begehung.*\\.${file.extension}$`))
    expect(files[0]?.size).toBeGreaterThan(file.extension.match(/docx|odt|html/) ? 20_000 : 1000)
  },
)

test('a file that waits for pictures can be stopped', async () => {
  const walked = new Walked()
  const workshop = new Workshop(openWalked(walked), new Clock())
  const minutes = new Minutes(workshop, () => ({ name: '', crest: '' }))
  const never = new Promise<undefined>(() => undefined)
  const walk = new WalkMinutes(minutes, { draw: () => never, read: () => never })
  const taking = new Taking(
    minutes,
    () => undefined,
    (signal) => walk.material(signal),
  )
  const [docx] = walkExports
  if (!docx) throw new Error('no files')
  const done = taking.take(docx)
  await expect.poll(() => taking.takesLong, patience).toBe(true)
  taking.cancel()
  await done
  expect(taking.outcome?.how).toBe('cancelled')
})

test.each([
  [320, 100],
  [820, 200],
])('nothing is cut off at %i px and %i %% text', async (width, text) => {
  await size(width, 900, text)
  await open(new Walked().evaluate().draw())
  await expect.poll(() => pictures().length, patience).toBeGreaterThan(20)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  await radio('Karte zum Drucken').click()
  await expect.poll(() => pictures().length, patience).toBe(1)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})
