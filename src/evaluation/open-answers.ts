/** Which other answer somebody could have given without contradicting what else was answered, or what was computed. */
import type { Answers, Response, Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { evaluate, isTrue, namesIn } from '#survey/expression.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'
import type { Computing } from './computing.ts'
import { keysOf, type Countable } from './countables.ts'
import type { Tie } from './grid.ts'

/** A condition that reads a variable, and the variable that is only asked, or only right, where it holds. */
interface Dependent {
  variable: Variable
  /** Asked only where this holds; or of what is given, this must hold. */
  holds: Expression
}

/** The expressions that say when something is asked, or right. */
function conditionsOf({ question, section }: Variable): Expression[] {
  return [question.show, section.show, question.constraint?.holds].filter(
    (one) => one !== undefined,
  )
}

/** What hangs on the answer to one variable. */
interface Ties {
  dependents: Dependent[]
  /** What is computed from it and shown. */
  computed: readonly Countable[]
  /** True where the answer decides on lists of options, numbers of rounds, or by a sum: then nothing else is possible. */
  isFast: boolean
  /** True for what goes along where two people exchange their answers. */
  goesAlong: (variable: Variable) => boolean
}

/** Reads a questionnaire once; then says for each variable what hangs on it. */
export function tiesOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  countables: readonly Countable[],
  computing: Computing,
): (name: string) => Ties {
  const fast = new Set<string>()
  const dependents = new Map<string, Dependent[]>()
  const bind = (names: readonly string[]) => {
    for (const name of names) for (const one of [name, ...computing.sourcesOf(name)]) fast.add(one)
  }
  const tie = (variable: Variable, holds: Expression | undefined) => {
    for (const name of namesIn(holds)) {
      const list = dependents.get(name)
      if (!holds) continue
      if (list) list.push({ variable, holds })
      else dependents.set(name, [{ variable, holds }])
      bind([...computing.sourcesOf(name)])
    }
  }
  for (const variable of variablesOf(questionnaire)) {
    const { question, section } = variable
    for (const condition of conditionsOf(variable)) tie(variable, condition)
    if (section.repeat) bind([section.repeat.name])
    if ('options' in question) bind(question.options.flatMap(({ show }) => namesIn(show)))
    // What is computed in each round is not shown, and yet may decide what is asked.
    if (question.kind === 'calculation' && section.repeat) bind(namesIn(question.value))
  }
  const shown = countables.filter(({ isComputed }) => isComputed)
  const isRead = ({ name }: Variable) =>
    fast.has(name) ||
    (dependents.get(name) ?? []).some(({ variable }) => variable.name !== name) ||
    shown.some(({ variable }) => computing.sourcesOf(variable.name).has(name))
  return (name) => ({
    // A text stands in no group and in no row: whose it is may change, where nothing else hangs on it.
    goesAlong: (variable) =>
      variable.question.kind === 'text' &&
      !variable.section.repeat &&
      !isRead(variable) &&
      conditionsOf(variable).every((one) =>
        namesIn(one).every((read) => read === name || read === variable.name),
      ),
    dependents: dependents.get(name) ?? [],
    computed: shown.filter(({ variable }) => computing.sourcesOf(variable.name).has(name)),
    isFast: fast.has(name),
  })
}

const fixed: Tie = { open: new Set() }

/** Says for the answers to one variable what they are bound to; alike answers get the same object. */
export class Binding {
  readonly #countable: Countable
  readonly #ties: Ties
  readonly #computing: Computing
  readonly #known = new Map<string, Tie>()
  readonly #alike = new Map<string, Tie>()

  constructor(countable: Countable, ties: Ties, computing: Computing) {
    this.#countable = countable
    this.#ties = ties
    this.#computing = computing
  }

  /** False where any answer could have been any other. */
  get isBound(): boolean {
    const { isFast, dependents, computed } = this.#ties
    return isFast || dependents.length + computed.length > 0
  }

  of(response: Pick<Response, 'answers' | 'day'>): Tie {
    if (this.#ties.isFast || this.#countable.isMany) return fixed
    const { answers, day } = response
    const { name } = this.#countable.variable
    const given = this.#ties.dependents.filter(({ variable }) =>
      keysOf(variable).some((key) => isGiven(answers, key)),
    )
    const read = new Set([
      ...given.flatMap(({ holds }) => namesIn(holds)),
      ...this.#ties.computed.flatMap(({ variable }) => [
        ...this.#computing.sourcesOf(variable.name),
      ]),
    ])
    const key = JSON.stringify([
      this.#ties.computed.length > 0 ? [day, this.#finer(answers)] : '',
      given.map(({ variable }) => variable.name),
      [...read].map((one) => (one === name ? null : answers[one])),
    ])
    const known = this.#known.get(key)
    if (known) return known
    const tie = this.#tieOf(response, given)
    const likeness = JSON.stringify([[...(tie.open ?? [])], [...(tie.traded ?? [])], tie.results])
    const same = this.#alike.get(likeness) ?? tie
    this.#alike.set(likeness, same)
    this.#known.set(key, same)
    return same
  }

  /** An amount where a range stands for it: what was computed from it is bound to the very number. */
  #finer(answers: Answers): Value | undefined {
    const { variable, lineOf, valueFor } = this.#countable
    const answer = answers[variable.name]
    const value = answer && 'value' in answer ? answer.value : undefined
    return value === undefined || valueFor(lineOf(value)) === value ? undefined : value
  }

  #tieOf({ answers, day }: Pick<Response, 'answers' | 'day'>, given: readonly Dependent[]): Tie {
    const { lines, valueFor, variable, lineOf } = this.#countable
    const { computed } = this.#ties
    const finer = this.#finer(answers)
    const own = finer === undefined ? -1 : lineOf(finer)
    const open = new Set<number>()
    const traded = new Set<number>()
    const staying = given.filter((one) => !this.#ties.goesAlong(one.variable))
    const results: string[] = []
    for (const line of lines.keys()) {
      const value = line === own ? finer : valueFor(line)
      const asked = { answers, day, instead: { name: variable.name, value } }
      const scope = { today: day, value: (name: string) => this.#computing.valueOf(name, asked) }
      const isOpen = (bound: readonly Dependent[]) =>
        bound.every(({ holds }) => isTrue(evaluate(holds, scope))) &&
        (value !== undefined || (bound.length === 0 && computed.length === 0))
      if (isOpen(given)) open.add(line)
      if (isOpen(staying)) traded.add(line)
      const places = computed.map((one) => {
        const result = this.#computing.valueOf(one.variable.name, asked)
        return typeof result === 'number' ? one.lineOf(result) : -1
      })
      results.push(places.join())
    }
    return { open, traded, ...(computed.length > 0 && { results }) }
  }
}

function isGiven(answers: Answers, key: string): boolean {
  const answer = answers[key]
  return answer !== undefined && 'value' in answer
}
