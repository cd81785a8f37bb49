/** The walk of the tests as an open workshop, and a map that is drawn without any base. */
import { documentId } from '#schema/id.ts'
import type { DrawWalk } from '#state/walk/map-drawing.ts'
import { pinsOf } from '#state/walk/map-drawing.ts'
import type { Walked } from './walked.ts'
import { openInMemory, openTestWorkshop, type LedWorkshop } from './workshop.ts'

export function openWalked({ docs }: Walked): LedWorkshop {
  return {
    ...openTestWorkshop(),
    id: 'walk',
    initiative: openInMemory(documentId('initiative', 'village'), docs.initiative),
    workshop: openInMemory(documentId('workshop', 'walk'), docs.workshop),
    conduct: openInMemory(documentId('conduct', 'walk'), docs.conduct),
  }
}

/** A real JPEG with the numbers of all pins on it. */
export const drawOnCanvas: DrawWalk = async ({ rows }, { width, height }) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw.')
  context.fillStyle = '#e6efe0'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#1b2430'
  context.font = `${String(height / 20)}px sans-serif`
  const pins = pinsOf(rows)
  pins.forEach(({ label }, at) =>
    context.fillText(
      label,
      ((at % 6) + 0.5) * (width / 6),
      (Math.floor(at / 6) + 0.7) * (height / 5),
    ),
  )
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  const jpeg = new Uint8Array(await blob.arrayBuffer())
  return { jpeg, width, height, shown: pins.map(({ label }) => label) }
}
