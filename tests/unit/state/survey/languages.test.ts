/** Plain German is called "Leichte Sprache" only where somebody who needs it has checked all of it. */
import { expect, test } from 'vitest'
import { nameOfLanguage } from '#state/survey/answering-language.ts'
import { simpleNameOf } from '#state/survey/editor-languages.ts'
import { german } from '#text/german.ts'
import { ask, questionnaireOf } from '../../../client/questionnaire.ts'

const checked = { checked: ['de-simple'] }
const sum = ask('calculation', 'sum')

test.each([
  ['every question is checked', [ask('text', 'a', checked), ask('page', 'b', checked), sum], true],
  ['one is not', [ask('text', 'a', checked), ask('yes-no', 'b')], false],
  ['another language was checked', [ask('text', 'a', { checked: ['en'] })], false],
  ['nothing is asked', [], false],
])('where %s', (_, questions, isEarned) => {
  const asked = questionnaireOf(questions)
  const name = isEarned ? 'Leichte Sprache' : 'Einfache Sprache'
  expect(nameOfLanguage('de-simple', asked)).toBe(name)
  expect(simpleNameOf(asked, german.survey.languages)).toBe(name)
})
