/** Reads the QR code that a screen shows, as a camera would: from its pixels. */
import decodeQR from 'qr/decode.js'

/** What stands in the one code on the screen; undefined while none is there. */
export async function readCode(): Promise<string | undefined> {
  const drawing = document.querySelector('svg[role=img]')
  if (!drawing) return undefined
  const copy = drawing.cloneNode(true) as SVGElement
  const side = 800
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(side))
  copy.setAttribute('height', String(side))
  const picture = new Image(side, side)
  picture.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`
  await picture.decode()
  const context = new OffscreenCanvas(side, side).getContext('2d')
  context?.drawImage(picture, 0, 0, side, side)
  const image = context?.getImageData(0, 0, side, side)
  return image && decodeQR(image)
}
