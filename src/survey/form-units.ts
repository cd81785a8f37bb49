/** The parts of a running form and what each depends on, worked out once when it opens. */
import type { Expression } from '#schema/expression.ts'
import type { Question, Questionnaire, Section } from '#schema/survey.ts'
import { namesIn } from './expression.ts'
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
}

/** A name in a round; as it is where nothing repeats. */
export function nameIn(name: string, round: number | undefined): string {
  return round === undefined ? name : `${name}.${round}`
}

/** Under which names a question is answered, without the round. */
export function namesOfQuestion(question: Question): string[] {
  if (question.kind === 'page') return []
  if (question.kind === 'matrix') {
    return question.rows.map(({ code }) => `${question.name}_${code.toLowerCase()}`)
  }
  const hasOther = question.kind === 'choice' && question.other
  return hasOther ? [question.name, otherName(question.name)] : [question.name]
}

/** Conditions under which a unit is there, and a value that is computed. */
function expressionsOf({ section, question, round }: Unit): (Expression | undefined)[] {
  if (!question) {
    const count = section.repeat && round !== undefined ? { var: section.repeat.name } : undefined
    return [section.show, count]
  }
  const options = 'options' in question ? question.options.map(({ show }) => show) : []
  return [question.show, question.kind === 'calculation' ? question.value : undefined, ...options]
}

export class Units {
  /** In the order in which they are asked, each section before its questions. */
  readonly all: Unit[] = []
  readonly #byName = new Map<string, Unit>()
  /** Units that read a name. */
  readonly #readers = new Map<string, Unit[]>()
  readonly #questions = new Map<Unit, Unit[]>()

  constructor(questionnaire: Pick<Questionnaire, 'sections'>) {
    for (const section of questionnaire.sections) this.#addSection(section)
    for (const unit of this.all) this.#depend(unit)
  }

  named(name: string): Unit | undefined {
    return this.#byName.get(name)
  }

  /** Units to compute again when a unit's value has changed or came and went. */
  after(unit: Unit): Unit[] {
    const readers = unit.names.flatMap((name) => this.#readers.get(name) ?? [])
    return unit.question ? readers : [...readers, ...this.questionsOf(unit)]
  }

  questionsOf(section: Unit): Unit[] {
    return this.#questions.get(section) ?? []
  }

  /** A name as it is meant in a round: of the same round, or of the whole. */
  resolve(name: string, round: number | undefined): string {
    const here = nameIn(name, round)
    return this.#byName.has(here) ? here : name
  }

  #addSection(section: Section): void {
    const most = section.repeat?.most
    const rounds = most ? Array.from({ length: most }, (_, at) => at + 1) : [undefined]
    for (const round of rounds) {
      const inRound = round === undefined ? {} : { round }
      const parent: Unit = { section, names: [], ...inRound }
      this.all.push(parent)
      const questions = section.questions.map((question): Unit => {
        const names = namesOfQuestion(question).map((name) => nameIn(name, round))
        return { section, question, names, parent, ...inRound }
      })
      this.#questions.set(parent, questions)
      this.all.push(...questions)
      for (const unit of questions) for (const name of unit.names) this.#byName.set(name, unit)
    }
  }

  #depend(unit: Unit): void {
    for (const name of new Set(expressionsOf(unit).flatMap(namesIn))) {
      const resolved = this.resolve(name, unit.round)
      const readers = this.#readers.get(resolved)
      if (readers) readers.push(unit)
      else this.#readers.set(resolved, [unit])
    }
  }
}
