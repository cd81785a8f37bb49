/** What lies on a map: a number at a place, told apart by shape and word. */
import type { Valence } from '#schema/observation.ts'
import type { Position } from '#schema/walk.ts'

export interface MapPin {
  id: string
  label: string
  title: string
  position: Position
  valence?: Valence
  shape?: 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross'
  isDone?: boolean
}
