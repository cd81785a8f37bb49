/** Rows of the cards block: cold start, opening, panning, typing, and how they grow with the board. */
import { call, openBench, origin, slowDown } from './house.js'
import { openApp, openWorkshop, pan, spread, type } from './screen.js'

/** @typedef {import('./run.js').Row} Row */
/** @typedef {{ cards: number, wall: string, collect: string }} Seeded */

const wallCard = '.viewport [data-key]'
const composer = '.composer textarea'
const series = [100, 500, 1000, 2500, 5000]

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function cardRows(house, isWanted) {
  const ids = ['cards-open-1000', 'cards-pan-1000-median', 'cards-type-1000', 'cards-growth-open']
  const isBoardWanted = ids.some(isWanted)
  // Before the service worker is there: it would answer the measuring page with the app.
  const seeded = isBoardWanted ? await seedAll(house) : []
  const loads = isBoardWanted ? await baselines(house) : undefined
  const rows = isWanted('cards-cold-start') ? [await coldStart(house)] : []
  if (!loads) return rows
  const context = await house.open('allow')
  try {
    const measured = []
    for (const one of seeded) measured.push({ ...one, ...(await measure(context, one)) })
    for (const { cards, open, again, panned, typed } of measured) {
      if (cards === 1000 || cards === 5000) {
        const must = cards === 1000 ? 500 : 900
        const what = `open a saved workshop of ${cards.toLocaleString('en')} cards (500 entries) to painted viewport`
        const baseline = `y-indexeddb alone, nothing drawn: ${String(Math.round(loads.get(cards) ?? 0))} ms`
        rows.push({
          id: `cards-open-${String(cards)}`,
          what,
          value: open,
          unit: 'ms',
          must,
          ok: open <= must,
          baseline,
        })
        rows.push({
          id: `cards-reopen-${String(cards)}`,
          what: `open it again: from the cache that the app wrote meanwhile, ${cards.toLocaleString('en')} cards`,
          value: again,
          unit: 'ms',
          must,
          ok: again <= must,
          baseline,
        })
        const most = cards === 1000 ? 30 : 50
        const typing = `key in the composer to painted, p95, ${cards.toLocaleString('en')} cards`
        rows.push({
          id: `cards-type-${String(cards)}`,
          what: typing,
          value: typed.p95,
          unit: 'ms',
          must: most,
          ok: typed.p95 <= most,
          baseline: `bare textarea p95 ${loads.bare.toFixed(1)} ms`,
        })
      }
      if (cards === 1000) {
        const what = 'pan the whole wall, 1,000 cards visible: frame'
        rows.push({
          id: 'cards-pan-1000-median',
          what: `${what}, median`,
          value: panned.median,
          unit: 'ms',
          must: 20,
          ok: panned.median <= 20,
          baseline: 'a 60 Hz display: 16.7 ms',
        })
        rows.push({
          id: 'cards-pan-1000-p95',
          what: `${what}, p95`,
          value: panned.p95,
          unit: 'ms',
          must: 40,
          ok: panned.p95 <= 40,
        })
      }
    }
    for (const name of /** @type {const} */ (['open', 'pan', 'type'])) {
      const values = measured.map(
        ({ open, panned, typed }) => ({ open, pan: panned.median, type: typed.p95 })[name],
      )
      const growth =
        (values.at(-1) ?? Infinity) / (values[0] ?? 0) / ((series.at(-1) ?? 0) / (series[0] ?? 1))
      const shown = series
        .map((cards, at) => `${String(cards)}: ${(values[at] ?? 0).toFixed(1)}`)
        .join(', ')
      rows.push({
        id: `cards-growth-${name}`,
        what: `growth from 100 to 5,000 cards, share of linear (ms at ${shown})`,
        value: growth,
        unit: 'x',
        must: 1,
        ok: growth <= 1,
      })
    }
    return rows.filter((row) => isWanted(row.id))
  } finally {
    await context.close()
  }
}

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @returns {Promise<Row>}
 */
async function coldStart(house) {
  const context = await house.open('allow')
  try {
    const first = await openApp(context)
    await first.close()
    await context.setOffline(true)
    const times = []
    for (let run = 0; run < 5; run += 1) {
      const page = await context.newPage()
      await slowDown(page)
      await page.addInitScript(() => {
        const look = () => {
          if (!document.querySelector('main button:enabled, main a[href]')) return
          watch.disconnect()
          requestAnimationFrame(() => Object.assign(globalThis, { usableAt: performance.now() }))
        }
        const watch = new MutationObserver(look)
        watch.observe(document, { childList: true, subtree: true })
      })
      await page.goto(origin)
      const usable = await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt'))
      times.push(Number(await usable.jsonValue()))
      await page.close()
    }
    const value = spread(times).median
    const what = 'offline cold start to usable start page (median of 5)'
    return { id: 'cards-cold-start', what, value, unit: 'ms', must: 1500, ok: value <= 1500 }
  } finally {
    await context.close()
  }
}

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @returns {Promise<Seeded[]>}
 */
async function seedAll(house) {
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    const seeded = []
    for (const cards of series) {
      const entries = Math.min(cards, 500)
      const wall = await call(page, 'seed', cards, entries, 'kritik-clustern')
      const collect = await call(page, 'seed', cards, entries, 'kritik-karten')
      seeded.push({ cards, wall, collect })
    }
    return seeded
  } finally {
    await context.close()
  }
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {Seeded} seeded
 */
async function measure(context, { wall, collect }) {
  const page = await openApp(context)
  const open = await openWorkshop(page, wall, wallCard)
  await page.getByRole('button', { name: 'Alles zeigen' }).click()
  const panned = await pan(page, page.locator('.viewport').first())
  await tidied(page, wall)
  await page.close()
  const later = await openApp(context)
  const again = await openWorkshop(later, wall, wallCard)
  await later.close()
  const writing = await openApp(context)
  await openWorkshop(writing, collect, composer)
  const typed = await type(writing, writing.locator(composer).first())
  await writing.close()
  return { open, again, panned, typed }
}

/**
 * Resolves when the app has done what it does some seconds after opening: the cache for the next time is kept.
 * @param {import('playwright').Page} page
 * @param {string} workshop
 */
async function tidied(page, workshop) {
  await page.waitForFunction(
    (docId) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('beteiligungskoffer')
        opening.onerror = () => reject(new Error('The database does not open.'))
        opening.onsuccess = () => {
          const database = opening.result
          const asking = database.transaction('caches').objectStore('caches').getKey(docId)
          asking.onsuccess = () => {
            database.close()
            resolve(asking.result !== undefined)
          }
        }
      }),
    `workshop.${workshop}`,
    { polling: 250, timeout: 60_000 },
  )
}

/**
 * What the same costs without us: the updates as rows of y-indexeddb, and a bare text field.
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 */
async function baselines(house) {
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    await slowDown(page)
    const loads = new Map()
    for (const cards of [1000, 5000])
      loads.set(cards, await call(page, 'loadBoardByYIndexeddb', cards, 500))
    await page.evaluate(() => document.body.append(document.createElement('textarea')))
    const bare = await type(page, page.locator('textarea'))
    return {
      get: (/** @type {number} */ cards) => /** @type {number} */ (loads.get(cards)),
      bare: bare.p95,
    }
  } finally {
    await context.close()
  }
}
