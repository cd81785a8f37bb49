/** Talk: steps in which people speak, think, listen or rest, with optional notes. */
import * as z from 'zod/mini'

/** What happens: Anmoderation, Runde, Denkpause, Vorlesen, Pause, Gruppen bilden, Gruppenarbeit, Vorstellen. */
export const TalkActivity = z.enum([
  'intro',
  'round',
  'silence',
  'read-aloud',
  'break',
  'form-groups',
  'group-work',
  'present',
])
export type TalkActivity = z.infer<typeof TalkActivity>

export const TalkSettings = z.strictObject({
  /** Notes can be typed; kind of the contribution they become. */
  notes: z.optional(z.enum(['note', 'quote', 'question', 'wish', 'idea'])),
  secondsPerPerson: z.optional(z.int().check(z.positive())),
  minutesPerGroup: z.optional(z.int().check(z.positive())),
  groupSize: z.optional(z.tuple([z.int(), z.int()])),
})
export type TalkSettings = z.infer<typeof TalkSettings>
