/** The pictures of a Begehungsprotokoll: the map, and small photos of those that may leave. */
import type { Watch } from '#exports/turns.ts'
import type { Picture } from '#exports/printed-document.ts'
import type { Id } from '#schema/id.ts'
import { mayLeave, type Photo } from '#schema/photo.ts'
import type { WalkRow } from './walk-rows.ts'

/** A map as it was drawn: a JPEG of so many pixels, and the labels that can be read on it. */
export interface MapPicture {
  jpeg: Uint8Array<ArrayBuffer>
  width: number
  height: number
  shown?: readonly string[]
}

/** Where the pictures come from; whoever hands them in knows nothing of what may leave. */
export interface WalkMaterial {
  /** Missing where there is no base, or it is not on this device. */
  picture?: MapPicture | undefined
  /** A JPEG; undefined where its bytes are not on this device. Asked only for photos that may leave. */
  photoOf: (photo: Photo) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** What a document is made of. */
export interface WalkPictures {
  map?: MapPicture | undefined
  photos: ReadonlyMap<Id, Uint8Array<ArrayBuffer>>
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8

/** Asks for every photo of these rows, one after the other. Rejects with the signal's reason when aborted. */
export async function gatherPictures(
  rows: readonly WalkRow[],
  { picture, photoOf }: WalkMaterial,
  { progress, signal }: Watch = {},
): Promise<WalkPictures> {
  // The rows hold nothing else; asked once more, because here bytes begin to leave.
  const wanted = rows.flatMap(({ photos }) => photos).filter(mayLeave)
  const photos = new Map<Id, Uint8Array<ArrayBuffer>>()
  for (const [at, photo] of wanted.entries()) {
    signal?.throwIfAborted()
    const bytes = await photoOf(photo).catch(() => undefined)
    if (bytes && isJpeg(bytes)) photos.set(photo.id, bytes)
    progress?.((at + 1) / wanted.length)
  }
  signal?.throwIfAborted()
  return { photos, ...(picture && isJpeg(picture.jpeg) && { map: picture }) }
}

/** As large as it fits into a box of millimetres; whatever stands in the record, never a hair or a ribbon. */
export function fitted(
  jpeg: Uint8Array<ArrayBuffer>,
  { width, height }: { width: number; height: number },
  box: { width: number; height: number },
): Picture {
  const ratio = width > 0 && height > 0 ? Math.min(4, Math.max(0.25, width / height)) : 4 / 3
  const widthMillimetres = Math.min(box.width, box.height * ratio)
  return { jpeg, widthMillimetres, heightMillimetres: widthMillimetres / ratio }
}
