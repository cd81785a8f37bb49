/** Lays a questionnaire out as the flat fields in which its document keeps it. */
import type { Option, Question, Questionnaire, Section } from '#schema/survey.ts'
import { textFields } from '#schema/survey-records.ts'

/** Fields of a record by their names; `null` takes one away, undefined leaves it. */
export type Fields = Record<string, unknown>

/** The names of texts and of lists: they are laid out, everything else is kept as it is. */
const laidOut = ['id', 'text', 'hint', 'unit', 'words', 'options', 'rows', 'constraint', 'checked']

/** A question without its id, place, options and rows. */
export function flatQuestion(question: Question): Fields {
  const plain = Object.entries(question).filter(([name]) => !laidOut.includes(name))
  const words = question.kind === 'scale' ? question.words : []
  const unit = question.kind === 'number' ? question.unit : undefined
  return {
    ...Object.fromEntries(plain),
    ...textFields('text', question.text),
    ...textFields('hint', question.hint),
    ...textFields('unit', unit),
    ...Object.fromEntries(
      words.flatMap((texts, at) => Object.entries(textFields(`word${at + 1}`, texts))),
    ),
    ...textFields('message', question.constraint?.message),
    constraint: question.constraint?.holds,
    ...Object.fromEntries(
      (question.checked ?? []).map((language) => [`checked:${language}`, true]),
    ),
  }
}

function flatCode(option: Option, part: 'options' | 'rows'): Fields {
  const { code, text, alone, show } = option
  return { part, code, alone, show, ...textFields('text', text) }
}

/** Options, then rows, of a question. */
export function flatCodes(question: Question): Fields[] {
  const options = 'options' in question ? question.options : []
  const rows = question.kind === 'matrix' ? question.rows : []
  return [
    ...options.map((option) => flatCode(option, 'options')),
    ...rows.map((option) => flatCode(option, 'rows')),
  ]
}

/** A section without its id and place. */
export function flatSection({ title, show, repeat }: Section): Fields {
  return { ...textFields('title', title), show, repeatName: repeat?.name, repeatMost: repeat?.most }
}

/** The heading without languages. */
export function flatSettings(questionnaire: Questionnaire): Fields {
  const { title, intro, thanks, notice, paging, idleSeconds, photos } = questionnaire
  const entries = Object.entries(notice).map(([field, value]) => [`notice:${field}`, value])
  return {
    ...textFields('title', title),
    ...textFields('intro', intro),
    ...textFields('thanks', thanks),
    ...(Object.fromEntries(entries) as Fields),
    paging,
    idleSeconds,
    photos,
  }
}
