/** Poll: dots, one dot on a scale, consensus, reflection. Totals only, hidden until closed. */
import * as z from 'zod/mini'
import { Localized } from '#schema/language.ts'

/** Bepunkten, Einpunktabfrage, Konsens, Reflexion. */
export const PollActivity = z.enum(['dots', 'single-dot', 'consensus', 'reflection'])
export type PollActivity = z.infer<typeof PollActivity>

export const PollSettings = z.strictObject({
  /** Where the options come from: clusters of a step, sheets, or the fixed list below. */
  options: z.optional(z.enum(['clusters', 'sheets', 'fixed'])),
  fixed: z.optional(z.array(Localized)),
  dotsPerPerson: z.optional(z.int().check(z.positive())),
  mostPerOption: z.optional(z.int().check(z.positive())),
  /** For `reflection`: Zielscheibe, Ampel or Blitzlicht (words, no dots). */
  form: z.optional(z.enum(['target', 'traffic-light', 'flash-round'])),
})
export type PollSettings = z.infer<typeof PollSettings>
