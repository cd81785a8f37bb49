/** What a Begehungsprotokoll is made of on this device: photos with nothing but the picture, pins where things are. */
import { expect, test } from 'vitest'
import { changeStop, presentStops } from '#documents/blocks/walk.ts'
import type { Device } from '#documents/ports.ts'
import { Walk } from '#exports/walk/walk-rows.ts'
import { hashOf, Photo, type Faces } from '#schema/photo.ts'
import { sealPicture } from '#state/photo/sealed.ts'
import { pinsOf } from '#state/walk/map-drawing.ts'
import { photoReading } from '#state/walk/report.ts'
import { openInMemory } from '../../client/workshop.ts'
import { exif, jpeg, xmp } from '../photo/bytes.ts'
import { walkContext, Walked } from '../../client/walked.ts'

/** A device that holds one photo, and counts how often it was read. */
async function holding(plain: Uint8Array, faces: Faces = 'none-visible') {
  const { address, bytes } = await sealPicture('photo/1', new Uint8Array(plain), 'thumbnail')
  const read: string[] = []
  const media = {
    read: (hash: string) => {
      read.push(hash)
      return Promise.resolve(hash === hashOf(address) ? bytes : undefined)
    },
  }
  const device = { meeting: () => Promise.resolve({ media }) } as unknown as Pick<Device, 'meeting'>
  const photo = Photo.parse({ id: 'p', picture: address, small: address, faces })
  return { photo, read, readPhoto: photoReading(device, openInMemory('workshop:x')) }
}

const latin = (bytes: Uint8Array | undefined) => new TextDecoder('latin1').decode(bytes)

test('a photo comes without place, camera and comments, and is read once', async () => {
  const { photo, read, readPhoto } = await holding(jpeg([...exif(1), ...xmp]))
  const bytes = await readPhoto(photo)
  expect(bytes?.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]))
  expect(latin(bytes)).not.toMatch(/GPS|Erika|xmpmeta/)
  expect(await readPhoto(photo)).toBe(bytes)
  expect(read).toHaveLength(1)
})

test.each(['missing', 'undecided'] as const)(
  'acceptance 9: a photo that is %s is not even opened',
  async (faces) => {
    const { photo, read, readPhoto } = await holding(jpeg(), faces)
    expect(await readPhoto(photo)).toBeUndefined()
    expect(read).toEqual([])
  },
)

test('what is not here, or no picture, is none', async () => {
  const { photo, readPhoto } = await holding(new TextEncoder().encode('<svg onload="x()"/>'))
  expect(await readPhoto(photo)).toBeUndefined()
  const other = (await holding(jpeg([], 41))).photo
  expect(await readPhoto(other)).toBeUndefined()
})

test('pins lie where somebody noted them, else at their stop, and say how they stand', () => {
  const walked = new Walked().evaluate().hide()
  const [, anger] = presentStops(walked.docs.workshop)
  const rows = () => Walk.of(walked.snapshot(), walkContext)?.rows ?? []
  const labels = () => pinsOf(rows()).map(({ label }) => label)
  expect(labels()).not.toContain('B6')
  expect(labels()).not.toContain('A12')
  const position = { on: 'earth', lat: 51.287, lon: 11.889 } as const
  changeStop(walked.docs.workshop, anger?.id ?? '', { position })
  const pins = pinsOf(rows())
  expect(pins.find(({ label }) => label === 'B6')).toMatchObject({ position, valence: 'bad' })
  expect(pins.find(({ label }) => label === 'A1')).toMatchObject({
    isDone: true,
    valence: 'barrier',
  })
  expect(pins.find(({ label }) => label === 'A11')).toMatchObject({ shape: 'circle' })
  expect(pins.map(({ title }) => title).join()).not.toMatch(/GEHEIM|PAPIERKORB/)
})
