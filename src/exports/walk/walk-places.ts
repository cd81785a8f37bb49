/** A walk for map programs: observations and stops with their places, and the way between them. */
import { clean, cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { germanDay } from '#exports/german.ts'
import { titleOf } from '#exports/minutes.ts'
import {
  observationPlaces,
  stopPlaces,
  type WalkPlaces,
} from '#exports/places/observation-places.ts'
import type { ExportedPlace, PlacesDocument } from '#exports/places/places-document.ts'
import { fitPlan } from '#geo/plan-fit.ts'
import { walkDocuments as words } from '#text/de/walk-documents.ts'
import { baseOf } from './walk-head.ts'
import type { Walk } from './walk-rows.ts'

/** What is known around the observations; plans lie on the earth where two to four places on them are known. */
function around({ held, rows, categories }: Walk): WalkPlaces {
  const fits = held.bases.flatMap((base) => {
    const fitted = base.kind === 'plan' ? fitPlan(base.points) : undefined
    return fitted?.ok ? [[base.id, fitted.fit] as const] : []
  })
  return {
    labels: new Map(rows.map(({ observation, label }) => [observation.id, label])),
    stops: held.stops,
    fits: new Map(fits),
    states: new Map(
      rows.flatMap(({ observation, state }) => (state ? [[observation.id, state]] : [])),
    ),
    categories: new Map([...categories].map(([id, { title }]) => [id, title])),
  }
}

/** Every observation as a place, in the order of the rows. */
export function placesOf(walk: Walk): ExportedPlace[] {
  return observationPlaces(
    walk.rows.map(({ observation }) => observation),
    around(walk),
  )
}

/** Every stop as a place, in their order. */
export function placesOfStops(walk: Walk): ExportedPlace[] {
  return stopPlaces(walk.held.stops, around(walk).fits)
}

/** All of it, with who made it when, and who must be named for the map. */
export function placesDocument(walk: Walk, context: ExportContext): PlacesDocument {
  const { snapshot } = walk.evening
  const { line, route } = walk.held.plan
  const name = cleanLine(route) || words.places.way
  const municipality = cleanLine(context.municipality.name)
  const attribution = clean(baseOf(walk)?.attribution ?? '')
  const notes = [
    [municipality, germanDay(snapshot.heading.date)].filter(Boolean).join(', '),
    attribution && words.places.attribution(attribution),
  ]
  return {
    title: words.places.title(titleOf(snapshot)),
    notes: notes.filter(Boolean),
    places: [...placesOf(walk), ...placesOfStops(walk)],
    ways: line.length > 1 ? [{ name, text: '', lines: [line] }] : [],
  }
}
