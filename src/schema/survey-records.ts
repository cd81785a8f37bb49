/** The records of a survey's shared document: every field for itself, so that two people can write at once. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'
import { Notice, PersonFeature, SurveyLanguage, type Texts } from './survey.ts'

/** A fractional rank; records without one come first. */
const rank = z.catch(z.string(), '')
const flag = z.optional(z.catch(z.optional(z.boolean()), undefined))
const amount = z.optional(z.catch(z.optional(z.number()), undefined))

/**
 * The heading of a survey. Texts stand as `title:de`, `intro:de`, `thanks:de`, the notice as `notice:purpose`,
 * languages as `language:de` with a rank: everybody can add one without taking another's away.
 */
export const SurveySettings = z.looseObject({
  id: Id,
  initiative: z.catch(z.string(), ''),
  paging: z.catch(z.enum(['question', 'section']), 'question'),
  idleSeconds: z.catch(z.int().check(z.minimum(15), z.maximum(600)), 60),
  photos: z.catch(z.boolean(), false),
})
export type SurveySettings = z.infer<typeof SurveySettings>

/** A section; its title as `title:de`. Without it, its questions belong to the section before. */
export const SectionRecord = z.looseObject({ id: Id, rank, withdrawn: flag })
export type SectionRecord = z.infer<typeof SectionRecord>

/** A question; `text:de`, `hint:de`, `unit:de`, `message:de`, `word1:de` and `checked:de` stand for themselves. */
export const QuestionRecord = z.looseObject({
  id: Id,
  kind: z.string(),
  rank,
  section: z.catch(z.string(), ''),
  name: z.catch(z.string(), ''),
  person: z.optional(z.catch(z.optional(PersonFeature), undefined)),
  special: flag,
  withdrawn: flag,
  many: flag,
  other: flag,
  shuffled: flag,
  long: flag,
  steps: amount,
  least: amount,
  most: amount,
  decimals: amount,
  people: amount,
  plan: z.optional(z.catch(z.optional(z.string()), undefined)),
})
export type QuestionRecord = z.infer<typeof QuestionRecord>

/** An option of a question, or a row of a matrix; its words as `text:de`. */
export const CodeRecord = z.looseObject({
  id: Id,
  question: Id,
  part: z.catch(z.enum(['options', 'rows']), 'options'),
  rank,
  code: z.catch(z.string(), ''),
  alone: flag,
  withdrawn: flag,
})
export type CodeRecord = z.infer<typeof CodeRecord>

/** A questionnaire as it was frozen, under its hash; `questionnaire` is its canonical JSON. */
export const VersionRecord = z.looseObject({
  id: z.string(),
  begun: z.catch(Day, ''),
  /** The day on which no more answers were taken. */
  ended: z.optional(z.catch(z.optional(Day), undefined)),
  questionnaire: z.string(),
})
export type VersionRecord = z.infer<typeof VersionRecord>

/** The fields of the notice, in the order in which they are filled in. */
export const noticeFields = Object.keys(Notice.shape) as (keyof Notice)[]

/** The text that a record has under this name, by language; what is empty is left out. */
export function textsAt(record: Record<string, unknown>, name: string): Texts {
  const texts: Texts = {}
  for (const [field, value] of Object.entries(record)) {
    if (typeof value !== 'string' || value === '' || !field.startsWith(`${name}:`)) continue
    const language = SurveyLanguage.safeParse(field.slice(name.length + 1))
    if (language.success) texts[language.data] = value.slice(0, 4000)
  }
  return texts
}

/** The fields under which a text is kept, one a language. */
export function textFields(name: string, texts: Texts | undefined): Record<string, string> {
  const entries = Object.entries(texts ?? {}).map(([language, text]) => [
    `${name}:${language}`,
    text,
  ])
  return Object.fromEntries(entries) as Record<string, string>
}
