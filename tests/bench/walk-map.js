/** Rows of the map of a walk: opened from sealed pieces with its pins, dragged, and drawn for paper. */
import { call, openBench, slowDown } from './house.js'
import { pan, spread } from './screen.js'

/** @typedef {import('./run.js').Row} Row */

const rounds = 7
const pins = 1000

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function walkMapRows(house, isWanted) {
  const ids = ['walk-map-open-1000', 'walk-map-pan-1000', 'walk-map-raster', 'walk-map-vector']
  if (!ids.some(isWanted)) return []
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    const sizes = await call(page, 'keepMaps')
    await slowDown(page)
    const many = await opened(page, 'vector', pins)
    const marks = await call(page, 'marksInPage')
    // So far in that most pins stand for themselves.
    for (let step = 0; step < 2; step += 1) {
      await page.getByRole('button', { name: 'Näher heran' }).click()
      await page.waitForFunction(() => !document.querySelector('.leaflet-zoom-anim'))
    }
    const closer = await call(page, 'marksInPage')
    const dragged = await pan(page, page.getByRole('application', { name: 'Karte' }))
    const rows = [
      row('walk-map-open-1000', 800, many, {
        what: `open a vector map with 1,000 observations to painted pins (${String(marks)} marks), median of ${String(rounds)}`,
        baseline: 'Leaflet alone without pins: see walk-map-vector',
      }),
      row('walk-map-pan-1000', 20, dragged.median, {
        what: `drag that map from nearer by (${String(closer)} marks in sight): frame, median`,
        baseline: `p95 ${dragged.p95.toFixed(1)} ms; a 60 Hz display: 16.7 ms`,
      }),
    ]
    for (const ground of /** @type {const} */ (['raster', 'vector'])) {
      const value = await opened(page, ground, 0)
      const bare = await median(() => call(page, 'openBareMap', ground))
      const size = ((sizes[ground] ?? 0) / 1000).toFixed(0)
      rows.push(
        row(`walk-map-${ground}`, 500, value, {
          what: `first picture of a ${ground} map of 5 × 5 km (${size} kB) from sealed pieces, median of ${String(rounds)}`,
          baseline: `bare Leaflet, the file unsealed in memory: ${bare.toFixed(0)} ms`,
        }),
      )
    }
    return rows.filter(({ id }) => isWanted(id))
  } finally {
    await context.close()
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {'raster' | 'vector'} ground
 * @param {number} count
 */
function opened(page, ground, count) {
  return median(() => call(page, 'openMap', ground, count))
}

/** @param {() => Promise<number>} measure */
async function median(measure) {
  const times = []
  for (let round = 0; round < rounds; round += 1) times.push(await measure())
  return spread(times).median
}

/**
 * @param {string} id
 * @param {number} must
 * @param {number} value
 * @param {{ what: string, baseline: string }} words
 * @returns {Row}
 */
function row(id, must, value, words) {
  return { id, ...words, value, unit: 'ms', must, ok: value <= must }
}
