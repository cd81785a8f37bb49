/** What only the moderation decides about one workshop: heading, method copy, course, what is shown. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Language, Localized } from './language.ts'
import { Day } from './measure.ts'
import { Method, Phase, Step, TimeUnit } from './method.ts'

/** A time of day as `HH:MM`; empty while unknown. */
export const TimeOfDay = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/))

/** The heading of a workshop and the settings of its run. */
export const Heading = z.looseObject({
  id: Id,
  initiative: Id,
  title: z.catch(z.string(), ''),
  /** Leitfrage. */
  question: z.catch(z.string(), ''),
  date: z.catch(Day, ''),
  start: z.catch(TimeOfDay, ''),
  place: z.catch(z.string(), ''),
  headcount: z.catch(z.number(), 0),
  tables: z.catch(z.number(), 1),
  methodId: z.catch(z.string(), ''),
  methodVersion: z.catch(z.number(), 1),
  variant: z.catch(z.string(), ''),
  /** How lengths are read and changed; stored they are always minutes. Missing: minutes. */
  unit: z.optional(z.catch(TimeUnit, 'minutes')),
  /** Facilitation and minutes by function, for the head of the protocol. */
  facilitation: z.catch(z.string(), ''),
  /** Language of what the hall reads. */
  hallLanguage: z.catch(Language, 'de'),
})
export type Heading = z.infer<typeof Heading>

/** A survey that the steps of this workshop are about. */
export const SurveyLink = z.looseObject({
  id: Id,
  /** Counts how often one was taken: the last act stands, whichever clock a device has. */
  turn: z.catch(z.int().check(z.minimum(0)), 0),
})
export type SurveyLink = z.infer<typeof SurveyLink>

/** A method that is not of this app but came from a file: the whole of it, for its other variants. */
export const OwnMethod = z.looseObject({ whole: z.catch(z.optional(Method), undefined) })
export type OwnMethod = z.infer<typeof OwnMethod>

/** A phase of the copy; its steps are found by their `phase`. */
export const PlannedPhase = z.looseObject({
  id: z.string(),
  title: Localized,
  goal: z.optional(Localized),
  rules: z.catch(z.array(Localized), []),
  parking: z.optional(Phase.shape.parking),
  noBut: z.optional(z.boolean()),
  rank: z.catch(z.string(), 'a0'),
})
export type PlannedPhase = z.infer<typeof PlannedPhase>

/** A step of the copy. `definition` is the frozen step of the method; the fields beside it can be edited. */
export const PlannedStep = z.looseObject({
  id: z.string(),
  phase: z.string(),
  rank: z.catch(z.string(), 'a0'),
  minutes: z.catch(z.number(), 0),
  /** The question in the moderator's words; empty means the method's. */
  question: z.catch(z.string(), ''),
  definition: Step,
  /** Put in by the moderator, not by the method. */
  inserted: z.catch(z.boolean(), false),
  /** `skipped` is printed as "entfallen"; `dropped` was taken out while preparing. */
  state: z.catch(z.enum(['open', 'done', 'skipped', 'dropped']), 'open'),
})
export type PlannedStep = z.infer<typeof PlannedStep>

/** Where the workshop stands. Times are epoch milliseconds of the moderator's device. */
export const Course = z.looseObject({
  status: z.catch(z.enum(['prepared', 'running', 'paused', 'ended']), 'prepared'),
  /** Id of the current step; empty before the start. */
  step: z.catch(z.string(), ''),
  startedAt: z.catch(z.number(), 0),
  stepStartedAt: z.catch(z.number(), 0),
  /** Whole milliseconds already used in this step before the last pause. */
  stepUsed: z.catch(z.number(), 0),
  endedAt: z.catch(z.number(), 0),
  /** What the moderator chose on delay: the planned end in epoch milliseconds; 0 = as planned. */
  plannedEnd: z.catch(z.number(), 0),
})
export type Course = z.infer<typeof Course>

/** What was changed in the course or the plan, in the order it happened. */
export const LogEntry = z.looseObject({
  id: Id,
  at: z.catch(z.number(), 0),
  what: z.catch(
    z.enum([
      'start',
      'step',
      'back',
      'skip',
      'pause',
      'resume',
      'extend',
      'shorten',
      'insert',
      'drop',
      'edit',
      'end',
      'reopen',
      'close-poll',
    ]),
    'edit',
  ),
  step: z.catch(z.string(), ''),
  minutes: z.optional(z.number()),
})
export type LogEntry = z.infer<typeof LogEntry>

/** What the group arranged: who carries on, when next, who answers until when (methods, section 2.5). */
export const Arrangements = z.looseObject({
  coreGroup: z.catch(z.string(), ''),
  nextMeeting: z.catch(Day, ''),
  nextPlace: z.catch(z.string(), ''),
  minutesUntil: z.catch(Day, ''),
  replyUntil: z.catch(Day, ''),
  replyBy: z.catch(z.string(), ''),
})
export type Arrangements = z.infer<typeof Arrangements>
