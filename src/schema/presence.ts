/** Who is in a workshop right now, and what they move: shared live between devices, sealed, never stored. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** What somebody does there: leads, writes for a table, writes with an own device. */
export const Place = z.enum(['desk', 'table', 'guest'])
export type Place = z.infer<typeof Place>

/** Cards that hang on a finger: over a heap, or beside all of them (`zone` empty), in rem from its corner. */
export const Carried = z.object({
  cards: z.array(Id).check(z.maxLength(50)),
  zone: z.string().check(z.maxLength(64)),
  x: z.number(),
  y: z.number(),
})
export type Carried = z.infer<typeof Carried>

/** `from` is made anew for each window: it names no person, and no device beyond this hour. */
export const PresenceMessage = z.discriminatedUnion('presence', [
  z.object({
    presence: z.literal('here'),
    from: Id,
    place: Place,
    name: z.string().check(z.maxLength(60)),
  }),
  /** Without `carried` the cards were let go. `count` tells older ones that arrive late. */
  z.object({
    presence: z.literal('carry'),
    from: Id,
    count: z.int(),
    carried: z.optional(Carried),
  }),
  z.object({ presence: z.literal('gone'), from: Id }),
])
export type PresenceMessage = z.infer<typeof PresenceMessage>
