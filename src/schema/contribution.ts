/** What people in the room said: cards and notes. There is no author, anywhere. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** What a card is; each kind has a colour, a shape and a word (methods, section 2.3). */
export const CardKind = z.enum([
  'critique',
  'wish',
  'idea',
  'question',
  'need',
  'strength',
  'weakness',
  'opportunity',
  'risk',
  'quote',
  'note',
])
export type CardKind = z.infer<typeof CardKind>

/** How the words got onto the card. */
export const CardOrigin = z.enum(['typed', 'dictated', 'paper', 'photo', 'phone', 'import'])
export type CardOrigin = z.infer<typeof CardOrigin>

/** Text length in characters that is advised, and the most a card takes (methods, section 2.5). */
export const cardTextAdvised = 80
export const cardTextMost = 200

/** One thought. `number` is what the writer finds again on the wall; `rank` orders. */
export const Contribution = z.looseObject({
  id: Id,
  number: z.catch(z.number(), 0),
  kind: z.catch(CardKind, 'note'),
  text: z.catch(z.string(), ''),
  /** The step of the method in which it was said. */
  step: z.catch(z.string(), ''),
  origin: z.catch(CardOrigin, 'typed'),
  /** `withdrawn` lies in the trash and can be taken out again. */
  state: z.catch(z.enum(['active', 'withdrawn', 'redacted']), 'active'),
  /** In the Ideenspeicher: said too early, comes back in a later phase. */
  parked: z.catch(z.boolean(), false),
  rank: z.catch(z.string(), 'a0'),
  /** ISO day; nothing finer (formats, section 4). */
  day: z.catch(z.string(), ''),
  /** Group or table that said it, if the step works in groups. */
  group: z.optional(z.string()),
})
export type Contribution = z.infer<typeof Contribution>

/** A named heap of cards. A card may lie in several. */
export const Cluster = z.looseObject({
  id: Id,
  title: z.catch(z.string(), ''),
  /** The step in which it was made. */
  step: z.catch(z.string(), ''),
  rank: z.catch(z.string(), 'a0'),
  state: z.catch(z.enum(['active', 'withdrawn']), 'active'),
})
export type Cluster = z.infer<typeof Cluster>

/** A card lies in a cluster; key `contribution|cluster`, so two devices say it once. */
export const Membership = z.looseObject({
  contribution: Id,
  cluster: Id,
  rank: z.catch(z.string(), 'a0'),
})
export type Membership = z.infer<typeof Membership>

/** How one record relates to another (methods, section 2.3). */
export const LinkType = z.enum([
  'reversal-of',
  'concretises',
  'answers',
  'supports',
  'contradicts',
  'asks',
  'belongs-to',
  'leads-to',
  'replaces',
])
export type LinkType = z.infer<typeof LinkType>

/** A line between two records; key `from|type|to`. `from` is the younger one for `reversal-of`, the older for `leads-to`. */
export const Link = z.looseObject({ from: Id, type: LinkType, to: Id })
export type Link = z.infer<typeof Link>
