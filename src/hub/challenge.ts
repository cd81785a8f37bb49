/** Gives out texts to sign, and knows its own again without having remembered them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Milliseconds for which a challenge is good: a device may be slow, and its clock does not matter. */
const LIFETIME = 600_000
const RANDOM = 12
const SEALED = 16

export class Challenges {
  readonly #secret: Buffer
  readonly #now: () => number

  /** All nodes of a hub share the secret. */
  constructor(secret: string, now = Date.now) {
    this.#secret = Buffer.from(secret, 'base64url')
    this.#now = now
  }

  give(): string {
    const body = Buffer.alloc(8 + RANDOM)
    body.writeBigUInt64BE(BigInt(this.#now()))
    randomBytes(RANDOM).copy(body, 8)
    return Buffer.concat([body, this.#seal(body)]).toString('base64url')
  }

  /** Also one that was given out before the clock jumped back is not good for ever. */
  knows(nonce: string): boolean {
    const bytes = Buffer.from(nonce, 'base64url')
    if (bytes.length !== 8 + RANDOM + SEALED) return false
    const body = bytes.subarray(0, 8 + RANDOM)
    if (!timingSafeEqual(bytes.subarray(8 + RANDOM), this.#seal(body))) return false
    return Math.abs(this.#now() - Number(body.readBigUInt64BE())) < LIFETIME
  }

  #seal(body: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(body).digest().subarray(0, SEALED)
  }
}
