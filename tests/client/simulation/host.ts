/** Makes everything that a run could differ by come from the seed: random bytes, ciphers' pace, timers, the clock. */
import { createCipheriv, createDecipheriv, createHash, KeyObject, sign, verify } from 'node:crypto'
import type { Random } from '../random.ts'
import type { Task, Timeline } from './timeline.ts'

const tagLength = 16
const epoch = Date.UTC(2026, 2, 12, 18)

/** What a run may change about the world around the app. */
export interface Host {
  /** Milliseconds by which the clock of the devices is wrong. */
  clockError: number
  restore: () => void
}

/** The same ciphers as WebCrypto's, but in the order of the seed instead of that of threads. */
export function replaceHost(timeline: Timeline, random: Random): Host {
  const host: Host = { clockError: 0, restore: () => undefined }
  const settle = <T>(work: () => T): Promise<T> => {
    const wait = random.chance(0.08) ? 1 + random.below(30) : 0
    if (!wait) return new Promise((resolve) => resolve(work()))
    return new Promise<void>((resolve) => timeline.after(wait, resolve)).then(work)
  }
  const undo = [
    put(crypto, 'getRandomValues', (array: Uint8Array) => {
      for (let at = 0; at < array.length; at += 1) array[at] = random.below(256)
      return array
    }),
    put(crypto.subtle, 'digest', (_: string, data: Uint8Array) => settle(() => digest(data))),
    put(crypto.subtle, 'encrypt', (to: AesGcmParams, key: CryptoKey, data: Uint8Array) =>
      settle(() => encrypt(to, key, data)),
    ),
    put(crypto.subtle, 'decrypt', (to: AesGcmParams, key: CryptoKey, data: Uint8Array) =>
      settle(() => decrypt(to, key, data)),
    ),
    put(crypto.subtle, 'sign', (_: string, key: CryptoKey, data: Uint8Array) =>
      settle(() => whole(sign(null, data, objectOf(key)))),
    ),
    put(crypto.subtle, 'verify', (_: string, key: CryptoKey, by: Uint8Array, data: Uint8Array) =>
      settle(() => isSigned(key, by, data)),
    ),
    put(globalThis, 'setTimeout', (run: () => void, wait = 0) => timeline.after(wait, run)),
    put(globalThis, 'clearTimeout', (task: Task | undefined) => {
      if (task) task.run = undefined
    }),
    put(Date, 'now', () => epoch + timeline.now + host.clockError),
  ]
  host.restore = () => {
    for (const back of undo) back()
    known.clear()
  }
  return host
}

function put(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, writable: true })
  return () => {
    if (before) Object.defineProperty(target, name, before)
    else Reflect.deleteProperty(target, name)
  }
}

const objects = new WeakMap<CryptoKey, KeyObject>()

function objectOf(key: CryptoKey): KeyObject {
  const known = objects.get(key) ?? KeyObject.from(key)
  objects.set(key, known)
  return known
}

function whole(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function digest(data: Uint8Array): ArrayBuffer {
  return whole(createHash('sha256').update(data).digest())
}

function encrypt(to: AesGcmParams, key: CryptoKey, data: Uint8Array): ArrayBuffer {
  const cipher = createCipheriv('aes-256-gcm', objectOf(key), to.iv as Uint8Array)
  if (to.additionalData) cipher.setAAD(to.additionalData as Uint8Array)
  return whole(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]))
}

/** Throws if the bytes were changed. */
export function decrypt(to: AesGcmParams, key: CryptoKey, data: Uint8Array): ArrayBuffer {
  const open = createDecipheriv('aes-256-gcm', objectOf(key), to.iv as Uint8Array)
  if (to.additionalData) open.setAAD(to.additionalData as Uint8Array)
  open.setAuthTag(data.subarray(-tagLength))
  return whole(Buffer.concat([open.update(data.subarray(0, -tagLength)), open.final()]))
}

/** Eight devices verify the same: what was asked before has the same answer. */
const known = new Map<string, boolean>()
const numbers = new WeakMap<KeyObject, number>()
let count = 0

function numberOf(key: KeyObject): number {
  const number = numbers.get(key) ?? (count += 1)
  numbers.set(key, number)
  return number
}

function isSigned(key: CryptoKey, signature: Uint8Array, data: Uint8Array): boolean {
  const texts = [signature, data].map((bytes) => Buffer.from(bytes).toString('latin1'))
  const name = [numberOf(objectOf(key)), ...texts].join('|')
  const before = known.get(name)
  if (before !== undefined) return before
  const answer = verify(null, data, objectOf(key), signature)
  known.set(name, answer)
  return answer
}
