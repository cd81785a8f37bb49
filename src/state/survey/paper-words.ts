/** What a printed questionnaire says in its language: the words around the questions, and conditions as sentences. */
import type { Questionnaire, Texts } from '#schema/survey.ts'
import { textIn } from '#schema/survey.ts'
import { paperCondition, type PaperCondition } from '#survey/paper-filter.ts'
import { paperFields, type PaperItem, type PaperPart } from '#survey/paper-sheet.ts'
import { german, type SheetWords } from '#text/paper-sheet/de.ts'
import { firstWords, readWords, type AnsweringWords } from './answering-language.ts'

export type { SheetWords }

/** Everything that the sheet says in one language. */
interface SheetLanguage {
  language: string
  sheet: SheetWords
  words: AnsweringWords
}

/** German, at once. */
export const firstSheet: SheetLanguage = { language: 'de', sheet: german, words: firstWords }

/** The words of a sheet in this language; German where there are none, as around the questions of a kiosk. */
export async function readSheet(language: string): Promise<SheetLanguage> {
  const isEnglish = /^en(-|$)/.test(language)
  const [words, sheet] = await Promise.all([
    readWords(language),
    isEnglish
      ? import('#text/paper-sheet/en.ts').then(
          ({ english }) => english,
          () => german,
        )
      : Promise.resolve(german),
  ])
  return { language, sheet, words }
}

const placeholder = /\{([a-z][a-z0-9_]*)\}/g

/** One questionnaire as it is read on paper. */
export class SheetReading {
  readonly questionnaire: Questionnaire
  readonly parts: readonly PaperPart[]
  readonly #words: SheetLanguage

  constructor(questionnaire: Questionnaire, parts: readonly PaperPart[], words: SheetLanguage) {
    this.questionnaire = questionnaire
    this.parts = parts
    this.#words = words
  }

  get sheet(): SheetWords {
    return this.#words.sheet
  }
  get words(): AnsweringWords {
    return this.#words.words
  }

  /** A text in the language of the sheet; what another answer would put into it is named by its number. */
  say(texts: Texts): string {
    const first = this.questionnaire.languages[0] ?? 'de'
    const text = textIn(texts, this.#words.language, first)
    if (!text.includes('{')) return text
    return text.replaceAll(placeholder, (_, name: string) => {
      const field = paperFields(this.parts).find((one) => one.question.name === name)
      return field ? this.sheet.yourAnswer(field.number) : '…'
    })
  }

  /** Under which condition a question is for this person; empty where it is for everybody. */
  filterOf({ question, round }: PaperItem): string {
    if (question.show === undefined || question.show === true) return ''
    const condition = paperCondition(question.show, this.parts, round)
    return condition ? this.sheet.onlyIf(this.#sentence(condition)) : this.sheet.maybe
  }

  /** The same for a whole part; a round is for whoever has named a number that is large enough. */
  filterOfPart({ section, round }: PaperPart): string {
    const shown = section.show !== undefined && section.show !== true
    const conditions: (PaperCondition | undefined)[] = []
    if (shown) conditions.push(paperCondition(section.show ?? true, this.parts, round))
    if (section.repeat && round !== undefined) {
      const { name } = section.repeat
      conditions.push(paperCondition({ '>=': [{ var: name }, round] }, this.parts))
    }
    if (conditions.length === 0) return ''
    const known = conditions.filter((one) => one !== undefined)
    if (known.length < conditions.length) return this.sheet.partMaybe
    return this.sheet.partOnlyIf(known.map((one) => this.#sentence(one)).join(this.sheet.and))
  }

  #sentence(condition: PaperCondition): string {
    if ('joined' in condition) {
      const { joined, parts } = condition
      const glue = joined === 'all' ? this.sheet.and : this.sheet.or
      return parts.map((part) => this.#sentence(part)).join(glue)
    }
    const { number, said, labels } = condition
    if (said === 'answered') return this.sheet.answered(number)
    if (said === 'not-answered') return this.sheet.notAnswered(number)
    const field = paperFields(this.parts).find((one) => one.number === number)
    const isTicked = field !== undefined && field.keys.length > 0
    const what = labels.map((label) => this.#label(label, isTicked)).join(this.sheet.or)
    return this.sheet[isTicked ? 'ticked' : 'written'][said](number, what)
  }

  #label(label: Texts | number | boolean | 'other', isTicked: boolean): string {
    if (typeof label === 'number' && !isTicked) return String(label).replace('.', ',')
    const { yes, no, other } = this.words
    const word = () => {
      if (typeof label === 'boolean') return label ? yes : no
      if (label === 'other') return other
      return typeof label === 'number' ? String(label) : this.say(label)
    }
    return this.sheet.quote(word())
  }
}
