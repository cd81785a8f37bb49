/** The chooser promises only what this version can run. */
import { expect, test } from 'vitest'
import { chooserRows } from '#methods/chooser.ts'
import { methods } from '#methods/index.ts'

test('a row is available exactly when its method is in the list, or begins a survey', () => {
  const available = chooserRows.filter((row) => row.available)
  const workshops = available.filter(({ begins }) => begins === undefined)
  expect(workshops.map(({ id }) => id)).toEqual(methods.map(({ id }) => id))
  const others = available.filter(({ begins }) => begins !== undefined)
  expect(others.map(({ id }) => id)).toEqual(['buergerbefragung'])
})

test('the chooser shows all seventeen purposes of the handbook, each once', () => {
  expect(chooserRows).toHaveLength(17)
  expect(new Set(chooserRows.map(({ id }) => id)).size).toBe(17)
})
