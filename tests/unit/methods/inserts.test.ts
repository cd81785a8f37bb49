/** Steps that are put in fit the schema of steps and are written for everybody. */
import { expect, test } from 'vitest'
import { inserts } from '#methods/inserts.ts'
import { Step } from '#schema/method.ts'

test('break, flash round and call-out list can be put in, with suggested minutes', () => {
  const offered = inserts.map(({ definition, minutes }) => [
    definition.title.de,
    definition.activity,
    minutes,
  ])
  expect(offered).toEqual([
    ['Pause', 'break', 10],
    ['Blitzlicht', 'reflection', 5],
    ['Zurufliste', 'call-out', 5],
  ])
})

test('every step to put in fits the schema, with question and title in all languages', () => {
  for (const { definition } of inserts) {
    expect(Step.parse(definition)).toEqual(definition)
    for (const text of [definition.title, definition.question ?? definition.title]) {
      expect(Object.keys(text)).toEqual(['de', 'en', 'de-simple'])
    }
  }
})
