/** A map as a picture for paper: numbers, shapes, scale, north, who is to be named; and nothing where the base is not here. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeBase } from '#documents/blocks/walk-bases.ts'
import { BaseMissing, drawMapPicture } from '#state/map/picture.ts'
import type { MapPin } from '#state/map/pin.ts'
import {
  baseOf,
  giveMap,
  givePlan,
  mapDevice,
  pinsAround,
  type MapDevice,
} from '../../../client/map-device.ts'
import { quarters } from '../../../client/pictures.ts'
import { rasterMap, vectorMap } from '../../../client/sample-map/sample-map.ts'
import { at } from '../../../client/sample-map/village.ts'

let here: MapDevice
beforeEach(async () => {
  here = await mapDevice()
})
afterEach(async () => {
  await here.open.close()
})

const size = { width: 1600, height: 1100 }

async function pixelsOf(jpeg: Uint8Array<ArrayBuffer>) {
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3)
}

test.each([
  ['pictures', rasterMap],
  ['vectors', vectorMap],
])('a map file of %s with 40 pins: all of them are on it', async (_kind, make) => {
  const { base } = await giveMap(here, make())
  const pins = pinsAround(40, 900)
  const picture = await drawMapPicture(here.device, here.open, base, pins, size)
  expect(picture).toMatchObject(size)
  expect(new Set(picture.shown)).toEqual(new Set(pins.map(({ label }) => label)))
  const pixel = await pixelsOf(picture.jpeg)
  const colours = new Set<string>()
  for (let x = 5; x < size.width; x += 40) {
    for (let y = 5; y < size.height; y += 40)
      colours.add(
        pixel(x, y)
          .map((one) => one >> 4)
          .join(),
      )
  }
  expect(colours.size).toBeGreaterThan(5)
  // Where the scale bar and the names stand, it is light.
  expect(Math.min(...pixel(40, size.height - 40))).toBeGreaterThan(220)
})

test('pins of one doorstep lie beside each other, none hidden', async () => {
  const pins = Array.from({ length: 9 }, (_, index): MapPin => ({
    ...{ id: String(index), label: `A${String(index + 1)}`, title: '' },
    position: { on: 'earth', ...at(0, 0) },
  }))
  const picture = await drawMapPicture(here.device, here.open, undefined, pins, size)
  expect(picture.shown).toHaveLength(9)
})

test('a plan is drawn as a whole, with pins of the earth where control points say how', async () => {
  const { id } = await givePlan(here, await quarters(1600, 1100))
  changeBase(here.open.doc, id, {
    attribution: 'Bauamt Musterdorf',
    points: [
      { plan: { x: 0.1, y: 0.1 }, earth: at(-400, 250) },
      { plan: { x: 0.9, y: 0.1 }, earth: at(400, 250) },
    ],
  })
  const pins: MapPin[] = [
    { id: 'a', label: 'A1', title: '', position: { on: 'plan', plan: id, x: 0.25, y: 0.2 } },
    { id: 'b', label: 'A2', title: '', position: { on: 'earth', ...at(0, 0) } },
    { id: 'c', label: 'A3', title: '', position: { on: 'earth', ...at(9000, 0) } },
  ]
  const picture = await drawMapPicture(here.device, here.open, baseOf(here.open, id), pins, size)
  expect(picture.shown).toEqual(['A1', 'A2'])
  const pixel = await pixelsOf(picture.jpeg)
  const [red = 0, green = 0] = pixel(200, 400)
  expect(red).toBeGreaterThan(200)
  expect(green).toBeLessThan(60)
})

test('a base that has not come yet is no picture', async () => {
  const { base } = await giveMap(here, rasterMap(), {
    pieceSize: 8 * 1024,
    isHere: (piece) => piece !== 2,
  })
  await expect(drawMapPicture(here.device, here.open, base, [], size)).rejects.toBeInstanceOf(
    BaseMissing,
  )
})
