/** The Wappen as bytes with its size on paper. */
import type { PrintedDocument } from './printed-document.ts'

/** A PNG picture, scaled so that it fits into 22 × 22 mm. */
export interface Crest {
  bytes: Uint8Array<ArrayBuffer>
  widthMillimetres: number
  heightMillimetres: number
}

const mostMillimetres = 22
const beginning = 'data:image/png;base64,'
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Undefined when there is no Wappen, or what is there is no PNG: a document never fails for it. */
export function crestOf({ crest }: Pick<PrintedDocument, 'crest'>): Crest | undefined {
  if (!crest.startsWith(beginning)) return undefined
  let bytes
  try {
    bytes = Uint8Array.from(atob(crest.slice(beginning.length)), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
  if (bytes.length < 24 || !signature.every((byte, index) => bytes[index] === byte)) {
    return undefined
  }
  // Width and height stand in the first chunk (PNG, section 11.2.2).
  const view = new DataView(bytes.buffer)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === 0 || height === 0) return undefined
  const scale = mostMillimetres / Math.max(width, height)
  return { bytes, widthMillimetres: width * scale, heightMillimetres: height * scale }
}
