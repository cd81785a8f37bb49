/** Rows of weight: what the start page loads and what is kept for offline. */
import { sizes } from '../size.js'

/**
 * @param {unknown} _house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<import('./run.js').Row[]>}
 */
export function sizeRows(_house, isWanted) {
  const rows = sizes().map(({ id, what, value, must }) => ({
    id: `cards-${id}`,
    what,
    value,
    unit: 'KiB',
    must,
    ok: value > 0 && value <= must,
  }))
  return Promise.resolve(rows.filter((row) => isWanted(row.id)))
}
