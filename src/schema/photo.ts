/** A photo as a record names it: where its sealed bytes are, what is to be seen, and whether anybody may see it. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'

/** The hash of sealed bytes and the key that opens them, with a point between them (formats, section 6). */
export const PictureAddress = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}$/))

/**
 * "Sind Gesichter oder Kennzeichen zu sehen?" `none-visible`: none, or they are covered. `consented`: yes, and all who
 * can be recognised have agreed. `missing`: yes, and somebody has not. `undecided`: nobody has looked yet.
 */
export const Faces = z.enum(['undecided', 'none-visible', 'consented', 'missing'])
export type Faces = z.infer<typeof Faces>

export const Photo = z.looseObject({
  id: Id,
  /** The photo, and the small one that lists show; each with the number of its sealed bytes. */
  picture: PictureAddress,
  pictureSize: z.catch(z.number(), 0),
  small: PictureAddress,
  smallSize: z.catch(z.number(), 0),
  /** In pixels, upright. */
  width: z.catch(z.number(), 0),
  height: z.catch(z.number(), 0),
  /** Whatever cannot be read is as if nobody had decided. */
  faces: z.catch(Faces, 'undecided'),
  /** What is to be seen, for those who do not see it. */
  alt: z.catch(z.string(), ''),
  /** ISO day; nothing finer (formats, section 4). */
  day: z.catch(Day, ''),
  /** The observation that it shows. */
  of: z.optional(z.catch(z.optional(Id), undefined)),
  /** How a spot looked before or after something was done; missing where nobody compares. */
  moment: z.optional(z.catch(z.optional(z.enum(['before', 'after'])), undefined)),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
  rank: z.catch(z.string(), 'a0'),
})
export type Photo = z.infer<typeof Photo>

/**
 * True if a photo may leave this device, stand in an export or be handed over: only what somebody has looked at and
 * found harmless or allowed (methods, section 10.2, test 9). The one rule; links and exports ask it.
 */
export function mayLeave({ faces }: Pick<Photo, 'faces'>): boolean {
  return faces === 'none-visible' || faces === 'consented'
}

/** True if those who do not see the photo are told nothing of it. */
export function lacksAlt({ alt }: Pick<Photo, 'alt'>): boolean {
  return alt.trim() === ''
}

/** The hash part of an address: what stores and links know it by. */
export function hashOf(address: string): string {
  return address.split('.')[0] ?? ''
}
