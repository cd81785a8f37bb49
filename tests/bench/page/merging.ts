/** Times the merging of what devices wrote apart, and weighs what lies on the disk after a snapshot. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import { applyPayloads, mapBounded } from '#links/merge.ts'
import { asBytes } from '#vault/bytes.ts'
import { openArriving, sealEntry } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { readerVersion } from '#vault/payload.ts'
import * as Y from 'yjs'
import { docId, Peer, secret } from '../../client/sessions.ts'
import { updatesApart } from './boards.ts'

const trusted = ['moderation', 'contribution'] as const
/** As many bytes as a session puts into one message. */
const mostBytes = 128 * 1024

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Milliseconds that the work takes. */
async function time(work: () => Promise<void> | void): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function sealAll(updates: Uint8Array[]): Promise<SealedEntry[]> {
  const keys = await keysOfModeration(secret, docId)
  const covers: string[] = []
  const fixed = { kind: 'update', encoding: 'V1', minReader: readerVersion, covers } as const
  return mapBounded(updates, 32, (update) =>
    sealEntry(keys, 'contribution', { ...fixed, update: asBytes(update) }),
  )
}

/** In messages of the size in which sessions send. */
function inMessages<T>(items: T[], sizeOf: (item: T) => number): T[][] {
  const messages: T[][] = []
  let size = Infinity
  for (const item of items) {
    size += sizeOf(item)
    if (size > mostBytes) {
      messages.push([])
      size = sizeOf(item)
    }
    messages.at(-1)?.push(item)
  }
  return messages
}

/** A link over which a test says something; nobody hears what is said to it. */
function openLink(): Link & { say: (message: LinkMessage) => void } {
  const listeners = new Set<(message: LinkMessage) => void>()
  return {
    kind: 'file',
    send: () => undefined,
    receive: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    joined: () => () => undefined,
    close: () => listeners.clear(),
    say: (message) => listeners.forEach((listener) => listener(message)),
  }
}

/** The same through a whole session: verified, opened, kept in memory, applied. */
async function throughSession(messages: SealedEntry[][], count: number): Promise<number> {
  const link = openLink()
  const session = await new Peer().open([link], { restAfterOpening: 600_000 })
  const cards = session.doc.getMap('contributions')
  const took = await time(
    () =>
      new Promise<void>((resolve) => {
        session.doc.on('update', () => cards.size === count && resolve())
        for (const entries of messages) link.say({ kind: 'entries', docId, entries })
      }),
  )
  session.stop()
  return took
}

/** Milliseconds, the middle of five turns in which everything takes its turn. */
export async function mergeApart(devices: number, cards: number) {
  const updates = updatesApart(devices, cards)
  const entries = await sealAll(updates)
  const keys = await keysOfModeration(secret, docId)
  const times = { raw: [] as number[], open: [] as number[], apply: [] as number[] }
  const whole: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const bare = new Y.Doc()
    times.raw.push(await time(() => updates.forEach((update) => Y.applyUpdate(bare, update))))
    const open = () => mapBounded(entries, 32, (entry) => openArriving(keys, trusted, entry))
    let payloads: Awaited<ReturnType<typeof open>> = []
    times.open.push(await time(async () => void (payloads = await open())))
    const doc = new Y.Doc()
    const messages = inMessages(payloads, ({ update }) => update.length)
    times.apply.push(await time(() => messages.forEach((each) => applyPayloads(doc, each, doc))))
    if (doc.getMap('contributions').size !== devices * cards) throw new Error('cards are missing')
    const sent = inMessages(entries, ({ bytes }) => bytes.length)
    whole.push(await throughSession(sent, devices * cards))
  }
  const { raw, open, apply } = times
  return { raw: middle(raw), open: middle(open), apply: middle(apply), session: middle(whole) }
}

/** Replaces what a device has by one snapshot of the moderation; returns the bytes of it and of the bare state. */
async function tidied(peer: Peer): Promise<{ state: number; kept: number }> {
  const session = await peer.open([], { role: 'moderation', mostEntries: 2, restAfterOpening: 0 })
  while ((await peer.store.hashes(docId)).length > 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const state = Y.encodeStateAsUpdateV2(session.doc).length
  const rows = await peer.store.load(docId)
  session.stop()
  return { state, kept: rows.reduce((sum, { bytes }) => sum + bytes.length, 0) }
}

/** Bytes at rest once the moderation's device has replaced what came in, beside those of the bare state. */
export async function sealedAtRest(devices: number, cards: number) {
  const entries = await sealAll(updatesApart(devices, cards))
  const peer = new Peer()
  await peer.store.keep(docId, entries)
  const first = await tidied(peer)
  // The next 200 entries: the snapshot that replaces them need not name what the one before replaced.
  await peer.store.keep(docId, await sealAll(updatesApart(1, 200)))
  const single = entries.reduce((sum, { bytes }) => sum + bytes.length, 0) / entries.length
  return { first, next: await tidied(peer), single }
}

/** The same for a workshop that grows card by card and is replaced as the app does it, at every 200 entries. */
export async function sealedWhileGrowing(cards: number) {
  const entries = await sealAll(updatesApart(1, cards))
  const peer = new Peer()
  const weighed: { state: number; kept: number }[] = []
  for (let at = 0; at < entries.length; at += 200) {
    await peer.store.keep(docId, entries.slice(at, at + 200))
    weighed.push(await tidied(peer))
  }
  return weighed
}
