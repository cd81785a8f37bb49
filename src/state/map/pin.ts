/** A pin of a map as views give it: an observation, a pin of the table, a spot of the evaluation. */
import type { MarkShape, Valence } from '#schema/observation.ts'
import type { Position } from '#schema/walk.ts'

export interface MapPin {
  id: string
  /** What map and table call it: A7. */
  label: string
  /** In a few words what it is, for those who do not see the map. */
  title: string
  position: Position
  valence?: Valence
  /** Of a pin without a valence: how its category is drawn. */
  shape?: MarkShape
  /** True where what was wrong is put right. */
  isDone?: boolean
}
