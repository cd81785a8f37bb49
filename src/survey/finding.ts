/** What a check of a questionnaire found: a code for one plain sentence, and the place it is about. */
import type { Id } from '#schema/id.ts'
import type { Notice } from '#schema/survey.ts'

/** Every code; the interface has one sentence for each. */
export const findingCodes = [
  // Texts and names
  'no-questions',
  'no-text',
  'no-options',
  'no-words',
  'double-name',
  'double-code',
  'unknown-place',
  // Conditions
  'unknown-name',
  'later-name',
  'repeated-name',
  'unknown-option',
  'never',
  'never-right',
  'cycle',
  // Who could be recognised
  'too-many-features',
  'age-not-banded',
  'band-too-narrow',
  'place-too-small',
  'place-size-unknown',
  'asks-street',
  'asks-birth-date',
  'asks-school-class',
  'asks-name',
  'free-text',
  'pin',
  'photo',
  'special',
  // Length and reading
  'too-many-questions',
  'too-many-minutes',
  'hard-to-read',
  'long-sentence',
  // Languages
  'missing-text',
  'not-checked',
  // Notice
  'notice-missing',
  'notice-contact',
  'notice-past',
  'notice-long',
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Finding {
  code: FindingCode
  /** `stops`: must be mended before anybody is asked; `advises`: the moderation decides. */
  weight: 'stops' | 'advises'
  question?: Id
  section?: Id
  /** Of which option or row. */
  option?: string
  /** A name that a condition reads, or that is given twice. */
  name?: string
  /** Questions that lead back to each other, by id. */
  circle?: Id[]
  language?: string
  field?: keyof Notice
  /** How many there are: features, questions, minutes, people, words of a sentence, level of reading. */
  count?: number
  /** The words it is about. */
  words?: string
}
