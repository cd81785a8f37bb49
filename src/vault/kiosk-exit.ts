/** The way out of a kiosk whose PIN is lost: a word sealed to the survey's key, which only its moderation can read. */
import { fromBase64url, join, toBase64url, toUtf8, type Bytes } from './bytes.ts'
import type { SurveyKeys, SurveyLock } from './answers.ts'

/** Crockford's base 32, as on the paper key: nothing is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const wordLength = 8
/** An X25519 public key, then the word and the mark of AES-GCM. */
const encLength = 32
const sealedLength = wordLength + 16
const head = 'kiosk1'

/** What the kiosk shows as a code, and the word that leads out. Both are good for this one time. */
export interface KioskExit {
  question: string
  word: string
}

/** Apart from answers: nobody can have an answer opened by showing it as such a question. */
function infoOf({ surveyId }: SurveyLock): Bytes {
  return toUtf8(`kiosk/1${surveyId}`)
}

/** Makes a new question; its text fits into a small QR code. */
export async function askForExit(lock: SurveyLock): Promise<KioskExit> {
  const random = crypto.getRandomValues(new Uint8Array(wordLength))
  const word = Array.from(random, (byte) => alphabet.charAt(byte % 32)).join('')
  const settings = { recipientPublicKey: lock.recipient, info: infoOf(lock) }
  const sender = await lock.suite.createSenderContext(settings)
  const sealed = new Uint8Array(await sender.seal(toUtf8(word)))
  const body = toBase64url(join(new Uint8Array(sender.enc), sealed))
  return { question: `${head}.${lock.surveyId}.${body}`, word }
}

/** The word that a kiosk of this survey waits for; undefined for any other text. Never rejects. */
export async function answerExit(keys: SurveyKeys, question: string): Promise<string | undefined> {
  const [first, survey, body = '', ...more] = question.trim().split('.')
  if (first !== head || survey !== keys.surveyId || more.length > 0) return undefined
  try {
    const bytes = fromBase64url(body)
    if (bytes.length !== encLength + sealedLength) return undefined
    const enc = bytes.slice(0, encLength)
    const settings = { recipientKey: keys.pair, enc, info: infoOf(keys) }
    const recipient = await keys.suite.createRecipientContext(settings)
    const plain = new Uint8Array(await recipient.open(bytes.slice(encLength)))
    const word = readExitWord(String.fromCharCode(...plain))
    return word.length === wordLength ? word : undefined
  } catch {
    return undefined
  }
}

/** As somebody types it: case, spaces and hyphens do not matter, nor O for 0 or I for 1. */
export function readExitWord(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

/** In two groups of four, for reading aloud. */
export function writeExitWord(word: string): string {
  return `${word.slice(0, 4)} ${word.slice(4)}`
}
