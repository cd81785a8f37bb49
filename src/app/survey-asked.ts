/** Keeps what a survey asks now where the citizen's light page finds it: a small sealed thing that the hub gets, too. */
import type { MediaDesk, OpenDocument } from '#documents/ports.ts'
import { askedNow } from '#documents/survey-asked.ts'
import type { AskedNow } from '#schema/asked.ts'
import { isAskedSize, openAsked, sealAsked } from '#vault/asked.ts'
import type { DocumentKeys } from '#vault/keys.ts'

export interface AskedParts {
  document: OpenDocument
  keys: () => Promise<DocumentKeys>
  media: () => Promise<Pick<MediaDesk, 'list' | 'read' | 'keep'>>
}

/**
 * Follows a survey that this device leads, until the returned function is called. It travels as pictures do: kept
 * here first, then brought to the hub, now or whenever one is reached, by this device or by another one.
 */
export function tellAsked(parts: AskedParts): () => void {
  let told = ''
  let running = Promise.resolve()
  const look = () => {
    const asked = askedNow(parts.document.doc)
    const name = asked && `${asked.order} ${asked.version?.hash ?? ''}`
    if (!asked || name === undefined || name === told) return
    told = name
    // Kept in vain, it is tried again with the next change, or when the survey is opened again.
    running = running.then(() => tell(parts, asked)).catch(() => void (told = ''))
  }
  look()
  return parts.document.observe(look)
}

async function tell({ document, keys, media }: AskedParts, asked: AskedNow): Promise<void> {
  // Nobody is asked what this device could still lose.
  await document.whenSaved()
  const [desk, own] = await Promise.all([media(), keys()])
  for (const { hash, size, isHere } of await desk.list(document.docId)) {
    if (!isHere || !isAskedSize(size)) continue
    const bytes = await desk.read(hash)
    const there = bytes && (await openAsked(own, { hash, bytes: new Uint8Array(bytes) }).catch(no))
    if (there && covers(there, asked)) return
  }
  const { hash, bytes } = await sealAsked(own, asked)
  const sealed = bytes.slice().buffer
  await desk.keep(document.docId, { hash, size: bytes.length, kind: 'thumbnail' }, sealed)
}

/** True if nothing is left to say: another device of the moderation has said it, or something newer. */
function covers(there: AskedNow, asked: AskedNow): boolean {
  if (there.order !== asked.order) return there.order > asked.order
  return there.version?.hash === asked.version?.hash
}

function no(): undefined {
  return undefined
}
