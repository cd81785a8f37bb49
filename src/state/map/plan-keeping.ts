/** Keeps the picture of a paper plan on this device: drawn anew, small enough to travel, sharp enough to be read. */
import { addBase } from '#documents/blocks/walk-bases.ts'
import type { Device, OpenDocument } from '#documents/ports.ts'
import type { Intake } from '#state/photo/intake.ts'
import { sealPicture } from '#state/photo/sealed.ts'
import { planLimits } from './plan-reading.ts'
import { tellOthers, type KeepingWatch } from './keeping.ts'
import { Unfinished } from './unfinished.ts'

type Owner = Pick<OpenDocument, 'docId' | 'doc' | 'whenSaved'>

export interface PlanSource {
  picture: Blob | ImageBitmap
  /** What people call it: the name of the file without its end. */
  name: string
}

/**
 * Returns the id of the base. Rejects with `PhotoRefused`, with a `Problem` of the storage, or with the reason of
 * `signal`; then everything is as before.
 */
export async function keepPlan(
  device: Pick<Device, 'meeting' | 'drafts'>,
  open: Owner,
  intake: Pick<Intake, 'take'>,
  { picture: source, name }: PlanSource,
  { signal, progress }: KeepingWatch = {},
): Promise<string> {
  const watch = { ...(signal && { signal }), ...(progress && { progress }) }
  const taken = await intake.take(source, { picture: planLimits, small: null }, watch)
  const { address, item, bytes } = await sealPicture('plan/1', taken.picture, 'original')
  const { media } = await device.meeting()
  return new Unfinished(device.drafts, media, open.docId).begin(async (note) => {
    await note(item.hash)
    await media.keep(open.docId, item, bytes)
    signal?.throwIfAborted()
    const { width, height } = taken
    const picture = { picture: address, pictureSize: item.size, width, height }
    const base = { kind: 'plan', name, attribution: '', alt: '', points: [], ...picture } as const
    const id = addBase(open.doc, base)
    await tellOthers(open, media, address)
    return id
  })
}
