/** Joins this device with a hub, as long as one is chosen; the link itself is loaded only then. */
import type { HubLink } from '#links/hub/hub-link.ts'
import type { HubPosition, HubPositions } from '#links/hub/parts.ts'
import type { Junction } from '#links/junction.ts'
import type { SealedRows } from '#storage/sealed-rows.ts'
import type { Shelf } from '#storage/shelf.ts'
import type { Keyring } from './keyring.ts'
import type { OpenDocuments } from './open-documents.ts'

export interface HubConnectionParts {
  shelf: {
    entries: Pick<Shelf['entries'], 'hashes'>
    drafts: Pick<SealedRows, 'read' | 'write'>
  }
  keyring: Pick<Keyring, 'known' | 'accessTo' | 'isDropOnly'>
  documents: Pick<OpenDocuments, 'isOpen'>
  links: Junction
}

/** Where the hub is, and the operator's token if it takes new rooms of its holders only. */
export interface HubChoice {
  address: string
  operator?: string
}

export interface HubConnection {
  link: HubLink
  end: () => void
}

/** Attaches a link to the hub; `end` takes it away again. */
export async function connectHub(
  { shelf, keyring, documents, links }: HubConnectionParts,
  { address, operator }: HubChoice,
): Promise<HubConnection> {
  const { HubLink } = await import('#links/hub/hub-link.ts')
  const { origin, host } = new URL(address)
  const link = new HubLink({
    address: origin,
    // Another hub is another holder: what one has confirmed says nothing of the other.
    holder: { id: `hub ${host}`.slice(0, 100), kind: 'hub', name: 'Hub' },
    ...(operator ? { operator } : {}),
    known: () => keyring.known(),
    keysOf: async (docId) => (await keyring.accessTo(docId)).keys,
    isDropOnly: (docId) => keyring.isDropOnly(docId),
    hashes: (docId) => shelf.entries.hashes(docId),
    isOpen: (docId) => documents.isOpen(docId),
    positions: new SealedPositions(shelf.drafts, host),
  })
  links.attach(link)
  const end = () => {
    links.detach(link)
    link.close()
  }
  return { link, end }
}

/** Kept beside the drafts: read one by one, sealed, and forgotten together with the initiative. */
class SealedPositions implements HubPositions {
  readonly #rows: Pick<SealedRows, 'read' | 'write'>
  readonly #host: string

  constructor(rows: Pick<SealedRows, 'read' | 'write'>, host: string) {
    this.#rows = rows
    this.#host = host
  }

  /** What cannot be read as a position is none: then everything is compared anew. */
  async read(docId: string): Promise<HubPosition | undefined> {
    const text = await this.#rows.read(this.#key(docId))
    return text === undefined ? undefined : (JSON.parse(text) as HubPosition)
  }

  async write(docId: string, position: HubPosition): Promise<void> {
    await this.#rows.write(this.#key(docId), JSON.stringify(position))
  }

  #key(docId: string): string {
    return `hub ${this.#host} ${docId}`
  }
}
