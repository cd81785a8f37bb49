/** `npm run bench [words] [-- --json FILE]`: times of the built app beside a baseline of the same run. */
import { writeFileSync } from 'node:fs'
import { openHouse, slowdown } from './house.js'
import { cardRows } from './cards.js'
import { formRows } from './forms.js'
import { reportRows } from './report.js'
import { kioskRows } from './kiosk.js'
import { hubRows } from './hub.js'
import { linkRows } from './links.js'
import { sizeRows } from './sizes.js'
import { storageRows } from './storage.js'
import { walkRows } from './walk.js'
import { walkMapRows } from './walk-map.js'

/**
 * One line of the table. `must` is the most that is allowed; `baseline` says what the same costs without us.
 * @typedef {{ id: string, what: string, value: number | undefined, unit: string, must: number | undefined, ok: boolean, baseline?: string }} Row
 */

const words = process.argv.slice(2)
const jsonAt = words.indexOf('--json')
const file = jsonAt >= 0 ? words[jsonAt + 1] : undefined
const filter = words.filter((_, at) => jsonAt < 0 || (at !== jsonAt && at !== jsonAt + 1))

/** @param {string} id */
const isWanted = (id) => filter.length === 0 || filter.some((word) => id.includes(word))

/** @type {Row[]} */
const rows = []
const house = await openHouse()
try {
  for (const part of [
    sizeRows,
    storageRows,
    cardRows,
    linkRows,
    hubRows,
    formRows,
    reportRows,
    kioskRows,
    walkRows,
    walkMapRows,
  ]) {
    for (const row of await part(house, isWanted)) {
      rows.push(row)
      print(row)
    }
  }
} finally {
  await house.close()
}
if (file) writeFileSync(file, `${JSON.stringify(rows, undefined, 2)}\n`)
const late = rows.filter((row) => !row.ok)
console.log(
  `\n${String(rows.length)} rows, ${String(late.length)} over their bound, CPU throttled ${String(slowdown)}x`,
)

/** @param {Row} row */
function print({ id, what, value, unit, must, ok, baseline }) {
  const shown = value === undefined ? 'did not run' : `${format(value)} ${unit}`
  const bound = must === undefined ? '' : ` (must ≤ ${format(must)})`
  const beside = baseline ? `  | ${baseline}` : ''
  console.log(`${ok ? 'ok  ' : 'LATE'} ${id.padEnd(26)} ${shown}${bound}  ${what}${beside}`)
}

/**
 * Small figures, such as "so many times slower", with two decimals: else a good one reads 0.
 * @param {number} value
 */
function format(value) {
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? String(Math.round(value * 10) / 10) : value.toFixed(2)
}
