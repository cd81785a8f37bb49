/** Plan: measures and tasks with who and until when, and what the group arranges at the end. */
import * as z from 'zod/mini'

/** Maßnahmenplan; Verabredung (Kerngruppe, next meeting, date of the answer). */
export const PlanActivity = z.enum(['measures', 'arrangements'])
export type PlanActivity = z.infer<typeof PlanActivity>

export const PlanSettings = z.strictObject({
  /** Advice: at most so many measures. */
  atMost: z.optional(z.int().check(z.positive())),
})
export type PlanSettings = z.infer<typeof PlanSettings>
