/** Times a pair of devices beside a bare data channel of the same page. */
import type { LinkMessage } from '#documents/ports.ts'
import { answerPairing, offerPairing } from '#links/pair/meeting.ts'
import { newId } from '#schema/id.ts'
import { Database } from '#storage/database.ts'
import { openShelf } from '#storage/shelf.ts'
import { addressOf } from '#vault/bytes.ts'
import { openRoom, person } from '../../client/pairs.ts'
import { addCard, Peer } from '../../client/sessions.ts'

const size = 16 * 1024 * 1024
const part = 128 * 1024
const megabytes = size / 1e6

/** Bytes that nothing can pack. */
export function randomText(bytes: number): string {
  const letters = crypto.getRandomValues(new Uint8Array(Math.min(65_536, bytes / 2)))
  return Array.from(letters, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A device with a database of its own. */
async function newPeer(): Promise<Peer> {
  return new Peer((await openShelf(new Database(`bench-${newId()}`), () => undefined)).entries)
}

/** Milliseconds from reading the answer's code until 5 MB are on the other screen, kept there strictly. */
export async function pairFiveMegabytes(): Promise<number> {
  const [full, empty] = [await newPeer(), await newPeer()]
  const alone = await full.open([])
  const text = randomText(20_000)
  for (let card = 0; card < 250; card += 1) {
    addCard(alone, `c${String(card)}`, `${String(card)} ${text}`)
    await alone.whenSaved()
  }
  await alone.close()
  const offer = await offerPairing(person('Tisch 1'))
  const answer = await answerPairing(person('Tisch 2'), offer.token)
  const begun = performance.now()
  const [here, there] = await Promise.all([offer.accept(answer.token), answer.opened])
  const sessions = [await full.open([here]), await empty.open([there])] as const
  const { doc } = sessions[1]
  const cards = doc.getMap('cards')
  await new Promise<void>((resolve) => {
    const look = () => cards.size === 250 && resolve()
    doc.on('update', look)
    look()
  })
  await sessions[1].whenSaved()
  const took = performance.now() - begun
  for (const session of sessions) session.stop()
  for (const link of [here, there]) link.close()
  return took
}

/** Megabytes a second as entries in messages, the way sessions send them. */
export async function pairThroughput(): Promise<number> {
  const bytes = new Uint8Array(size).map((_, at) => at % 251)
  const hash = await addressOf(bytes)
  const room = openRoom()
  const { one, two } = await room.pair('a', 'b')
  let arrived = 0
  const whole = new Promise<void>((resolve) => {
    two.receive((message) => {
      if (message.kind !== 'entries') return
      for (const entry of message.entries) arrived += entry.bytes.length
      if (arrived === size) resolve()
    })
  })
  const begun = performance.now()
  for (let at = 0; at < size; at += part) {
    const entries = [{ hash, bytes: bytes.subarray(at, at + part) }]
    one.send({ kind: 'entries', docId: 'workshop.test', entries } satisfies LinkMessage)
  }
  await whole
  const took = performance.now() - begun
  room.close()
  return megabytes / (took / 1000)
}

/** Two peer connections with one channel and nothing else: megabytes a second with the same back-pressure. */
export async function bareChannel(): Promise<number> {
  const [one, two] = [new RTCPeerConnection(), new RTCPeerConnection()]
  one.onicecandidate = ({ candidate }) => void two.addIceCandidate(candidate ?? undefined)
  two.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined)
  const from = one.createDataChannel('bare', { negotiated: true, id: 0 })
  const to = two.createDataChannel('bare', { negotiated: true, id: 0 })
  to.binaryType = 'arraybuffer'
  const isOpen = new Promise((resolve) => (from.onopen = resolve))
  await one.setLocalDescription()
  await two.setRemoteDescription(one.localDescription as RTCSessionDescription)
  await two.setLocalDescription()
  await one.setRemoteDescription(two.localDescription as RTCSessionDescription)
  await isOpen
  const bytes = new Uint8Array(size).map((_, at) => at % 251)
  from.bufferedAmountLowThreshold = 256 * 1024
  let arrived = 0
  const whole = new Promise<void>((resolve) => {
    to.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      arrived += data.byteLength
      if (arrived === size) resolve()
    }
  })
  const begun = performance.now()
  let at = 0
  const pump = () => {
    while (at < size && from.bufferedAmount < 1024 * 1024) {
      from.send(bytes.subarray(at, at + 65_536))
      at += 65_536
    }
  }
  from.onbufferedamountlow = pump
  pump()
  await whole
  const took = performance.now() - begun
  for (const connection of [one, two]) connection.close()
  return megabytes / (took / 1000)
}
