/** Where something is: on the earth or on a plan; the stops of a walk, and places and routes as other programs know them. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** Degrees of WGS 84 (EPSG:4326), as satellites give them. */
const Latitude = z.number().check(z.gte(-90), z.lte(90))
const Longitude = z.number().check(z.gte(-180), z.lte(180))

/** A point on the earth, in degrees. */
export const EarthPoint = z.object({ lat: Latitude, lon: Longitude })
export type EarthPoint = z.infer<typeof EarthPoint>

/** A point on a plan: both as shares of the plan's WIDTH, from its upper left corner, so that both are equally long. */
export const PlanPoint = z.object({
  x: z.number().check(z.gte(0), z.lte(1)),
  /** Down to height divided by width; a roll of paper is at most twenty times as long as wide. */
  y: z.number().check(z.gte(0), z.lte(20)),
})
export type PlanPoint = z.infer<typeof PlanPoint>

/** Where a stop or an observation is; one value, because half of a position is none. */
export const Position = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('earth'),
    lat: Latitude,
    lon: Longitude,
    /** Radius in metres as the device said it; missing where a person has set the pin. */
    accuracy: z.optional(z.number().check(z.gt(0), z.lte(1_000_000))),
  }),
  z.object({ on: z.literal('plan'), plan: Id, ...PlanPoint.shape }),
])
export type Position = z.infer<typeof Position>

/** The same place on a plan and on the earth; two to four of them make a plan geographic. */
export const ControlPoint = z.object({ plan: PlanPoint, earth: EarthPoint })
export type ControlPoint = z.infer<typeof ControlPoint>

/** A stop (Stopp) of a walk: where one halts and what is asked there. Without any map it is a line of a list. */
export const Stop = z.looseObject({
  id: Id,
  /** As on the printed map; it never changes. */
  number: z.catch(z.number(), 0),
  name: z.catch(z.string(), ''),
  position: z.optional(z.catch(z.optional(Position), undefined)),
  /** Lead questions (Leitfragen). */
  questions: z.catch(z.array(z.string()), []),
  withdrawn: z.optional(z.catch(z.boolean(), false)),
  rank: z.catch(z.string(), 'a0'),
})
export type Stop = z.infer<typeof Stop>

/** The way between the stops as it is drawn; its stops are records of their own. */
export const Route = z.looseObject({
  id: Id,
  name: z.catch(z.string(), ''),
  line: z.catch(z.array(EarthPoint), []),
})
export type Route = z.infer<typeof Route>

/** A place of a file: what other programs know of a stop or an observation. */
export const Place = z.object({
  /** The number of map and table, as „A7“; empty where there is none. */
  label: z.string().check(z.maxLength(20)),
  name: z.string().check(z.maxLength(300)),
  text: z.string().check(z.maxLength(8000)),
  at: EarthPoint,
  /** Radius in metres. */
  accuracy: z.optional(z.number().check(z.gt(0), z.lte(1_000_000))),
  /** Further columns by their title: „Wertung“, „Zuständigkeit“, … */
  fields: z.array(
    z.object({
      title: z.string().check(z.maxLength(100)),
      value: z.string().check(z.maxLength(8000)),
    }),
  ),
})
export type Place = z.infer<typeof Place>

/** A way of a file: one or more lines, each of at least two points. */
export const Way = z.object({
  name: z.string().check(z.maxLength(300)),
  text: z.string().check(z.maxLength(8000)),
  lines: z.array(z.array(EarthPoint).check(z.minLength(2))).check(z.minLength(1)),
})
export type Way = z.infer<typeof Way>

/** What a file of places and ways holds. */
export const PlaceList = z.object({
  title: z.string().check(z.maxLength(300)),
  places: z.array(Place),
  ways: z.array(Way),
})
export type PlaceList = z.infer<typeof PlaceList>
