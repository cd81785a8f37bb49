/** Why a picture is not taken in; each is one sentence for a person. The file stays where it was. */
export type PhotoFault =
  /** Not a single byte. */
  | 'empty'
  /** Something else, whatever its name says. */
  | 'no-picture'
  /** A kind of picture that this browser cannot read, as some phones write it. */
  | 'heic'
  /** Several pictures in one: which of them was meant? */
  | 'animated'
  /** More pixels or bytes than a small tablet can hold. */
  | 'too-large'
  /** Cut off or damaged. */
  | 'broken'
  /** Nothing came of it in time. */
  | 'stuck'
  /** The device itself could not: no memory, no canvas. */
  | 'failing'

/** Thrown wherever a picture is read; nothing has changed then. */
export class PhotoRefused extends Error {
  readonly fault: PhotoFault
  constructor(fault: PhotoFault, options?: ErrorOptions) {
    super(`The picture is not taken in: ${fault}.`, options)
    this.fault = fault
  }
}

/** What a picture may be at most: as large as the best phones make it, and no larger than a tablet of 2 GB can open. */
export const mostBytes = 64 * 1024 * 1024
export const mostPixels = 64_000_000
export const mostSide = 20_000
