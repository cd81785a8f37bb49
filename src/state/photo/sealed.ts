/** Pictures that leave memory only sealed, each with a key of its own; an address names the bytes and opens them. */
import type { Device, MediaItem } from '#documents/ports.ts'
import { addressOf, fromBase64url, toBase64url } from '#vault/bytes.ts'
import { Seal } from '#vault/seal.ts'

/** What a picture is sealed for: a seal of one kind is never taken for the other. */
export type PicturePurpose = 'survey picture/1' | 'photo/1' | 'plan/1' | 'map/1'

/** A picture in memory. `address` is the hash of the sealed bytes and the key, with a point between them. */
export interface SealedPicture {
  address: string
  item: MediaItem
  bytes: ArrayBuffer
}

export async function sealPicture(
  purpose: PicturePurpose,
  plain: Uint8Array<ArrayBuffer>,
  kind: MediaItem['kind'],
): Promise<SealedPicture> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const bytes = await new Seal(await keyOf(raw)).close(purpose, plain)
  const hash = await addressOf(bytes)
  const item: MediaItem = { hash, size: bytes.length, kind }
  return { address: `${hash}.${toBase64url(raw)}`, item, bytes: bytes.buffer }
}

/** What was sealed. Rejects if these bytes are not what the address names. */
export async function openSealed(
  purpose: PicturePurpose,
  address: string,
  bytes: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer>> {
  const [, key = ''] = address.split('.')
  return new Seal(await keyOf(fromBase64url(key))).open(purpose, new Uint8Array(bytes))
}

/** The JPEG in these bytes. Rejects if they are not what the address names. */
export async function openPicture(
  purpose: PicturePurpose,
  address: string,
  bytes: ArrayBuffer,
): Promise<Blob> {
  return new Blob([await openSealed(purpose, address, bytes)], { type: 'image/jpeg' })
}

/** The same from this device; undefined if it is not here, or no such picture. */
export async function readPicture(
  device: Pick<Device, 'meeting'>,
  purpose: PicturePurpose,
  address: string,
): Promise<Blob | undefined> {
  const [hash = ''] = address.split('.')
  try {
    const { media } = await device.meeting()
    const bytes = await media.read(hash)
    return bytes && (await openPicture(purpose, address, bytes))
  } catch {
    return undefined
  }
}

function keyOf(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
