/** Walk: observations on the way, and pins at the table. */
import * as z from 'zod/mini'
import { Localized } from '#schema/language.ts'
import { MarkShape } from '#schema/observation.ts'

/** Begehung; Nadeln. */
export const WalkActivity = z.enum(['tour', 'pins'])
export type WalkActivity = z.infer<typeof WalkActivity>

/** What a pin may say: told apart by colour, shape and word. */
const PinCategory = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  title: Localized,
  shape: MarkShape,
})

export const WalkSettings = z.strictObject({
  /** Advice for the time at each stop. */
  minutesPerStop: z.optional(z.int().check(z.positive())),
  /** `beforehand`: the stops are known; `on-the-way`: children decide where it goes. */
  route: z.optional(z.enum(['beforehand', 'on-the-way'])),
  /** What pins answer; the valences of observations where there is none. */
  categories: z.optional(z.array(PinCategory).check(z.minLength(1), z.maxLength(6))),
})
export type WalkSettings = z.infer<typeof WalkSettings>
