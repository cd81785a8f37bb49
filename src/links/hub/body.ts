/** Reads what a hub answers, and not a byte more than it may be: a hostile one would send for ever. */
import { BlobRefused } from '#links/media/refused.ts'
import { join, type Bytes } from '#vault/bytes.ts'

/** Rejects with `BlobRefused` as soon as it is longer than `most`. */
export async function readBody(response: Response, most: number): Promise<Bytes> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const read = await reader?.read()
    if (!read || read.done) return join(...parts)
    parts.push(read.value)
    length += read.value.length
    if (length > most) {
      await reader?.cancel().catch(() => undefined)
      throw new BlobRefused('item', 'length')
    }
  }
}
