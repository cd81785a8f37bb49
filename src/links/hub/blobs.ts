/** Photos of a document at the hub: listed, brought and fetched in pieces, beside the socket (schema/hub.ts). */
import type { Blobs, MediaItem } from '#documents/ports.ts'
import { BlobRefused } from '#links/media/refused.ts'
import { HubBlobs as Page, MOST_BLOBS } from '#schema/hub.ts'
import { toBase64url, toUtf8 } from '#vault/bytes.ts'
import { roles, type DocumentKeys } from '#vault/keys.ts'
import { readBody } from './body.ts'
import { roomTokenFor } from './token.ts'

export interface BlobDeskParts {
  address: string
  operator?: string | undefined
  keysOf: (docId: string) => Promise<DocumentKeys>
  /** A text to sign. */
  challenge: () => Promise<string>
  quiet: () => Promise<void>
}

/** So much is sent at once: a break costs no more than this. */
const pieceBytes = 512 * 1024
/** A page of addresses in JSON, with room to spare. */
const mostPageBytes = MOST_BLOBS * 300
/** Challenges are good for ten minutes, and may be five minutes old when one is given here. */
const tokenAge = 240_000
/** Milliseconds that one piece may take, and the longest that the hub may ask to wait. */
const patience = 60_000

interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
}

export class BlobDesk implements Blobs {
  readonly #parts: BlobDeskParts
  readonly #tokens = new Map<string, { value: Promise<string>; at: number }>()

  constructor(parts: BlobDeskParts) {
    this.#parts = parts
  }

  quiet(): Promise<void> {
    return this.#parts.quiet()
  }

  async *list(docId: string): AsyncGenerator<MediaItem[]> {
    for (let after = ''; ;) {
      const response = await this.#ask(docId, `/blobs${after && `?after=${after}`}`)
      const body = await readBody(expected(response, 200), mostPageBytes)
      const found = Page.safeParse(parse(body))
      if (!found.success) throw new BlobRefused('item', 'list')
      const { blobs } = found.data
      const last = blobs.at(-1)
      yield blobs
      // Pages go on by address; one that does not would never end.
      if (!last || blobs.length < MOST_BLOBS || last.hash <= after) return
      after = last.hash
    }
  }

  async give(docId: string, item: MediaItem, bytes: ArrayBuffer, signal: AbortSignal) {
    const total = bytes.byteLength
    const ask = (range: string, body?: Uint8Array<ArrayBuffer>) => {
      signal.throwIfAborted()
      const headers = { 'Content-Range': `bytes ${range}/${total}`, 'Blob-Kind': item.kind }
      return this.#ask(docId, `/blobs/${item.hash}`, {
        method: 'PUT',
        headers,
        ...(body && { body }),
      })
    }
    let response = await ask('*')
    // One more round than there are pieces: another device may bring the same at the same time.
    for (let turn = 0; turn <= total / pieceBytes + 1; turn += 1) {
      await response.body?.cancel()
      if (response.status === 200 || response.status === 201) return
      if (response.status !== 202 && response.status !== 409) break
      const from = reachedOf(response)
      if (from >= total) break
      await this.quiet()
      const piece = new Uint8Array(bytes, from, Math.min(pieceBytes, total - from))
      response = await ask(`${from}-${from + piece.length - 1}`, piece)
    }
    const isClosed = [401, 403, 429, 507].includes(response.status)
    throw new BlobRefused(isClosed ? 'closed' : 'item', String(response.status))
  }

  async take(docId: string, { hash }: MediaItem, from: number, length: number) {
    const headers = { Range: `bytes=${from}-${from + length - 1}` }
    const response = expected(await this.#ask(docId, `/blobs/${hash}`, { headers }), 206)
    const range = response.headers.get('Content-Range')
    // Without the header, which a proxy may hide, the address in the end tells the same.
    if (range !== null && !range.startsWith(`bytes ${from}-`))
      throw new BlobRefused('item', 'range')
    return readBody(response, length)
  }

  /** A token that is too old is made anew, once; whoever is too fast waits as long as the hub says. */
  async #ask(docId: string, path: string, asking: Asking = {}): Promise<Response> {
    for (let turn = 0; ; turn += 1) {
      const headers = { ...asking.headers, Authorization: await this.#token(docId) }
      const signal = AbortSignal.timeout(patience)
      const settings = {
        ...asking,
        headers,
        signal,
        cache: 'no-store',
        credentials: 'omit',
      } as const
      const response = await fetch(new URL(path, this.#parts.address), settings)
      const isLast = turn >= 3
      if (isLast || (response.status !== 401 && response.status !== 429)) return response
      await response.body?.cancel()
      this.#tokens.delete(docId)
      const wait = Number(response.headers.get('Retry-After') ?? 0) * 1000
      if (response.status === 429) await pauseFor(Math.min(patience, Math.max(1000, wait)))
      else if (turn > 0) return response
    }
  }

  #token(docId: string): Promise<string> {
    const known = this.#tokens.get(docId)
    if (known && Date.now() - known.at < tokenAge) return known.value
    const value = this.#sign(docId)
    this.#tokens.set(docId, { value, at: Date.now() })
    value.catch(() => this.#tokens.delete(docId))
    return value
  }

  async #sign(docId: string): Promise<string> {
    const keys = await this.#parts.keysOf(docId)
    const role = roles.find((one) => keys.signers[one]) ?? 'reading'
    const { challenge, operator } = this.#parts
    const token = await roomTokenFor(keys, role, await challenge(), operator)
    return `Hub ${toBase64url(toUtf8(token))}`
  }
}

function expected(response: Response, status: number): Response {
  if (response.status === status) return response
  void response.body?.cancel()
  throw new BlobRefused('item', String(response.status))
}

/** Bytes that lie there: `bytes=0-n` says it. */
function reachedOf(response: Response): number {
  const last = /^bytes=0-(\d{1,12})$/.exec(response.headers.get('Range') ?? '')?.[1]
  return last === undefined ? 0 : Number(last) + 1
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function pauseFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
