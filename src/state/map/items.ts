/** The sealed bytes that a base is made of, and which of them are not on this device yet. */
import type { Device, MediaItem } from '#documents/ports.ts'
import { hashOf } from '#schema/photo.ts'
import type { WalkBase } from '#schema/walk-base.ts'

/** Sealing adds its version, its beginning and its proof to every piece. */
const sealBytes = 1 + 12 + 16

/** The sealed bytes that a base is made of, in their order. */
export function itemsOf(base: WalkBase): MediaItem[] {
  const kind = 'original'
  if (base.kind === 'plan') return [{ hash: hashOf(base.picture), size: base.pictureSize, kind }]
  const { map, pieceSize, pieces } = base
  return pieces.map((address, at) => {
    const plain = Math.min(pieceSize, map.size - at * pieceSize)
    return { hash: hashOf(address), size: plain + sealBytes, kind }
  })
}

/** Those that are not on this device. */
export async function missingOf(
  device: Pick<Device, 'meeting'>,
  docId: string,
  base: WalkBase,
): Promise<MediaItem[]> {
  const { media } = await device.meeting()
  const lines = await media.list(docId)
  const here = new Set(lines.filter(({ isHere }) => isHere).map(({ hash }) => hash))
  return itemsOf(base).filter(({ hash }) => !here.has(hash))
}
