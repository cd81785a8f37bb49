/** The questionnaire to print: which version, in which language, how large, and the code of its pile. */
import { draftReading, runningVersion, versionsOf } from '#documents/survey.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { firstSheet, readSheet, SheetReading } from './paper-words.ts'

export type { OpenSurvey }

/** What a pile is called: on the sheets, and at entry. */
export const longestBatch = 20

/** A pile as it is written everywhere: "b " is "B". */
export function batchOf(text: string): string {
  return text.trim().toLocaleUpperCase('de').slice(0, longestBatch)
}

/** What is asked, or was asked last: paper comes back after the end, too. */
export function versionOnPaper(doc: Parameters<typeof versionsOf>[0]) {
  return runningVersion(doc) ?? versionsOf(doc).findLast(({ pretest }) => !pretest)
}

export class PaperPrint {
  readonly #house: House
  readonly #survey: OpenSurvey
  readonly #asked
  #language = $state('')
  #words = $state.raw(firstSheet)
  #isLarge = $state(false)
  #batch = $state('A')

  constructor(house: House, survey: OpenSurvey) {
    this.#house = house
    this.#survey = survey
    this.#asked = new Live(
      (changed) => survey.document.observe(changed),
      () => versionOnPaper(survey.document.doc),
    )
    this.#batch = house.device.preference(this.#mark) || 'A'
    void this.choose(this.questionnaire.languages[0] ?? 'de')
  }

  get #mark(): string {
    return `pile ${this.#survey.id}`
  }

  /** Before the start only a draft can be seen. */
  get isDraft(): boolean {
    return this.#asked.current === undefined
  }

  get questionnaire(): Questionnaire {
    return (
      this.#asked.current?.questionnaire ?? draftReading(this.#survey.document.doc).questionnaire
    )
  }

  get language(): string {
    return this.#language
  }

  /** The sheet in its language. */
  get reading(): SheetReading {
    const { questionnaire } = this
    return new SheetReading(questionnaire, paperSheet(questionnaire), this.#words)
  }

  async choose(language: string): Promise<void> {
    this.#language = language
    const words = await readSheet(language)
    // Somebody chose again in the meantime.
    if (this.#language === language) this.#words = words
  }

  /** Plain language is always printed large. */
  get isLarge(): boolean {
    return this.#isLarge || this.isPlain
  }
  set isLarge(value: boolean) {
    this.#isLarge = value
  }
  get isPlain(): boolean {
    return this.#language === 'de-simple'
  }

  get batch(): string {
    return this.#batch
  }
  set batch(text: string) {
    this.#batch = batchOf(text)
    void this.#house.device.setPreference(this.#mark, this.#batch)
  }

  /** What stands small at the foot of every page: the pile and the version, never a number of a sheet. */
  get foot(): string {
    const { sheet } = this.reading
    const { version, pretest } = this.questionnaire
    const which = this.isDraft ? sheet.draft : pretest ? sheet.pretest : sheet.version(version)
    return [this.#batch && sheet.batch(this.#batch), which].filter(Boolean).join(' · ')
  }

  /** Puts foot and page number on every printed page as long as the page is open; to be called in an effect. */
  markPages(): () => void {
    const { page, of } = this.reading.sheet
    const number = `"${page} " counter(page) " ${of} " counter(pages)`
    const rule = new CSSStyleSheet()
    rule.replaceSync(
      `@page { margin: 15mm 16mm 18mm; @bottom-left { content: ${quoted(this.foot)}; font: 8pt 'Fira Sans', sans-serif } @bottom-right { content: ${number} } }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rule)
    }
  }
}

/** A text inside a style sheet: what is typed can end no rule. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} .·_-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`
}
