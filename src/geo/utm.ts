/** The grid of German land surveys (UTM on ETRS89, EPSG:25832 and its neighbours) as degrees. */
import type { EarthPoint } from '#schema/walk.ts'

/** Ellipsoid GRS 80, which differs from that of WGS 84 by a tenth of a millimetre. */
const [axis, flattening] = [6_378_137, 1 / 298.257222101]
const scale = 0.9996
const n = flattening / (2 - flattening)
const meridian = (axis / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)

/** Series of Krüger (1912) as in Karney, "Transverse Mercator with an accuracy of a few nanometers" (2011), to n³. */
const toSphere = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3,
  n ** 2 / 48 + n ** 3 / 15,
  (17 / 480) * n ** 3,
]
const toLatitude = [
  2 * n - (2 / 3) * n ** 2 - 2 * n ** 3,
  (7 / 3) * n ** 2 - (8 / 5) * n ** 3,
  (56 / 15) * n ** 3,
]

/** Metres east (with or without the zone in front) and north of the equator; NaN for what lies outside the zone. */
export function fromUtm(zone: number, east: number, north: number): EarthPoint {
  const own = east > 1_000_000 ? east - zone * 1_000_000 : east
  if (!(Math.abs(own - 500_000) < 1_000_000) || !(Math.abs(north) < 10_000_000)) {
    return { lat: Number.NaN, lon: Number.NaN }
  }
  const [xi, eta] = [north / (scale * meridian), (own - 500_000) / (scale * meridian)]
  let [xiSphere, etaSphere] = [xi, eta]
  for (const [at, part] of toSphere.entries()) {
    const twice = 2 * (at + 1)
    xiSphere -= part * Math.sin(twice * xi) * Math.cosh(twice * eta)
    etaSphere -= part * Math.cos(twice * xi) * Math.sinh(twice * eta)
  }
  const sphere = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere))
  const latitude = toLatitude.reduce(
    (sum, part, at) => sum + part * Math.sin(2 * (at + 1) * sphere),
    sphere,
  )
  const aside = Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere))
  const degrees = 180 / Math.PI
  return { lat: latitude * degrees, lon: zone * 6 - 183 + aside * degrees }
}

/** The UTM zone that a name such as „urn:ogc:def:crs:EPSG::25832“ stands for; undefined for all other systems. */
export function utmZoneOf(system: string): number | undefined {
  const code = Number(/EPSG:(?:[\d.]*:)?(\d+)$/i.exec(system)?.[1])
  // The two codes that have the zone before the metres (Lower Saxony, Brandenburg, …).
  const prefixed = new Map([
    [4647, 32],
    [5650, 33],
  ]).get(code)
  if (prefixed !== undefined) return prefixed
  const zone = code % 100
  const isUtm = [25_800, 32_600].includes(code - zone) && zone >= 1 && zone <= 60
  return isUtm ? zone : undefined
}
