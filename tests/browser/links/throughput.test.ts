/** How fast a pair is beside a bare data channel, and what y-webrtc does with the same bytes. */
import type { LinkMessage } from '#documents/ports.ts'
import { answerPairing, offerPairing } from '#links/pair/meeting.ts'
import type { Session } from '#links/session.ts'
import { addressOf } from '#vault/bytes.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { openRoom, person, type Opened } from '../../client/pairs.ts'
import { addCard, cardsOf, Peer } from '../../client/sessions.ts'

const size = 16 * 1024 * 1024
const part = 128 * 1024
const opened: Opened[] = []
afterEach(() => opened.splice(0).forEach((room) => room.close()))

/** Two peer connections with one channel and nothing else. */
async function bareChannels(): Promise<{
  from: RTCDataChannel
  to: RTCDataChannel
  close(): void
}> {
  const [one, two] = [new RTCPeerConnection(), new RTCPeerConnection()]
  one.onicecandidate = ({ candidate }) => void two.addIceCandidate(candidate ?? undefined)
  two.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined)
  const [from, to] = [one, two].map((pc) =>
    pc.createDataChannel('bare', { negotiated: true, id: 0 }),
  )
  if (!from || !to) throw new Error('no channel')
  await one.setLocalDescription()
  await two.setRemoteDescription(one.localDescription as RTCSessionDescription)
  await two.setLocalDescription()
  await one.setRemoteDescription(two.localDescription as RTCSessionDescription)
  await vi.waitFor(() => expect([from.readyState, to.readyState]).toEqual(['open', 'open']), 5000)
  to.binaryType = 'arraybuffer'
  const close = () => [one, two].forEach((pc) => pc.close())
  return { from, to, close }
}

/** Milliseconds until all bytes have arrived, sent in pieces of 64 KiB with the same back-pressure. */
async function bareTime(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const channels = await bareChannels()
  const { from, to } = channels
  from.bufferedAmountLowThreshold = 256 * 1024
  let arrived = 0
  const whole = new Promise<void>((resolve) => {
    to.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      arrived += data.byteLength
      if (arrived === bytes.length) resolve()
    }
  })
  const begun = performance.now()
  let at = 0
  const pump = () => {
    while (at < bytes.length && from.bufferedAmount < 1024 * 1024) {
      from.send(bytes.subarray(at, at + 65_536))
      at += 65_536
    }
  }
  from.onbufferedamountlow = pump
  pump()
  await whole
  const took = performance.now() - begun
  channels.close()
  return took
}

/** The same bytes as entries of a document, in messages as the sessions send them. */
async function pairTime(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<number> {
  const room = openRoom()
  opened.push(room)
  const { one, two } = await room.pair('a', 'b')
  let arrived = 0
  const whole = new Promise<void>((resolve) => {
    two.receive((message) => {
      if (message.kind !== 'entries') return
      for (const entry of message.entries) arrived += entry.bytes.length
      if (arrived === bytes.length) resolve()
    })
  })
  const begun = performance.now()
  for (let at = 0; at < bytes.length; at += part) {
    const entries = [{ hash, bytes: bytes.subarray(at, at + part) }]
    one.send({ kind: 'entries', docId: 'workshop.test', entries } satisfies LinkMessage)
  }
  await whole
  return performance.now() - begun
}

const middle = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

test(
  'a pair carries at least 60 % of what a bare channel carries in the same run',
  { timeout: 120_000 },
  async () => {
    const bytes = new Uint8Array(size).map((_, at) => at % 251)
    const hash = await addressOf(bytes)
    const bare: number[] = []
    const pair: number[] = []
    // Turn by turn, so that whatever else this machine does meets both.
    for (let turn = 0; turn < 3; turn += 1) {
      bare.push(await bareTime(bytes))
      pair.push(await pairTime(bytes, hash))
    }
    const speed = (times: number[]) => size / 1e6 / (middle(times) / 1000)
    const share = speed(pair) / speed(bare)
    console.info(
      `bare ${speed(bare).toFixed(1)} MB/s, pair ${speed(pair).toFixed(1)} MB/s: ${(share * 100).toFixed(0)} %`,
    )
    expect(share).toBeGreaterThanOrEqual(0.6)
  },
)

/** Milliseconds from a scanned answer until 5 MB are on the other device. */
async function handOver(): Promise<number> {
  const full = new Peer()
  const alone = await full.open([])
  const letters = crypto.getRandomValues(new Uint8Array(10_000))
  const text = Array.from(letters, (byte) => byte.toString(16).padStart(2, '0')).join('')
  for (let card = 0; card < 250; card += 1) addCard(alone, `c${card}`, `${card} ${text}`)
  await alone.close()
  const offer = await offerPairing(person('Tisch 1'))
  const answer = await answerPairing(person('Tisch 2'), offer.token)

  const begun = performance.now()
  const [here, there] = await Promise.all([offer.accept(answer.token), answer.opened])
  const sessions = [await full.open([here]), await new Peer().open([there])]
  const count = () => Object.keys(cardsOf(sessions[1] as Session) as object).length
  await vi.waitFor(() => expect(count()).toBe(250), { timeout: 10_000, interval: 20 })
  const took = performance.now() - begun
  console.info(`5 MB in ${Math.round(took)} ms after the answer was scanned`)
  for (const session of sessions) session.stop()
  for (const link of [here, there]) link.close()
  return took
}

test('5 MB are on the other device within two seconds after the answer was scanned', async () => {
  // Others use this machine, too: the best of several rounds is what the way itself takes.
  const times = [await handOver(), await handOver(), await handOver()]
  expect(Math.min(...times)).toBeLessThan(2000)
})
