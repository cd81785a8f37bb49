/** What a method is: phases, steps, minutes or days, questions, sentences. Data only (methods, section 2.4). */
import * as z from 'zod/mini'
import { CardsActivity, CardsSettings } from './blocks/cards.ts'
import { PlanActivity, PlanSettings } from './blocks/plan.ts'
import { PollActivity, PollSettings } from './blocks/poll.ts'
import { SheetActivity, SheetSettings } from './blocks/sheet.ts'
import { SurveyActivity, SurveySettings } from './blocks/survey.ts'
import { TalkActivity, TalkSettings } from './blocks/talk.ts'
import { WalkActivity, WalkSettings } from './blocks/walk.ts'
import { Localized } from './language.ts'

const Name = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/))
const Minutes = z.int().check(z.minimum(0), z.maximum(1440))

const common = {
  /** Unique within the method. */
  id: Name,
  /** Short name of the step for the schedule strip. */
  title: Localized,
  /** Whole minutes per variant, or days where the method counts in days (`Method.unit`); 0 leaves the step out of that variant. */
  minutes: z.record(z.string(), Minutes),
  question: z.optional(Localized),
  /** What the facilitator says; own device only. */
  script: z.optional(Localized),
  /** Sentences for typical trouble. */
  interventions: z.optional(z.array(Localized)),
  /** Ids of earlier steps whose results are used here. */
  from: z.optional(z.array(Name)),
  /** Accessible other ways to do the step. */
  alternatives: z.optional(z.array(Localized)),
}

/** One step of a phase. `settings` belong to the block kind. */
export const Step = z.discriminatedUnion('block', [
  z.strictObject({
    ...common,
    block: z.literal('talk'),
    activity: TalkActivity,
    settings: z.optional(TalkSettings),
  }),
  z.strictObject({
    ...common,
    block: z.literal('cards'),
    activity: CardsActivity,
    settings: z.optional(CardsSettings),
  }),
  z.strictObject({
    ...common,
    block: z.literal('poll'),
    activity: PollActivity,
    settings: z.optional(PollSettings),
  }),
  z.strictObject({
    ...common,
    block: z.literal('sheet'),
    activity: SheetActivity,
    settings: SheetSettings,
  }),
  z.strictObject({
    ...common,
    block: z.literal('plan'),
    activity: PlanActivity,
    settings: z.optional(PlanSettings),
  }),
  z.strictObject({
    ...common,
    block: z.literal('survey'),
    activity: SurveyActivity,
    settings: z.optional(SurveySettings),
  }),
  z.strictObject({
    ...common,
    block: z.literal('walk'),
    activity: WalkActivity,
    settings: z.optional(WalkSettings),
  }),
])
export type Step = z.infer<typeof Step>

/** A phase with its rules; it never ends by itself. */
export const Phase = z.strictObject({
  id: Name,
  title: Localized,
  /** Other names of the phase in single variants, such as "Meckerphase" with children. */
  titles: z.optional(z.record(z.string(), Localized)),
  goal: z.optional(Localized),
  /** What participants see, at most five, each at most ten words. */
  rules: z.array(Localized).check(z.maxLength(5)),
  /** `collect`: solutions are not asked for and go to the Ideenspeicher; `return`: they come back. */
  parking: z.optional(z.enum(['collect', 'return'])),
  /** "Kein Aber!" is offered in this phase. */
  noBut: z.optional(z.boolean()),
  steps: z.array(Step).check(z.minLength(1)),
})
export type Phase = z.infer<typeof Phase>

/** Kinds of documents a method ends in. */
export const DocumentName = z.enum([
  'minutes',
  'photo-minutes',
  'plan',
  'sketches',
  'questionnaire',
  'survey-report',
  'walk-minutes',
])

/** What the numbers called `minutes` in a method file count; a workshop keeps minutes whatever the method counts. */
export const TimeUnit = z.enum(['minutes', 'days'])
export type TimeUnit = z.infer<typeof TimeUnit>

/** Minutes of one such unit: `copyMethod` multiplies, screens and documents divide. */
export const minutesPer: Record<TimeUnit, number> = { minutes: 1, days: 1440 }

/** A whole method file. */
export const Method = z.strictObject({
  id: Name,
  version: z.int().check(z.positive()),
  title: Localized,
  summary: Localized,
  category: z.enum([
    'participation',
    'process-evaluation',
    'measure-evaluation',
    'analysis',
    'planning',
    'body-work',
  ]),
  level: z.enum(['information', 'consultation', 'co-design', 'co-decision']),
  suited: z.array(Localized),
  notSuited: z.array(Localized),
  visibility: z.enum(['public', 'participants', 'internal', 'confidential', 'fleeting']),
  group: z.strictObject({ min: z.int(), ideal: z.tuple([z.int(), z.int()]), max: z.int() }),
  staff: z.strictObject({
    facilitators: z.int(),
    peoplePerTable: z.optional(z.int()),
    scribes: z.optional(z.int()),
  }),
  materials: z.array(Localized),
  /** Minutes where it is missing. */
  unit: z.optional(TimeUnit),
  variants: z
    .array(z.strictObject({ id: Name, title: Localized, minutes: z.int().check(z.positive()) }))
    .check(z.minLength(1)),
  phases: z.array(Phase).check(z.minLength(1)),
  documents: z.array(DocumentName),
  /** Typical mistakes, shown to the facilitator as a checklist. */
  mistakes: z.array(Localized),
})
export type Method = z.infer<typeof Method>
