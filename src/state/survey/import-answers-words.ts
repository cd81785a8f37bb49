/** Columns and answers of a table in words: what can be chosen for a column, and what an answer says. */
import type { Answer } from '#schema/answer.ts'
import { textIn, type Questionnaire } from '#schema/survey.ts'
import type { House } from '#state/house.svelte.ts'
import { otherName, variablesOf, type Variable } from '#survey/variables.ts'
import type { Messages } from '#text/german.ts'
import type { Meaning } from './import-answers.svelte.ts'

/** The words of a variable: the question, and of a table its row. */
function asked({ text, row, name, question }: Variable, first: string, other: string): string {
  const parts = [text, ...(row ? [row] : [])]
  const words =
    parts
      .map((one) => textIn(one, first, first))
      .join(' ')
      .trim() || name
  return name === otherName(question.name) ? `${words}: ${other}` : words
}

/** Every name an answer has in a table, with its words. */
function named(
  { sections, languages }: Questionnaire,
  other: string,
): [string, string, Variable][] {
  const first = languages[0] ?? 'de'
  return variablesOf({ sections }).flatMap((variable) => {
    const words = asked(variable, first, other)
    if (variable.section.repeat === undefined) return [[variable.name, words, variable]]
    return Array.from({ length: variable.repeats }, (_, at): [string, string, Variable] => {
      const round = String(at + 1)
      return [`${variable.name}.${round}`, `${words} (${round})`, variable]
    })
  })
}

/** What a column can hold, with its words; the first is nothing. */
export function meaningsOf(
  questionnaire: Questionnaire,
  words: Messages['surveyImportAnswers'],
): { meaning: Meaning; label: string }[] {
  const first = questionnaire.languages[0] ?? 'de'
  const about = ['day', 'channel', 'language', 'batch', 'number'] as const
  const answers = named(questionnaire, words.otherBox).flatMap(([name, label, variable]) => {
    const whole = { meaning: { is: 'answer' as const, name }, label }
    if (!variable.isMany) return [whole]
    const boxes = variable.labels.map(({ code, text }) => ({
      meaning: { is: 'box' as const, name, code },
      label: `${label}: ${textIn(text, first, first) || (code === 'other' ? words.otherBox : code)}`,
    }))
    return [whole, ...boxes]
  })
  return [
    { meaning: { is: 'nothing' }, label: words.nothing },
    ...answers,
    ...about.map((is) => ({ meaning: { is }, label: words.about[is] })),
  ]
}

/** Questions by the names of their answers. */
export function questionWords(
  questionnaire: Questionnaire,
  words: Messages['surveyImportAnswers'],
): Map<string, string> {
  return new Map(named(questionnaire, words.otherBox).map(([name, words]) => [name, words]))
}

/** An answer in words, as it would be kept. */
export function answerWords(
  name: string,
  answer: Answer | undefined,
  questionnaire: Questionnaire,
  { words, language }: Pick<House, 'words' | 'language'>,
): string {
  if (!answer) return ''
  if ('missing' in answer) return words.paper.missing[answer.missing]
  const first = questionnaire.languages[0] ?? 'de'
  const variable = named(questionnaire, '').find(([one]) => one === name)?.[2]
  const say = (value: string | number | boolean): string => {
    if (value === true) return words.paper.yes
    if (value === false) return words.paper.no
    const label = variable?.labels.find(({ code }) => code === String(value))
    const said = label && textIn(label.text, first, first)
    if (said) return said
    if (typeof value !== 'number') return value
    return value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 12 })
  }
  const { value } = answer
  return Array.isArray(value) ? value.map(say).join(', ') : say(value)
}
