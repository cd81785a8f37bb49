/** Pins of a map on the wall while they are counted: at which place, and how many of each category. */
import * as z from 'zod/mini'

/** The most that are taken over at once. */
export const mostPins = 200

/** A draft; whatever of it cannot be read is as if nobody had typed it. */
export const PinCount = z.object({
  /** Id of a stop, or empty. */
  stop: z.catch(z.string(), ''),
  /** The place in words. */
  words: z.catch(z.string(), ''),
  /** By the key of a kind. */
  counts: z.catch(z.record(z.string(), z.int().check(z.gte(0), z.lte(mostPins))), {}),
})
export type PinCount = z.infer<typeof PinCount>
