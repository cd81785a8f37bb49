/** A thread of its own for photos: one after the other is opened, drawn anew and forgotten. */
import { PhotoRefused, type PhotoFault } from '#photo/fault.ts'
import {
  drawPhoto,
  type Canvas,
  type DrawingTools,
  type PhotoOrder,
  type TakenPhoto,
} from './drawing.ts'

/** What the page hears: `ready` once, then how far each photo is, at last the photo or why there is none. */
export type IntakeAnswer =
  | { kind: 'ready'; canDraw: boolean }
  | { kind: 'progress'; share: number }
  | { kind: 'taken'; photo: TakenPhoto }
  | { kind: 'refused'; fault: PhotoFault }

const tools: DrawingTools = {
  makeCanvas: (width, height) => new OffscreenCanvas(width, height),
  encode: (canvas, quality) =>
    (canvas as Canvas & OffscreenCanvas).convertToBlob({ type: 'image/jpeg', quality }),
}

function answer(what: IntakeAnswer): void {
  const photo = what.kind === 'taken' ? what.photo : undefined
  const transfer = [photo?.picture.buffer, photo?.small?.buffer].flatMap((buffer) => buffer ?? [])
  globalThis.postMessage(what, { transfer })
}

async function take(order: PhotoOrder): Promise<void> {
  try {
    const photo = await drawPhoto(order, tools, (share) => answer({ kind: 'progress', share }))
    answer({ kind: 'taken', photo })
  } catch (error) {
    answer({ kind: 'refused', fault: error instanceof PhotoRefused ? error.fault : 'failing' })
  }
}

function canDraw(): boolean {
  try {
    return new OffscreenCanvas(1, 1).getContext('2d') !== null
  } catch {
    return false
  }
}

addEventListener('message', ({ data }: MessageEvent<PhotoOrder>) => void take(data))
answer({ kind: 'ready', canDraw: canDraw() })
