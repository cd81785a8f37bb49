/** How pins look, on the screen and on paper alike: shape, colour and size of the mark, all in one place. */
import { shapeOfValence, type MarkShape, type Valence } from '#schema/observation.ts'
import type { MapPin } from './pin.ts'

/** Each in a box of 40 by 40, with room for the rim. */
export const shapePaths: Record<MarkShape, string> = {
  circle: 'M20 3a17 17 0 1 0 0 34a17 17 0 1 0 0-34Z',
  square: 'M4.5 4.5h31v31h-31Z',
  triangle: 'M20 1L39 36H1Z',
  diamond: 'M20 1L39 20L20 39L1 20Z',
  star: 'M20 1L25 9.5L34.5 7L32 16L39.5 22L31 26L31 36L22 32.5L14.5 38.5L11.5 29.5L2 28L6.5 19.5L1.5 11L11 10.5L13 1.5Z',
  cross: 'M12 2h16v10h10v16h-10v10h-16v-10h-10v-16h10Z',
}

/** The ground is light by day and night: these do not follow the theme. White on each is at least 7 to 1. */
const colourOfValence: Record<Valence, string> = {
  good: '#14592f',
  bad: '#8f1616',
  idea: '#6a4300',
  barrier: '#0b3f8a',
}

/** Of pins that answer a question of the table. */
const colourOfShape: Record<MarkShape, string> = {
  circle: '#0b5c7a',
  square: '#5b2a86',
  triangle: '#8a2d00',
  diamond: '#14592f',
  star: '#6a4300',
  cross: '#3a434e',
}

export const paperColour = '#ffffff'
export const inkColour = '#1b2430'

export interface PinLook {
  shape: MarkShape
  /** What it is filled with, and what is written on it. */
  fill: string
  ink: string
  rim: string
}

/** What is done stands back: white, with its colour as a rim. */
export function lookOf({ valence, shape, isDone }: Pick<MapPin, 'valence' | 'shape' | 'isDone'>) {
  const drawn = shape ?? (valence ? shapeOfValence[valence] : 'circle')
  const colour = valence ? colourOfValence[valence] : colourOfShape[drawn]
  const look: PinLook = isDone
    ? { shape: drawn, fill: paperColour, ink: colour, rim: colour }
    : { shape: drawn, fill: colour, ink: paperColour, rim: paperColour }
  return look
}

/** Where in the box the number stands: in a triangle there is more room below. */
export function middleOf(shape: MarkShape): number {
  return shape === 'triangle' ? 26 : 20
}
