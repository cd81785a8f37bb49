/** Answers of a survey: sealed to its public key, opened by whoever holds the initiative's secret (formats, section 7). */
import { Aes256Gcm, CipherSuite, HkdfSha256, type KemInterface } from '@hpke/core'
import { Response } from '#schema/answer.ts'
import { ordered } from '#survey/canonical.ts'
import {
  asBytes,
  fromBase64url,
  fromUtf8,
  join,
  sha256,
  toBase64url,
  toUtf8,
  type Bytes,
} from './bytes.ts'
import { paddingStep, readEnvelope, writeEnvelope, type CarriedAnswer } from './envelope.ts'
import { derive } from './keys.ts'
import { agreement, agreementFrom } from './x25519.ts'

/** The public half of a survey's key: enough to seal, and all that a kiosk is given. */
export interface SurveyLock {
  readonly surveyId: string
  readonly publicKey: Bytes
  readonly keyId: Bytes
  readonly suite: CipherSuite
  readonly recipient: CryptoKey
}

/** Both halves; only who holds the initiative's secret can make them. */
export interface SurveyKeys extends SurveyLock {
  readonly pair: CryptoKeyPair
}

/** Why an answer cannot be read: made with another key, changed on the way, or no response inside. */
export class AnswerRefused extends Error {
  readonly reason: 'shape' | 'key' | 'seal' | 'content'
  constructor(reason: AnswerRefused['reason']) {
    super(`The answer is refused: ${reason}.`)
    this.reason = reason
  }
}

function suiteWith(kem: KemInterface): CipherSuite {
  return new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}

/** First four bytes of SHA-256 over the public key. */
async function keyIdOf(publicKey: Bytes): Promise<Bytes> {
  return (await sha256(publicKey)).slice(0, 4)
}

/** The lock to 32 bytes of public key; throws if they are none. */
export async function surveyLock(surveyId: string, publicKey: Bytes): Promise<SurveyLock> {
  const kem = await agreement()
  const recipient = await kem.deserializePublicKey(publicKey)
  return { surveyId, publicKey, keyId: await keyIdOf(publicKey), suite: suiteWith(kem), recipient }
}

/** The keys of a survey: the private one is HKDF(M, "survey/1" ‖ survey id), as X25519 takes it. */
export async function surveyKeys(secret: Uint8Array, surveyId: string): Promise<SurveyKeys> {
  const seed = await derive(secret, toUtf8(`survey/1${surveyId}`))
  const { kem, publicKey, pair } = await agreementFrom(seed)
  const suite = suiteWith(kem)
  return {
    surveyId,
    publicKey,
    keyId: await keyIdOf(publicKey),
    suite,
    recipient: pair.publicKey,
    pair,
  }
}

function infoOf({ surveyId }: SurveyLock): Bytes {
  return toUtf8(`survey/1${surveyId}`)
}

/** 16 bytes; throws for an id that is not one of `newId`. */
function responseIdOf(id: string): Bytes {
  const bytes = fromBase64url(id)
  if (bytes.length !== 16 || toBase64url(bytes) !== id)
    throw new Error('The id of a response has 22 characters.')
  return bytes
}

/** length(4, big-endian) ‖ JSON ‖ zeros up to the next step. The order of names tells nothing of who wrote it when. */
function pad(response: Response): Bytes {
  const text = toUtf8(JSON.stringify(ordered(response)))
  const padded = new Uint8Array(Math.ceil((4 + text.length) / paddingStep) * paddingStep)
  new DataView(padded.buffer).setUint32(0, text.length)
  padded.set(text, 4)
  return padded
}

function unpad(padded: Bytes): unknown {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (padded.length % paddingStep || 4 + length > padded.length) throw new AnswerRefused('content')
  return JSON.parse(fromUtf8(padded.subarray(4, 4 + length)))
}

/** The envelope of an answer. Rejects for one that is not of this survey or is no whole response. */
export async function sealAnswer(lock: SurveyLock, response: Response): Promise<Bytes> {
  const checked = Response.parse(response)
  if (checked.survey !== lock.surveyId) throw new Error('The answer is one to another survey.')
  const responseId = responseIdOf(checked.id)
  const aad = join(responseId, fromBase64url(checked.questionnaire))
  const info = infoOf(lock)
  const sender = await lock.suite.createSenderContext({ recipientPublicKey: lock.recipient, info })
  const sealed = new Uint8Array(await sender.seal(pad(checked), aad))
  const enc = new Uint8Array(sender.enc)
  return writeEnvelope({ keyId: lock.keyId, responseId, enc, sealed })
}

/** Whether these keys can be the ones that an envelope was sealed to. */
export function isSealedTo({ keyId }: SurveyLock, { envelope }: CarriedAnswer): boolean {
  return readEnvelope(envelope)?.keyId.every((byte, at) => byte === keyId[at]) === true
}

/** Rejects with `AnswerRefused`: what does not open and parse is no answer. */
export async function openAnswer(keys: SurveyKeys, carried: CarriedAnswer): Promise<Response> {
  const envelope = readEnvelope(carried.envelope)
  if (!envelope) throw new AnswerRefused('shape')
  if (!isSealedTo(keys, carried)) throw new AnswerRefused('key')
  const aad = join(envelope.responseId, fromBase64url(carried.questionnaire))
  const plain = await open(keys, envelope.enc, envelope.sealed, aad)
  const found = Response.safeParse(parse(plain))
  const isWhole =
    found.success &&
    found.data.id === toBase64url(envelope.responseId) &&
    found.data.survey === keys.surveyId &&
    found.data.questionnaire === carried.questionnaire
  if (!isWhole) throw new AnswerRefused('content')
  return found.data
}

async function open(keys: SurveyKeys, enc: Bytes, sealed: Bytes, aad: Bytes): Promise<Bytes> {
  try {
    const settings = { recipientKey: keys.pair, enc, info: infoOf(keys) }
    const recipient = await keys.suite.createRecipientContext(settings)
    return asBytes(new Uint8Array(await recipient.open(sealed, aad)))
  } catch {
    throw new AnswerRefused('seal')
  }
}

function parse(padded: Bytes): unknown {
  try {
    return unpad(padded)
  } catch {
    throw new AnswerRefused('content')
  }
}
