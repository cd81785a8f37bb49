/** Maps of a walk in the measured browser: opened from sealed pieces, beside a bare Leaflet with the same file in memory. */
import * as leaflet from 'leaflet'
import { leafletRasterLayer, PMTiles, type Source } from 'pmtiles'
import { leafletLayer } from 'protomaps-leaflet'
import { flushSync, mount, unmount } from 'svelte'
import type { WalkBase } from '#schema/walk-base.ts'
import { drawMapPicture } from '#state/map/picture.ts'
import AtMap from '../../client/AtMap.svelte'
import {
  giveMap,
  givePlan,
  mapDevice,
  pinsAround,
  type MapDevice,
} from '../../client/map-device.ts'
import { quarters } from '../../client/pictures.ts'
import { rasterMap, vectorMap } from '../../client/sample-map/sample-map.ts'
import { middle } from '../../client/sample-map/village.ts'

export type GroundKind = 'raster' | 'vector' | 'plan' | 'none'

let here: MapDevice | undefined
const bases = new Map<GroundKind, WalkBase | undefined>()
const files = new Map<GroundKind, Uint8Array<ArrayBuffer>>()
let leave = () => Promise.resolve()

/** Keeps the sample maps of a village of 5 by 5 km on this device; returns how many bytes each has. */
export async function keepMaps(): Promise<Record<string, number>> {
  here = await mapDevice()
  for (const [kind, make] of [
    ['raster', rasterMap],
    ['vector', vectorMap],
  ] as const) {
    const bytes = make()
    files.set(kind, bytes)
    bases.set(kind, (await giveMap(here, bytes, { pieceSize: 1024 * 1024 })).base)
  }
  bases.set('plan', await givePlan(here, await quarters(1600, 1200)))
  return Object.fromEntries([...files].map(([kind, { length }]) => [kind, length]))
}

const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  )

/** All squares in sight are there, and all marks: a frame is drawn with them. */
async function drawn(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve))
  await painted()
}

const squares = () => [...document.querySelectorAll('.leaflet-tile-pane .leaflet-tile')]
const areSquaresThere = () =>
  squares().length > 3 && squares().every((one) => one.classList.contains('leaflet-tile-loaded'))

/** Milliseconds from the wish to see a map to its picture with all its pins. */
export async function openMap(ground: GroundKind, pins: number): Promise<number> {
  if (!here) throw new Error('Maps are kept first.')
  const { device, open, house } = here
  await leave()
  const begin = performance.now()
  const given = { device, open, base: bases.get(ground), pins: pinsAround(pins, 1500) }
  const target = document.body
  const screen = mount(AtMap, { target, props: { house, given: { ...given, label: 'Karte' } } })
  flushSync()
  leave = () => unmount(screen)
  const hasGround = ground === 'raster' || ground === 'vector'
  const isMarked = () => pins === 0 || document.querySelector('button[data-mark]') !== null
  await drawn(() => isMarked() && (!hasGround || areSquaresThere()))
  return performance.now() - begin
}

/** How many marks are in the page. */
export function marksInPage(): Promise<number> {
  return Promise.resolve(document.querySelectorAll('[data-mark]').length)
}

/** The same picture by a bare Leaflet, with the whole file unsealed in memory and no pins. */
export async function openBareMap(ground: 'raster' | 'vector'): Promise<number> {
  const bytes = files.get(ground) ?? new Uint8Array()
  await leave()
  const element = document.createElement('div')
  element.style.cssText = 'position: relative; inline-size: 900px; block-size: 540px'
  document.body.append(element)
  // Both layers look for it there.
  Object.assign(globalThis, { L: leaflet })
  const source: Source = {
    getKey: () => ground,
    getBytes: (offset, length) =>
      Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  }
  const begin = performance.now()
  const map = leaflet.map(element, { fadeAnimation: false, attributionControl: false })
  map.setView([middle.lat, middle.lon], 14)
  const archive = new PMTiles(source)
  const layer =
    ground === 'raster'
      ? (leafletRasterLayer(archive, {}) as leaflet.Layer)
      : (leafletLayer({ url: archive, flavor: 'light', lang: 'de' }) as unknown as leaflet.Layer)
  layer.addTo(map)
  leave = () => {
    map.remove()
    element.remove()
    return Promise.resolve()
  }
  await drawn(areSquaresThere)
  return performance.now() - begin
}

/** A picture for paper with so many pins: milliseconds, and the bytes as a data address. */
export async function drawPicture(
  ground: GroundKind,
  pins: number,
  size: { width: number; height: number },
): Promise<{ time: number; shown: number; url: string }> {
  if (!here) throw new Error('Maps are kept first.')
  const { device, open } = here
  const begin = performance.now()
  const picture = await drawMapPicture(device, open, bases.get(ground), pinsAround(pins, 900), size)
  const time = performance.now() - begin
  const reader = new FileReader()
  const url = new Promise<string>((resolve) => {
    reader.onload = () => resolve(reader.result as string)
  })
  reader.readAsDataURL(new Blob([picture.jpeg], { type: 'image/jpeg' }))
  return { time, shown: picture.shown.length, url: await url }
}
