/** Questions of the library are sound, plain and tell nobody. */
import { describe, expect, test } from 'vitest'
import { Question } from '#schema/survey.ts'
import { anonymityOf } from '#survey/anonymity.ts'
import { faultsOf } from '#survey/faults.ts'
import { questionLibrary } from '#survey/library.ts'
import { readingHints } from '#survey/reading.ts'
import { missingTexts } from '#survey/translations.ts'
import { questionnaireOf } from '../../client/questionnaire.ts'

const all = questionLibrary.flatMap(({ questions }) => questions)

test('every question parses, and no name comes twice', () => {
  for (const question of all) expect(Question.safeParse(question).error).toBeUndefined()
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

test('the short form asks six things: known, used, helpful, changed, missing, recommended', () => {
  const [form] = questionLibrary.filter(({ id }) => id === 'evaluation')
  expect(form?.questions.map(({ name }) => name)).toEqual([
    'known',
    'used',
    'helpful',
    'changed',
    'lacking',
    'recommend',
  ])
})

test('before and after are answered in the same steps', () => {
  const [before, after] = questionLibrary.find(({ id }) => id === 'pair')?.questions ?? []
  const stepsOf = (question?: Question) => (question?.kind === 'scale' ? question.words : [])
  expect(stepsOf(before)).toHaveLength(3)
  expect(stepsOf(after)).toEqual(stepsOf(before))
})

describe.each(questionLibrary)('$id', ({ questions }) => {
  const questionnaire = questionnaireOf([...questions], {
    title: { de: 'Alle', 'de-simple': 'Alle' },
    languages: ['de', 'de-simple'],
    sections: [{ id: 's', title: {}, questions: [...questions] }],
  })
  test('has no faults, stands in both languages and is easy to read', () => {
    expect(faultsOf(questionnaire)).toEqual([])
    const missing = missingTexts(questionnaire).flatMap(({ findings }) => findings)
    expect(missing.filter(({ code }) => code === 'missing-text')).toEqual([])
    expect(readingHints(questionnaire)).toEqual([])
  })
  test('asks nothing by which one person could be recognised', () => {
    const sections = questionnaire.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.id === 'place' ? { ...question, people: 50 } : question,
      ),
    }))
    const { findings } = anonymityOf({ ...questionnaire, sections })
    // Five features are offered: three of them may be taken.
    expect(findings.filter(({ code }) => code !== 'too-many-features')).toEqual([])
  })
})
