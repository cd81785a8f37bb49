/** JSON from outside: the line of the fault, in German, and never an exception. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonFault } from '#imports/json-fault.ts'
import { readJson } from '#imports/json.ts'

function sentenceFor(text: string): string {
  const read = readJson(text, 'datei.json')
  return read.ok
    ? 'ok'
    : read.sentence.replace('Die Datei „datei.json“ wurde nicht übernommen: ', '')
}

const faults: [string, string, string][] = [
  [
    'no JSON at all',
    'Liebe Leute,',
    'sie enthält keine JSON-Daten, richtig wäre ein Anfang mit einer geschweiften Klammer {.',
  ],
  ['an empty file', ' \n', 'sie ist leer.'],
  [
    'a file that is far too large',
    'x'.repeat(300_000),
    'sie ist mit 300.000 Zeichen zu groß, höchstens 200.000 sind möglich.',
  ],
  [
    'typographic quotation marks',
    '{"a": 1,\n "b": „hallo“}',
    'Zeile 2: hier gehören gerade Anführungszeichen (") hin.',
  ],
  [
    'a comma too many',
    '{"a": 1,\n\n "b": 2,\n}',
    'Zeile 4: vor der Klammer steht ein Komma zu viel, oder ein Wert fehlt.',
  ],
  [
    'a missing comma',
    '{"a": 1\n "b": 2}',
    'Zeile 2: hier fehlt ein Komma oder eine schließende Klammer.',
  ],
  ['a missing colon', '{"a" 1}', 'Zeile 1: hinter dem Feldnamen fehlt ein Doppelpunkt.'],
  [
    'a text that does not end',
    '{\n"a": "x\n"}',
    'Zeile 2: ein Text ist in dieser Zeile nicht mit Anführungszeichen beendet.',
  ],
  [
    'a bracket that is missing',
    '{"a":\n {"b": 1}\n',
    'Zeile 3: die Datei ist nicht vollständig, am Ende fehlt eine Klammer.',
  ],
  [
    'something behind the end',
    '{"a": 1}\nund Schluss',
    'Zeile 2: hinter dem Ende der Methode steht noch etwas.',
  ],
  [
    'a field name without quotation marks',
    '{a: 1}',
    'Zeile 1: hier gehört ein Feldname in Anführungszeichen hin.',
  ],
  ['a comment', '{\n// Notiz\n}', 'Zeile 2: Anmerkungen sind in dieser Datei nicht möglich.'],
  ['a word', '{"a": ja}', 'Zeile 1: hier steht etwas, das weder Text noch Zahl ist.'],
  [
    'very deep brackets',
    '['.repeat(100_000),
    'Zeile 1: die Klammern sind tiefer verschachtelt als erlaubt.',
  ],
]

describe('a fault has its line and says what is wrong', () => {
  test.each(faults)('%s', (_, text, sentence) => {
    expect(sentenceFor(text)).toBe(sentence)
  })
})

test('what JSON can say is read as it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(findJsonFault(text)).toBeUndefined()
    }),
  )
})

test('a fault is found exactly where the browser finds one', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    '"',
    ':',
    ',',
    '1',
    '-',
    'null',
    ' ',
    '\n',
    '\\',
    '1.5e3',
    '01',
  )
  const pieced = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(pieced, fc.string()), (text) => {
      let valid = true
      try {
        JSON.parse(text)
      } catch {
        valid = false
      }
      expect(findJsonFault(text) === undefined).toBe(valid)
    }),
    { numRuns: 2000 },
  )
})

test('nothing is executed and no prototype is touched', () => {
  const read = readJson('{"__proto__": {"polluted": true}, "a": "\\u0000x"}', 'datei.json')
  expect(read.ok && Object.entries(read.value as object)).toEqual([
    ['__proto__', { polluted: true }],
    ['a', 'x'],
  ])
  expect('polluted' in {}).toBe(false)
})
