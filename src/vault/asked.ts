/** Seals what a survey asks now for everybody who holds its link: a small thing beside the document, signed by the moderation. */
import type { SealedEntry } from '#documents/ports.ts'
import { AskedNow } from '#schema/asked.ts'
import { fromUtf8, toUtf8, type Bytes } from './bytes.ts'
import { openArriving, sealEntry } from './entries.ts'
import type { DocumentKeys } from './keys.ts'
import { readerVersion } from './payload.ts'

/** Its size is a multiple of this: it does not tell how long the questions are, and is found among pictures by it. */
const step = 1024

/** True for the size of something that may be what is asked now. */
export function isAskedSize(bytes: number): boolean {
  return bytes > 0 && bytes % step === 0
}

/** Bound to a name of its own: it can never pose as an entry of the document, nor one of those as it. */
function apart(keys: DocumentKeys): DocumentKeys {
  return { ...keys, docIdBytes: toUtf8(`asked/1${keys.docId}`) }
}

/** `keys` are those of the survey's document; throws if this device does not hold its moderation. */
export async function sealAsked(keys: DocumentKeys, asked: AskedNow): Promise<SealedEntry> {
  const own = apart(keys)
  let update: Bytes = toUtf8(JSON.stringify(asked))
  for (;;) {
    const sealed = await sealEntry(own, 'moderation', {
      ...{ kind: 'update', encoding: 'V1', minReader: readerVersion, covers: [], update },
    })
    const over = sealed.bytes.length % step
    if (over === 0) return sealed
    // Blanks behind JSON say nothing; the number that tells their count may itself grow by a byte.
    update = toUtf8(fromUtf8(update).padEnd(fromUtf8(update).length + step - over))
  }
}

/** Throws `EntryRefused`, or on words that say nothing: whoever holds only the link cannot make one that is believed. */
export async function openAsked(keys: DocumentKeys, sealed: SealedEntry): Promise<AskedNow> {
  const { update } = await openArriving(apart(keys), ['moderation'], sealed)
  return AskedNow.parse(JSON.parse(fromUtf8(update)))
}
