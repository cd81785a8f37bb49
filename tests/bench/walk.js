/** Rows of a walk: the way to the four buttons, a tap until it is on the disk, a photo of 12 megapixels. */
import { call, openBench, origin, slowDown, slowdown } from './house.js'
import { openApp, spread } from './screen.js'

/** @typedef {import('./run.js').Row} Row */
/** @typedef {Awaited<ReturnType<typeof import('./house.js').openHouse>>} House */

const photos = 5
const taps = 30
const many = 200

/**
 * @param {House} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function walkRows(house, isWanted) {
  const rows = []
  if (['walk-photo', 'walk-photo-task'].some(isWanted)) rows.push(...(await photoRows(house)))
  if (['walk-capture', 'walk-tap'].some(isWanted)) rows.push(...(await captureRows(house)))
  return rows.filter(({ id }) => isWanted(id))
}

/**
 * A walk of a thousand observations is opened at its four buttons without a network, and another thirty are noted.
 * @param {House} house
 * @returns {Promise<Row[]>}
 */
async function captureRows(house) {
  const seeding = await house.open('block')
  const bench = await openBench(seeding)
  const workshop = await call(bench, 'seedWalk', many)
  const session = await slowDown(bench)
  const raw = (await call(bench, 'durableRaw', taps)).median
  await session.detach()
  await seeding.close()
  const context = await house.open('allow')
  try {
    const first = await openApp(context)
    await first.close()
    await context.setOffline(true)
    const opened = []
    /** @type {number[]} */
    let times = []
    let maps = 0
    for (let run = 0; run < 5; run += 1) {
      const page = await context.newPage()
      await slowDown(page)
      await page.addInitScript(watchButtons)
      page.on('request', (request) => (maps += /leaflet|WalkMap|map-/.test(request.url()) ? 1 : 0))
      await page.goto(`${origin}/veranstaltung/${workshop}/unterwegs`)
      const usable = await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt'))
      opened.push(Number(await usable.jsonValue()))
      if (run === 0) times = await page.evaluate(tapAndWait, taps)
      await page.close()
    }
    const open = spread(opened).median
    const { median, p95 } = spread(times)
    return [
      {
        id: 'walk-capture',
        what: `address of a walk with ${many.toLocaleString('en')} observations to its four buttons, offline, cold page, median of 5 (${String(maps)} files of the map loaded)`,
        value: open,
        unit: 'ms',
        must: 1000,
        ok: open <= 1000 && maps === 0,
      },
      {
        id: 'walk-tap',
        what: `tap on a button until the observation is on the disk, median of ${String(taps)} (p95 ${p95.toFixed(0)} ms)`,
        value: median,
        unit: 'ms',
        must: 50,
        ok: median <= 50,
        baseline: `400 bytes written bare: ${raw.toFixed(1)} ms`,
      },
    ]
  } finally {
    await context.close()
  }
}

/** Runs in the page before the app: notes when the first of the four buttons can be tapped, and each entry that is kept. */
function watchButtons() {
  const look = () => {
    if (!document.querySelector('.four button')) return
    watch.disconnect()
    requestAnimationFrame(() => Object.assign(globalThis, { usableAt: performance.now() }))
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true })
  // Dexie takes it along when it opens: later it is too late.
  const original = /** @type {(...given: unknown[]) => IDBTransaction} */ (
    Reflect.get(IDBDatabase.prototype, 'transaction')
  )
  Reflect.set(
    IDBDatabase.prototype,
    'transaction',
    /** @this {IDBDatabase} @param {unknown[]} given */
    function (...given) {
      const transaction = original.apply(this, given)
      const isEntry = [...transaction.objectStoreNames].includes('entries')
      if (isEntry && transaction.mode === 'readwrite') {
        transaction.addEventListener('complete', () => dispatchEvent(new Event('entry-kept')))
      }
      return transaction
    },
  )
}

/**
 * Runs in the page: taps, and waits for the end of the strict transaction that keeps the entry.
 * @param {number} count
 */
async function tapAndWait(count) {
  /** @type {(selector: string) => Promise<HTMLElement>} */
  const appeared = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector(selector)
        if (found instanceof HTMLElement) resolve(found)
        else requestAnimationFrame(look)
      }
      look()
    })
  const times = []
  for (let tap = 0; tap < count; tap += 1) {
    const button = await appeared('.four button')
    const begin = performance.now()
    const durable = new Promise((resolve) =>
      addEventListener('entry-kept', resolve, { once: true }),
    )
    button.click()
    await durable
    times.push(performance.now() - begin)
    const done = await appeared('.done')
    done.click()
    await appeared('.four button')
  }
  return times
}

/**
 * @param {House} house
 * @returns {Promise<Row[]>}
 */
async function photoRows(house) {
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
    ]
  } finally {
    await context.close()
  }
}
