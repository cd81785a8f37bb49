/** Keeps a map file on this device: looked at first, then cut into sealed pieces, one in memory at a time. */
import { addBase } from '#documents/blocks/walk-bases.ts'
import type { Device, MediaDesk, OpenDocument } from '#documents/ports.ts'
import { readMapFile } from '#imports/maps/read-map-file.ts'
import { hashOf } from '#schema/photo.ts'
import { sealPicture } from '#state/photo/sealed.ts'
import { Unfinished } from './unfinished.ts'

const megabyte = 1024 * 1024
/** What every device of a walk can hold and get from another one in some minutes. */
export const mostMapBytes = 200 * megabyte
const pieceSize = megabyte

/** Why a map was not kept; nothing of it is left on this device then. */
export class MapRefused extends Error {
  /** `too-large`, `unreadable` (the card was pulled out), or `file` with the sentence of the import. */
  readonly fault: 'too-large' | 'unreadable' | 'file'
  readonly sentence: string
  constructor(fault: MapRefused['fault'], sentence = '', options?: ErrorOptions) {
    super(`The map is not kept: ${fault}.`, options)
    this.fault = fault
    this.sentence = sentence
  }
}

export interface KeepingWatch {
  signal?: AbortSignal
  /** From 0 to 1. */
  progress?: (share: number) => void
}

type Owner = Pick<OpenDocument, 'docId' | 'doc' | 'whenSaved'>

/**
 * Keeps the file and names it as a base of this walk; returns the id of the base. Rejects with `MapRefused`, with a
 * `Problem` of the storage, or with the reason of `signal`; then everything is as before.
 */
export async function keepMapFile(
  device: Pick<Device, 'meeting' | 'drafts'>,
  open: Owner,
  file: File,
  { signal, progress }: KeepingWatch = {},
): Promise<string> {
  if (file.size > mostMapBytes) throw new MapRefused('too-large')
  const read = await readMapFile(file.name, file, signal).catch(unreadable(signal))
  if (!read.ok) throw new MapRefused('file', read.sentence)
  const { media } = await device.meeting()
  const unfinished = new Unfinished(device.drafts, media, open.docId)
  const kept = await unfinished.begin(async (note) => {
    const pieces: string[] = []
    for (let at = 0; at < file.size; at += pieceSize) {
      signal?.throwIfAborted()
      progress?.(at / file.size)
      const part = file.slice(at, at + pieceSize)
      const plain = new Uint8Array(await part.arrayBuffer().catch(unreadable(signal)))
      // Cut off while it was read: the file has become another.
      if (plain.length !== part.size) throw new MapRefused('unreadable')
      const { address, item, bytes } = await sealPicture('map/1', plain, 'original')
      await note(item.hash)
      await media.keep(open.docId, item, bytes)
      pieces.push(address)
    }
    signal?.throwIfAborted()
    const { map } = read
    const name = map.name || file.name.replace(/\.pmtiles$/i, '')
    const base = {
      kind: 'map',
      name,
      attribution: map.attribution,
      map,
      pieceSize,
      pieces,
    } as const
    const id = addBase(open.doc, base)
    await tellOthers(open, media, pieces[0])
    return id
  })
  progress?.(1)
  return kept
}

/** Only when the record is on the disk others are told that its bytes may be fetched. */
export async function tellOthers(
  open: Owner,
  media: MediaDesk,
  address: string | undefined,
): Promise<void> {
  await open.whenSaved()
  media.decided(open.docId, address && hashOf(address))
}

function unreadable(signal: AbortSignal | undefined) {
  return (cause: unknown): never => {
    signal?.throwIfAborted()
    throw new MapRefused('unreadable', '', { cause })
  }
}
