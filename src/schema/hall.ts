/** What the moderation shows the hall at this moment: shared live between windows, never stored. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** What the hall picture shows beside what stands in the documents. Unknown or damaged fields are left out. */
export const HallState = z.object({
  /** A card that is shown huge. */
  card: z.catch(z.optional(Id), undefined),
  /** Page of a paged picture, counted from 0. */
  page: z.catch(z.optional(z.int().check(z.nonnegative())), undefined),
  /** A record that is emphasised, such as the cluster that is named right now. */
  highlight: z.catch(z.optional(Id), undefined),
  /** "Kein Aber!" is shown right now. */
  noBut: z.catch(z.optional(z.boolean()), undefined),
})
export type HallState = z.infer<typeof HallState>

/** What travels: the picture of the leading window with a count, or the wish of a new window to hear it. */
export const HallMessage = z.discriminatedUnion('hall', [
  z.object({ hall: z.literal('ask') }),
  z.object({
    hall: z.literal('show'),
    leader: Id,
    count: z.int(),
    step: z.catch(z.string(), ''),
    state: HallState,
  }),
])
export type HallMessage = z.infer<typeof HallMessage>
