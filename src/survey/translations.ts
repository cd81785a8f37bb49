/** Which texts of a questionnaire are missing in a language, and which nobody has checked yet. */
import type { Question, Questionnaire, Texts } from '#schema/survey.ts'
import type { Finding } from './finding.ts'
import { partsOfQuestion } from './form-units.ts'

/** How far one language is. */
export interface LanguageState {
  language: string
  texts: number
  missing: number
  /** Questions whose texts somebody who needs the language has read; `questions` is all of them. */
  checked: number
  questions: number
  findings: Finding[]
}

const isSaid = (texts: Texts | undefined) =>
  Object.values(texts ?? {}).some((text) => text.trim() !== '')

function textsOfQuestion(question: Question): Texts[] {
  if (question.kind === 'calculation') return []
  const { text, hint, constraint } = question
  const parts = partsOfQuestion(question).map((part) => part.text)
  const words = question.kind === 'scale' ? question.words : []
  const unit = question.kind === 'number' ? question.unit : undefined
  return [text, hint, constraint?.message, unit, ...parts, ...words].filter(isSaid) as Texts[]
}

/** Of texts that are said in some language, those that are not in this one. */
const lacks = (texts: readonly (Texts | undefined)[], language: string) =>
  texts.filter((text) => isSaid(text) && !text?.[language]?.trim()).length

function stateOf(questionnaire: Questionnaire, language: string, isFirst: boolean): LanguageState {
  const { title, intro, thanks, sections } = questionnaire
  const questions = sections
    .flatMap((section) => section.questions)
    .filter(({ kind }) => kind !== 'calculation')
  // People would be asked in another language than they chose; in the first one there is none to fall back on.
  const weight = isFirst ? ('stops' as const) : ('advises' as const)
  const findings: Finding[] = []
  const note = (count: number, place: Partial<Finding>) => {
    if (count > 0) findings.push({ code: 'missing-text', weight, language, count, ...place })
  }
  note(lacks([title, intro, thanks], language), {})
  for (const { id, title: heading } of sections) note(lacks([heading], language), { section: id })
  for (const one of questions) note(lacks(textsOfQuestion(one), language), { question: one.id })
  const unchecked = questions.filter(({ checked }) => !checked?.includes(language))
  if (!isFirst) {
    for (const { id } of unchecked) {
      findings.push({ code: 'not-checked', weight: 'advises', language, question: id })
    }
  }
  const all = [title, intro, thanks, ...sections.map((section) => section.title)].filter(isSaid)
  return {
    language,
    texts: all.length + questions.flatMap(textsOfQuestion).length,
    missing: findings.reduce((sum, { count = 0 }) => sum + count, 0),
    checked: questions.length - unchecked.length,
    questions: questions.length,
    findings,
  }
}

/** The state of every language, the first one first; each question that lacks texts is one finding. */
export function missingTexts(questionnaire: Questionnaire): LanguageState[] {
  return questionnaire.languages.map((language, at) => stateOf(questionnaire, language, at === 0))
}
