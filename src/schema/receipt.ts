/** Who else keeps what this device holds, and what they have confirmed. */
import * as z from 'zod/mini'

/** Another device, or the hub. `id` is random and the same at every meeting; `name` like "Tisch 3", or empty. */
export const Holder = z.object({
  id: z.string().check(z.maxLength(100)),
  kind: z.enum(['device', 'hub']),
  name: z.string().check(z.maxLength(200)),
})
export type Holder = z.infer<typeof Holder>

/** What a holder has confirmed of one document, entry by entry; `at` in milliseconds since 1970. */
export const Receipt = z.object({ holder: Holder, at: z.number(), hashes: z.array(z.string()) })
export type Receipt = z.infer<typeof Receipt>
