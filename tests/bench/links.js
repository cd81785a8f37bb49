/** Rows of the links: merging, the weight of sealing, a pair of devices, and what the first page loads of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dist } from '#hub/build.js'
import { firstScripts, sizes } from '../size.js'
import { call, openBench, slowDown } from './house.js'
import { broken } from './hub.js'

/** @typedef {import('./run.js').Row} Row */
/** @typedef {import('playwright').BrowserContext} Context */

/** KiB of the first load without links, measured on main (commit 612f5fe), which has grown by itself since they began. */
const firstBefore = 100.7
/** Words that only code of a pair, the hub and files has. */
const marks = ['RTCPeerConnection', 'authenticationFailed', 'manifest.json']

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function linkRows(house, isWanted) {
  /** @type {[string, (context: Context) => Promise<Row[]>][]} */
  const parts = [
    ['links-merge-8x250', (context) => mergeRow(context, 8, 250)],
    ['links-merge-30x100', (context) => mergeRow(context, 30, 100)],
    ['links-sealed', sealedRows],
    ['links-pair-5mb', pairRow],
    ['links-pair-throughput', throughputRow],
  ]
  const rows = isWanted('links-first-load') ? [firstLoad()] : []
  const wanted = parts.filter(([id]) => isWanted(id))
  if (!wanted.length) return rows
  const context = await house.open('block')
  try {
    for (const [id, part] of wanted) {
      rows.push(...(await part(context).catch((/** @type {Error} */ error) => [broken(id, error)])))
    }
    return rows
  } finally {
    await context.close()
  }
}

/** @param {number[]} values */
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

/**
 * @param {Context} context
 * @param {number} devices
 * @param {number} cards
 * @returns {Promise<Row[]>}
 */
async function mergeRow(context, devices, cards) {
  const page = await openBench(context)
  await slowDown(page)
  const { raw, open, apply, session } = await call(page, 'mergeApart', devices, cards)
  await page.close()
  const value = apply / raw
  return [
    {
      id: `links-merge-${String(devices)}x${String(cards)}`,
      what: `merge ${String(devices)} devices × ${String(cards)} cards: applying ${ms(apply)}; verifying and opening ${ms(open)}; the whole session, kept in memory ${ms(session)}`,
      value,
      unit: 'x',
      must: 1.3,
      ok: value <= 1.3,
      baseline: `raw Y.applyUpdate of the same updates ${ms(raw)}`,
    },
  ]
}

/** @param {number} value */
const ms = (value) => `${value.toFixed(0)} ms`

/**
 * @param {Context} context
 * @returns {Promise<Row[]>}
 */
async function sealedRows(context) {
  const page = await openBench(context)
  const { first, next, single } = await call(page, 'sealedAtRest', 8, 250)
  const growing = await call(page, 'sealedWhileGrowing', 1000)
  await page.close()
  const share = (/** @type {typeof first} */ { kept, state }) => (kept / state - 1) * 100
  /** @param {typeof first} weighed @param {string} id @param {string} when */
  const row = (weighed, id, when) => ({
    id,
    what: `bytes of sealing at rest, ${when} (${String(weighed.kept)} bytes)`,
    value: share(weighed),
    unit: '%',
    must: 6,
    ok: share(weighed) <= 6,
    baseline: `the bare state, V2: ${String(weighed.state)} bytes`,
  })
  return [
    row(
      first,
      'links-sealed-merged',
      `a snapshot that replaces 2,000 single entries of ${single.toFixed(0)} bytes at once`,
    ),
    row(next, 'links-sealed', 'the snapshot after it, which replaces 200 more'),
    row(
      growing.at(-1) ?? first,
      'links-sealed-growing',
      `1,000 cards written one by one, a snapshot at every 200 entries (after each: ${growing.map((one) => share(one).toFixed(1)).join(', ')} %)`,
    ),
  ]
}

/**
 * @param {Context} context
 * @returns {Promise<Row[]>}
 */
async function pairRow(context) {
  const page = await openBench(context)
  const times = []
  for (let turn = 0; turn < 3; turn += 1) times.push(await call(page, 'pairFiveMegabytes'))
  const edits = await call(page, 'webrtcEdits')
  const state = await call(page, 'webrtcState')
  await page.close()
  const value = middle(times)
  const said = (/** @type {number | undefined} */ time) =>
    time === undefined ? 'not within 15 s' : ms(time)
  return [
    {
      id: 'links-pair-5mb',
      what: 'answer scanned to 5 MB (250 cards of 20 KB) on the other screen and disk (middle of 3, not slowed down)',
      value,
      unit: 'ms',
      must: 2000,
      ok: value <= 2000,
      baseline: `y-webrtc, nothing kept: as 250 edits ${said(edits)}, as a state that was there before ${said(state)}`,
    },
  ]
}

/**
 * @param {Context} context
 * @returns {Promise<Row[]>}
 */
async function throughputRow(context) {
  const page = await openBench(context)
  /** @type {{ ours: number[], bare: number[] }} */
  const speeds = { ours: [], bare: [] }
  // Turn by turn, so that whatever else this machine does meets both.
  for (let turn = 0; turn < 3; turn += 1) {
    speeds.bare.push(await call(page, 'bareChannel'))
    speeds.ours.push(await call(page, 'pairThroughput'))
  }
  await page.close()
  const [ours, bare] = [middle(speeds.ours), middle(speeds.bare)]
  return [
    {
      id: 'links-pair-throughput',
      what: `time for 16 MB over a pair, ${ours.toFixed(1)} MB/s, as a multiple of a bare channel's (60 % of its throughput: 1.67)`,
      value: bare / ours,
      unit: 'x',
      must: 1 / 0.6,
      ok: ours >= bare * 0.6,
      baseline: `bare data channel ${bare.toFixed(1)} MB/s: the pair carries ${((ours / bare) * 100).toFixed(0)} %`,
    },
  ]
}

/** @returns {Row} */
function firstLoad() {
  const value = sizes().find(({ id }) => id === 'size-first-js')?.value ?? NaN
  const code = [...firstScripts()].map((path) => readFileSync(join(dist, 'app', path), 'utf8'))
  const found = marks.filter((mark) => code.some((text) => text.includes(mark)))
  const all = readdirSync(join(dist, 'app/assets')).filter((name) => name.endsWith('.js'))
  const lazy = all.map((name) => readFileSync(join(dist, 'app/assets', name), 'utf8'))
  // A mark that is nowhere proves nothing.
  const lost = marks.filter((mark) => !lazy.some((text) => text.includes(mark)))
  const blind = lost.length ? `; found nowhere in the app: ${lost.join(', ')}` : ''
  const must = firstBefore * 1.02
  return {
    id: 'links-first-load',
    what: `first load: JS, gz; code of pair, hub and file in it: ${found.join(', ') || 'none'}${blind}`,
    value,
    unit: 'KiB',
    must,
    ok: value <= must && found.length === 0 && lost.length === 0,
    baseline: `without links ${String(firstBefore)} KiB`,
  }
}
