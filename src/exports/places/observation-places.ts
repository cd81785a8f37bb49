/** Observations and stops of a walk as places for map programs; what may not leave is left out here. */
import { cleanLine } from '#exports/clean.ts'
import { germanDay } from '#exports/german.ts'
import { toEarth, type PlanFit } from '#geo/plan-fit.ts'
import type { Id } from '#schema/id.ts'
import type { Observation, SpotState } from '#schema/observation.ts'
import type { Position, Stop } from '#schema/walk.ts'
import { placesDocuments as words } from '#text/de/places-documents.ts'
import type { ExportedPlace } from './places-document.ts'

/** What is known around the observations of a walk. */
export interface WalkPlaces {
  /** `labelsOf` all contributions: the numbers of map and table. */
  labels: ReadonlyMap<Id, string>
  stops: readonly Stop[]
  /** How each plan lies on the earth, for those that have control points. */
  fits: ReadonlyMap<Id, PlanFit>
  states: ReadonlyMap<Id, SpotState>
  /** Titles of the pins' categories by their ids. */
  categories: ReadonlyMap<string, string>
}

interface Located extends Pick<ExportedPlace, 'at' | 'accuracy'> {
  /** How it came to be there, where that must be said. */
  note: string
}

function located(position: Position | undefined, fits: WalkPlaces['fits']): Located {
  if (position?.on === 'earth') {
    const { lat, lon, accuracy } = position
    return { at: { lat, lon }, ...(accuracy !== undefined && { accuracy }), note: '' }
  }
  const fit = position && fits.get(position.plan)
  if (fit) return { at: toEarth(fit, position), note: words.onPlan }
  return { at: undefined, note: position ? words.onPlanOnly : '' }
}

/** An observation without a position of its own lies at its stop. */
function whereIs(
  { position }: Observation,
  stop: Stop | undefined,
  fits: WalkPlaces['fits'],
): Located {
  const own = located(position, fits)
  if (own.at || !stop) return own
  const { at } = located(stop.position, fits)
  return at ? { at, note: words.atStop } : own
}

function columns(one: Observation, stop: Stop | undefined, note: string, walk: WalkPlaces) {
  const { columns: titles } = words
  const state = walk.states.get(one.id)
  const all: [title: string, value: string][] = [
    [titles.valence, one.valence ? words.valences[one.valence] : ''],
    [titles.category, walk.categories.get(one.category ?? '') ?? ''],
    [titles.stop, stop ? cleanLine(`${stop.number} ${stop.name}`) : ''],
    [titles.quote, one.quote],
    [titles.proposal, one.proposal],
    [titles.responsible, one.responsible],
    [titles.state, state ? words.states[state] : ''],
    [titles.position, note],
    [titles.day, one.day && germanDay(one.day)],
  ]
  return all.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value }))
}

/**
 * Observations as places in their order, with the numbers that map and table have. Withdrawn, redacted and secret ones
 * are left out; those without any position stay, without a point.
 */
export function observationPlaces(
  observations: readonly Observation[],
  walk: WalkPlaces,
): ExportedPlace[] {
  const stops = new Map(walk.stops.map((stop) => [stop.id, stop]))
  return observations
    .filter(({ state, secret }) => state === 'active' && !secret)
    .map((one) => {
      const stop = stops.get(one.stop ?? '')
      const { note, ...where } = whereIs(one, stop, walk.fits)
      const category = walk.categories.get(one.category ?? '')
      return {
        label: walk.labels.get(one.id) ?? `${one.group}${one.number}`,
        name: category ?? (one.valence ? words.valences[one.valence] : ''),
        text: one.text,
        ...where,
        fields: columns(one, stop, note, walk),
      }
    })
}

/** Stops as places, with their numbers and lead questions. */
export function stopPlaces(stops: readonly Stop[], fits: WalkPlaces['fits']): ExportedPlace[] {
  return stops.map(({ number, name, position, questions }) => {
    const { at } = located(position, fits)
    const label = `${words.columns.stop} ${number}`
    return { label, name, text: questions.join('\n'), at, fields: [] }
  })
}
