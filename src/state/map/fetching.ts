/** Asks for the maps of a walk as soon as it is open: outside, where they are needed, nobody is there to give them. */
import { baseRecords, presentBases } from '#documents/blocks/walk-bases.ts'
import type { Device, OpenDocument } from '#documents/ports.ts'
import { missingOf } from './items.ts'

/** Until the returned function is called, what a base lacks on this device is asked for, now and when bases change. */
export function fetchBases(
  device: Pick<Device, 'meeting'>,
  open: Pick<OpenDocument, 'docId' | 'doc'>,
): () => void {
  const asked = new Set<string>()
  let isOver = false
  const ask = async () => {
    const { media } = await device.meeting()
    for (const base of presentBases(open.doc)) {
      if (isOver) return
      for (const item of await missingOf(device, open.docId, base)) {
        if (asked.has(item.hash)) continue
        asked.add(item.hash)
        await media.ask(open.docId, item)
      }
    }
  }
  // What cannot be asked for now is asked for when the map is looked at.
  const begin = () => void ask().catch(() => undefined)
  const stop = baseRecords(open.doc).bases.observe(begin)
  begin()
  return () => {
    isOver = true
    stop()
  }
}
