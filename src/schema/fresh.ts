/** What a device keeps about the cards that were looked at on it; never shared. */
import * as z from 'zod/mini'

/** The moment that was looked at last, as a state vector, and the cards that had come by then and were not seen. */
export const FreshCards = z.object({ moment: z.array(z.int()), cards: z.array(z.string()) })
export type FreshCards = z.infer<typeof FreshCards>
