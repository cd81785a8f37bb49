/** The outside of a sealed answer: what can be told of it without opening it (formats, section 7). */
import { fromBase64url, join, toBase64url, type Bytes } from './bytes.ts'

const envelopeVersion = 1
const envelopeSuite = 1
/** Plaintexts are padded to steps of so many bytes: a length tells nothing finer. */
export const paddingStep = 512

const keyIdStart = 2
const responseIdStart = keyIdStart + 4
const encStart = responseIdStart + 16
const sealedStart = encStart + 32
const tagLength = 16
const addressLength = 32

/** version(1) ‖ suite(1) ‖ surveyKeyId(4) ‖ responseId(16) ‖ enc(32) ‖ ct, taken apart. */
interface Envelope {
  keyId: Bytes
  responseId: Bytes
  enc: Bytes
  sealed: Bytes
}

/** Undefined for anything that has not the shape of an envelope. */
export function readEnvelope(bytes: Bytes): Envelope | undefined {
  const padded = bytes.length - sealedStart - tagLength
  if (padded <= 0 || padded % paddingStep !== 0) return undefined
  if (bytes[0] !== envelopeVersion || bytes[1] !== envelopeSuite) return undefined
  return {
    keyId: bytes.subarray(keyIdStart, responseIdStart),
    responseId: bytes.subarray(responseIdStart, encStart),
    enc: bytes.subarray(encStart, sealedStart),
    sealed: bytes.subarray(sealedStart),
  }
}

export function writeEnvelope({ keyId, responseId, enc, sealed }: Envelope): Bytes {
  return join(Uint8Array.of(envelopeVersion, envelopeSuite), keyId, responseId, enc, sealed)
}

/** An answer as an entry carries it: which questionnaire it was given to, and its envelope. */
export interface CarriedAnswer {
  /** base64url of SHA-256 over the canonical questionnaire. */
  questionnaire: string
  /** The id of the response, in base64url. */
  responseId: string
  envelope: Bytes
}

/** What stands in the payload of an entry: the questionnaire's hash(32) ‖ envelope. */
export function writeCarried(questionnaire: string, envelope: Bytes): Bytes {
  return join(fromBase64url(questionnaire), envelope)
}

/** Undefined if it has not that shape. Opens nothing: whoever carries an answer needs no key. */
export function readCarried(bytes: Bytes): CarriedAnswer | undefined {
  const envelope = bytes.slice(addressLength)
  const read = readEnvelope(envelope)
  if (!read) return undefined
  const questionnaire = toBase64url(bytes.subarray(0, addressLength))
  return { questionnaire, responseId: toBase64url(read.responseId), envelope }
}
