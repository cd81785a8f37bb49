/** The desk at which files are given and taken: puts writing, reading and the stores of this device together. */
import type {
  FileChoice,
  FileExchange,
  FilePreview,
  FileSize,
  FileTaken,
  Link,
  ReceiptStore,
  Watch,
} from '#documents/ports.ts'
import type { FileKey, Manifest } from '#schema/koffer-file.ts'
import type { Holder } from '#schema/receipt.ts'
import { FileLink } from './link.ts'
import { openKoffer } from './reading.ts'
import { StoreReceiver, type ReceiverParts } from './receiver.ts'
import { preview } from './survey.ts'
import { takeFile } from './taking.ts'
import { measure, sizeOf, write, type PackSource } from './writing.ts'

/** What belongs to an initiative, or to one of its workshops or surveys, and the links or paper keys that open it. */
export interface Belongings {
  documents: PackSource['documents']
  keys: FileKey[]
}

/** One workshop or one survey of an initiative. */
export interface Part {
  kind: 'workshop' | 'survey'
  id: string
}

export interface DeskParts extends Omit<ReceiverParts, 'link'> {
  entries: PackSource['entries']
  /** All photos that go into files go through it. */
  leaving: PackSource['media']
  receipts: ReceiptStore
  /** Rejects with `not-here` for what is not on this device. */
  belongings: (initiative: string, part?: Part) => Promise<Belongings>
  /** Lets open documents hear of a file until the returned function is called. */
  attach: (link: Link) => () => void
  /** These documents are here now, be they new or not: lists workshops that were not listed. May be repeated. */
  taken: (documents: { docId: string; roomId: string }[]) => Promise<void>
}

export class FileDesk implements FileExchange {
  readonly #parts: DeskParts
  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  async holders(initiative: string): Promise<Holder[]> {
    const { documents } = await this.#parts.belongings(initiative)
    const holders = new Map<string, Holder>()
    for (const { docId } of documents) {
      for (const { holder } of await this.#parts.receipts.read(docId)) {
        if (holder.kind === 'device') holders.set(holder.id, holder)
      }
    }
    return [...holders.values()]
  }

  async measure(choice: FileChoice, watch: Watch): Promise<FileSize> {
    const source = await this.#source(choice)
    const size = sizeOf(await measure(source, watch))
    let heldPhotos = 0
    for (const { docId } of source.documents) heldPhotos += await source.media.countHeld(docId)
    return heldPhotos ? { ...size, heldPhotos } : size
  }

  async *pack(choice: FileChoice, watch: Watch): AsyncGenerator<Uint8Array> {
    const source = await this.#source(choice)
    const planned = await measure(source, { ...watch, progress: () => undefined })
    yield* write(source, planned, watch)
  }

  async inspect(file: Blob, watch: Watch): Promise<FilePreview> {
    const koffer = await openKoffer(file)
    watch.signal.throwIfAborted()
    return preview(koffer, new StoreReceiver(this.#parts))
  }

  async take(file: Blob, watch: Watch): Promise<FileTaken> {
    const koffer = await openKoffer(file)
    const link = new FileLink()
    const detach = this.#parts.attach(link)
    try {
      const receiver = new StoreReceiver({ ...this.#parts, link })
      const taken = await takeFile(koffer, receiver, watch)
      await this.#parts.taken(await knownOf(koffer.manifest, receiver))
      return taken
    } finally {
      detach()
    }
  }

  async #source(choice: FileChoice): Promise<PackSource> {
    const { initiative, title, lackedBy } = choice
    const { entries, leaving: media, answers, receipts } = this.#parts
    const part = partOf(choice)
    const { documents, keys } = await this.#parts.belongings(initiative, part)
    const scope = part?.kind ?? 'initiative'
    const source: PackSource = { scope, title, keys, documents, entries, media }
    if (answers) source.answers = answers
    if (lackedBy === undefined) return source
    const confirmed = async (docId: string) => {
      const all = await receipts.read(docId)
      return new Set(all.find(({ holder }) => holder.id === lackedBy)?.hashes)
    }
    return { ...source, lackedBy: { holder: lackedBy, confirmed } }
  }
}

function partOf({ workshop, survey }: FileChoice): Part | undefined {
  if (survey !== undefined) return { kind: 'survey', id: survey }
  return workshop === undefined ? undefined : { kind: 'workshop', id: workshop }
}

async function knownOf({ documents }: Manifest, receiver: StoreReceiver) {
  const known: { docId: string; roomId: string }[] = []
  for (const { docId, roomId } of documents) {
    if ((await receiver.meet(docId, roomId)) === 'known') known.push({ docId, roomId })
  }
  return known
}
