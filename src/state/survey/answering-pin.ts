/** A pin on a plan: thousandths of its width and height, as `x,y`. */

export interface Pin {
  x: number
  y: number
}

const whole = 1000
/** One press of a button moves it by so much. */
const step = 20

/** Undefined for a code of the list, or anything else. */
export function readPin(value: string): Pin | undefined {
  const parts = /^(\d{1,4}),(\d{1,4})$/.exec(value)
  return parts ? { x: Number(parts[1]), y: Number(parts[2]) } : undefined
}

const written = ({ x, y }: Pin) => {
  const inside = (part: number) => String(Math.min(whole, Math.max(0, Math.round(part))))
  return `${inside(x)},${inside(y)}`
}

/** Where somebody tapped; the middle without a tap. */
export function pinAt(
  point: { clientX: number; clientY: number } | undefined,
  box: { left: number; top: number; width: number; height: number },
): string {
  if (!point || box.width === 0 || box.height === 0) return written({ x: whole / 2, y: whole / 2 })
  const x = ((point.clientX - box.left) / box.width) * whole
  const y = ((point.clientY - box.top) / box.height) * whole
  return written({ x, y })
}

export function movedPin(pin: Pin, x: number, y: number): string {
  return written({ x: pin.x + x * step, y: pin.y + y * step })
}
