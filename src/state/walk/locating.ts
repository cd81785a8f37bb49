/** Where this device is, asked only while somebody notes something there; no way of anybody is recorded. */
import type { Position } from '#schema/walk.ts'

/** Why there is no place: a person or a rule forbids it, or nothing finds it. */
export type LocatingFault = 'denied' | 'missing'

/** The part of the browser that is needed; tests hand in their own. */
export type Whereabouts = Pick<Geolocation, 'watchPosition' | 'clearWatch'>

/** In metres: nobody needs a bench better than that. */
const goodEnough = 8
/** Milliseconds that a better fix is waited for. */
const patience = 20_000
/** Five decimals of a degree are about one metre; more would be made up. */
const decimals = 5

const rounded = (degrees: number) => Number(degrees.toFixed(decimals))

/**
 * Calls `found` with each better place until one is good enough, twenty seconds are over, or the returned function is
 * called; `failed` once if there is none at all. Nothing is asked for before this call, or after it ends.
 */
export function locate(
  found: (position: Position) => void,
  failed: (fault: LocatingFault) => void,
  given?: Whereabouts,
): () => void {
  // On a page that is not secure there is none, whatever the types say.
  const where = given ?? (navigator as { geolocation?: Geolocation }).geolocation
  if (!where) {
    failed('missing')
    return () => undefined
  }
  let best = Infinity
  let isOver = false
  const stop = () => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    where.clearWatch(watch)
  }
  const timer = setTimeout(() => {
    stop()
    if (best === Infinity) failed('missing')
  }, patience)
  const watch = where.watchPosition(
    ({ coords: { latitude, longitude, accuracy } }) => {
      // What a device says may be nonsense; and a worse fix after a better one says nothing.
      if (isOver || !isPlace(latitude, longitude) || !(accuracy > 0) || accuracy >= best) return
      best = accuracy
      const [lat, lon] = [rounded(latitude), rounded(longitude)]
      found({ on: 'earth', lat, lon, accuracy: Math.min(Math.ceil(accuracy), 1_000_000) })
      if (accuracy <= goodEnough) stop()
    },
    ({ code }) => {
      // 1: forbidden. All else may still come: walls, trees, a device that wakes up.
      if (isOver || code !== 1) return
      stop()
      failed('denied')
    },
    { enableHighAccuracy: true, maximumAge: 5000, timeout: patience },
  )
  return stop
}

function isPlace(lat: number, lon: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}
