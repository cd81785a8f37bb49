/** The example survey could be started as it is: twelve real questions in German and plain German. */
import { expect, test } from 'vitest'
import { braunsbedraSurvey } from '#examples/braunsbedra-survey.ts'
import { Questionnaire } from '#schema/survey.ts'
import { checksOf } from '#survey/checks.ts'
import { Form } from '#survey/form.ts'
import { lengthOf } from '#survey/length.ts'
import { longestSentence } from '#survey/reading.ts'

const today = '2026-11-23'
const survey = braunsbedraSurvey('survey-1', today)
const questions = survey.sections.flatMap((section) => section.questions)

test('it has twelve questions and takes less than ten minutes', () => {
  expect(Questionnaire.safeParse(survey).error).toBeUndefined()
  expect(questions).toHaveLength(12)
  expect(lengthOf(survey)).toMatchObject({ questions: 12, findings: [] })
})

test('every check passes: plain German is honest about not being checked yet', () => {
  const { groups, canStart } = checksOf(survey, { today })
  expect(canStart).toBe(true)
  const { missing, ...others } = groups
  expect(Object.values(others).flat()).toEqual([])
  expect([...new Set(missing.map(({ code, language }) => `${code} ${language ?? ''}`))]).toEqual([
    'not-checked de-simple',
  ])
})

test('whoever does not say how many live in a place is asked about it, and may start', () => {
  const sections = survey.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({ ...question, people: undefined })),
  }))
  const unsaid = Questionnaire.parse({ ...survey, sections })
  const { groups, canStart } = checksOf(unsaid, { today })
  expect([canStart, groups.anonymity.map(({ code }) => code)]).toEqual([
    true,
    ['place-size-unknown'],
  ])
})

test('plain German has at most twelve words a sentence', () => {
  const texts = [survey.title, survey.intro, survey.thanks]
  for (const question of questions) {
    texts.push(question.text, question.hint ?? {})
    if ('options' in question) texts.push(...question.options.map(({ text }) => text))
  }
  const long = texts
    .map((text) => text['de-simple'] ?? '')
    .filter((text) => longestSentence(text) > 12)
  expect(long).toEqual([])
})

test('one question hangs on another: who does not know the Schulkindpass is not asked about it', () => {
  const form = new Form(survey, { language: 'de-simple', today })
  const pages = () => form.pages.length
  expect(pages()).toBe(11)
  form.set('pass', { value: true })
  expect(pages()).toBe(12)
  form.set('pass', { missing: 'declined' })
  expect(form.finish().passhilfe).toEqual({ missing: 'not-asked' })
})

test('the person is asked last, and the open question stands before', () => {
  expect(questions.slice(-3).map(({ name }) => name)).toEqual(['fehlt', 'alter', 'wohnort'])
})
