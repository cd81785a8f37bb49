/** From what stood in the file to what is taken over: coordinates judged, long ways thinned, numbers recognised. */
import { exchanged, judgeOf } from '#geo/checks.ts'
import { thinnedTo, type Thinned } from '#geo/thinning.ts'
import type { Budget } from '#imports/survey/budget.ts'
import type { EarthPoint, Place, PlaceList, Way } from '#schema/walk.ts'
import type { Collection, RawPlace } from './collection.ts'

/** Ways of one file keep at most so many points: enough for a day's walk, little enough for every tablet. */
const mostWayPoints = 5000
/** A guess at where a file lies needs no more points than this. */
const mostLookedAt = 2000

/** What had to be done to coordinates and ways; all in numbers of points but `shortLines` and `metres`. */
export interface Settled {
  list: PlaceList
  exchanged: number
  outside: number
  /** Lines with less than two points. */
  shortLines: number
  /** Points of ways before and after thinning by `metres`; 0 where nothing had to go. */
  wayPoints: number
  keptPoints: number
  metres: number
}

function someOf(collection: Collection): EarthPoint[] {
  const lines = collection.ways.flatMap((way) => way.lines)
  const all = lines.reduce((sum, line) => sum + line.length, collection.places.length)
  const step = Math.max(1, Math.floor(all / mostLookedAt))
  const some = lines.flatMap((line) => line.filter((_, at) => at % step === 0))
  return [...collection.places.map(({ at }) => at), ...some]
}

/** `Nummer` becomes the number of the place again: our own files and those of other offices have it. */
const numbered = /^(nummer|nr\.?|number)$/i
const measured = /^genauigkeit in metern$/i

function placeOf({ name, text, fields }: RawPlace, at: EarthPoint): Place {
  const label = fields.find(([title, value]) => numbered.test(title) && value.length <= 20)
  const radius = fields.find(([title]) => measured.test(title))
  const accuracy = Number(radius?.[1].replace(',', '.'))
  const isKnown = accuracy > 0 && accuracy <= 1_000_000
  const number = label?.[1].replace(/\s+/g, ' ') ?? ''
  const rest = fields.filter((field) => field !== label && (field !== radius || !isKnown))
  return {
    label: number,
    // Formats without a column for it have the number before the name, too.
    name:
      number !== '' && `${name} `.startsWith(`${number} `) ? name.slice(number.length + 1) : name,
    text,
    at,
    ...(isKnown && { accuracy }),
    fields: rest.map(([title, value]) => ({ title, value })),
  }
}

async function inLooks(
  looks: Generator<void, Thinned, void>,
  points: number,
  budget: Budget,
): Promise<Thinned> {
  for (;;) {
    const look = looks.next()
    if (look.done) return look.value
    budget.spend(points)
    await budget.rest(0.95)
  }
}

/** Settles what was gathered; throws only what `budget` throws. */
export async function settle(collection: Collection, budget: Budget): Promise<Settled> {
  const judge = judgeOf(someOf(collection))
  let [turned, outside, shortLines] = [0, 0, 0]
  const right = (point: EarthPoint): EarthPoint | undefined => {
    const verdict = judge(point)
    if (verdict === 'exchanged') turned++
    else if (verdict === 'outside') outside++
    return verdict === 'outside' ? undefined : verdict === 'right' ? point : exchanged(point)
  }
  const places = collection.places.flatMap((place) => {
    const at = right(place.at)
    return at ? placeOf(place, at) : []
  })
  const ways: Way[] = []
  for (const { name, text, lines } of collection.ways) {
    const kept: EarthPoint[][] = []
    for (const line of lines) {
      const points = line.flatMap((point) => right(point) ?? [])
      if (points.length > 1) kept.push(points)
      else shortLines++
      budget.spend(line.length)
      await budget.rest(0.9)
    }
    if (kept.length > 0) ways.push({ name, text, lines: kept })
  }
  const all = ways.flatMap(({ lines }) => lines)
  const wayPoints = all.reduce((sum, line) => sum + line.length, 0)
  const { lines, metres } = await inLooks(thinnedTo(all, mostWayPoints), wayPoints, budget)
  let at = 0
  for (const way of ways) {
    way.lines = lines.slice(at, at + way.lines.length)
    at += way.lines.length
  }
  const keptPoints = lines.reduce((sum, line) => sum + line.length, 0)
  const list = { title: collection.title, places, ways }
  return { list, exchanged: turned, outside, shortLines, wayPoints, keptPoints, metres }
}
