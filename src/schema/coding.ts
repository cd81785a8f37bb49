/** What is kept of an evaluation: which answers were counted, and how free texts were read. Never a text itself. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'

/**
 * One count, never changed: `answers` are the first six letters of the id of each answer in it (ids are random, so
 * 36 bits of each tell them apart). All in one field: two people who count at once must not get a mixture.
 */
export const FrozenCount = z.object({
  day: Day,
  features: z.array(z.string()).check(z.maxLength(3)),
  answers: z.array(z.string().check(z.length(6))),
})
export type FrozenCount = z.infer<typeof FrozenCount>

/** `number` counts from 1; `frozen` is a `FrozenCount` as JSON. */
export const CountRecord = z.looseObject({
  id: Id,
  number: z.catch(z.number(), 1),
  frozen: z.string(),
})
export type CountRecord = z.infer<typeof CountRecord>

/** A code: a theme that several texts have in common, with what belongs to it. */
export const CodeEntry = z.looseObject({
  id: Id,
  /** The name of the question whose texts it is for. */
  question: z.string(),
  title: z.catch(z.string(), ''),
  hint: z.catch(z.string(), ''),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
  rank: z.catch(z.string(), 'a0'),
})
export type CodeEntry = z.infer<typeof CodeEntry>

/**
 * How one coder read one text. `text` is a digest over the whole answer sheet: only who could read the sheet anyway
 * can tell which one it is. `coder` is a letter, no name. `codes` are ids with spaces between; empty: read, no theme.
 */
export const TextCoding = z.looseObject({
  id: Id,
  question: z.string(),
  text: z.string(),
  coder: z.catch(z.string(), 'A'),
  codes: z.catch(z.string(), ''),
})
export type TextCoding = z.infer<typeof TextCoding>

/** A text that was released word by word after a look for names: `blacked` are ranges of letters `3-7 12-20`. */
export const QuoteRelease = z.looseObject({
  id: Id,
  question: z.string(),
  text: z.string(),
  blacked: z.catch(z.string().check(z.regex(/^(\d+-\d+( \d+-\d+)*)?$/)), ''),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
})
export type QuoteRelease = z.infer<typeof QuoteRelease>

/** What no answer says and a report must: who was asked, how many, and whether anybody could take part. */
export const ReportFacts = z.looseObject({
  asked: z.catch(z.string(), ''),
  /** People who were asked; null while nobody knows. */
  invited: z.catch(z.nullable(z.int().check(z.minimum(1), z.maximum(10_000_000))), null),
  /** False where only those who were chosen could answer. */
  isOpen: z.catch(z.boolean(), true),
})
export type ReportFacts = z.infer<typeof ReportFacts>
