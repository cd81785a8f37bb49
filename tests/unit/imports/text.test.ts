/** Text at the border: nothing invisible comes in, nothing visible is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, countCharacters } from '#imports/text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const nasty = fc.constantFrom(
  '\0',
  '\u202e',
  '\u2066',
  '\t',
  '\r\n',
  '\n',
  '\ud800',
  '\u200b',
  '<b>',
)
const mixed = fc.array(fc.oneof(anyText, nasty), { maxLength: 20 }).map((parts) => parts.join(''))
const invisible = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
const both = fc.constantFrom('keep' as const, 'join' as const)

test('null bytes, controls and turned writing directions go, and are reported', () => {
  expect(cleanText('Bus\0 fährt \u202enicht\u202c\u0007')).toEqual({
    text: 'Bus fährt nicht',
    controls: 2,
    directions: 2,
    length: 15,
    tooLong: false,
  })
})

test('letters made of two parts become one, so that equal words are equal', () => {
  expect(cleanText('Übergang').text).toBe('Übergang')
  expect(cleanText('U\u0308bergang').text).toBe('Übergang')
})

test('HTML and script stay what they are: text', () => {
  const html = '<img src=x onerror="alert(1)"><script>alert(2)</script> & „so“'
  expect(cleanText(html).text).toBe(html)
})

test('line breaks stay where lines are allowed and become spaces elsewhere', () => {
  expect(cleanText('a\r\nb\u2028c\rd\te', 99, { lines: 'keep' }).text).toBe('a\nb\nc\nd e')
  expect(cleanText('a\r\nb\nc').text).toBe('a b c')
})

test('emoji, joiners and other scripts stay whole', () => {
  const whole = '👨‍👩‍👧 Haus 🏠 بيت می‌خواهم Ołówek'
  expect(cleanText(whole).text).toBe(whole)
  expect(countCharacters('🏠a🏠')).toBe(3)
})

test('a text of 100,000 characters is reported as too long and never cut', () => {
  const { text, tooLong, length } = cleanText('ä'.repeat(100_000), 200)
  expect([text.length, length, tooLong]).toEqual([100_000, 100_000, true])
  expect(cleanText('ä'.repeat(200), 200).tooLong).toBe(false)
})

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(mixed, both, (text, lines) => {
      const once = cleanText(text, 50, { lines })
      const twice = cleanText(once.text, 50, { lines })
      expect(twice).toEqual({ ...once, controls: 0, directions: 0 })
    }),
  )
})

test('nothing invisible is left, and the text can always be stored and read again', () => {
  fc.assert(
    fc.property(mixed, both, (text, lines) => {
      const clean = cleanText(text, 50, { lines }).text
      expect(clean.replaceAll(lines === 'keep' ? '\n' : '', '')).not.toMatch(invisible)
      expect(new TextDecoder().decode(new TextEncoder().encode(clean))).toBe(clean)
    }),
  )
})

test('what people can see is never lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '9', '€', '<', '„', ' ', '🏠', 'ن', 'e\u0301')),
      mixed,
      (seen, noise) => {
        const clean = cleanText(seen.join(noise.replace(/[^\p{Cc}\p{Cs}]/gu, ''))).text
        const visible = clean.replaceAll(' ', '')
        expect(visible).toBe(seen.join('').normalize('NFC').replaceAll(' ', ''))
      },
    ),
  )
})
