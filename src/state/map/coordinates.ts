/** Degrees as people write them: with comma or point, from a map on paper or copied from another program. */
import { exchanged, isOnEarth, judgeOf } from '#geo/checks.ts'
import type { EarthPoint } from '#schema/walk.ts'

const number = String.raw`[+-]?\d{1,3}(?:[.,]\d+)?`
const forms = [
  new RegExp(`^(${number})\\s*;\\s*(${number})$`),
  // With points as decimal signs a comma parts them, and the other way round.
  /^([+-]?\d{1,3}(?:\.\d+)?)\s*,\s*([+-]?\d{1,3}(?:\.\d+)?)$/,
  /^([+-]?\d{1,3},\d+)\s*,\s*([+-]?\d{1,3},\d+)$/,
  new RegExp(`^(${number})\\s+(${number})$`),
]

/**
 * Latitude and longitude in decimal degrees; undefined for anything else, and for what lies outside of the world. Where
 * the two are exchanged, as seen from here, they are turned round.
 */
export function readCoordinates(text: string): EarthPoint | undefined {
  const plain = text
    .replace(/[°NEOneo]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const found = forms.map((form) => form.exec(plain)).find(Boolean)
  if (!found) return undefined
  const [lat = NaN, lon = NaN] = found.slice(1, 3).map((one) => Number(one.replace(',', '.')))
  const point = { lat, lon }
  const turned = exchanged(point)
  if (judgeOf([point])(point) === 'exchanged' && isOnEarth(turned)) return turned
  return isOnEarth(point) ? point : undefined
}

/** As a person writes it: 51,28534; 11,88912. Five places are about a metre. */
export function writeCoordinates({ lat, lon }: EarthPoint): string {
  return [lat, lon].map((value) => value.toFixed(5).replace('.', ',')).join('; ')
}
