/** A Quartiersspaziergang that is being prepared, in memory, and files of places for it. */
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import { openTestWorkshop, type LedWorkshop } from './workshop.ts'

/** The evening of the tests as a walk: 12 March 2026 at 18:00, 22 people. */
export function openTestWalk(variant = 'standard'): LedWorkshop {
  const open = openTestWorkshop()
  copyMethod(open.conduct.doc, quartiersspaziergang, variant)
  setHeading(open.conduct.doc, {
    title: 'Spaziergang Braunsbedra',
    methodId: 'quartiersspaziergang',
  })
  return open
}

interface Made {
  places?: readonly string[]
  /** Points of one track. */
  track?: number
}

/** A GPX file of these places, a step of 100 m apart, and of a track along them. */
export function gpxFile({ places = [], track = 0 }: Made, name = 'rundgang.gpx'): File {
  const at = (step: number) => `lat="${(51.28 + step * 0.0009).toFixed(6)}" lon="11.889"`
  const points = places.map((place, index) => `<wpt ${at(index)}><name>${place}</name></wpt>`)
  const steps = Array.from({ length: track }, (_, index) => `<trkpt ${at(index / 10)}/>`)
  const way = track ? `<trk><name>Rundweg</name><trkseg>${steps.join('')}</trkseg></trk>` : ''
  const text = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${points.join('')}${way}</gpx>`
  return new File([text], name)
}
