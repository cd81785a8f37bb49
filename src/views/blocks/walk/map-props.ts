/** What the map of a walk is given wherever it stands beside a list. */
import type { EarthPoint, Position, Stop } from '#schema/walk.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import type { House } from '#state/house.svelte.ts'
import type { SpotPin } from '#state/walk/evaluation/spots.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

export interface MapProps {
  device: House['device']
  open: Workshop['open']['workshop']
  base: WalkBase | undefined
  pins: readonly SpotPin[]
  stops?: readonly Stop[]
  line?: readonly EarthPoint[]
  selected?: string | undefined
  label: string
  onselect?: (id: string) => void
  onplace?: (position: Position) => void
}
