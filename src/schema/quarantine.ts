/** What arrived and does not count, for a person to look at. */
import * as z from 'zod/mini'

/** Why: made with other or old keys, by a role that may not, changed on the way, or unreadable. */
export const SetAsideReason = z.catch(z.enum(['key', 'role', 'changed', 'damaged']), 'damaged')
export type SetAsideReason = z.infer<typeof SetAsideReason>

/** Several entries of one document with one reason, over one kind of link. */
export const SetAside = z.object({
  docId: z.string(),
  reason: SetAsideReason,
  /** Empty if it was found on this device's own disk, or if nobody noted it. */
  from: z.catch(z.enum(['', 'tabs', 'file', 'pair', 'hub']), ''),
  count: z.number(),
  /** When the last one came, in milliseconds since 1970; 0 if nobody noted it. */
  at: z.number(),
})
export type SetAside = z.infer<typeof SetAside>
