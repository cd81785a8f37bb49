/** The order in which photos travel: small ones first, so that everybody sees something soon. */
import type { MediaLine } from '#documents/ports.ts'

/** Thumbnails before originals; inside each by address, the same on every device. */
export function inMediaOrder(lines: MediaLine[]): MediaLine[] {
  const place = ({ kind, hash }: MediaLine) => `${kind === 'thumbnail' ? 0 : 1}${hash}`
  return [...lines].sort((left, right) => (place(left) < place(right) ? -1 : 1))
}
