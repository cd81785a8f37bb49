/** What a device remembers while it is handed round: the PIN that leads out, as a slow hash, and wrong tries. */
import * as z from 'zod/mini'

export const KioskPin = z.object({
  /** base64url, 16 bytes. */
  salt: z.string(),
  /** base64url of PBKDF2-SHA-256, 32 bytes. */
  hash: z.string(),
  rounds: z.int().check(z.minimum(1), z.maximum(5_000_000)),
  wrong: z.int().check(z.minimum(0)),
  /** Epoch milliseconds before which no try counts. */
  until: z.number(),
})
export type KioskPin = z.infer<typeof KioskPin>
