/** Rows of the hub: edit to screen, memory and coming back, beside stock Hocuspocus in the same run. */
import { openFleet } from './fleet.js'

/** @typedef {import('./run.js').Row} Row */
/** @typedef {import('./fleet/main.ts').Task} Task */
/** @typedef {import('./fleet/devices.ts').Kind} Kind */
/** @typedef {Awaited<ReturnType<typeof openFleet>>} Fleet */

const hall = { rooms: 1, devicesPerRoom: 30, screens: 4, editsPerSecond: 3, seconds: 15 }
const town = { rooms: 100, devicesPerRoom: 5, screens: 5, editsPerSecond: 0.2, seconds: 20 }

/** A whole county on one node: nobody writes all the time. */
const county = { rooms: 100, devicesPerRoom: 20, screens: 1, editsPerSecond: 1 / 30, seconds: 30 }

/**
 * @param {unknown} _house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function hubRows(_house, isWanted) {
  /** @type {[string, (fleet: Fleet) => Promise<Row[]>][]} */
  const parts = [
    ['hub-p95-30', hallRows],
    ['hub-500', townRows],
    ['hub-2000', countyRows],
    ['hub-reconnect-30', reconnectRows],
  ]
  const wanted = parts.filter(([id]) => isWanted(`links ${id}`))
  if (!wanted.length) return []
  const fleet = await openFleet()
  try {
    const rows = []
    for (const [id, part] of wanted) {
      rows.push(...(await part(fleet).catch((/** @type {Error} */ error) => [broken(id, error)])))
    }
    return rows
  } finally {
    fleet.close()
  }
}

/**
 * @param {string} id
 * @param {Error} error
 * @returns {Row}
 */
export function broken(id, error) {
  const what = `did not run here: ${error.message}`
  return { id, what, value: undefined, unit: '', must: undefined, ok: false }
}

/**
 * One kind of devices against a server of their own.
 * @param {Fleet} fleet
 * @param {Kind} kind
 * @param {Omit<Task, 'kind' | 'address'>} task
 */
async function measure(fleet, kind, task) {
  const server = await (kind === 'ours' ? fleet.hub() : fleet.stock())
  try {
    const result = await (await fleet.run({ ...task, kind, address: server.address })).result()
    return { ...result, peak: server.peak(), processor: server.processor() }
  } finally {
    await server.stop('SIGKILL')
  }
}

/** @param {number | undefined} value */
const shown = (value) => (value === undefined ? '?' : String(Math.round(value)))

/** @param {{ processor: number | undefined }} result */
const share = ({ processor }) => ((processor ?? NaN) / hall.seconds) * 100

/**
 * @param {Fleet} fleet
 * @returns {Promise<Row[]>}
 */
async function hallRows(fleet) {
  const batching = await measure(fleet, 'stock-250', hall)
  const ours = await measure(fleet, 'ours', hall)
  const stock = await measure(fleet, 'stock', hall)
  const value = ours.p95
  const must = batching.p95 === undefined ? undefined : batching.p95 * 1.5
  const ok = value !== undefined && must !== undefined && value <= must && ours.missing === 0
  return [
    {
      id: 'hub-p95-30',
      what: `30 devices in a room, 3 edits/s each: edit to four of the screens, p95 (the other devices only write: all share this machine; median ${shown(ours.median)}, ${String(ours.missing)} lost of ${String(ours.seen)} seen; hub ${shown(share(ours))} % of a core)`,
      value,
      unit: 'ms',
      must,
      ok,
      baseline: `stock Hocuspocus with SQLite, plain documents: batching 250 ms p95 ${shown(batching.p95)}, not batching p95 ${shown(stock.p95)} (median ${shown(stock.median)}, ${shown(share(stock))} % of a core) ms`,
    },
  ]
}

/**
 * @param {Fleet} fleet
 * @returns {Promise<Row[]>}
 */
async function townRows(fleet) {
  const stock = await measure(fleet, 'stock', town)
  const ours = await measure(fleet, 'ours', town)
  const what = `500 connections in 100 rooms, an edit each 5 s (${String(ours.missing)} lost of ${String(ours.seen)} seen)`
  const { peak, p95 } = ours
  return [
    {
      id: 'hub-500-memory',
      what: `${what}: memory of the hub at its fullest, ${shown(ours.processor)} s of processor in all`,
      value: peak,
      unit: 'MiB',
      must: 600,
      ok: peak !== undefined && peak < 600 && ours.missing === 0,
      baseline: `stock Hocuspocus ${shown(stock.peak)} MiB, ${shown(stock.processor)} s`,
    },
    {
      id: 'hub-500-p95',
      what: `${what}: edit to screen, p95`,
      value: p95,
      unit: 'ms',
      must: 250,
      ok: p95 !== undefined && p95 <= 250 && ours.missing === 0,
      baseline: `stock Hocuspocus ${shown(stock.p95)} ms`,
    },
  ]
}

/**
 * @param {Fleet} fleet
 * @returns {Promise<Row[]>}
 */
async function countyRows(fleet) {
  const stock = await measure(fleet, 'stock', county)
  const ours = await measure(fleet, 'ours', county)
  const { p95, peak, processor } = ours
  return [
    {
      id: 'hub-2000-p95',
      what: `2,000 connections in 100 rooms on one node, an edit each 30 s: edit to one screen of each room, p95 (${String(ours.missing)} lost of ${String(ours.seen)} seen; ${shown(peak)} MiB at its fullest, ${shown(processor)} s of processor with entering)`,
      value: p95,
      unit: 'ms',
      must: 250,
      ok: p95 !== undefined && p95 <= 250 && ours.missing === 0,
      baseline: `stock Hocuspocus ${shown(stock.p95)} ms, ${shown(stock.peak)} MiB, ${shown(stock.processor)} s`,
    },
  ]
}

/**
 * @param {Fleet} fleet
 * @param {Kind} kind
 */
async function restart(fleet, kind) {
  const server = await (kind === 'ours' ? fleet.hub() : fleet.stock())
  try {
    const task = {
      ...hall,
      screens: 30,
      editsPerSecond: 0.5,
      seconds: 4,
      isCut: true,
      kind,
      address: server.address,
    }
    const devices = await fleet.run(task)
    await server.stop('SIGKILL')
    devices.cut()
    const begun = performance.now()
    await server.start()
    const start = performance.now() - begun
    return { ...(await devices.result()), start }
  } finally {
    await server.stop('SIGKILL')
  }
}

/**
 * @param {Fleet} fleet
 * @returns {Promise<Row[]>}
 */
async function reconnectRows(fleet) {
  const stock = await restart(fleet, 'stock')
  const ours = await restart(fleet, 'ours')
  const value = ours.reconnected
  return [
    {
      id: 'hub-reconnect-30',
      what: `30 devices, the hub killed and started anew (${shown(ours.start)} ms of it), each wrote meanwhile: from the end of the hub until all have all`,
      value,
      unit: 'ms',
      must: 10_000,
      ok: value !== undefined && value <= 10_000,
      baseline: `stock Hocuspocus and provider ${stock.reconnected === undefined ? 'not within 30 s' : `${shown(stock.reconnected)} ms`}`,
    },
  ]
}
