/** How two devices find each other: one shows an offer, the other an answer, then they are linked. */
import type { Holder } from '#schema/receipt.ts'
import type { Bytes } from '#vault/bytes.ts'
import { readDescription, writeDescription } from './description.ts'
import { PairLink } from './pair-link.ts'
import { decodeToken, encodeToken, type Token } from './token.ts'

/**
 * Why two devices are not linked. `no-network`: this device is in no Wi-Fi. `not-a-code`: some other code, or
 * one of another version. `wrong-turn`: an offer where an answer belongs, or the other way round. `other-offer`:
 * an answer to somebody else. `separated`: the network keeps its devices apart. `ended`: given up here.
 */
export type Refusal =
  'no-network' | 'not-a-code' | 'wrong-turn' | 'other-offer' | 'separated' | 'ended'

/** Rejects every pairing that does not come about; nothing is left open then. */
export class PairingRefused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(`pairing refused: ${reason}`)
    this.reason = reason
  }
}

/** One side of a pairing that has begun. */
export interface Half {
  /** What the other device must get to know. */
  readonly token: Bytes
  /** Resolves when both are linked. */
  readonly opened: Promise<PairLink>
  /** Gives up; `opened` rejects. Does nothing once linked. */
  cancel(): void
}

/** The side that shows first. */
export interface Offer extends Half {
  /** Takes the other's answer; rejects at once for a wrong code, and may then be called again. */
  accept(answer: Uint8Array): Promise<PairLink>
}

/** Without servers browsers need milliseconds; names for addresses (mDNS) take a little longer. */
const gatherWithin = 4000
/** Measured between browsers at most 0.4 s: who is not there now is kept away by the network. */
const openWithin = 15_000

/**
 * Begins a pairing. Start the camera before: without the permission browsers hide this device's addresses,
 * and in a room without a way to the internet they then find none at all.
 */
export async function offerPairing(self: Holder): Promise<Offer> {
  const bond = new Bond(self)
  const tag = crypto.getRandomValues(new Uint8Array(4))
  const token = await bond.describe('offer', tag)
  let isTaken = false
  return {
    token,
    opened: bond.opened,
    cancel: () => bond.end('ended'),
    accept: async (bytes) => {
      const answer = readToken(bytes, 'answer')
      const isOurs = answer.tag.every((byte, at) => byte === tag[at])
      if (!isOurs) throw new PairingRefused('other-offer')
      if (!isTaken) await bond.take(answer)
      isTaken = true
      bond.hurry()
      return bond.opened
    },
  }
}

/** Answers an offer. How long it takes until somebody has carried the answer over nobody knows. */
export async function answerPairing(self: Holder, offer: Uint8Array): Promise<Half> {
  const theirs = readToken(offer, 'offer')
  const bond = new Bond(self)
  const token = await bond.describe('answer', theirs.tag, theirs)
  return { token, opened: bond.opened, cancel: () => bond.end('ended') }
}

function readToken(bytes: Uint8Array, role: Token['role']): Token {
  const token = decodeToken(bytes)
  if (!token) throw new PairingRefused('not-a-code')
  if (token.role !== role) throw new PairingRefused('wrong-turn')
  return token
}

/** A peer connection that is becoming a link. */
class Bond {
  readonly #connection = new RTCPeerConnection({ iceServers: [] })
  readonly #link: PairLink
  readonly opened: Promise<PairLink>
  #refuse: (error: PairingRefused) => void = () => undefined
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(self: Holder) {
    const pipe = this.#connection.createDataChannel('pair', { negotiated: true, id: 0 })
    const link = new PairLink(this.#connection, pipe, self)
    this.#link = link
    this.opened = new Promise((resolve, reject) => {
      this.#refuse = reject
      link.observe(() => {
        clearTimeout(this.#patience)
        if (link.state === 'open') resolve(link)
        else reject(new PairingRefused('separated'))
      })
    })
    // Who gives up before waiting for the link must not be told of it twice.
    this.opened.catch(() => undefined)
  }

  /** Makes this side's token; closes everything if that fails. */
  async describe(role: Token['role'], tag: Uint8Array, offer?: Token): Promise<Bytes> {
    try {
      if (offer) await this.#connection.setRemoteDescription(writeDescription(offer))
      await this.#connection.setLocalDescription()
      await gathered(this.#connection)
      const facts = readDescription(this.#connection.localDescription?.sdp ?? '')
      if (!facts?.candidates.length) throw new PairingRefused('no-network')
      return encodeToken({ ...facts, role, tag })
    } catch (error) {
      const reason = error instanceof PairingRefused ? error.reason : 'not-a-code'
      this.end(reason)
      throw new PairingRefused(reason)
    }
  }

  async take(answer: Token): Promise<void> {
    try {
      await this.#connection.setRemoteDescription(writeDescription(answer))
    } catch {
      throw new PairingRefused(this.#link.state === 'opening' ? 'not-a-code' : 'ended')
    }
  }

  /** From now on both know each other: it opens soon or not at all. */
  hurry(): void {
    this.#patience ??= setTimeout(() => this.end('separated'), openWithin)
  }

  end(reason: Refusal): void {
    if (this.#link.state !== 'opening') return
    clearTimeout(this.#patience)
    this.#refuse(new PairingRefused(reason))
    this.#link.close()
  }
}

/** Resolves when every address is known, or when it takes too long for the rest of them. */
function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, gatherWithin)
    const look = () => {
      if (connection.iceGatheringState !== 'complete') return
      clearTimeout(timer)
      resolve()
    }
    connection.addEventListener('icegatheringstatechange', look)
    look()
  })
}
