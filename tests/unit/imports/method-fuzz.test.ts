/** Whatever stands in a method file: one sentence, nothing thrown, nothing half taken over. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMethodFile } from '#imports/method-file.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { Method } from '#schema/method.ts'

function expectOneSentence(text: string): void {
  const read = readMethodFile(text, 'werkstatt.json')
  if (read.ok) {
    expect(Method.parse(read.method)).toEqual(read.method)
    return
  }
  expect(read.sentence).toMatch(/^Die Datei „werkstatt\.json“ wurde nicht übernommen: .+\.$/u)
  expect(read.sentence).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|undefined|\[object/u)
  expect(read.sentence.length).toBeLessThan(600)
}

/** The places of all values in the method, such as phases.1.steps.0.title.de. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))
  return [path, ...inner]
}

function withChange(path: string[], act: (holder: Record<string, unknown>, key: string) => void) {
  const file = structuredClone(zukunftswerkstatt) as unknown as Record<string, unknown>
  const holder = path
    .slice(0, -1)
    .reduce((value, key) => value[key] as Record<string, unknown>, file)
  act(holder, path.at(-1) ?? '')
  return JSON.stringify(file)
}

const places = placesIn(zukunftswerkstatt).filter((path) => path.length > 0)
const anyPlace = fc.constantFrom(...places)
const nasty = fc.constantFrom<unknown>(null, '', -1, 1e308, 0.1, [], {}, true, '\u202e\0')
const anyValue = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary' }))

test('any text gets at most one sentence', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), expectOneSentence))
})

test('a method with any value changed gets at most one sentence', () => {
  fc.assert(
    fc.property(anyPlace, anyValue, (path, value) => {
      expectOneSentence(withChange(path, (holder, key) => (holder[key] = value)))
    }),
    { numRuns: 200 },
  )
})

test('a method with any field missing or renamed gets at most one sentence', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'de', 'toString'))
  fc.assert(
    fc.property(anyPlace, name, (path, other) => {
      const changed = withChange(path, (holder, key) => {
        if (Array.isArray(holder)) return
        Object.defineProperty(holder, other, {
          value: holder[key],
          enumerable: true,
          configurable: true,
        })
        if (other !== key) Reflect.deleteProperty(holder, key)
      })
      expectOneSentence(changed)
    }),
    { numRuns: 200 },
  )
})

test('a misspelt field is always found, with the right one', () => {
  const fields = places.filter(
    (path) => /^[a-z]{6,}$/i.test(path.at(-1) ?? '') && !path.includes('minutes'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.nat(), (path, at) => {
      const key = path.at(-1) ?? ''
      const place = 1 + (at % (key.length - 2))
      const misspelt = key.slice(0, place) + key.slice(place + 1)
      const read = readMethodFile(
        withChange(path, (holder) => {
          holder[misspelt] = holder[key]
          Reflect.deleteProperty(holder, key)
        }),
        'werkstatt.json',
      )
      expect(read.ok ? 'ok' : read.sentence).toContain(`gemeint ist wohl „${key}“`)
    }),
    { numRuns: 150 },
  )
})
