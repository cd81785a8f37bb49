/** Rows of the store: how soon an edit is durable, and how long many entries take to open. */
import { call, openBench, slowDown } from './house.js'

/** @typedef {import('./run.js').Row} Row */

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function storageRows(house, isWanted) {
  /** @type {Row[]} */
  const rows = []
  if (
    ![
      'cards-durable-median',
      'cards-durable-p95',
      'cards-load-20000',
      'cards-load-superseded',
    ].some(isWanted)
  )
    return rows
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    if (isWanted('cards-durable')) {
      const workshop = await call(page, 'seed', 1000, 50, 'kritik-karten')
      await slowDown(page)
      const ours = await call(page, 'durable', workshop, 120)
      const raw = await call(page, 'durableRaw', 120)
      const other = await call(page, 'durableYIndexeddb', 120)
      const baseline = (/** @type {'median' | 'p95'} */ which) =>
        `raw IndexedDB ${raw[which].toFixed(1)}, y-indexeddb ${other[which].toFixed(1)} ms (neither sealed nor signed)`
      const what = 'Enter to durable: sealed, signed, strict'
      rows.push(
        {
          id: 'cards-durable-median',
          what,
          value: ours.median,
          unit: 'ms',
          must: 8,
          ok: ours.median <= 8,
          baseline: baseline('median'),
        },
        {
          id: 'cards-durable-p95',
          what,
          value: ours.p95,
          unit: 'ms',
          must: 20,
          ok: ours.p95 <= 20,
          baseline: baseline('p95'),
        },
      )
    }
    if (isWanted('cards-load')) {
      const entries = await openBench(context)
      const workshop = await call(entries, 'seedEntries', 20_000)
      await entries.close()
      const first = await openBench(context)
      await slowDown(first)
      const time = await call(first, 'loadEntries', workshop)
      const baseline = `y-indexeddb ${(await call(first, 'loadEditsByYIndexeddb', 20_000)).toFixed(0)} ms`
      rows.push({
        id: 'cards-load-20000',
        what: 'load 20,000 entries (5,000 cards, corrected one by one), no cache',
        value: time,
        unit: 'ms',
        must: 2500,
        ok: time <= 2500,
        baseline,
      })
      await first.close()
      const second = await openBench(context)
      const left = await call(second, 'supersede', workshop)
      await second.close()
      const third = await openBench(context)
      await slowDown(third)
      const after = await call(third, 'loadEntries', workshop)
      const what = `the same after background superseding (${String(left)} entries left)`
      rows.push({
        id: 'cards-load-superseded',
        what,
        value: after,
        unit: 'ms',
        must: 1200,
        ok: after <= 1200 && left <= 200,
        baseline,
      })
    }
    return rows
  } finally {
    await context.close()
  }
}
