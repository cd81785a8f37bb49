/** Survey: the days of a Bürgerbefragung, from its questions to what they mean; one survey for all its steps. */
import * as z from 'zod/mini'

/** Fragen schreiben, Befragen, Bögen eingeben, Auswerten. */
export const SurveyActivity = z.enum(['edit', 'field', 'entry', 'results'])
export type SurveyActivity = z.infer<typeof SurveyActivity>

/** Advice only: none of it stops anybody. */
export const SurveySettings = z.strictObject({
  /** Questions that people answer to the end. */
  mostQuestions: z.optional(z.int().check(z.positive())),
  /** People who try the questions out before they are asked. */
  pretestPeople: z.optional(z.int().check(z.positive())),
  /** Days after the start on which one reminder goes out. */
  reminderAfterDays: z.optional(z.int().check(z.positive())),
  /** Sheets of a hundred that are typed in twice. */
  doublePercent: z.optional(z.int().check(z.positive(), z.maximum(100))),
})
export type SurveySettings = z.infer<typeof SurveySettings>
