/** A real device with a walk of its own, for what is shown on maps and kept of them. */
import { createDevice } from '#app/device.ts'
import { addBase, baseRecords } from '#documents/blocks/walk-bases.ts'
import type { Device, MediaItem, OpenDocument } from '#documents/ports.ts'
import type { MapBase, PlanBase, WalkBase } from '#schema/walk-base.ts'
import { House } from '#state/house.svelte.ts'
import type { MapPin } from '#state/map/pin.ts'
import { keepPlan } from '#state/map/plan-keeping.ts'
import { Intake } from '#state/photo/intake.ts'
import { german } from '#text/german.ts'
import { makeBase } from './kept-map.ts'
import { Random } from './random.ts'
import { at } from './sample-map/village.ts'

export interface MapDevice {
  device: Device
  open: OpenDocument
  house: House
}

export async function mapDevice(): Promise<MapDevice> {
  const device = await createDevice(`test ${crypto.randomUUID()}`)
  const open = await device.openInitiative(await device.createInitiative('Dorfspaziergang'))
  const updates = {
    waiting: false,
    observe: () => () => undefined,
    apply: () => Promise.resolve(false),
  }
  const house = new House(device, updates)
  house.words = german
  return { device, open, house }
}

/** Names a map; `isHere` says which of its pieces are on this device. */
export async function giveMap(
  { device, open }: MapDevice,
  bytes: Uint8Array<ArrayBuffer>,
  { pieceSize = 64 * 1024, isHere = (): boolean => true }: GivenPieces = {},
): Promise<{ base: MapBase; missing: { item: MediaItem; bytes: ArrayBuffer }[] }> {
  const { media } = await device.meeting()
  const missing: { item: MediaItem; bytes: ArrayBuffer }[] = []
  let piece = 0
  const made = await makeBase(bytes, pieceSize, async (item, sealed) => {
    if (isHere(piece++)) await media.keep(open.docId, item, sealed)
    else missing.push({ item, bytes: sealed })
  })
  const id = addBase(open.doc, made)
  return { base: baseOf(open, id) as MapBase, missing }
}

interface GivenPieces {
  pieceSize?: number
  isHere?: (piece: number) => boolean
}

export async function givePlan({ device, open }: MapDevice, picture: Blob): Promise<PlanBase> {
  const intake = new Intake()
  const id = await keepPlan(device, open, intake, { picture, name: 'Ortsplan' })
  intake.end()
  return baseOf(open, id) as PlanBase
}

export function baseOf({ doc }: OpenDocument, id: string): WalkBase {
  const base = baseRecords(doc).bases.get(id)
  if (!base) throw new Error('This base is not named.')
  return base
}

const valences = ['good', 'bad', 'idea', 'barrier'] as const

/** Pins within so many metres of the market, always the same. */
export function pinsAround(count: number, metres: number): MapPin[] {
  const random = new Random(5)
  return Array.from({ length: count }, (_, index) => {
    const [east, north] = [0, 0].map(() => random.below(2 * metres) - metres)
    return {
      id: `pin-${String(index)}`,
      label: `${'ABCD'[index % 4] ?? 'A'}${String(1 + Math.floor(index / 4))}`,
      title: `Beobachtung ${String(index + 1)}`,
      position: { on: 'earth', ...at(east ?? 0, north ?? 0) },
      ...(index % 9 === 0 ? { isDone: true } : {}),
      valence: valences[index % 4] ?? 'good',
    }
  })
}
