/** Asks the hub what a survey asks now: for the citizen's light page, which enters no room. */
import { isAskedSize, openAsked } from '#vault/asked.ts'
import type { DocumentKeys } from '#vault/keys.ts'
import type { MediaItem } from '#documents/ports.ts'
import type { AskedNow } from '#schema/asked.ts'
import { Challenge } from '#schema/hub.ts'
import { BlobDesk } from './blobs.ts'

/** A survey that was begun and ended oftener than this was not asked by people. */
const mostItems = 60
const mostBytes = 6_000_000
/** Milliseconds that the hub may take for its first word. */
const patience = 10_000

/**
 * The newest word of the moderation that lies there, undefined if there is none; `keys` are those of the survey's
 * document, for reading. What is not signed as it must be counts as not there. Rejects if the hub cannot be asked.
 */
export async function askedAtHub(
  keys: DocumentKeys,
  address: string,
): Promise<AskedNow | undefined> {
  const desk = new BlobDesk({
    address,
    keysOf: () => Promise.resolve(keys),
    challenge: () => challengeOf(address),
    quiet: () => Promise.resolve(),
  })
  const items: MediaItem[] = []
  for await (const page of desk.list(keys.docId)) {
    items.push(...page.filter(({ size }) => isAskedSize(size) && size <= mostBytes))
    if (items.length >= mostItems) break
  }
  const opening = items.slice(0, mostItems).map(async (item) => {
    const bytes = await desk.take(keys.docId, item, 0, item.size)
    return openAsked(keys, { hash: item.hash, bytes }).catch(() => undefined)
  })
  const found = (await Promise.all(opening)).filter((one) => one !== undefined)
  return found.reduce<AskedNow | undefined>(newerOf, undefined)
}

function newerOf(one: AskedNow | undefined, other: AskedNow): AskedNow {
  return one && one.order >= other.order ? one : other
}

async function challengeOf(address: string): Promise<string> {
  const signal = AbortSignal.timeout(patience)
  const response = await fetch(new URL('/challenge', address), {
    ...{ signal, cache: 'no-store', credentials: 'omit' },
  })
  return Challenge.parse(await response.json()).nonce
}
