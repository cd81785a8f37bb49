/** The initiative (Vorhaben): the memory between meetings. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'

/** Heading of an initiative. */
export const InitiativeHeading = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  /** Name of the municipality or body that carries it. */
  municipality: z.catch(z.string(), ''),
  area: z.catch(z.string(), ''),
  description: z.catch(z.string(), ''),
})
export type InitiativeHeading = z.infer<typeof InitiativeHeading>

/** A workshop as the initiative lists it; the whole stands in the workshop's own documents. */
export const WorkshopEntry = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  date: z.catch(Day, ''),
  methodId: z.catch(z.string(), ''),
  variant: z.catch(z.string(), ''),
  state: z.catch(z.enum(['prepared', 'running', 'ended', 'withdrawn']), 'prepared'),
  /** True while it lies in the trash; beside the state, which so outlives being taken away. */
  withdrawn: z.optional(z.catch(z.boolean(), false)),
})
export type WorkshopEntry = z.infer<typeof WorkshopEntry>

/** A survey as the initiative lists it; questions and answers stand in documents of their own. */
export const SurveyEntry = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  state: z.catch(z.enum(['draft', 'pretest', 'running', 'ended']), 'draft'),
  /** How many questions it asks. */
  questions: z.catch(z.number(), 0),
  /** First and last day of what was really asked; missing before the start, empty while nobody ended it. */
  begun: z.optional(z.catch(Day, '')),
  ended: z.optional(z.catch(Day, '')),
  /** True while it lies in the trash; its questions and answers stay as they are. */
  withdrawn: z.optional(z.catch(z.boolean(), false)),
})
export type SurveyEntry = z.infer<typeof SurveyEntry>

/** True for a workshop that lies in the trash of its initiative. */
export function isTakenAway(entry: Pick<WorkshopEntry, 'state' | 'withdrawn'>): boolean {
  return entry.withdrawn === true || entry.state === 'withdrawn'
}

/** True while nobody is asked: only then a survey can be put into the trash. */
export function isAtRest({ state }: Pick<SurveyEntry, 'state'>): boolean {
  return state === 'draft' || state === 'ended'
}

/** True for a survey that lies in the trash; one that another device has started meanwhile does not. */
export function isPutAway(entry: Pick<SurveyEntry, 'state' | 'withdrawn'>): boolean {
  return entry.withdrawn === true && isAtRest(entry)
}

/** What the start page shows of an initiative without opening its documents; sealed on the device. */
export const InitiativeSummary = z.looseObject({
  id: Id,
  title: z.string(),
  municipality: z.catch(z.string(), ''),
  example: z.catch(z.boolean(), false),
  workshops: z.catch(z.array(WorkshopEntry), []),
  /** Missing where it was written before there were surveys. */
  surveys: z.optional(z.catch(z.array(SurveyEntry), [])),
})
export type InitiativeSummary = z.infer<typeof InitiativeSummary>

/** Name and Wappen of the municipality, set once per device. `crest` is a PNG data URL of at most 60 KB. */
export const Municipality = z.object({
  name: z.catch(z.string().check(z.maxLength(120)), ''),
  crest: z.catch(
    z.string().check(z.regex(/^(data:image\/png;base64,[A-Za-z0-9+/=]+)?$/), z.maxLength(90_000)),
    '',
  ),
})
export type Municipality = z.infer<typeof Municipality>
