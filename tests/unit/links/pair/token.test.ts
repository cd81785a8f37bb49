/** The code of a pairing: small, exact, and deaf to everything else. */
import { fromDense, fromRows, toDense, toRows } from '#links/pair/codes.ts'
import { checksumOf } from '#links/pair/checksum.ts'
import { decodeToken, encodeToken, mostTokenBytes, type Token } from '#links/pair/token.ts'
import { describe, expect, test } from 'vitest'
import { encodeQR } from 'qr'
import { Random } from '../../../client/random.ts'

const chromium: Token = {
  role: 'offer',
  tag: Uint8Array.of(1, 2, 3, 4),
  fingerprint: Uint8Array.from({ length: 32 }, (_, at) => at * 7),
  ufrag: 'a/+9',
  pwd: 'Zo4kTgHq7YxJ0c2uV+/aB1eN',
  candidates: [{ address: '192.168.178.41', port: 54321 }],
}
const firefox: Token = {
  ...chromium,
  role: 'answer',
  ufrag: '0a1b2c3d',
  pwd: '0123456789abcdef0123456789abcdef',
  candidates: [
    { address: '0a1b2c3d-1122-4333-8444-5566778899aa.local', port: 1 },
    { address: '2001:db8:0:0:0:0:0:1', port: 65535 },
  ],
}

function randomToken(random: Random): Token {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const word = (least: number, most: number) =>
    Array.from({ length: least + random.below(most - least) }, () =>
      random.pick(Array.from(random.chance(0.5) ? letters : '0123456789abcdef')),
    ).join('')
  const part = (limit: number) => random.below(limit)
  return {
    role: random.pick(['offer', 'answer']),
    tag: Uint8Array.from({ length: 4 }, () => part(256)),
    fingerprint: Uint8Array.from({ length: 32 }, () => part(256)),
    ufrag: word(1, 9),
    pwd: word(22, 33),
    candidates: [
      { address: [10, part(256), part(256), part(256)].join('.'), port: 1 + part(65535) },
    ],
  }
}

describe('a token', () => {
  test('comes back as it was, in 65 to 96 bytes', () => {
    expect(decodeToken(encodeToken(chromium))).toEqual(chromium)
    expect(decodeToken(encodeToken(firefox))).toEqual(firefox)
    expect(encodeToken(chromium)).toHaveLength(71)
    expect(encodeToken({ ...firefox, candidates: chromium.candidates })).toHaveLength(70)
  })

  test('never needs more than 125 bytes, and keeps the first addresses', () => {
    const candidates = Array.from({ length: 12 }, (_, at) => ({ address: `10.0.0.${at}`, port: 9 }))
    const bytes = encodeToken({ ...chromium, candidates })
    expect(bytes.length).toBeLessThanOrEqual(mostTokenBytes)
    expect(decodeToken(bytes)?.candidates).toEqual(candidates.slice(0, 8))
  })

  test('any token a browser could make comes back', () => {
    const random = new Random(11)
    for (let turn = 0; turn < 2000; turn += 1) {
      const token = randomToken(random)
      expect(decodeToken(encodeToken(token))).toEqual(token)
    }
  })

  test('one changed bit, a cut-off or a longer one is refused', () => {
    for (const whole of [encodeToken(chromium), encodeToken(firefox)]) {
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const changed = whole.slice()
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(decodeToken(changed)).toBeUndefined()
      }
      for (let end = 0; end < whole.length; end += 1) {
        expect(decodeToken(whole.subarray(0, end))).toBeUndefined()
      }
      expect(decodeToken(new Uint8Array([...whole, 0]))).toBeUndefined()
    }
  })

  test('100,000 pieces of noise and mutations are refused without a throw', () => {
    const random = new Random(23)
    const whole = encodeToken(firefox)
    for (let turn = 0; turn < 100_000; turn += 1) {
      const noise = random.chance(0.5)
        ? whole.slice()
        : Uint8Array.from({ length: random.below(130) }, () => random.below(256))
      const at = random.below(noise.length || 1)
      const before = noise[at]
      noise[at] = (before ?? 0) ^ (1 + random.below(255))
      if (decodeToken(noise)) throw new Error(`believed: ${noise.join()}`)
    }
  })

  test('what fits the checksum but says something else is refused too', () => {
    const body = encodeToken(chromium).slice()
    const sealed = (change: (bytes: Uint8Array) => void) => {
      const bytes = body.slice()
      change(bytes)
      const rest = new Uint8Array([...bytes.subarray(0, 1), ...bytes.subarray(5)])
      new DataView(bytes.buffer).setUint32(1, checksumOf(rest))
      return bytes
    }
    expect(decodeToken(sealed(() => undefined))).toEqual(chromium)
    expect(decodeToken(sealed((bytes) => (bytes[0] = 0x20)))).toBeUndefined()
    expect(decodeToken(sealed((bytes) => (bytes[0] = 0x12)))).toBeUndefined()
    // The same word in another form, an unknown address, port zero.
    expect(decodeToken(sealed((bytes) => (bytes[41] = 0xc4)))).toBeUndefined()
    expect(decodeToken(sealed((bytes) => (bytes[64] = 9)))).toBeUndefined()
    expect(decodeToken(sealed((bytes) => bytes.fill(0, bytes.length - 2)))).toBeUndefined()
  })

  test('without a single address, or with a word ICE does not know, none is made', () => {
    expect(() => encodeToken({ ...chromium, candidates: [] })).toThrow()
    expect(() => encodeToken({ ...chromium, ufrag: 'ä' })).toThrow()
    const odd = { ...chromium, candidates: [{ address: 'example.org', port: 1 }] }
    expect(() => encodeToken(odd)).toThrow()
  })
})

describe('a QR code of it', () => {
  test('takes at most 37 modules for one address and 49 for the longest token', () => {
    const modules = (bytes: Uint8Array) =>
      encodeQR(toDense(bytes), 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 })
        .length - 2
    expect(modules(encodeToken(chromium))).toBe(37)
    expect(modules(new Uint8Array(mostTokenBytes).fill(255))).toBe(49)
  })

  test('gives every sequence of bytes back, and refuses other texts', () => {
    const random = new Random(5)
    for (let turn = 0; turn < 500; turn += 1) {
      const bytes = Uint8Array.from({ length: random.below(126) }, () => random.below(256))
      expect(fromDense(toDense(bytes))).toEqual(bytes)
    }
    for (const text of ['a', 'https://example.org', 'WIFI:S:Saal;;', ':::', '::', 'A']) {
      expect(fromDense(text)).toBeUndefined()
    }
  })
})

describe('the rows to type', () => {
  const bytes = encodeToken(chromium)

  test('are groups of five without letters that are mistaken for others', () => {
    const rows = toRows(bytes)
    expect(rows).toHaveLength(6)
    for (const row of rows)
      expect(row).toMatch(/^[0-9A-HJKMNP-TV-Z]{1,5}( [0-9A-HJKMNP-TV-Z]{1,5}){0,3}$/)
  })

  test('come back however they are typed or pasted', () => {
    const rows = toRows(bytes)
    expect(fromRows(rows.join('\n'))).toEqual({ bytes })
    const typed = rows.join('').toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o')
    expect(fromRows(typed.replaceAll('1', 'l'))).toEqual({ bytes })
  })

  test('any length comes back', () => {
    const random = new Random(3)
    for (let length = 1; length <= mostTokenBytes; length += 1) {
      const some = Uint8Array.from({ length }, () => random.below(256))
      expect(fromRows(toRows(some).join('\n'))).toEqual({ bytes: some })
    }
  })

  test('a wrong character, two that changed places or a swapped row name the row', () => {
    const rows = toRows(bytes)
    const random = new Random(9)
    for (let turn = 0; turn < 2000; turn += 1) {
      const number = random.below(rows.length)
      const row = Array.from((rows[number] ?? '').replaceAll(' ', ''))
      const at = random.below(row.length - 1)
      if (random.chance(0.5)) {
        row[at] = random.pick(
          Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ').filter((one) => one !== row[at]),
        )
      } else {
        if (row[at] === row[at + 1]) continue
        row.splice(at, 2, row[at + 1] ?? '', row[at] ?? '')
      }
      const typed = rows.with(number, row.join(''))
      expect(fromRows(typed.join(' '))).toEqual({ row: number + 1 })
    }
    const swapped = rows.with(1, rows[2] ?? '').with(2, rows[1] ?? '')
    expect(fromRows(swapped.join(' '))).toEqual({ row: 2 })
    expect(fromRows('')).toEqual({ row: 1 })
    expect(fromRows('kein Code, nur Text')).toEqual({ row: 1 })
  })
})
