/** The chooser promises only what this version can run. */
import { expect, test } from 'vitest'
import { chooserRows } from '#methods/chooser.ts'
import { methods } from '#methods/index.ts'

test('a row is available exactly when its method is in the list', () => {
  const available = chooserRows.filter((row) => row.available)
  expect(available.map(({ id }) => id)).toEqual(methods.map(({ id }) => id))
})

test('the chooser shows all seventeen purposes of the handbook, each once', () => {
  expect(chooserRows).toHaveLength(17)
  expect(new Set(chooserRows.map(({ id }) => id)).size).toBe(17)
})
