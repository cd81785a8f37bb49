/** Rows of a walk: a photo of 12 megapixels, from the camera to the sealed small one. */
import { call, openBench, slowDown, slowdown } from './house.js'
import { spread } from './screen.js'

/** @typedef {import('./run.js').Row} Row */

const photos = 5

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function walkRows(house, isWanted) {
  const ids = ['walk-photo', 'walk-photo-task']
  if (!ids.some(isWanted)) return []
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    // The browser slows down the page and not its threads: what they take counts four times.
    const alone = await call(page, 'takePhotos', photos)
    await slowDown(page)
    const slowed = await call(page, 'takePhotos', photos)
    const value = Math.max(spread(alone.times).median * slowdown, spread(slowed.times).median)
    const megabytes = (alone.bytes / 1_000_000).toFixed(1)
    return [
      {
        id: 'walk-photo',
        what: `12 megapixels of fine noise (${megabytes} MB) made small and sealed, thread counted ${String(slowdown)} times, median of ${String(photos)}`,
        value,
        unit: 'ms',
        must: 3000,
        ok: value <= 3000,
        baseline: `page slowed, thread not: ${spread(slowed.times).median.toFixed(0)} ms`,
      },
      {
        id: 'walk-photo-task',
        what: 'longest task of the page meanwhile (0: none over 50 ms)',
        value: slowed.longest,
        unit: 'ms',
        must: 100,
        ok: slowed.longest <= 100,
      },
    ].filter(({ id }) => isWanted(id))
  } finally {
    await context.close()
  }
}
