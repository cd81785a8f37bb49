/** What others did to the photos of a document counts here, too: erased ones go, allowed ones are told of. */
import { erasedHashes, photoRecords } from '#documents/photos.ts'
import type { MediaDesk, OpenDocument } from '#documents/ports.ts'
import { hashOf, mayLeave } from '#schema/photo.ts'

type Watched = Pick<OpenDocument, 'docId' | 'doc'>

/** Takes from this device what somebody took out for good. Rejects with a `Problem`; it may be repeated. */
export async function sweepErased({ docId, doc }: Watched, media: MediaDesk): Promise<void> {
  const erased = new Set(erasedHashes(doc))
  if (!erased.size) return
  const lines = await media.list(docId)
  for (const { hash, isHere } of lines) if (isHere && erased.has(hash)) await media.erase(hash)
}

/** Until the returned function is called. */
export function watchPhotos(open: Watched, media: MediaDesk): () => void {
  const records = photoRecords(open.doc)
  const freeOnes = () => records.list().filter(mayLeave)
  const namesOf = (photos: { picture: string }[]) => photos.map(({ picture }) => hashOf(picture))
  let free = namesOf(freeOnes()).join()
  const sweep = () => void sweepErased(open, media).catch(() => undefined)
  const look = () => {
    sweep()
    const now = namesOf(freeOnes())
    if (now.join() === free) return
    free = now.join()
    media.decided(open.docId, now[0])
  }
  const stops = [records.observe(look), media.observe(sweep)]
  sweep()
  return () => stops.forEach((stop) => stop())
}
