/** The parts of a running form and what each depends on, worked out once when it opens. */
import type { Option, Question, Questionnaire, Section, Texts } from '#schema/survey.ts'
import { namesIn } from './expression.ts'
import { inOrder } from './form-order.ts'
import { otherName } from './variables.ts'

/** A section or a question, in one round of a section that repeats. */
export interface Unit {
  section: Section
  /** Missing for the section itself. */
  question?: Question
  /** From 1; missing where nothing repeats. */
  round?: number
  /** Under which names it is answered. */
  names: string[]
  /** The section it stands in. */
  parent?: Unit
  /** Its place in the order in which units are computed. */
  rank: number
}

/** A name in a round; as it is where nothing repeats. */
export function nameIn(name: string, round: number | undefined): string {
  return round === undefined ? name : `${name}.${round}`
}

/** Under which name the row of a matrix is answered. */
export function rowNameOf(name: string, code: string): string {
  return `${name}_${code.toLowerCase()}`
}

/** Under which names a question is answered, without the round. */
export function namesOfQuestion(question: Question): string[] {
  if (question.kind === 'page') return []
  if (question.kind === 'matrix') {
    return question.rows.map(({ code }) => rowNameOf(question.name, code))
  }
  const hasOther = question.kind === 'choice' && question.other
  return hasOther ? [question.name, otherName(question.name)] : [question.name]
}

/** Options of a question, and rows of a matrix. */
export function partsOfQuestion(question: Question) {
  const rows = question.kind === 'matrix' ? question.rows : []
  return 'options' in question ? [...question.options, ...rows] : []
}

/** True if an option or row may come and go. */
export function isFiltered(question: Question): boolean {
  const hasShow = ({ show }: Option) => show !== undefined
  if (question.kind === 'matrix' && question.rows.some(hasShow)) return true
  return 'options' in question && question.options.some(hasShow)
}

/** Where a text takes up an answer: `{name}`. */
export const placeholder = /\{([a-z][a-z0-9_]*)\}/g

export function namesInTexts(texts: Texts | undefined): string[] {
  const names: string[] = []
  for (const language in texts) {
    const text = texts[language]
    if (!text?.includes('{')) continue
    for (const [, name = ''] of text.matchAll(placeholder)) names.push(name)
  }
  return names
}

/** Names that decide whether a unit is there, what it offers, and its value. */
function namesRead({ section, question, round }: Unit): string[] {
  if (!question) {
    const names = namesIn(section.show)
    return section.repeat && round !== undefined ? [...names, section.repeat.name] : names
  }
  const names = namesIn(question.show)
  if (question.kind === 'calculation') names.push(...namesIn(question.value))
  if (!isFiltered(question)) return names
  return [...names, ...partsOfQuestion(question).flatMap(({ show }) => namesIn(show))]
}

/** Names that change how a unit looks, or what is wrong with it, but not whether it is there. */
function namesLookedAt({ question }: Unit): string[] {
  if (!question) return []
  const { text, hint, required, constraint } = question
  const names = [...namesInTexts(text), ...namesInTexts(hint), ...namesIn(required)]
  if (constraint) names.push(...namesIn(constraint.holds), ...namesInTexts(constraint.message))
  if ('options' in question)
    for (const part of question.options) names.push(...namesInTexts(part.text))
  if (question.kind === 'matrix')
    for (const row of question.rows) names.push(...namesInTexts(row.text))
  return names
}

function add<Key>(map: Map<Key, Unit[]>, key: Key, unit: Unit): void {
  const units = map.get(key)
  if (units) units.push(unit)
  else map.set(key, [unit])
}

const none: readonly Unit[] = []

export class Units {
  /** In the order in which they are asked, each section before its questions. */
  readonly all: Unit[] = []
  /** In the order in which they are computed: each after all that it reads, wherever that can be. */
  readonly ranked: readonly Unit[]
  readonly #byName = new Map<string, Unit>()
  /** Units that are computed from a name. */
  readonly #readers = new Map<string, Unit[]>()
  /** Units that look different after it. */
  readonly #lookers = new Map<string, Unit[]>()
  readonly #questions = new Map<Unit, Unit[]>()

  constructor(questionnaire: Pick<Questionnaire, 'sections'>) {
    for (const section of questionnaire.sections) this.#addSection(section)
    for (const unit of this.all) this.#depend(unit)
    this.ranked = inOrder(this.all, (unit) => this.after(unit))
    for (const [rank, unit] of this.ranked.entries()) unit.rank = rank
  }

  named(name: string): Unit | undefined {
    return this.#byName.get(name)
  }

  /** Units to compute again when a unit's value has changed or came and went. */
  after(unit: Unit): readonly Unit[] {
    if (!unit.question) return this.questionsOf(unit)
    const [name = '', ...others] = unit.names
    const readers = this.#readers.get(name) ?? none
    if (others.length === 0) return readers
    return [...readers, ...others.flatMap((other) => this.#readers.get(other) ?? none)]
  }

  lookersOf(name: string): readonly Unit[] {
    return this.#lookers.get(name) ?? none
  }

  questionsOf(section: Unit): readonly Unit[] {
    return this.#questions.get(section) ?? none
  }

  /** A name as it is meant in a round: of the same round, or of the whole. */
  resolve(name: string, round: number | undefined): string {
    if (round === undefined) return name
    const here = nameIn(name, round)
    return this.#byName.has(here) ? here : name
  }

  #addSection(section: Section): void {
    const most = section.repeat?.most
    const rounds = most ? Array.from({ length: most }, (_, at) => at + 1) : [undefined]
    for (const round of rounds) {
      const inRound = { section, rank: 0, ...(round === undefined ? {} : { round }) }
      const parent: Unit = { ...inRound, names: [] }
      this.all.push(parent)
      const questions = section.questions.map((question): Unit => {
        const names = namesOfQuestion(question).map((name) => nameIn(name, round))
        return { ...inRound, question, names, parent }
      })
      this.#questions.set(parent, questions)
      for (const unit of questions) {
        this.all.push(unit)
        for (const name of unit.names) this.#byName.set(name, unit)
      }
    }
  }

  #depend(unit: Unit): void {
    for (const name of new Set(namesRead(unit))) {
      add(this.#readers, this.resolve(name, unit.round), unit)
    }
    for (const name of new Set(namesLookedAt(unit))) {
      add(this.#lookers, this.resolve(name, unit.round), unit)
    }
  }
}
