/** The print kit of a walk: which sheets, for which group, in which language and size; kept on this device. */
import type { Language } from '#schema/language.ts'
import type { House } from '#state/house.svelte.ts'
import { walkPaper } from '#text/walk-paper/index.ts'
import { most } from './advice.ts'
import { Announcing } from './announcing.svelte.ts'
import { inWords } from './offers.ts'
import type { WalkPreparation } from './preparing.svelte.ts'

export const kitSheets = [
  'plan',
  'forms',
  'roles',
  'stickers',
  'checklist',
  'announcement',
] as const
type KitSheet = (typeof kitSheets)[number]

/** Numbers on a sheet of stickers. */
export const stickers = 20
/** Forms where nobody knows the stops before. */
const freeForms = 3

const keyOf = (workshop: string) => `walk kit ${workshop}`

/** Chooses the sheets that the print page begins with. */
export function chooseKit(house: House, workshop: string, sheets: readonly KitSheet[]): void {
  void house.device.setPreference(keyOf(workshop), sheets.join(' '))
}

export class PrintKit {
  readonly #house: House
  readonly preparation: WalkPreparation
  readonly announcing: Announcing
  #sheets = $state.raw<ReadonlySet<KitSheet>>(new Set(kitSheets))
  #language = $state<Language>('de')
  isLarge = $state(false)
  letter = $state('A')

  constructor(house: House, preparation: WalkPreparation) {
    this.#house = house
    this.preparation = preparation
    this.announcing = new Announcing(house, preparation, () => this.#language)
    this.#language = preparation.workshop.heading.hallLanguage
    const kept = house.device.preference(keyOf(preparation.workshop.id))?.split(' ')
    if (kept) this.#sheets = new Set(kitSheets.filter((sheet) => kept.includes(sheet)))
  }

  get words() {
    return walkPaper[this.#language]
  }
  get language(): Language {
    return this.#language
  }
  /** Plain language is always printed large. */
  set language(language: Language) {
    this.#language = language
    if (language === 'de-simple') this.isLarge = true
  }

  has(sheet: KitSheet): boolean {
    return this.#sheets.has(sheet)
  }
  get isEmpty(): boolean {
    return this.#sheets.size === 0
  }
  choose(sheet: KitSheet, isChosen: boolean): void {
    const chosen = kitSheets.filter((one) => (one === sheet ? isChosen : this.has(one)))
    this.#sheets = new Set(chosen)
    chooseKit(this.#house, this.preparation.workshop.id, chosen)
  }

  /** A form for each stop; some without a name where the stops are found on the way. */
  get forms(): { title: string; questions: readonly string[] }[] {
    const { stops } = this.preparation
    const { words } = this
    if (stops.length === 0) {
      return Array.from({ length: freeForms }, () => ({
        title: words.freeStop,
        questions: words.questions.slice(0, 3),
      }))
    }
    return stops.map(({ number, name, questions }) => ({
      title: words.stopName(number, name),
      questions: (questions.length > 0 ? questions : words.questions.slice(0, 3)).map((line) =>
        inWords(words, 'questions', line),
      ),
    }))
  }

  /** What was chosen to look at; all that is offered where nobody has chosen. */
  get checklist(): readonly string[] {
    const { checklist } = this.preparation.plan
    const asked = checklist.length > 0 ? checklist : this.words.checklist.slice(0, most.checklist)
    return asked.map((line) => inWords(this.words, 'checklist', line))
  }

  /** Narrow margins, and page numbers in the language of the sheets, as long as the page is open; for an effect. */
  markPages(): () => void {
    const rule = new CSSStyleSheet()
    const { page, of } = this.words
    const number = `"${page} " counter(page) " ${of} " counter(pages)`
    rule.replaceSync(`@page { margin: 14mm 14mm 16mm; @bottom-right { content: ${number} } }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rule)
    }
  }
}
