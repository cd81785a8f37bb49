/** A map of any rung with its pins: drawn from sealed pieces, by finger and by keys, on a real device. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { Position } from '#schema/walk.ts'
import { fetchBases } from '#state/map/fetching.ts'
import type { MapPin } from '#state/map/pin.ts'
import AtMap from '../../../client/AtMap.svelte'
import {
  giveMap,
  givePlan,
  mapDevice,
  pinsAround,
  type MapDevice,
} from '../../../client/map-device.ts'
import { quarters } from '../../../client/pictures.ts'
import { rasterMap, vectorMap } from '../../../client/sample-map/sample-map.ts'
import { at, middle } from '../../../client/sample-map/village.ts'
import { faults, size } from '../../../client/views.ts'

let here: MapDevice
beforeEach(async () => {
  await size(1180, 820)
  here = await mapDevice()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await here.open.close()
})

const { device, open } = { device: () => here.device, open: () => here.open }
const stage = () => page.getByRole('application', { name: 'Karte des Spaziergangs' })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const pinButtons = () => [...document.querySelectorAll<HTMLElement>('button[data-mark]')]

type Given = Partial<Parameters<typeof AtMap>[1]['given']>
function show(given: Given) {
  const common = { device: device(), open: open(), base: undefined, pins: [] as MapPin[] }
  const all = { ...common, label: 'Karte des Spaziergangs', ...given }
  return render(AtMap, { props: { house: here.house, given: all } })
}

/** How many different colours the squares show; paper alone is one. */
function coloursOnScreen(): number {
  const colours = new Set<string>()
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.leaflet-tile-pane canvas')) {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    for (let dot = 0; dot < data.length; dot += 4 * 97) {
      if (data[dot + 3]) colours.add([data[dot], data[dot + 1], data[dot + 2]].join())
    }
  }
  return colours.size
}

const pin = (id: string, east: number, north: number): MapPin => ({
  ...{ id, label: id.toUpperCase(), title: `Stelle ${id}`, valence: 'bad' },
  position: { on: 'earth', ...at(east, north) },
})

describe.each([
  ['pictures', rasterMap],
  ['vectors', vectorMap],
])('a map file of %s', (_kind, make) => {
  test('is drawn from its pieces, with who made it and how long a stretch is', async () => {
    const { base } = await giveMap(here, make())
    await show({ base, pins: [pin('a1', 0, 0), pin('a2', 400, 0)] })
    await vi.waitUntil(() => coloursOnScreen() > 3, { timeout: 10_000 })
    await expect.element(page.getByText(/^Karte: Erfundene Karte Musterdorf/)).toBeVisible()
    await expect
      .element(page.getByRole('img', { name: /^Maßstab: Der Balken ist \d+ m lang/ }))
      .toBeVisible()
    await expect.element(button('A1: stört, Stelle a1')).toBeVisible()
    expect(await faults()).toEqual([])
  })
})

test('pieces that are missing are counted and asked for, and the map is drawn as they come', async () => {
  const { base, missing } = await giveMap(here, rasterMap(), {
    pieceSize: 8 * 1024,
    isHere: (piece) => piece < 1,
  })
  const total = base.pieces.length
  expect(missing.length).toBe(total - 1)
  const { media } = await device().meeting()
  await show({ base, pins: [pin('a1', 0, 0)] })
  await expect
    .element(page.getByText(`Die Karte kommt noch: 1 von ${String(total)} Teilen sind da.`))
    .toBeVisible()
  await expect.poll(() => media.wishes.length).toBe(total - 1)
  // The pin is there without any map below it.
  await expect.element(button(/^A1/)).toBeVisible()
  const before = coloursOnScreen()
  for (const { item, bytes } of missing) await media.keep(open().docId, item, bytes)
  await expect.element(page.getByText(/^Die Karte kommt noch/)).not.toBeInTheDocument()
  await vi.waitUntil(() => coloursOnScreen() > Math.max(3, before), { timeout: 10_000 })
})

test('maps are asked for as soon as a walk is open, once each', async () => {
  const { missing } = await giveMap(here, rasterMap(), {
    pieceSize: 8 * 1024,
    isHere: (piece) => piece % 2 === 0,
  })
  const { media } = await device().meeting()
  const stop = fetchBases(device(), open())
  await expect
    .poll(() => media.wishes.map(({ hash }) => hash).sort())
    .toEqual(missing.map(({ item }) => item.hash).sort())
  stop()
})

test('a map file that was cut off on its way shows its pins all the same', async () => {
  const { base } = await giveMap(here, rasterMap(), { pieceSize: 8 * 1024 })
  const cut = { ...base, pieces: base.pieces.slice(0, 1) }
  await show({ base: cut, pins: [pin('a1', 0, 0)] })
  await expect.element(button(/^A1/)).toBeVisible()
})

test('a plan is a map, too, and a place on it is chosen by a tap or by keys', async () => {
  const base = await givePlan(here, await quarters(1600, 1200))
  const chosen: Position[] = []
  await show({ base, onplace: (position: Position) => chosen.push(position) })
  await expect.element(page.getByRole('img', { name: 'Ortsplan' })).toBeVisible()
  const box = stage().element().getBoundingClientRect()
  await userEvent.click(stage(), { position: { x: box.width / 2, y: box.height / 2 } })
  await expect.poll(() => chosen.length).toBe(1)
  expect(chosen[0]).toMatchObject({
    on: 'plan',
    plan: base.id,
    x: expect.closeTo(0.5, 2) as number,
    y: expect.closeTo(0.375, 2) as number,
  })
  // By keys: into the map, to the left, set.
  ;(stage().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect
    .poll(async () => {
      await userEvent.keyboard('{Enter}')
      return (chosen.at(-1) as { x: number }).x
    })
    .toBeGreaterThan(0.55)
  await button('Hier: Nadel in die Mitte setzen').click()
  expect((chosen.at(-1) as { x: number }).x).toBeGreaterThan(0.55)
  await expect.element(page.getByText('Der Ort ist gesetzt.')).toBeInTheDocument()
  expect(await faults()).toEqual([])
})

test('without dragging, a tap brings a place under the cross, and a double tap goes closer', async () => {
  // Whoever wants no motion gets none: everything is where it belongs at once.
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  Object.defineProperty(still, 'matches', { value: true })
  vi.spyOn(window, 'matchMedia').mockReturnValue(still)
  const base = await givePlan(here, await quarters(1600, 1200))
  const chosen: Position[] = []
  const screen = await show({ base, onplace: (position: Position) => chosen.push(position) })
  const picture = page.getByRole('img', { name: 'Ortsplan' })
  await expect.element(picture).toBeVisible()
  const place = () => chosen.at(-1) as { x: number; y: number } | undefined
  await button('Näher heran').click()
  const box = stage().element().getBoundingClientRect()
  await userEvent.click(stage(), { position: { x: box.width * 0.75, y: box.height * 0.4 } })
  await expect.poll(() => place()?.x).toBeGreaterThan(0.55)
  const tapped = place()
  await button('Hier: Nadel in die Mitte setzen').click()
  expect(place()?.x).toBeCloseTo(tapped?.x ?? 0, 2)
  await screen.unmount()
  await show({ base })
  await expect.element(picture).toBeVisible()
  const { width } = picture.element().getBoundingClientRect()
  await userEvent.dblClick(stage(), { position: { x: box.width * 0.6, y: box.height * 0.5 } })
  await expect
    .poll(() => picture.element().getBoundingClientRect().width)
    .toBeGreaterThan(width * 1.5)
})

test('beside a plan there is no place, and that is said', async () => {
  const base = await givePlan(here, await quarters(800, 600))
  const chosen: Position[] = []
  await show({ base, onplace: (position: Position) => chosen.push(position) })
  await userEvent.click(stage(), { position: { x: 8, y: 8 } })
  await expect.element(page.getByText('Das liegt neben dem Plan.')).toBeVisible()
  expect(chosen).toEqual([])
})

test('1,000 pins are readable heaps, only those in sight are drawn, and a heap opens by zoom', async () => {
  const pins = pinsAround(1000, 1500)
  await show({ pins })
  await expect.poll(() => pinButtons().length).toBeGreaterThan(20)
  expect(pinButtons().length).toBeLessThan(400)
  const names = pinButtons().map((one) => one.getAttribute('aria-label') ?? '')
  const counted = names.map((name) => Number(/^(\d+) Nadeln/.exec(name)?.[1] ?? 1))
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(1000)
  const heap = pinButtons()[counted.findIndex((count) => count > 1)]
  const name = heap?.ariaLabel
  heap?.click()
  await expect.poll(() => pinButtons().filter(({ ariaLabel }) => ariaLabel === name).length).toBe(0)
  const box = stage().element().getBoundingClientRect()
  for (const one of pinButtons()) {
    const { right, bottom, left, top } = one.getBoundingClientRect()
    expect(right > box.left && left < box.right && bottom > box.top && top < box.bottom).toBe(true)
  }
})

test('pins of one doorstep are a list, by which each is chosen', async () => {
  const chosen: string[] = []
  const pins = [pin('a1', 0, 0), pin('a2', 0, 0), pin('a3', 0, 0)]
  await show({ pins, onselect: (id: string) => chosen.push(id) })
  await button('3 Nadeln: A1, A2, A3').click()
  const list = page.getByRole('dialog', { name: '3 Nadeln an dieser Stelle' })
  await list.getByRole('button', { name: /A2/ }).click()
  expect(chosen).toEqual(['a2'])
  await expect.element(list).not.toBeInTheDocument()
})

test('a pin is chosen by one press, wherever the focus was before', async () => {
  const chosen: string[] = []
  const pins = [pin('a1', -200, 0), pin('a2', 200, 0)]
  await show({ pins, onselect: (id: string) => chosen.push(id) })
  await button(/^A2/).click()
  await button(/^A1/).click()
  expect(chosen).toEqual(['a2', 'a1'])
})

test('one tab stop leads to the pins, arrow keys from pin to pin, also to those out of sight', async () => {
  const chosen: string[] = []
  const pins = [pin('a1', -900, 0), pin('a2', 0, 0), pin('a3', 900, 0)]
  await show({ pins, onselect: (id: string) => chosen.push(id) })
  await expect.element(button(/^A1/)).toBeVisible()
  expect(pinButtons().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  await button('Näher heran').click()
  await button('Näher heran').click()
  await button('Näher heran').click()
  await expect.element(button(/^A2/)).toBeVisible()
  await expect.poll(() => pinButtons().length).toBe(1)
  pinButtons()[0]?.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toMatch(/^A3/)
  await userEvent.keyboard('{Enter}')
  expect(chosen).toEqual(['a3'])
  await userEvent.keyboard('{Home}')
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toMatch(/^A1/)
})

test('what is chosen in a list stands out on the map, and comes into sight', async () => {
  const pins = [pin('a1', -2000, 0), pin('a2', 0, 0), pin('a3', 10, 0)]
  const screen = await show({ pins })
  await expect.element(button(/^A1/)).toBeVisible()
  for (let step = 0; step < 3; step += 1) await button('Näher heran').click()
  await expect.poll(() => button(/^A1/).query()).toBeNull()
  await screen.rerender({
    house: here.house,
    given: {
      device: device(),
      open: open(),
      base: undefined,
      pins,
      label: 'Karte des Spaziergangs',
      selected: 'a1',
    },
  })
  await expect.element(button(/^A1/)).toHaveAttribute('aria-current', 'true')
})

test('a position of a plan without control points is not on a map, and is named', async () => {
  const lost: MapPin = {
    id: 'b1',
    label: 'B1',
    title: 'Stufe',
    position: { on: 'plan', plan: 'gone', x: 0, y: 0 },
  }
  await show({ pins: [pin('a1', 0, 0), lost] })
  await expect.element(page.getByText('Nicht auf dieser Karte: B1')).toBeVisible()
})

test('the own position is a dot with a ring, and words say how exact it is', async () => {
  await show({ pins: [pin('a1', 50, 0)], own: { on: 'earth', ...middle, accuracy: 11.2 } })
  await expect.element(page.getByText('Mein Standort, auf etwa 12 m genau')).toBeVisible()
  await expect.element(page.getByRole('img', { name: 'Mein Standort' })).toBeVisible()
  expect(document.querySelector('.leaflet-overlay-pane path')).not.toBeNull()
})

test('buttons of the map are large enough, also with text of twice the size on a phone', async () => {
  await size(390, 844, 200)
  await show({ pins: [pin('a1', 0, 0), pin('a2', 300, 0)], onplace: () => undefined })
  await expect.element(button(/^A1/)).toBeVisible()
  for (const one of page.getByRole('button').elements()) {
    const { width, height } = one.getBoundingClientRect()
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(47.9)
  }
  expect(await faults()).toEqual([])
  await size(1180, 820)
})
