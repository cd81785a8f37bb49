/** Messages survive the way into bytes and back; whatever else comes is nothing, and costs nothing. */
import { addressOf } from '#vault/bytes.ts'
import { decodeMessage, encodeMessage } from '#links/wire.ts'
import type { LinkMessage } from '#documents/ports.ts'
import { expect, test } from 'vitest'
import { Random } from '../../client/random.ts'

const docId = 'workshop.test'
const bytes = (length: number, first = 0) => Uint8Array.from({ length }, (_, at) => first + at)
const entry = async (length: number) => ({
  hash: await addressOf(bytes(length)),
  bytes: bytes(length),
})

async function samples(): Promise<LinkMessage[]> {
  const entries = [await entry(0), await entry(7), await entry(1000)]
  const hashes = entries.map(({ hash }) => hash)
  return [
    { kind: 'entries', docId, entries },
    { kind: 'entries', docId, entries: [] },
    { kind: 'hashes', docId: 'Ümläüt 🎒', hashes },
    { kind: 'acknowledge', docId, hashes },
    { kind: 'presence', docId, bytes: bytes(40) },
    {
      kind: 'index',
      documents: [
        { name: 'abc', sum: hashes[0] ?? '' },
        { name: '', sum: '' },
      ],
    },
  ]
}

test('every kind of message comes back as it was', async () => {
  for (const message of await samples()) {
    expect(decodeMessage(encodeMessage(message))).toEqual(message)
  }
})

test('an entry costs 32 bytes for its address and two or three for its length', async () => {
  const message = encodeMessage({ kind: 'entries', docId, entries: [await entry(1000)] })
  expect(message.length).toBe(1000 + 32 + 2 + 1 + docId.length + 2)
})

test('an entry that was read holds no more memory than it needs', async () => {
  const message = encodeMessage({ kind: 'entries', docId, entries: [await entry(9)] })
  const read = decodeMessage(message)
  if (read?.kind !== 'entries') throw new Error('not read')
  expect(read.entries[0]?.bytes.buffer.byteLength).toBe(9)
})

test('what is no address is left out, the rest goes', async () => {
  const good = await entry(3)
  const bad = ['', 'short', 'x'.repeat(43), '../../etc/passwd', good.hash.slice(0, 42) + 'B']
  const entries = [...bad.map((hash) => ({ hash, bytes: bytes(3) })), good]
  const sent: LinkMessage = { kind: 'entries', docId, entries }
  expect(decodeMessage(encodeMessage(sent))).toEqual({ ...sent, entries: [good] })
})

test('a message that is cut off anywhere is nothing', async () => {
  for (const message of await samples()) {
    const whole = encodeMessage(message)
    for (let length = 0; length < whole.length; length += 1) {
      expect(decodeMessage(whole.subarray(0, length))).toBeUndefined()
    }
  }
})

test('a newer app may say more behind a message', async () => {
  for (const message of await samples()) {
    const longer = new Uint8Array([...encodeMessage(message), 1, 2, 3])
    expect(decodeMessage(longer)).toEqual(message)
  }
})

test('a made-up count or length takes no memory', () => {
  const huge = [255, 255, 255, 255, 255, 255, 127]
  for (const kind of [1, 2, 3, 5]) {
    expect(decodeMessage(new Uint8Array([kind, 1, 97, ...huge]))).toBeUndefined()
    expect(decodeMessage(new Uint8Array([kind, ...huge]))).toBeUndefined()
  }
  expect(decodeMessage(new Uint8Array([4, 1, 97, ...huge]))).toBeUndefined()
})

test('noise never throws, and what is read of it fits the bounds', async () => {
  const random = new Random(7)
  const seeds = (await samples()).map(encodeMessage)
  for (let turn = 0; turn < 20_000; turn += 1) {
    const noise = random.pick(seeds).slice()
    for (let flips = 0; flips <= random.below(8); flips += 1) {
      noise[random.below(noise.length)] = random.below(256)
    }
    const message = decodeMessage(noise)
    if (message?.kind === 'entries') expect(message.docId.length).toBeLessThanOrEqual(200)
  }
  expect(decodeMessage(new Uint8Array())).toBeUndefined()
  expect(decodeMessage(new Uint8Array([99, 1, 2]))).toBeUndefined()
})
