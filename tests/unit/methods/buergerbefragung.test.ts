/** The Bürgerbefragung is what the method handbook says (methods, section 4.4). */
import { expect, test } from 'vitest'
import { buergerbefragung } from '#methods/buergerbefragung.ts'

const variants = ['papier-und-tablet', 'veranstaltung']

test('it counts in days: 70 on paper and tablets, 14 at an event', () => {
  expect(buergerbefragung.unit).toBe('days')
  expect(buergerbefragung.variants.map(({ id, minutes }) => [id, minutes])).toEqual([
    ['papier-und-tablet', 70],
    ['veranstaltung', 14],
  ])
})

test('each phase takes as many days as the handbook says', () => {
  const days = buergerbefragung.phases.map((phase) => [
    phase.id,
    ...variants.map((id) => phase.steps.reduce((sum, step) => sum + (step.minutes[id] ?? 0), 0)),
  ])
  expect(days).toEqual([
    ['vorbereiten', 21, 7],
    ['feld', 28, 1],
    ['erfassen', 7, 2],
    ['auswerten', 14, 4],
  ])
})

test('the rules of asking and typing in are those of the handbook', () => {
  const rules = buergerbefragung.phases.map((phase) => phase.rules.map(({ de }) => de))
  expect(rules).toEqual([
    ['Nur fragen, was wir für die Entscheidung brauchen.'],
    ['Freiwillig.', 'Ohne Namen.', 'Hilfe beim Ausfüllen ist erlaubt.', 'Niemand schaut mit.'],
    ['Wörtlich übertragen.', 'Unleserlich = „unleserlich“.', 'Doppelt angekreuzt = „ungültig“.'],
    ['Erst Zahlen lesen, dann deuten.', 'Kleine Gruppen nicht zeigen.'],
  ])
})

test('four steps are about the survey, and two write down what was said', () => {
  const steps = buergerbefragung.phases.flatMap((phase) => phase.steps)
  expect(steps.map(({ block, activity }) => `${block} ${activity}`)).toEqual([
    'survey edit',
    'talk round',
    'survey field',
    'survey entry',
    'survey results',
    'talk round',
  ])
  const settings = Object.assign({}, ...steps.map((step) => step.settings)) as object
  expect(settings).toEqual({
    notes: 'note',
    mostQuestions: 15,
    pretestPeople: 6,
    reminderAfterDays: 10,
    doublePercent: 10,
  })
})
