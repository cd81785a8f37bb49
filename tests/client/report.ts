/** A report's source made of counted answers, for tests. */
import { Count } from '#evaluation/count.ts'
import type { ReportSource } from '#exports/survey/report-exports.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { randomSheets } from './sheets.ts'

/** So many people have answered, at random. */
export function reportSource(questionnaire: Questionnaire, count: number): ReportSource {
  const results = new Count({
    questionnaire,
    versions: new Map([['hash', questionnaire]]),
    responses: randomSheets(questionnaire, count),
    features: [],
    quotes: new Map([['worte', ['Mehr <b>Busse</b>, bitte & schnell']]]),
  }).publish()
  return {
    results,
    notes: {
      purpose: 'Wir planen die Wege neu.',
      asked: 'alle Haushalte',
      invited: 500,
      isOpen: true,
      interpretations: [{ text: 'Abends fehlt der Bus.', question: 'Wie fahren Sie?', n: count }],
      next: ['Der Gemeinderat berät am 12.06.2026.'],
    },
    context: { municipality: { name: 'Stadt Größe', crest: '' }, today: '2026-05-06' },
  }
}
