/** What this app writes as an XLSForm, it reads again: the same variables, kinds, codes, languages and conditions. */
import { expect, test } from 'vitest'
import { xlsformSheets } from '#exports/survey/xlsform.ts'
import { makeXlsx } from '#exports/survey/xlsx.ts'
import { faultsOf } from '#survey/faults.ts'
import { variablesOf } from '#survey/variables.ts'
import { everyKind } from '../../../client/questionnaire.ts'
import { sample, take } from './files.ts'

async function again() {
  return take('eigener.xlsx', await makeXlsx(xlsformSheets(everyKind)))
}

test('an own XLSForm comes back with its title, languages and questions', async () => {
  const { survey } = await again()
  // The format has one title only.
  expect(survey.title.de).toBe(everyKind.title.de)
  expect(survey.languages[0]).toBe(everyKind.languages[0])
  const names = new Set(variablesOf(survey).map(({ name }) => name))
  const lacking = variablesOf(everyKind).filter(({ name }) => !names.has(name))
  expect(lacking.map(({ name, question }) => `${name} ${question.kind}`)).toEqual([])
})

test('the check of questionnaires goes through whatever was read', async () => {
  for (const name of ['dorf.surveyjs.json', 'dorf.lss', 'alt.lss']) {
    const { survey } = await take(name, sample(name))
    expect(Array.isArray(faultsOf(survey))).toBe(true)
  }
})
