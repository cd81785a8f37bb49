/** Pictures of a survey: drawn anew, sealed with a key of their own, named by an address that opens them. */
import type { Device, MediaItem } from '#documents/ports.ts'
import { addressOf, fromBase64url, toBase64url } from '#vault/bytes.ts'
import { Seal } from '#vault/seal.ts'

const purpose = 'survey picture/1'
/** Longer side in pixels: about 150 KB as a JPEG, and every shop sign can be read. */
const longest = 1600
/** Pictures up to 128 KiB come to every device by themselves: a kiosk cannot ask for a plan in the field. */
const mostPlanBytes = 127 * 1024

/** A picture in memory. `address` is the hash of the sealed bytes and the key, with a point between them. */
export interface SealedPicture {
  address: string
  item: MediaItem
  bytes: ArrayBuffer
}

/** A JPEG of the picture alone, without place, time and camera; undefined for a file that is no picture. */
export async function sealPicture(file: Blob): Promise<SealedPicture | undefined> {
  const plain = await redraw(file, longest, 0.8)
  return plain && seal(plain, 'original')
}

/** The same for a plan: as fine as it may be to travel by itself. */
export async function sealPlan(file: Blob): Promise<SealedPicture | undefined> {
  for (const side of [longest, 1360, 1120, 880, 640]) {
    for (const quality of [0.8, 0.6]) {
      const plain = await redraw(file, side, quality)
      if (!plain) return undefined
      if (plain.length <= mostPlanBytes) return seal(plain, 'thumbnail')
    }
  }
  return undefined
}

async function seal(
  plain: Uint8Array<ArrayBuffer>,
  kind: MediaItem['kind'],
): Promise<SealedPicture> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const bytes = await new Seal(await keyOf(raw)).close(purpose, plain)
  const hash = await addressOf(bytes)
  const item: MediaItem = { hash, size: bytes.length, kind }
  return { address: `${hash}.${toBase64url(raw)}`, item, bytes: bytes.buffer }
}

/** The address of an object that shows it; undefined if it is not on this device, or no such picture. */
export async function pictureUrl(
  device: Pick<Device, 'meeting'>,
  address: string,
): Promise<string | undefined> {
  const [hash = ''] = address.split('.')
  try {
    const { media } = await device.meeting()
    const bytes = await media.read(hash)
    return bytes && (await openPicture(address, bytes))
  } catch {
    return undefined
  }
}

/** The same for bytes that are at hand. */
export async function openPicture(address: string, bytes: ArrayBuffer): Promise<string> {
  const [, key = ''] = address.split('.')
  const plain = await new Seal(await keyOf(fromBase64url(key))).open(purpose, new Uint8Array(bytes))
  return URL.createObjectURL(new Blob([plain], { type: 'image/jpeg' }))
}

function keyOf(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function redraw(
  file: Blob,
  side: number,
  quality: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  )
  if (!picture) return undefined
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context) {
    // A drawing without a ground of its own would turn black.
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  picture.close()
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
  return drawn ? new Uint8Array(await drawn.arrayBuffer()) : undefined
}
