/** Moves marks apart that would lie on each other on paper: nothing can be tapped there, all must be read. */

export interface Spot {
  id: string
  /** In pixels. */
  x: number
  y: number
}

/** Where a mark is drawn, and the place that it means. */
export interface SpreadMark extends Spot {
  spot: { x: number; y: number }
  /** True where another mark hides most of it. */
  isCovered: boolean
}

const rounds = 120
/** Beyond so many it would take long, and is not read anyway. */
const most = 600

/** Marks stay as near to their place as others let them, and on the paper. `size` is their diameter with room around. */
export function spread(
  spots: readonly Spot[],
  size: number,
  paper: { width: number; height: number },
): SpreadMark[] {
  // Two on the very same place must go somewhere: each in a direction of its own, always the same one.
  const marks = spots.map(({ id, x, y }, at) => ({
    ...{ id, spot: { x, y }, isCovered: false },
    x: x + Math.cos(at * 2.4) * 0.01,
    y: y + Math.sin(at * 2.4) * 0.01,
  }))
  if (marks.length <= most) {
    for (let round = 0; round < rounds && pushApart(marks, size, paper); round += 1);
  }
  for (const [at, mark] of marks.entries()) {
    const later = marks.slice(at + 1)
    mark.isCovered = later.some(({ x, y }) => Math.hypot(x - mark.x, y - mark.y) < size / 2)
  }
  return marks
}

/** One round; false as soon as none lies on another. */
function pushApart(
  marks: { x: number; y: number }[],
  size: number,
  { width, height }: { width: number; height: number },
): boolean {
  let isMoved = false
  for (const [at, one] of marks.entries()) {
    for (let next = at + 1; next < marks.length; next += 1) {
      const other = marks[next]
      if (!other) continue
      const [dx, dy] = [other.x - one.x, other.y - one.y]
      const away = Math.hypot(dx, dy)
      if (away >= size - 0.5 || away === 0) continue
      const push = (size - away) / 2 / away
      one.x -= dx * push
      one.y -= dy * push
      other.x += dx * push
      other.y += dy * push
      isMoved = true
    }
    const rim = size / 2
    one.x = Math.min(width - rim, Math.max(rim, one.x))
    one.y = Math.min(height - rim, Math.max(rim, one.y))
  }
  return isMoved
}
