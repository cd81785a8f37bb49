/** What a walk is drawn on: a map file that was brought along, or the picture of a paper plan; and what was agreed for it. */
import * as z from 'zod/mini'
import { BaseMap } from './base-map.ts'
import { Id } from './id.ts'
import { PictureAddress } from './photo.ts'
import { ControlPoint } from './walk.ts'

const common = {
  id: Id,
  /** What people call it: „Ortsplan 1:5.000“. */
  name: z.catch(z.string(), ''),
  /** Who must be named on screen and print; of a map file what it says itself unless a person wrote it anew. */
  attribution: z.catch(z.string(), ''),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
  rank: z.catch(z.string(), 'a0'),
}

/**
 * A PMTiles file, cut into pieces of `pieceSize` bytes (the last may be shorter), each sealed with a key of its own: so it
 * is read in parts, travels in parts, and never lies in memory as a whole.
 */
export const MapBase = z.looseObject({
  ...common,
  kind: z.literal('map'),
  map: BaseMap,
  pieceSize: z.int().check(z.positive()),
  pieces: z.array(PictureAddress).check(z.minLength(1), z.maxLength(4096)),
})
export type MapBase = z.infer<typeof MapBase>

/** A photo, scan or page of a paper plan. */
export const PlanBase = z.looseObject({
  ...common,
  kind: z.literal('plan'),
  picture: PictureAddress,
  pictureSize: z.catch(z.number(), 0),
  /** In pixels, upright. */
  width: z.int().check(z.positive()),
  height: z.int().check(z.positive()),
  /** What is to be seen, for those who do not see it. */
  alt: z.catch(z.string(), ''),
  /** Places that are known on plan and earth; two to four make it geographic. */
  points: z.catch(z.array(ControlPoint), []),
})
export type PlanBase = z.infer<typeof PlanBase>

/** One rung of the ladder; without any, a walk is a list of stops. */
export const WalkBase = z.discriminatedUnion('kind', [MapBase, PlanBase])
export type WalkBase = z.infer<typeof WalkBase>

/** What was agreed before a walk. Written by whoever prepares it; nothing of it is a decision about the evening. */
export const WalkPlan = z.looseObject({
  /** Name of the route: „Vom Bahnhof zum Anger“. */
  route: z.catch(z.string(), ''),
  meetingPoint: z.catch(z.string(), ''),
  /** In metres; 0 while nobody has measured. */
  length: z.catch(z.number(), 0),
  /** The barrier-free alternative, and what there is for those who do not walk along. */
  alternative: z.catch(z.string(), ''),
  /** What to look at, eight to ten lines (checklist for age-friendly walking). */
  checklist: z.catch(z.array(z.string()), []),
  /** The announcement, as it is printed or sent. */
  announcement: z.catch(z.string(), ''),
  /** The same in a few sentences, for a messenger or a newspaper. */
  shortAnnouncement: z.optional(z.catch(z.string(), '')),
  weather: z.catch(z.string(), ''),
  /** The base that screens and prints begin with; the first one while nobody has chosen. */
  base: z.optional(z.catch(z.optional(Id), undefined)),
  /** The way between the stops, as it was drawn or came in a file. */
  line: z.catch(z.array(z.object({ lat: z.number(), lon: z.number() })), []),
})
export type WalkPlan = z.infer<typeof WalkPlan>
