/** The shapes that observations and pins have on map and paper, so that nobody needs to see colours. */
import type { Valence } from '#schema/observation.ts'

type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross'

/** What a pin of the table may say. */
export interface Category {
  id: string
  title: string
  shape: Shape
}

/** Plain characters that every office has a font for. */
const signs: Record<Shape, string> = {
  circle: '●',
  square: '■',
  triangle: '▲',
  diamond: '◆',
  star: '★',
  cross: '✚',
}

/** As the map draws them. */
const shapes: Record<Valence, Shape> = {
  good: 'circle',
  bad: 'square',
  idea: 'star',
  barrier: 'triangle',
}

/** The sign of an observation or a pin; a circle where nothing is known. */
export function signOf(valence: Valence | undefined, category?: Pick<Category, 'shape'>): string {
  return signs[valence ? shapes[valence] : (category?.shape ?? 'circle')]
}
