/** Reads the small photos of a Begehungsprotokoll from this device, with nothing in them but the picture. */
import type { Device, OpenDocument } from '#documents/ports.ts'
import { bareJpeg } from '#photo/jpeg.ts'
import { mayLeave, type Photo } from '#schema/photo.ts'
import { PhotoShelf } from '#state/photo/shelf.ts'

/** Undefined where its bytes are not here, or are no picture. */
export type ReadPhoto = (photo: Photo) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** Reads each photo once; they are kept by their address, so that a covered photo is read anew. */
export function photoReading(
  device: Pick<Device, 'meeting'>,
  open: Pick<OpenDocument, 'docId' | 'doc' | 'whenSaved'>,
): ReadPhoto {
  const shelf = new PhotoShelf(device, open)
  const known = new Map<string, Uint8Array<ArrayBuffer>>()
  return async (photo) => {
    if (!mayLeave(photo)) return undefined
    const ready = known.get(photo.small)
    if (ready) return ready
    const blob = await shelf.read(photo, 'small')
    // Whoever sent it may have left in it where and when it was taken.
    const bytes =
      blob && (await bareJpeg(new Uint8Array(await blob.arrayBuffer())).catch(() => undefined))
    if (bytes) known.set(photo.small, bytes)
    return bytes
  }
}
