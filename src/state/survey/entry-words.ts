/** Answers on paper as short words: beside the form, and side by side when two entries differ. */
import type { Answer } from '#schema/answer.ts'
import { textIn, type Questionnaire, type Texts } from '#schema/survey.ts'
import type { PaperField, PaperKey } from '#survey/paper-sheet.ts'
import { otherCode } from '#survey/variables.ts'
import { writeTyped } from '#survey/paper-typed.ts'
import { gridOf } from '#survey/plan-grid.ts'
import type { Messages } from '#text/german.ts'

export class EntryWords {
  readonly #words: Messages['paper']
  readonly #first: string

  constructor(words: Messages['paper'], { languages }: Pick<Questionnaire, 'languages'>) {
    this.#words = words
    this.#first = languages[0] ?? 'de'
  }

  say(texts: Texts): string {
    return textIn(texts, this.#first, this.#first)
  }

  /** What stands beside a box. */
  label({ value, text }: PaperKey, { question }: PaperField): string {
    if (value === true) return this.#words.yes
    if (value === false) return this.#words.no
    if (question.kind === 'choice' && value === otherCode && !this.say(text)) {
      return this.#words.other
    }
    return this.say(text) || String(value)
  }

  /** The question of a field; of a table with its row. */
  asked({ question, row, after }: PaperField): string {
    const text = this.say(question.text)
    if (row) return `${text} ${this.say(row.text)}`
    return after === undefined ? text : this.#words.otherText
  }

  /** The same where there is little room: of a table its row alone. */
  brief(field: PaperField): string {
    return field.row ? this.say(field.row.text) : this.asked(field)
  }

  /** The answer in words; empty where nothing was typed yet. */
  answer(field: PaperField, answer: Answer | undefined): string {
    if (!answer) return ''
    if ('missing' in answer) return this.#words.missing[answer.missing]
    const { value } = answer
    if (field.keys.length === 0 || field.way === 'pin') return writeTyped(field, answer)
    const word = (code: string) => {
      const key = field.keys.find((one) => String(one.value) === code)
      if (key) return this.label(key, field)
      const place = gridOf(code)
      return place ? this.#words.onPlan(place) : code
    }
    if (!Array.isArray(value)) return word(String(value))
    if (field.way !== 'ranks') return value.map(word).join(', ')
    return value.map((code, at) => `${String(at + 1)}. ${word(code)}`).join(', ')
  }
}
