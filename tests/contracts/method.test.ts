/** Every method of the library keeps the contract of methods. */
import { expect, test } from 'vitest'
import { methods } from '#methods/index.ts'
import { runMethodContract, sentencesIn, wordsIn } from './method.ts'

for (const method of methods) runMethodContract(method)

test('every method has its own id', () => {
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length)
})

test('sentences and words are counted as a reader counts them', () => {
  expect(sentencesIn('Es geht. Wirklich? Die Regel heißt: „Kein Aber.“ Danke!')).toHaveLength(5)
  expect(wordsIn('Alles ist möglich – auch das … .')).toBe(5)
})
