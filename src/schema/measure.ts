/** What was agreed: measures and tasks, with who and until when. They live in the initiative. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** True for a day that the calendar has; 30 February is none. */
export function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** A day of the calendar as `JJJJ-MM-TT`; empty while unknown. */
export const Day = z.string().check(
  z.regex(/^(\d{4}-\d{2}-\d{2})?$/),
  z.refine((day) => day === '' || isRealDay(day)),
)
export type Day = z.infer<typeof Day>

/** True while it lies in the trash; beside the state, which so outlives being taken away and edited apart. */
const Withdrawn = z.optional(z.catch(z.boolean(), false))

/** Something that will be done. Agreed only with what, who (body or function) and until when. */
export const Measure = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  /** Federführung: body or function, never a private person. */
  lead: z.catch(z.string(), ''),
  until: z.catch(Day, ''),
  /** `withdrawn` stands only in documents of before the field of this name: in the trash, state unknown. */
  state: z.catch(
    z.enum(['proposed', 'agreed', 'running', 'done', 'moved', 'dropped', 'withdrawn']),
    'proposed',
  ),
  /** The workshop in which it was agreed, and the step. */
  workshop: z.catch(z.string(), ''),
  step: z.catch(z.string(), ''),
  firstStep: z.catch(z.string(), ''),
  partners: z.catch(z.string(), ''),
  withdrawn: Withdrawn,
  rank: z.catch(z.string(), 'a0'),
})
export type Measure = z.infer<typeof Measure>

/** One thing one person or function does. */
export const Task = z.looseObject({
  id: Id,
  measure: z.optional(Id),
  what: z.catch(z.string(), ''),
  who: z.catch(z.string(), ''),
  until: z.catch(Day, ''),
  state: z.catch(z.enum(['open', 'running', 'done', 'moved', 'dropped']), 'open'),
  workshop: z.catch(z.string(), ''),
  withdrawn: Withdrawn,
  rank: z.catch(z.string(), 'a0'),
})
export type Task = z.infer<typeof Task>

/** True when a measure has all that makes it binding: what, who and until when. */
export function isAgreeable(measure: Pick<Measure, 'title' | 'lead' | 'until'>): boolean {
  return measure.title.trim() !== '' && measure.lead.trim() !== '' && isRealDay(measure.until)
}

/** True for a measure or task that lies in the trash. */
export function isWithdrawn(record: Pick<Measure | Task, 'state' | 'withdrawn'>): boolean {
  return record.withdrawn === true || record.state === 'withdrawn'
}
