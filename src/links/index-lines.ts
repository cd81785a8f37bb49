/** The list that two devices exchange first: which documents are here, and whether they are the same. */
import type { IndexLine } from '#documents/ports.ts'
import { fromBase64url, sha256, toBase64url, toUtf8 } from '#vault/bytes.ts'

/** A name that says nothing to whoever does not hold the document itself. */
export async function blindName(docId: string): Promise<string> {
  return toBase64url((await sha256(toUtf8(`index/1${docId}`))).subarray(0, 16))
}

/** The same for the same set of entries in any order; "" for none. */
export function sumOf(hashes: readonly string[]): string {
  if (!hashes.length) return ''
  const sum = new Uint8Array(32)
  for (const hash of hashes) {
    const bytes = fromBase64url(hash)
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) ^ (bytes[at] ?? 0)
  }
  return toBase64url(sum)
}

/** What is told of one document. */
export async function lineOf(docId: string, hashes: readonly string[]): Promise<IndexLine> {
  return { name: await blindName(docId), sum: sumOf(hashes) }
}
