/** Answers: sealed to the survey's key as formats.md says, opened only by whoever holds the secret, and by nothing changed. */
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import {
  AnswerRefused,
  openAnswer,
  sealAnswer,
  surveyKeys,
  surveyLock,
  type SurveyKeys,
} from '#vault/answers.ts'
import { fromBase64url, join, toBase64url, toUtf8, type Bytes } from '#vault/bytes.ts'
import { readCarried, readEnvelope, writeCarried } from '#vault/envelope.ts'
import { agreement, agreementFrom } from '#vault/x25519.ts'
import { fallbackAgreement, fallbackKeysFrom } from '#vault/x25519-fallback.ts'
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import golden from '../../samples/formats/answer-1.json' with { type: 'json' }

const secret = fromBase64url(golden.secret)
const hex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
const survey = golden.surveyId

function response(other: Partial<Response> = {}): Response {
  const fixed = { format: 1, channel: 'kiosk', day: '2026-03-02', language: 'de' } as const
  const { questionnaire } = golden
  return { ...fixed, id: newId(), survey, questionnaire, answers: {}, ...other }
}

async function carriedOf(keys: SurveyKeys, one: Response) {
  const carried = readCarried(writeCarried(one.questionnaire, await sealAnswer(keys, one)))
  if (!carried) throw new Error('An envelope has the shape of one.')
  return carried
}

afterEach(() => vi.restoreAllMocks())

test('an answer of version 1 opens for ever', async () => {
  const keys = await surveyKeys(secret, survey)
  expect(toBase64url(keys.publicKey)).toBe(golden.publicKey)
  expect(toBase64url(keys.keyId)).toBe(golden.keyId)
  const carried = readCarried(fromBase64url(golden.carried))
  expect(carried?.responseId).toBe(golden.response.id)
  expect(carried && (await openAnswer(keys, carried))).toEqual(golden.response)
})

test('whoever reads formats.md and knows no line of this app can open an answer', () => {
  const bytes = Buffer.from(golden.carried, 'base64url')
  const [questionnaire, envelope] = [bytes.subarray(0, 32), bytes.subarray(32)]
  expect([envelope[0], envelope[1]]).toEqual([1, 1])
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `survey/1${survey}`, 32))
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = Buffer.from(
    createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '',
    'base64url',
  )
  expect(createHash('sha256').update(publicKey).digest().subarray(0, 4)).toEqual(
    envelope.subarray(2, 6),
  )
  const responseId = envelope.subarray(6, 22)
  const enc = envelope.subarray(22, 54)
  const sealed = envelope.subarray(54)
  const ephemeral = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: enc.toString('base64url') },
    format: 'jwk',
  })
  const dh = diffieHellman({ privateKey, publicKey: ephemeral })
  // RFC 9180, sections 4.1 and 5.1, by hand.
  const kem = Buffer.concat([Buffer.from('KEM'), Buffer.from([0, 0x20])])
  const hpke = Buffer.concat([Buffer.from('HPKE'), Buffer.from([0, 0x20, 0, 1, 0, 2])])
  const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
    createHmac('sha256', key).update(Buffer.concat(parts)).digest()
  const extract = (suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(
      salt.length ? salt : Buffer.alloc(32),
      Buffer.from('HPKE-v1'),
      suite,
      Buffer.from(label),
      ikm,
    )
  const expand = (suite: Buffer, prk: Buffer, label: string, info: Uint8Array, length: number) =>
    hmac(
      prk,
      Buffer.from([0, length]),
      Buffer.from('HPKE-v1'),
      suite,
      Buffer.from(label),
      info,
      Buffer.from([1]),
    ).subarray(0, length)
  const nothing = new Uint8Array()
  const eae = extract(kem, nothing, 'eae_prk', dh)
  const shared = expand(kem, eae, 'shared_secret', Buffer.concat([enc, publicKey]), 32)
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(hpke, nothing, 'psk_id_hash', nothing),
    extract(hpke, nothing, 'info_hash', Buffer.from(`survey/1${survey}`)),
  ])
  const prk = extract(hpke, shared, 'secret', nothing)
  const key = expand(hpke, prk, 'key', context, 32)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    key,
    expand(hpke, prk, 'base_nonce', context, 12),
  )
  decipher.setAAD(Buffer.concat([responseId, questionnaire]))
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  expect(plain.length % 512).toBe(0)
  const text = plain.subarray(4, 4 + plain.readUInt32BE(0)).toString()
  expect(JSON.parse(text)).toEqual(golden.response)
  expect(plain.subarray(4 + plain.readUInt32BE(0)).every((byte) => byte === 0)).toBe(true)
})

// RFC 9180, appendix A.1.1: the same agreement and key schedule; the RFC has no vector for AES-256 with X25519.
const rfc = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  skE: hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'),
  enc: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
  skR: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  pkR: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
  plain: hex('4265617574792069732074727574682c20747275746820626561757479'),
  aad: hex('436f756e742d30'),
  sealed: hex(
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  ),
}

test.each([
  ['WebCrypto', agreement, agreementFrom],
  ['the fallback', fallbackAgreement, fallbackKeysFrom],
])('%s agrees as RFC 9180 says', async (_name, agree, keysFrom) => {
  const kem = await agree()
  const [mine, theirs] = [await keysFrom(rfc.skE), await keysFrom(rfc.skR)]
  expect(theirs.publicKey).toEqual(rfc.pkR)
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() })
  const recipientPublicKey = await kem.deserializePublicKey(rfc.pkR)
  const sender = await suite.createSenderContext({
    recipientPublicKey,
    info: rfc.info,
    ekm: mine.pair,
  })
  expect(new Uint8Array(sender.enc)).toEqual(rfc.enc)
  expect(new Uint8Array(await sender.seal(rfc.plain, rfc.aad))).toEqual(rfc.sealed)
  const settings = { recipientKey: theirs.pair, enc: rfc.enc, info: rfc.info }
  const recipient = await suite.createRecipientContext(settings)
  expect(new Uint8Array(await recipient.open(rfc.sealed, rfc.aad))).toEqual(rfc.plain)
})

test('a browser without X25519 seals what others open, and opens what others sealed', async () => {
  const usual = await surveyKeys(secret, survey)
  const theirs = await carriedOf(usual, response())
  const importKey = crypto.subtle.importKey.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...given) => {
    const isX25519 = (given as unknown[]).includes('X25519')
    const error = new DOMException('Unrecognized name', 'NotSupportedError')
    return isX25519 ? Promise.reject(error) : Reflect.apply(importKey, undefined, given)
  })
  const old = await surveyKeys(secret, survey)
  expect(old.publicKey).toEqual(usual.publicKey)
  expect((await openAnswer(old, theirs)).id).toBe(theirs.responseId)
  const lock = await surveyLock(survey, usual.publicKey)
  const one = response()
  const carried = readCarried(writeCarried(one.questionnaire, await sealAnswer(lock, one)))
  vi.restoreAllMocks()
  expect(carried && (await openAnswer(usual, carried))).toEqual(one)
})

test('the public half opens nothing, and no other secret and no other survey does', async () => {
  const keys = await surveyKeys(secret, survey)
  const lock = await surveyLock(survey, keys.publicKey)
  const one = response()
  const carried = readCarried(writeCarried(one.questionnaire, await sealAnswer(lock, one)))
  if (!carried) throw new Error('It has the shape of an envelope.')
  const others = [
    await surveyKeys(secret.toReversed(), survey),
    await surveyKeys(secret, 'AAAAAAAAAAAAAAAAAAAAAA'),
  ]
  for (const other of others) {
    await expect(openAnswer(other, carried)).rejects.toMatchObject({ reason: 'key' })
    const pretending = { ...other, keyId: keys.keyId }
    await expect(openAnswer(pretending, carried)).rejects.toMatchObject({ reason: 'seal' })
  }
  expect(await openAnswer(keys, carried)).toEqual(one)
})

test('every changed byte of an answer is noticed', async () => {
  const keys = await surveyKeys(secret, survey)
  const whole = writeCarried(golden.questionnaire, await sealAnswer(keys, response()))
  for (let at = 0; at < whole.length; at += at < 120 ? 1 : 37) {
    const changed = whole.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const carried = readCarried(changed)
    if (carried) await expect(openAnswer(keys, carried)).rejects.toBeInstanceOf(AnswerRefused)
  }
  for (const length of [0, 31, 32, 85, whole.length - 1])
    expect(readCarried(whole.slice(0, length)), String(length)).toBeUndefined()
})

test('the same envelope under another questionnaire or another id is refused', async () => {
  const keys = await surveyKeys(secret, survey)
  const one = await carriedOf(keys, response())
  const elsewhere = { ...one, questionnaire: 'A'.repeat(43) }
  await expect(openAnswer(keys, elsewhere)).rejects.toMatchObject({ reason: 'seal' })
})

test('what is sealed rightly and is no response is refused', async () => {
  const keys = await surveyKeys(secret, survey)
  const id = newId()
  const seal = async (text: string, padding = 512) => {
    const plain = new Uint8Array(padding)
    new DataView(plain.buffer).setUint32(0, text.length)
    plain.set(toUtf8(text).subarray(0, padding - 4), 4)
    const { publicKey } = keys.pair
    const info = toUtf8(`survey/1${survey}`)
    const sender = await keys.suite.createSenderContext({ recipientPublicKey: publicKey, info })
    const aad = join(fromBase64url(id), fromBase64url(golden.questionnaire))
    const sealed = new Uint8Array(await sender.seal(plain, aad))
    const head = Uint8Array.of(1, 1)
    return join(
      fromBase64url(golden.questionnaire),
      head,
      keys.keyId,
      fromBase64url(id),
      new Uint8Array(sender.enc),
      sealed,
    )
  }
  const bad = [
    'no JSON',
    '{}',
    JSON.stringify(response()),
    JSON.stringify(response({ id, survey: 'other' })),
    JSON.stringify({ ...response({ id }), extra: 1 }),
    'x'.repeat(600),
  ]
  for (const text of bad) {
    const carried = readCarried(await seal(text))
    if (!carried) throw new Error('It has the shape of an envelope.')
    await expect(openAnswer(keys, carried), text).rejects.toMatchObject({ reason: 'content' })
  }
  const good = readCarried(await seal(JSON.stringify(response({ id }))))
  expect(good && (await openAnswer(keys, good)).id).toBe(id)
})

test('an answer to another survey, with an unfit id or with too much in it is not sealed', async () => {
  const keys = await surveyKeys(secret, survey)
  for (const bad of [
    response({ survey: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    response({ id: 'short' }),
    response({ answers: { wish: { value: 'x'.repeat(4001) } } }),
  ])
    await expect(sealAnswer(keys, bad)).rejects.toThrow()
})

test('lengths tell nothing finer than 512 bytes', async () => {
  const keys = await surveyKeys(secret, survey)
  const lengths = new Map<number, number>()
  for (let letters = 0; letters <= 1400; letters += 50) {
    const sealed = await sealAnswer(
      keys,
      response({ answers: { wish: { value: 'x'.repeat(letters) } } }),
    )
    const inside = (readEnvelope(sealed)?.sealed.length ?? 0) - 16
    expect(inside % 512).toBe(0)
    lengths.set(inside, (lengths.get(inside) ?? 0) + 1)
  }
  expect(lengths.size).toBeLessThanOrEqual(4)
})

test('the order in which questions were answered does not stand in what is sealed', async () => {
  const keys = await surveyKeys(secret, survey)
  const id = newId()
  const [yes, no] = [{ value: true }, { value: false }]
  const one = await carriedOf(keys, response({ id, answers: { alpha: yes, beta: no } }))
  const other = await carriedOf(keys, response({ id, answers: { beta: no, alpha: yes } }))
  const texts = await Promise.all(
    [one, other].map(async (carried) => JSON.stringify(await openAnswer(keys, carried))),
  )
  expect(texts[0]).toBe(texts[1])
})
