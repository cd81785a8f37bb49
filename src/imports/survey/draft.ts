/** A questionnaire in the making: what every importer fills, and what holds it to our schema in the end. */
import { cleanText } from '#imports/text.ts'
import { quote } from '#imports/wording.ts'
import type { Expression } from '#schema/expression.ts'
import { newId } from '#schema/id.ts'
import { Questionnaire, type Question, type Section, type Texts } from '#schema/survey.ts'
import type { Budget } from './budget.ts'
import { FileFault } from './fault.ts'
import { Languages } from './languages.ts'
import { build } from './logic/build.ts'
import type { Language } from './logic/dialects.ts'
import { Impossible } from './logic/node.ts'
import { parse } from './logic/parse.ts'
import { Scope, type Where } from './logic/scope.ts'
import { NameBook } from './names.ts'
import { Report, type Entry } from './report.ts'

/** What a foreign file gives: everything of a questionnaire but what the survey here adds (notice, version). */
export type ImportedSurvey = Pick<
  Questionnaire,
  'title' | 'intro' | 'thanks' | 'languages' | 'paging' | 'sections'
>

/** What the survey adds later, so that the whole schema can look at what was read. */
const added = {
  format: 1,
  survey: 'import',
  version: 1,
  notice: {
    controller: '',
    contact: '',
    officer: '',
    purpose: '',
    basis: '',
    recipients: '',
    deletion: '',
    authority: '',
  },
  idleSeconds: 60,
  photos: false,
} as const

/** Which condition, as the start of a sentence. */
export type ConditionKind =
  'Die Bedingung' | 'Die Prüfung' | 'Die Berechnung' | 'Der Antwortfilter' | 'Die Pflicht'

/** One condition of the file, to be made ours once all names are known. */
export interface Wish {
  entry: Entry
  kind: ConditionKind
  source: string
  as?: 'condition' | 'value'
  where?: Partial<Pick<Where, 'self' | 'round' | 'columns'>>
  take: (expression: Expression) => void
}

const mostQuestions = 3000
const mostSections = 200
const mostPerSection = 1000
const mostOptions = 30_000
const mostLetters = 4000

export class Draft {
  readonly report = new Report()
  /** Stands for the questionnaire as a whole. */
  readonly whole: Entry
  readonly languages: Languages
  readonly names: NameBook
  readonly scope: Scope
  readonly budget: Budget
  readonly #language: Language
  readonly #later: (() => void)[] = []
  readonly #texts: { texts: Texts; entry: Entry }[] = []
  readonly #sections: Section[] = []
  #count = 0
  #options = 0
  title: Texts = {}
  intro: Texts = {}
  thanks: Texts = {}
  paging: Questionnaire['paging'] = 'question'

  constructor(language: Language, budget: Budget) {
    this.#language = language
    this.budget = budget
    this.scope = new Scope(language.plain)
    this.whole = this.report.entry('Fragebogen')
    this.names = new NameBook(this.whole)
    this.languages = new Languages(this.whole)
  }

  /** A text in our languages; what is longer than possible is shortened, and `entry` told. */
  texts(entry: Entry, foreign: Iterable<readonly [language: string, text: string]>): Texts {
    const texts: Texts = {}
    for (const [name, text] of foreign) {
      this.budget.spend(1 + (text.length >> 5))
      const clean = cleanText(text, mostLetters, { lines: 'keep' }).text.trim()
      const language = clean === '' ? undefined : this.languages.codeOf(name)
      if (!language || Object.hasOwn(texts, language)) continue
      if (clean.length > mostLetters) {
        entry.lose(`Ein Text hat mehr als 4.000 Zeichen und wurde gekürzt.`)
      }
      texts[language] = clean.slice(0, mostLetters).replace(/\p{Surrogate}$/u, '')
    }
    this.#texts.push({ texts, entry })
    if (entry.title === '') entry.title = quote(Object.values(texts)[0] ?? '', 80).slice(1, -1)
    return texts
  }

  /** Begins a section; what is added from now on stands in it. */
  startSection(title: Texts, more: Pick<Section, 'repeat'> = {}): Section {
    const section: Section = { id: newId(), title, ...more, questions: [] }
    this.#sections.push(section)
    return section
  }

  add(section: Section, question: Question): void {
    this.#count++
    this.budget.spend(20)
    if (this.#count > mostQuestions) throw new FileFault('sie enthält mehr als 3.000 Fragen')
    section.questions.push(question)
  }

  /** Counts answers to choose from; a list may stand at many questions. */
  countOptions(count: number): void {
    this.#options += count
    if (this.#options > mostOptions)
      throw new FileFault('sie enthält mehr als 30.000 Antworten zur Auswahl')
  }

  /** Does something once all questions are known. */
  later(act: () => void): void {
    this.#later.push(act)
  }

  /** Makes a condition ours, once all names are known; where that is not possible, its entry says why. */
  wish({ entry, kind, source, as = 'condition', where = {}, take }: Wish): void {
    if (source.trim() === '') return
    this.later(() => {
      this.budget.spend(source.length)
      try {
        const here: Where = {
          ...where,
          scope: this.scope,
          functions: this.#language.functions,
          note: (sentence) => entry.change(sentence),
        }
        take(build(parse(source, this.#language.dialect), as, here))
      } catch (error) {
        if (!(error instanceof Impossible)) throw error
        entry.lose(`${kind} ${quote(source, 60)} wurde nicht übernommen: ${error.reason}.`)
      }
    })
  }

  /** Answers that are piped into texts get the names they have here. */
  #pipe(): void {
    for (const { texts, entry } of this.#texts) {
      for (const [language, text] of Object.entries(texts)) {
        this.budget.spend(1 + (text.length >> 5))
        const piped = text.replace(this.#language.pipe, (whole: string, name: string) => {
          const target = this.scope.peek(name.trim())
          if (target && target.holds !== 'option') return `{${target.variable}}`
          entry.lose(
            `Die Einfügung ${quote(whole)} im Text gibt es hier nicht, sie steht nun als Text da.`,
          )
          return whole
        })
        if (piped.length <= mostLetters) texts[language] = piped
      }
    }
  }

  /** The whole, held to our schema; throws a `FileFault` where nothing is left to ask. */
  done(): ImportedSurvey {
    for (const act of this.#later) act()
    this.#pipe()
    const sections = this.#sections.filter(({ questions }) => questions.length > 0)
    if (sections.length === 0)
      throw new FileFault('sie enthält keine Frage, die hier gestellt werden kann')
    if (sections.length > mostSections) throw new FileFault('sie enthält mehr als 200 Abschnitte')
    if (sections.some(({ questions }) => questions.length > mostPerSection)) {
      throw new FileFault('ein Abschnitt enthält mehr als 1.000 Fragen')
    }
    const { title, intro, thanks, paging } = this
    const languages = this.languages.list.length > 0 ? this.languages.list : ['de']
    const whole = { title, intro, thanks, paging, languages, sections }
    const isSound = Questionnaire.safeParse({ ...added, ...whole }).success
    if (isSound) return whole
    throw new FileFault('sie enthält etwas, das ein Fragebogen hier nicht haben kann')
  }
}

/** Both must hold. */
export function both(one: Expression | undefined, other: Expression): Expression {
  return one === undefined ? other : { and: [one, other] }
}
