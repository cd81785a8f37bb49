/** Draws photos in the page, where the browser cannot do it in a thread of its own. */
import { PhotoRefused } from '#photo/fault.ts'
import { drawPhoto, type Canvas, type DrawingTools, type PhotoOrder } from './drawing.ts'

const tools: DrawingTools = {
  makeCanvas: (width, height) => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    return canvas
  },
  encode: (canvas, quality) =>
    new Promise((resolve, reject) => {
      ;(canvas as Canvas & HTMLCanvasElement).toBlob(
        (blob) => (blob ? resolve(blob) : reject(new PhotoRefused('failing'))),
        'image/jpeg',
        quality,
      )
    }),
}

export function drawHere(order: PhotoOrder, progress: (share: number) => void) {
  return drawPhoto(order, tools, progress)
}
