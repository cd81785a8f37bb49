/** Pictures of a survey: drawn anew, sealed with a key of their own, named by an address that opens them. */
import type { Device } from '#documents/ports.ts'
import {
  openPicture as open,
  readPicture,
  sealPicture as seal,
  type SealedPicture,
} from '#state/photo/sealed.ts'

export type { SealedPicture }

const purpose = 'survey picture/1'
/** Longer side in pixels and bytes: about 150 KB as a JPEG, and every shop sign can be read. */
const photo = { side: 1600, bytes: 300 * 1024 }
/** Pictures up to 128 KiB come to every device by themselves: a kiosk cannot ask for a plan in the field. */
const plan = { side: 1600, bytes: 127 * 1024 }

/** A JPEG of the picture alone, without place, time and camera; undefined for a file that is no picture. */
export async function sealPicture(file: Blob): Promise<SealedPicture | undefined> {
  const plain = await redraw(file, photo)
  return plain && seal(purpose, plain, 'original')
}

/** The same for a plan: as fine as it may be to travel by itself. */
export async function sealPlan(file: Blob): Promise<SealedPicture | undefined> {
  const plain = await redraw(file, plan)
  return plain && seal(purpose, plain, 'thumbnail')
}

/** The address of an object that shows it; undefined if it is not on this device, or no such picture. */
export async function pictureUrl(
  device: Pick<Device, 'meeting'>,
  address: string,
): Promise<string | undefined> {
  const blob = await readPicture(device, purpose, address)
  return blob && URL.createObjectURL(blob)
}

/** The same for bytes that are at hand. */
export async function openPicture(address: string, bytes: ArrayBuffer): Promise<string> {
  return URL.createObjectURL(await open(purpose, address, bytes))
}

/** Undefined for whatever is no picture, or none that this device can open. */
async function redraw(
  file: Blob,
  picture: { side: number; bytes: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // Most who answer take no photo: what draws it comes with the first one.
  const { Intake } = await import('#state/photo/intake.ts')
  const intake = new Intake()
  try {
    return (await intake.take(file, { picture, small: null })).picture
  } catch {
    return undefined
  } finally {
    intake.end()
  }
}
