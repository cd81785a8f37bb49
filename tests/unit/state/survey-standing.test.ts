/** How far a survey is, in the steps of a workshop: what is said is what its documents hold. */
import { expect, test } from 'vitest'
import {
  editStanding,
  fieldStanding,
  type Looked,
  resultsStanding,
  sheetStanding,
} from '#state/blocks/survey-standing.ts'
import { surveyBlock } from '#text/de/survey-block.ts'

const wording = { words: surveyBlock, language: 'de' } as const
const questionnaire = {} as Looked['versions'][number]['questionnaire']

function survey(fields: Partial<Looked>): Looked {
  return { questionCount: 0, state: 'draft', versions: [], ...fields }
}

const pretest = { ...{ hash: 'p', version: 1, pretest: true }, begun: '2027-03-01', questionnaire }
const real = { ...{ hash: 'r', version: 1, pretest: false }, begun: '2027-03-10', questionnaire }
const said = (lines: { text: string; done: boolean }[]) =>
  lines.map(({ text, done }) => `${done ? '✓' : '○'} ${text}`)

test('a draft says what is missing before people can be asked', () => {
  expect(said(editStanding(survey({}), { mostQuestions: 15, pretestPeople: 6 }, wording))).toEqual([
    '○ Noch keine Frage geschrieben',
    '○ Noch kein Pre-Test. Gut sind 6 Personen.',
    '○ Noch nicht gestartet',
  ])
})

test('too many questions are advice, and a pretest that runs is not yet done', () => {
  const running = survey({ questionCount: 17, state: 'pretest', versions: [pretest] })
  expect(said(editStanding(running, { mostQuestions: 15, pretestPeople: 6 }, wording))).toEqual([
    '○ 17 Fragen. Bis 15 füllen die meisten zu Ende aus.',
    '○ Der Pre-Test läuft',
    '○ Noch nicht gestartet',
  ])
})

test('a pretest is no start: the period begins with the first real version', () => {
  const running = survey({ questionCount: 12, state: 'running', versions: [pretest, real] })
  expect(said(editStanding(running, { pretestPeople: 6 }, wording))).toEqual([
    '✓ 12 Fragen geschrieben',
    '✓ Pre-Test gemacht',
    '✓ Gestartet am 10.03.2027',
  ])
  expect(said(fieldStanding(running, { reminderAfterDays: 10 }, '2027-03-12', wording))).toEqual([
    '✓ Läuft seit 10.03.2027',
    '○ Erinnerung am 20.03.2027',
  ])
  expect(fieldStanding(running, { reminderAfterDays: 10 }, '2027-03-21', wording)[1]).toEqual({
    text: 'Erinnerung war für 20.03.2027 vorgesehen',
    done: false,
  })
})

test('one that has ended says so, with what was written down of it', () => {
  const ended = survey({ state: 'ended', versions: [pretest, { ...real, ended: '2027-04-06' }] })
  expect(said(fieldStanding(ended, { reminderAfterDays: 10 }, '2027-04-07', wording))).toEqual([
    '✓ Lief vom 10.03.2027 bis 06.04.2027',
  ])
  expect(said(resultsStanding(ended, { needs: 2, measures: 0 }, wording))).toEqual([
    '✓ Beendet am 06.04.2027',
    '✓ 2 Bedarfe festgehalten',
    '○ Noch keine Maßnahme daraus',
  ])
})

test.each([
  [0, 0, ['○ Noch kein Bogen eingegeben']],
  [20, 1, ['✓ 20 Bögen eingegeben', '○ 1 von 20 Bögen doppelt eingegeben. Vorgesehen sind 10 %.']],
  [20, 2, ['✓ 20 Bögen eingegeben', '✓ 2 von 20 Bögen doppelt eingegeben. Vorgesehen sind 10 %.']],
])('%i sheets, %i of them twice', (typed, twice, lines) => {
  expect(said(sheetStanding({ typed, twice }, { doublePercent: 10 }, surveyBlock))).toEqual(lines)
})
