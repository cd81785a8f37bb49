/** Observations (Beobachtungen) of a walk, and pins: contributions that lie at a place. There is no author, anywhere. */
import * as z from 'zod/mini'
import { Contribution, type CardKind } from './contribution.ts'
import { Id } from './id.ts'
import { Day } from './measure.ts'
import { Position } from './walk.ts'

/** How somebody finds what there is: gut, stört, Idee, Barriere. */
export const Valence = z.enum(['good', 'bad', 'idea', 'barrier'])
export type Valence = z.infer<typeof Valence>

/** The kind of card that an observation is wherever cards are sorted. */
export const kindOfValence: Record<Valence, CardKind> = {
  good: 'strength',
  bad: 'critique',
  idea: 'idea',
  barrier: 'weakness',
}

/** Colour is never alone: marks on map, list, buttons and paper have the same shape. */
export const MarkShape = z.enum(['circle', 'square', 'triangle', 'diamond', 'star', 'cross'])
export type MarkShape = z.infer<typeof MarkShape>

/** The one table of them. */
export const shapeOfValence: Record<Valence, MarkShape> = {
  good: 'circle',
  bad: 'square',
  idea: 'star',
  barrier: 'triangle',
}

/** The letter of a group that walks; with the number behind it, it names an observation: A7. */
export const GroupLetter = z.string().check(z.regex(/^[A-Z]$/))
export type GroupLetter = z.infer<typeof GroupLetter>
export const allLetters: readonly GroupLetter[] = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/**
 * What was seen at one place. Its number counts within the letter of its group and never changes. A wertung and a photo
 * are enough: the text may be empty. A pin of the Nadelmethode has a category in the place of the valence.
 */
export const Observation = z.looseObject({
  ...Contribution.shape,
  group: GroupLetter,
  valence: z.optional(z.catch(z.optional(Valence), undefined)),
  /** The answer that a pin is, by its id in the settings of the step. */
  category: z.optional(z.string()),
  stop: z.optional(z.catch(z.optional(Id), undefined)),
  position: z.optional(z.catch(z.optional(Position), undefined)),
  /** Somebody's own words. */
  quote: z.catch(z.string(), ''),
  /** Shown in confidence, as the secret places of children: in no export, and nothing that is published. */
  secret: z.catch(z.boolean(), false),
  /** Zuständigkeit: Bauhof, Kreis, …; never a person. */
  responsible: z.catch(z.string(), ''),
  /** What was suggested on the spot. */
  proposal: z.catch(z.string(), ''),
})
export type Observation = z.infer<typeof Observation>

const known = new WeakMap<Contribution, Observation>()

/** A contribution as the observation, or pin, that it is; undefined for any other card. The same object for the same. */
export function observationOf(one: Contribution): Observation | undefined {
  if (!('valence' in one || 'category' in one)) return undefined
  const ready = known.get(one) ?? Observation.safeParse(one).data
  if (ready) known.set(one, ready)
  return ready
}

/** What became of a spot (Mangelmelder): offen, beauftragt, behoben. */
export const SpotState = z.enum(['open', 'ordered', 'fixed'])
export type SpotState = z.infer<typeof SpotState>

/** One line in the history of a spot. The newest day counts; of one day the one that was written last. */
export const SpotChange = z.looseObject({
  id: Id,
  observation: Id,
  state: z.catch(SpotState, 'open'),
  day: z.catch(Day, ''),
  note: z.catch(z.string(), ''),
  rank: z.catch(z.string(), 'a0'),
})
export type SpotChange = z.infer<typeof SpotChange>

/** A letter that a device walks under. */
export const WalkGroup = z.looseObject({
  letter: GroupLetter,
  /** Who walks, in general words: „Kita-Kinder“, „mit Rollator“. Never names of persons. */
  name: z.catch(z.string(), ''),
  /** How many; 0 while nobody has counted. */
  people: z.catch(z.int().check(z.gte(0)), 0),
})
export type WalkGroup = z.infer<typeof WalkGroup>
