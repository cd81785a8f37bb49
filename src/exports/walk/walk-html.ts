/** The Begehungsprotokoll as one web page with its pictures in it; works from a disk, without a network. */
import { makeHtml } from '#exports/survey/html.ts'
import type { Picture, PrintedDocument } from '#exports/printed-document.ts'
import { inTurns, type Watch } from '#exports/turns.ts'

/** Characters that are made of bytes in one go; more would not fit into one call. */
const bytesTogether = 0x6000

function dataUrl({ jpeg }: Picture): string {
  const pieces: string[] = []
  for (let at = 0; at < jpeg.length; at += bytesTogether) {
    // A multiple of three bytes: the pieces need no padding between them.
    pieces.push(btoa(String.fromCharCode(...jpeg.subarray(at, at + bytesTogether))))
  }
  return `data:image/jpeg;base64,${pieces.join('')}`
}

function picturesOf({ sections }: PrintedDocument): Picture[] {
  const blocks = sections.flatMap((section) => section.blocks)
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.line]
    return block.kind === 'table' ? block.rows.flat(2) : []
  })
  return lines.flat().flatMap(({ picture }) => picture ?? [])
}

/** Lets the page breathe between the pictures. Rejects with the signal's reason when aborted. */
export async function makeWalkHtml(
  document: PrintedDocument,
  watch: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const urls = new Map<Picture, string>()
  await inTurns(picturesOf(document), watch, (picture) => {
    urls.set(picture, dataUrl(picture))
  })
  watch.signal?.throwIfAborted()
  const bytes = makeHtml(document, (picture) => urls.get(picture))
  watch.progress?.(1)
  return bytes
}
