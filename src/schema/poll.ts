/** Dots and other pictures of the mood. Only totals are ever kept, never who gave what. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** One thing that can get dots; `source` is the cluster, card or sheet it stands for. */
export const PollOption = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  source: z.optional(Id),
})
export type PollOption = z.infer<typeof PollOption>

/** A question with options. Whether it is closed stands in the conduct document. */
export const Poll = z.looseObject({
  id: Id,
  step: z.catch(z.string(), ''),
  question: z.catch(z.string(), ''),
  activity: z.catch(z.enum(['dots', 'single-dot', 'consensus', 'reflection']), 'dots'),
  options: z.catch(z.array(PollOption), []),
  dotsPerPerson: z.catch(z.number(), 3),
  /** Häufeln: the most dots one person puts on one option. */
  mostPerOption: z.catch(z.number(), 2),
})
export type Poll = z.infer<typeof Poll>

/** What was counted on one device, handed in at closing: totals, voters and unused dots (formats, section 5). */
export const Tally = z.looseObject({
  id: Id,
  poll: Id,
  totals: z.catch(z.record(z.string(), z.number()), {}),
  voters: z.catch(z.number(), 0),
  unused: z.catch(z.number(), 0),
})
export type Tally = z.infer<typeof Tally>

const Count = z.int().check(z.minimum(0), z.maximum(9999))

/** A count in progress, as the draft on this device holds it: sums only, never who put what. */
export const CountDraft = z.object({
  /** Under this id it is handed in, once. */
  tally: Id,
  totals: z.record(z.string(), Count),
  voters: Count,
})
export type CountDraft = z.infer<typeof CountDraft>

/**
 * The suggested number of dots per person: `clamp(max(⌈a/3⌉, ⌈a(a−1)/2n⌉), 2, 6)` for
 * a options and n people (methods, section 2.5).
 */
export function suggestedDots(options: number, people: number): number {
  const lowerBound = people > 0 ? Math.ceil((options * (options - 1)) / (2 * people)) : 0
  return Math.min(6, Math.max(2, Math.ceil(options / 3), lowerBound))
}
