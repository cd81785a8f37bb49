/** The map of a walk with its observations as one picture, as documents and paper show it. */
import type { Device, OpenDocument } from '#documents/ports.ts'
import { baseOf } from '#exports/walk/walk-head.ts'
import type { MapPicture } from '#exports/walk/walk-pictures.ts'
import type { Walk, WalkRow } from '#exports/walk/walk-rows.ts'
import type { MapPin } from '#state/map/pin.ts'

/** So many pixels, across. */
export interface MapSize {
  width: number
  height: number
}

/** Undefined where there is no base, or not all of it is on this device. */
export type DrawWalk = (walk: Walk, size: MapSize) => Promise<MapPicture | undefined>

/** Whatever was noted without a place of its own lies at its stop. */
export function pinsOf(rows: readonly WalkRow[]): MapPin[] {
  return rows.flatMap((row) => {
    const { observation, label, stop, category, text, finding, state } = row
    const position = observation.position ?? stop?.position
    if (!position) return []
    return {
      ...{ id: observation.id, label, title: text || finding, position },
      ...(observation.valence && { valence: observation.valence }),
      ...(!observation.valence && category && { shape: category.shape }),
      isDone: state === 'fixed',
    }
  })
}

/** Draws with what is on this device; the map code is loaded when somebody asks for a picture. */
export function mapDrawing(device: Device, open: OpenDocument): DrawWalk {
  return async (walk, size) => {
    const { held, rows } = walk
    const base = baseOf(walk)
    if (!base) return undefined
    const { drawMapPicture } = await import('#state/map/picture.ts')
    const wish = { ...size, stops: held.stops, line: held.plan.line }
    return drawMapPicture(device, open, base, pinsOf(rows), wish).catch(() => undefined)
  }
}
