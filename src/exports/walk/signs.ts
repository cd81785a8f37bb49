/** The shapes that observations and pins have on map and paper, so that nobody needs to see colours. */
import { shapeOfValence, type MarkShape, type Valence } from '#schema/observation.ts'

/** What a pin of the table may say. */
export interface Category {
  id: string
  title: string
  shape: MarkShape
}

/** Plain characters that every office has a font for. */
const signs: Record<MarkShape, string> = {
  circle: '●',
  square: '■',
  triangle: '▲',
  diamond: '◆',
  star: '★',
  cross: '✚',
}

/** The sign of an observation or a pin; a circle where nothing is known. */
export function signOf(valence: Valence | undefined, category?: Pick<Category, 'shape'>): string {
  return signs[valence ? shapeOfValence[valence] : (category?.shape ?? 'circle')]
}
