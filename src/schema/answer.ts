/** What one person answered. It leaves memory only sealed to the survey's key (formats, section 7). */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'
import { SurveyLanguage } from './survey.ts'

/** How an answer came in; ways are counted apart. */
export const Channel = z.enum(['kiosk', 'link', 'paper', 'interview', 'telephone'])
export type Channel = z.infer<typeof Channel>

/** Why there is no value: not wanted or not known, not legible on paper, marked twice, left out, not asked. */
export const Missing = z.enum(['declined', 'illegible', 'invalid', 'skipped', 'not-asked'])
export type Missing = z.infer<typeof Missing>

/**
 * `choice` with one and `place`: a code, or `x,y`; with many and `ranking`: codes, in the order given; `scale`,
 * `rating`, `number`: a number; `yes-no`: true or false; `date`: a day; `text`: the text; `photo`: a media address.
 */
export const Value = z.union([
  z.string().check(z.maxLength(4000)),
  z.number(),
  z.boolean(),
  z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
])
export type Value = z.infer<typeof Value>

/** One variable: its value, or why there is none. */
export const Answer = z.union([
  z.strictObject({ value: Value }),
  z.strictObject({ missing: Missing }),
])
export type Answer = z.infer<typeof Answer>

/** Every variable of the questionnaire; of a repeated section, `name.1`, `name.2`, … */
export const Answers = z.record(z.string().check(z.regex(/^[a-z][a-z0-9_]*(\.\d{1,2})?$/)), Answer)
export type Answers = z.infer<typeof Answers>

/** All of one person; nothing in it is finer than the day. */
export const Response = z.strictObject({
  format: z.literal(1),
  id: Id,
  survey: Id,
  /** base64url of SHA-256 over the canonical questionnaire. */
  questionnaire: z.string(),
  channel: Channel,
  day: Day,
  language: SurveyLanguage,
  answers: Answers,
  /** The pile of paper it came from, and the running number given at entry. */
  batch: z.optional(z.string().check(z.maxLength(20))),
  number: z.optional(z.int().check(z.positive())),
  /** A second entry of the same sheet of paper, by another person. */
  second: z.optional(z.boolean()),
  /** The id of an answer that this one stands for from now on: differences of a second entry were settled. */
  replaces: z.optional(z.array(Id).check(z.maxLength(2))),
  /** Answers of a pre-test or a trial are counted nowhere. */
  trial: z.optional(z.boolean()),
})
export type Response = z.infer<typeof Response>
