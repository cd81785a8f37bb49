/** Reports of a survey: names, titles, and a poster that stays one sheet. */
import { expect, test } from 'vitest'
import { reportExports, reportFileName } from '#exports/survey/report-exports.ts'
import { everyKind } from '../../../client/questionnaire.ts'
import { reportSource } from '../../../client/report.ts'

async function html(id: string): Promise<string> {
  const one = reportExports.find((candidate) => candidate.id === id)
  return new TextDecoder().decode(await one?.make(reportSource(everyKind, 120)))
}

test('names of files say the day, what it is, and the survey', () => {
  const source = reportSource(everyKind, 20)
  expect(reportExports.map((one) => reportFileName(one, source))).toEqual([
    '2026-05-06_Befragungsbericht_Unser Ort.docx',
    '2026-05-06_Befragungsbericht_Unser Ort.odt',
    '2026-05-06_Befragungsbericht_Unser Ort.html',
    '2026-05-06_Befragungsplakat_Unser Ort.html',
  ])
})

test('what was written beside a choice has a title of its own', async () => {
  expect(await html('report-html')).toContain('Frage 2: Wie fahren Sie? – Anderes, nämlich')
})

test('the poster shows three questions at most, and what happens now', async () => {
  const poster = await html('poster')
  expect(poster.match(/<h2>/g)).toHaveLength(4)
  expect(poster).toContain('Der Gemeinderat berät am 12.06.2026.')
  expect(poster).toContain('120 Menschen haben geantwortet.')
})
