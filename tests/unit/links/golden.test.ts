/** What any version wrote into a file, a code, a message or a token is read for ever: fixed bytes. */
import { readFileSync } from 'node:fs'
import { decodeToken, encodeToken } from '#links/pair/token.ts'
import { decodeMessage, encodeMessage } from '#links/wire.ts'
import { RoomToken } from '#schema/hub.ts'
import { fromBase64url, sha256, toBase64url } from '#vault/bytes.ts'
import { openTrusted } from '#vault/entries.ts'
import { holdsRole, roomOf } from '#vault/membership.ts'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FilePeer, keysOf } from '../../client/files.ts'
import golden from '../../samples/formats/links-1.json' with { type: 'json' }

const koffer = readFileSync('tests/samples/formats/file-1.koffer')
const cards = {
  c1: { text: 'Nach 18 Uhr fährt kein Bus', kind: 'critique' },
  c2: { text: 'Mehr Schatten', kind: 'wish' },
}

test('a file of version 1 is taken in, with its cards, measures and photos', async () => {
  const secret = fromBase64url(golden.file.secret)
  const peer = new FilePeer(undefined, [secret])
  const { news, refused, locked } = await peer.take(new Blob([koffer]))
  expect({ ...news, refused, locked }).toMatchObject({
    cards: 2,
    measures: 1,
    photos: 1,
    refused: [],
    locked: 0,
  })
  expect((await peer.read('workshop.a')).getMap('contributions').toJSON()).toEqual(cards)
  expect(await peer.holds()).toContain(`workshop.a photo ${golden.file.photo}`)
})

test('whoever reads formats.md and knows no line of this app can open the file', async () => {
  const files = unzipSync(new Uint8Array(koffer))
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as {
    format: string
    version: number
    minReader: number
  }
  expect(manifest).toMatchObject({ format: 'beteiligungskoffer', version: 1, minReader: 1 })
  const keys = await keysOf(fromBase64url(golden.file.secret), 'workshop.a')
  const doc = new Y.Doc()
  for (const [path, bytes] of Object.entries(files)) {
    const [folder, place = '', hash = place] = path.split('/')
    if (folder === 'manifest.json') continue
    expect(toBase64url(await sha256(bytes)), path).toBe(hash)
    if (place !== 'workshop.a') continue
    const { encoding, update } = await openTrusted(keys, bytes)
    expect(encoding).toBe('V1')
    Y.applyUpdate(doc, update)
  }
  expect(doc.getMap('contributions').toJSON()).toEqual(cards)
})

/** The sample as a message: what is bytes stands there as text. */
function message(says: unknown): unknown {
  return JSON.parse(JSON.stringify(says), (_, value: unknown) => {
    const isBytes =
      typeof value === 'object' && value !== null && Object.keys(value).join() === 'bytes'
    return isBytes ? fromBase64url(Object.values(value)[0] as string) : value
  })
}

test.each(golden.messages)('a message of version 1 is read: $says.kind', ({ says, bytes }) => {
  const read = decodeMessage(fromBase64url(bytes))
  expect(read).toEqual(message(says))
  expect(read && toBase64url(encodeMessage(read))).toBe(bytes)
})

test('a code of version 1 is read', () => {
  const read = decodeToken(fromBase64url(golden.code.bytes))
  const { tag, fingerprint, ...rest } = golden.code.says
  const bytes = { tag: fromBase64url(tag), fingerprint: fromBase64url(fingerprint) }
  expect(read).toEqual({ ...rest, ...bytes })
  expect(read && toBase64url(encodeToken(read))).toBe(golden.code.bytes)
})

test('a token of version 1 opens its room at the hub, and no other', async () => {
  const token = RoomToken.parse(golden.room.token)
  const room = await roomOf(token.keys)
  expect(room.roomId).toBe(golden.room.roomId)
  expect(await holdsRole(room, token)).toBe(true)
  expect(await holdsRole(room, { ...token, role: 'moderation' })).toBe(false)
})
