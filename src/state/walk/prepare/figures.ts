/** Lengths and positions as people write them, read and said. */
import type { Position } from '#schema/walk.ts'
import { localeOf } from '#state/days.ts'

const mostMetres = 100_000

/** "1.200", "1 200 m", "1,2 km" in metres; 0 for an empty text, undefined for anything else. */
export function metresOf(text: string): number | undefined {
  const plain = text.trim().toLowerCase()
  if (plain === '') return 0
  const found = /^(\d[\d.,\s]*)(km|m)?$/.exec(plain)
  if (!found) return undefined
  const [, figure = '', unit] = found
  const tight = figure.replaceAll(/\s/g, '')
  // A point before three digits parts thousands; with kilometres it is a decimal point as well as a comma.
  const isThousands = /^\d{1,3}(\.\d{3})+$/.test(tight) && unit !== 'km'
  const number = Number(isThousands ? tight.replaceAll('.', '') : tight.replace(',', '.'))
  const metres = Math.round(unit === 'km' ? number * 1000 : number)
  return metres >= 0 && metres <= mostMetres ? metres : undefined
}

/** "850 m", "1,2 km"; empty where nobody has measured. */
export function lengthWords(metres: number, language: string): string {
  if (metres <= 0) return ''
  const isLong = metres >= 1000
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: isLong ? 'kilometer' : 'meter',
    maximumFractionDigits: isLong ? 1 : 0,
  }).format(isLong ? metres / 1000 : metres)
}

/** "51.2834, 11.8977" or "51,2834 11,8977" as a place; undefined for anything that is none. */
export function positionOf(text: string): Position | undefined {
  const found = /^(-?\d{1,3}(?:[.,]\d+)?)\s*(?:[;/]|,\s|\s)\s*(-?\d{1,3}(?:[.,]\d+)?)$/.exec(
    text.trim().replaceAll('°', ''),
  )
  const [lat = NaN, lon = NaN] = (found ?? [])
    .slice(1)
    .map((part) => Number(part.replace(',', '.')))
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined
  return { on: 'earth', lat, lon }
}

/** "51,28340; 11,89770", about as exact as a step; empty where there is none, and for a point of a plan. */
export function positionWords(position: Position | undefined, language: string): string {
  if (position?.on !== 'earth') return ''
  const say = (degrees: number) =>
    new Intl.NumberFormat(localeOf(language), {
      minimumFractionDigits: 5,
      maximumFractionDigits: 5,
    }).format(degrees)
  return `${say(position.lat)}; ${say(position.lon)}`
}
