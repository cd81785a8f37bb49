/** Answers and questions as one line of words: for reading them again, and for reading them aloud. */
import type { Question } from '#schema/survey.ts'
import type { AnsweringForm } from './answering-form.svelte.ts'
import { tagOf, type AnsweringWords } from './answering-language.ts'
import { nameIn, otherCode, otherNameIn, rowName } from './answering-names.ts'
import { writeNumber } from './answering-number.ts'

interface Wording {
  form: AnsweringForm
  words: AnsweringWords
  round: number | undefined
}

/** What a person answered, as it is read again before sending; one line a row of a matrix. */
export function answerLines(question: Question, wording: Wording): string[] {
  const { form, words, round } = wording
  if (question.kind === 'matrix') {
    return question.rows.map((row) => {
      const name = rowName(question, row.code, round)
      return `${form.text(row.text, round)}: ${answerAt(name, question, wording)}`
    })
  }
  const line = answerAt(nameIn(question.name, round), question, wording)
  if (question.kind !== 'choice' || !question.other) return [line]
  const other = form.value(otherNameIn(question.name, round))
  return typeof other === 'string' ? [line, `${words.otherText} ${other}`] : [line]
}

function answerAt(name: string, question: Question, wording: Wording): string {
  const { form, words } = wording
  if (form.isDeclined(name)) return words.declined
  const value = form.value(name)
  if (value === undefined) return words.noAnswer
  if (Array.isArray(value)) {
    const list = value.map((code) => optionText(question, code, wording))
    if (question.kind !== 'ranking') return list.join(', ')
    return list.map((text, at) => `${at + 1}. ${text}`).join(', ')
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return numberText(question, value, wording)
  if (question.kind === 'date') return dayText(value, form.language)
  if (question.kind === 'photo') return words.photoHere
  if (question.kind === 'text') return value
  return optionText(question, value, wording)
}

function optionText(question: Question, code: string, { form, words, round }: Wording): string {
  if (!('options' in question)) return code
  const option = question.options.find((one) => one.code === code)
  if (option) return form.text(option.text, round)
  return question.kind === 'place' ? words.onPlan : code === otherCode ? words.other : code
}

function numberText(question: Question, value: number, { form, words, round }: Wording): string {
  if (question.kind === 'scale') return form.text(question.words[value - 1] ?? {}, round)
  if (question.kind === 'rating') return words.stars(value, question.most)
  const number = writeNumber(value, tagOf(form.language))
  const unit = question.kind === 'number' && question.unit ? form.text(question.unit, round) : ''
  return unit ? `${number} ${unit}` : number
}

function dayText(day: string, language: string): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(tagOf(language), format).format(new Date(`${day}T12:00:00Z`))
}

/** The question and what can be answered, as it is read aloud. */
export function spoken(question: Question, { form, words, round }: Wording): string {
  const parts = [form.text(question.text, round)]
  if (question.hint) parts.push(form.text(question.hint, round))
  if (question.kind === 'scale') parts.push(...question.words.map((text) => form.text(text, round)))
  if (question.kind === 'yes-no') parts.push(words.yes, words.no)
  if (question.kind === 'matrix')
    parts.push(...question.rows.map(({ text }) => form.text(text, round)))
  if ('options' in question) {
    parts.push(...form.options(question, round).map(({ text }) => form.text(text, round)))
  }
  // A full stop makes every voice pause.
  return parts
    .filter(Boolean)
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
