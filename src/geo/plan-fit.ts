/** Lays a plan on the earth by a few places that are known on both (control points, Passpunkte). */
import type { ControlPoint, EarthPoint, PlanPoint } from '#schema/walk.ts'
import { fromWorld, mercatorEdge, toWorld, worldWidthAt, type WorldPoint } from './mercator.ts'

/** How a plan lies on the earth: plain data, to be kept with the plan. */
export interface PlanFit {
  /** Middle of the control points on the plan and on the earth. */
  plan: PlanPoint
  earth: EarthPoint
  /** Metres to the east and to the south for one plan's width to the right (a, b) and downwards (c, d). */
  matrix: readonly [a: number, b: number, c: number, d: number]
}

/** Why control points say nothing. */
export type FitFault =
  /** Fewer than two. */
  | 'too-few'
  /** Not a number, or so near to a pole that no web map shows it. */
  | 'outside-world'
  /** Two of them are nearly the same place, on the plan or on the earth. */
  | 'same-place'
  /** Three or more stand in one line, on the plan or on the earth: the plan could be tilted around it. */
  | 'on-one-line'
  /** The plan would have to be seen in a mirror: two of them are exchanged. */
  | 'mirrored'
  /** The plan would have to be pulled to more than three times its length: one of them is wrong. */
  | 'distorted'

export interface Fitted {
  ok: true
  fit: PlanFit
  /** Distance in metres between where a control point is and where the fit puts it, in their order. */
  residuals: number[]
  /** Their quadratic mean; undefined for two or three points, which always fit exactly. */
  residual: number | undefined
  /** How much longer the plan is in one direction than across it: 1 for a true plan. */
  stretch: number
}

/** Two places nearer than this share of the farthest two are one. */
const leastApart = 0.005
/** Points that spread less than this share across their line stand in it. */
const leastSpread = 0.04
const mostStretch = 3

/** A pair of lengths: on the plan in its widths, on the earth in metres east and south of the middle. */
interface Pair {
  plan: WorldPoint
  earth: WorldPoint
}

type Matrix = PlanFit['matrix']

function mean(points: readonly WorldPoint[]): WorldPoint {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}

const minus = (one: WorldPoint, other: WorldPoint) => ({ x: one.x - other.x, y: one.y - other.y })

function arePlacesApart(points: readonly WorldPoint[]): boolean {
  const gaps = points.flatMap((one, at) =>
    points.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  )
  return Math.min(...gaps) > leastApart * Math.max(...gaps)
}

/** Spread across by spread along the line that the points (around 0) follow best: 0 for a line, 1 for a circle. */
function roundness(points: readonly WorldPoint[]): number {
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of points) {
    xx += x * x
    xy += x * y
    yy += y * y
  }
  const middle = (xx + yy) / 2
  const apart = Math.hypot((xx - yy) / 2, xy)
  return Math.sqrt(Math.max(0, middle - apart) / (middle + apart))
}

/** Turned and scaled, all angles kept: the best for two points, exact for them. */
function similarity(pairs: readonly Pair[]): Matrix {
  let [real, turned, size] = [0, 0, 0]
  for (const { plan, earth } of pairs) {
    real += plan.x * earth.x + plan.y * earth.y
    turned += plan.x * earth.y - plan.y * earth.x
    size += plan.x ** 2 + plan.y ** 2
  }
  return [real / size, turned / size, -turned / size, real / size]
}

/** Least squares with both directions free (normal equations): exact for three points, the best for more. */
function affine(pairs: readonly Pair[]): Matrix {
  let [xx, xy, yy] = [0, 0, 0]
  let [xe, xs, ye, ys] = [0, 0, 0, 0]
  for (const { plan, earth } of pairs) {
    xx += plan.x * plan.x
    xy += plan.x * plan.y
    yy += plan.y * plan.y
    xe += plan.x * earth.x
    xs += plan.x * earth.y
    ye += plan.y * earth.x
    ys += plan.y * earth.y
  }
  const size = xx * yy - xy * xy
  const part = (ofX: number, ofY: number, first: number, second: number) =>
    (first * ofX - second * ofY) / size
  return [part(xe, ye, yy, xy), part(xs, ys, yy, xy), part(ye, xe, xx, xy), part(ys, xs, xx, xy)]
}

function move([a, b, c, d]: Matrix, { x, y }: WorldPoint): WorldPoint {
  return { x: a * x + c * y, y: b * x + d * y }
}

/** Longest by shortest direction of the drawn plan. */
function stretchOf([a, b, c, d]: Matrix): number {
  const sum = Math.hypot(a + d, b - c)
  const gap = Math.hypot(a - d, b + c)
  return (sum + gap) / Math.abs(sum - gap)
}

const isUsable = ({ plan, earth }: ControlPoint) =>
  Number.isFinite(plan.x) &&
  Number.isFinite(plan.y) &&
  Math.abs(earth.lat) < mercatorEdge &&
  Math.abs(earth.lon) <= 180

function fault(pairs: readonly Pair[]): FitFault | undefined {
  const sides = [pairs.map(({ plan }) => plan), pairs.map(({ earth }) => earth)]
  if (!sides.every(arePlacesApart)) return 'same-place'
  if (pairs.length > 2 && sides.some((side) => roundness(side) < leastSpread)) return 'on-one-line'
  return undefined
}

/**
 * Fits a plan by its control points: two turn and scale it, three also pull it straight, four and more are evened
 * out. A mirrored or absurd result is refused with its reason; nothing throws.
 */
export function fitPlan(points: readonly ControlPoint[]): Fitted | { ok: false; fault: FitFault } {
  const refuse = (why: FitFault) => ({ ok: false as const, fault: why })
  if (points.length < 2) return refuse('too-few')
  if (!points.every(isUsable)) return refuse('outside-world')
  const onEarth = points.map(({ earth }) => toWorld(earth))
  const middles = { plan: mean(points.map(({ plan }) => plan)), earth: mean(onEarth) }
  const earth = fromWorld(middles.earth)
  const metres = worldWidthAt(earth.lat)
  const pairs = points.map(({ plan }, at): Pair => {
    const off = minus(onEarth[at] ?? middles.earth, middles.earth)
    return { plan: minus(plan, middles.plan), earth: { x: off.x * metres, y: off.y * metres } }
  })
  const why = fault(pairs)
  if (why) return refuse(why)
  const matrix = pairs.length === 2 ? similarity(pairs) : affine(pairs)
  const [a, b, c, d] = matrix
  if (a * d - b * c <= 0) return refuse('mirrored')
  const stretch = stretchOf(matrix)
  if (!(stretch <= mostStretch)) return refuse('distorted')
  const residuals = pairs.map((pair) => {
    const off = minus(move(matrix, pair.plan), pair.earth)
    return Math.hypot(off.x, off.y)
  })
  const squares = residuals.reduce((sum, one) => sum + one * one, 0)
  const residual = pairs.length > 3 ? Math.sqrt(squares / pairs.length) : undefined
  return { ok: true, fit: { plan: middles.plan, earth, matrix }, residuals, residual, stretch }
}

/** Where a point of the plan is on the earth. */
export function toEarth({ plan, earth, matrix }: PlanFit, point: PlanPoint): EarthPoint {
  const off = move(matrix, minus(point, plan))
  const middle = toWorld(earth)
  const metres = worldWidthAt(earth.lat)
  return fromWorld({ x: middle.x + off.x / metres, y: middle.y + off.y / metres })
}

/** Where a point of the earth is on the plan; it may lie beside the plan. */
export function toPlan({ plan, earth, matrix }: PlanFit, point: EarthPoint): PlanPoint {
  const metres = worldWidthAt(earth.lat)
  const off = minus(toWorld(point), toWorld(earth))
  const [east, south] = [off.x * metres, off.y * metres]
  const [a, b, c, d] = matrix
  const size = a * d - b * c
  return {
    x: plan.x + (d * east - c * south) / size,
    y: plan.y + (a * south - b * east) / size,
  }
}

/** Metres of one plan's width, the mean of both directions: for the scale bar on a plan. */
export function metresPerWidth({ matrix: [a, b, c, d] }: PlanFit): number {
  return Math.sqrt(a * d - b * c)
}

/** Where north is on the plan, in degrees clockwise from its upper edge: for the arrow. -180 to 180. */
export function northOf({ matrix: [a, b, c, d] }: PlanFit): number {
  // The way on the plan that leads one metre to the north.
  const size = a * d - b * c
  return (Math.atan2(c / size, a / size) * 180) / Math.PI
}
