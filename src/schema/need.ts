/** A need (Bedarf): a situation that somebody wants to be different, with what it was seen by. No solution yet. */
import * as z from 'zod/mini'
import { Id } from './id.ts'
import { Day } from './measure.ts'

/** A need stands in the initiative; its evidence is one result of one survey, as it was published. */
export const Need = z.looseObject({
  id: Id,
  text: z.catch(z.string(), ''),
  /** For whom it is one: a group, never a person. */
  affected: z.catch(z.string(), ''),
  /** The survey, and the name of the question in it. */
  survey: z.catch(z.string(), ''),
  question: z.catch(z.string(), ''),
  /** The result in one sentence, and of how many answers. */
  finding: z.catch(z.string(), ''),
  n: z.catch(z.number(), 0),
  /** What people said to it: what surprises, what explains it, what is not known. */
  surprises: z.catch(z.string(), ''),
  explains: z.catch(z.string(), ''),
  unknown: z.catch(z.string(), ''),
  day: z.catch(Day, ''),
  state: z.catch(z.enum(['open', 'planned', 'met', 'dropped']), 'open'),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
  rank: z.catch(z.string(), 'a0'),
})
export type Need = z.infer<typeof Need>
