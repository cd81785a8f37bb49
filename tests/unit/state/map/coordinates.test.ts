/** Degrees are read as people write them, and nothing else is taken for them. */
import { expect, test } from 'vitest'
import { readCoordinates, writeCoordinates } from '#state/map/coordinates.ts'

test.each([
  ['51,2853; 11,8891'],
  ['51.2853, 11.8891'],
  ['51.2853 11.8891'],
  ['51,2853 11,8891'],
  ['51,2853, 11,8891'],
  ['51,2853,11,8891'],
  ['N 51.2853° E 11.8891°'],
  ['51.2853° N, 11.8891° O'],
  ['  51.2853 ;  11.8891 '],
  ['11.8891, 51.2853'],
])('%s is the market of Musterdorf', (text) => {
  expect(readCoordinates(text)).toEqual({ lat: 51.2853, lon: 11.8891 })
})

test.each([[''], ['51,2853'], ['Markt'], ['51; 11; 12'], ['951.2; 11.9'], ['91; 181'], ['1e5; 3']])(
  '%s is no place',
  (text) => {
    expect(readCoordinates(text)).toBeUndefined()
  },
)

test('what is written is read again', () => {
  const point = { lat: 51.28531, lon: -11.88912 }
  expect(writeCoordinates(point)).toBe('51,28531; -11,88912')
  expect(readCoordinates(writeCoordinates(point))).toEqual(point)
})
