/** Map files as bases: sealed pieces in memory, or on a real device, made of the sample maps. */
import type { Device, MediaItem } from '#documents/ports.ts'
import { readMapFile } from '#imports/maps/read-map-file.ts'
import type { MapBase } from '#schema/walk-base.ts'
import { hashOf } from '#schema/photo.ts'
import { sealPicture } from '#state/photo/sealed.ts'

/** Media that lie in memory: what is read, and how often. */
export function memoryMedia() {
  const kept = new Map<string, ArrayBuffer>()
  const reads: string[] = []
  const media = {
    read: (hash: string) => {
      reads.push(hash)
      return Promise.resolve(kept.get(hash))
    },
  }
  const device = { meeting: () => Promise.resolve({ media }) } as unknown as Pick<Device, 'meeting'>
  return { device, kept, reads }
}

/** A base of these bytes, cut as small as a test wants; `keep` gets each sealed piece. */
export async function makeBase(
  bytes: Uint8Array<ArrayBuffer>,
  pieceSize: number,
  keep: (item: MediaItem, sealed: ArrayBuffer) => unknown,
): Promise<MapBase> {
  const read = await readMapFile('dorf.pmtiles', new Blob([bytes]))
  if (!read.ok) throw new Error(read.sentence)
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = await sealPicture('map/1', bytes.slice(at, at + pieceSize), 'original')
    await keep(piece.item, piece.bytes)
    pieces.push(piece.address)
  }
  const { map } = read
  const named = { name: map.name, attribution: map.attribution, rank: 'a0' }
  return { id: 'map', kind: 'map', ...named, map, pieceSize, pieces }
}

/** The hash of each piece, in order. */
export const hashesOf = ({ pieces }: MapBase): string[] => pieces.map(hashOf)
