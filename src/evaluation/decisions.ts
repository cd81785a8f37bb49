/** Decides which numbers of a count are shown: for each question once, in all its tables together. Nothing here may be shown. */
import type { Answers, Response, Value } from '#schema/answer.ts'
import type { Variable } from '#survey/variables.ts'
import { Computing } from './computing.ts'
import { countablesOf, keysOf, type Countable } from './countables.ts'
import { featuresOf, type Feature } from './features.ts'
import type { Grid } from './grid.ts'
import { hide } from './hiding.ts'
import { leastOf, leastRows } from './least.ts'
import { Binding, tiesOf } from './open-answers.ts'
import type { Sources } from './sources.ts'
import {
  casesOf,
  classesOf,
  gridOf,
  gridOfClasses,
  groupsOf,
  type Cases,
  type Groups,
} from './tallies.ts'

/** Decided tables of one variable: one grid a split; of several lines one for each line. */
export interface Decided {
  cases: Cases
  grids: Grid[][]
}

export class Decisions {
  readonly countables: readonly Countable[]
  readonly features: readonly Feature[]
  readonly groups: Groups
  readonly #sources: Sources
  readonly #computing: Computing
  readonly #ties: ReturnType<typeof tiesOf>
  readonly #decided = new Map<Countable, Decided>()

  constructor(sources: Sources) {
    const { questionnaire, responses, versions, features, codings = [] } = sources
    this.#sources = sources
    this.#computing = new Computing(questionnaire)
    const computable = this.#computing.computable(questionnaire, features)
    this.countables = countablesOf(questionnaire, (variable) => this.#valuesOf(variable), {
      apart: leastRows,
      persons: responses.length,
      codings,
      computable,
    })
    this.features = featuresOf(features, { responses, countables: this.countables, versions })
    this.groups = groupsOf(this.features, responses.length)
    this.#ties = tiesOf(questionnaire, this.countables, this.#computing)
  }

  /** All tables of a variable are decided at once: what one shows depends on all others. */
  of(countable: Countable): Decided {
    let decided = this.#decided.get(countable)
    if (!decided) {
      const cases = this.#cases(countable)
      decided = { cases, grids: this.#grids(countable, cases) }
      this.#decided.set(countable, decided)
    }
    return decided
  }

  /** True for a feature that groups are compared by. */
  isFeature({ variable }: Pick<Countable, 'variable'>): boolean {
    return this.features.some(({ name }) => name === variable.name)
  }

  #grids(countable: Countable, cases: Cases): Grid[][] {
    const { groups, sizes, splits } = this.groups
    const bySplit: Grid[][] = splits.map(() => [])
    const binding = new Binding(countable, this.#ties(countable.variable.name), this.#computing)
    const tieOf = (person: number) => binding.of(this.#sources.responses[person] ?? nobody)
    const isRepeated = countable.variable.section.repeat !== undefined
    const least = leastOf(countable.variable)
    for (const { line, categories } of linesOf(countable, cases)) {
      const own = { person: cases.person, line }
      const bound = binding.isBound ? tieOf : undefined
      const classes = classesOf(own, categories, this.groups, bound)
      const grids = splits.map((_, split) => {
        const size = sizes[split] ?? 0
        if (!isRepeated) return gridOfClasses(classes, { categories, split, groups: size })
        return gridOf(own, categories, groups[split] ?? new Int16Array(), size)
      })
      const tables = { grids, depths: splits.map(({ length }) => length) }
      // Of some things there is the table of all only; what is computed stands in full ranges there.
      if (countable.isOfAll) {
        const { isComplete } = this.#sources
        hide(classes, { grids: grids.slice(0, 1), depths: [0] }, least, isComplete)
        for (const { hidden } of grids.slice(1)) hidden.fill(1)
      } else hide(classes, tables, least, this.#sources.isComplete)
      for (const [split, grid] of grids.entries()) bySplit[split]?.push(grid)
    }
    return bySplit
  }

  #cases(countable: Countable): Cases {
    const { responses, codings = [] } = this.#sources
    const { name } = countable.variable
    const feature = this.features.find((one) => one.name === name)
    const coding = codings.find((one) => one.name === name)
    const cases = casesOf(countable, responses, (response, key) => {
      if (countable.isComputed) return this.#computed(name, response)
      if (!coding) return response.answers[key]
      return hasText(response.answers[key]) ? { value: [...coding.codesOf(response)] } : undefined
    })
    if (!feature) return cases
    // Whoever is in no group of a feature is on no line of its table: the difference would tell who.
    const isIn = (one: number) => (feature.groupOf[one] ?? -1) >= 0
    const person = cases.person.filter(isIn)
    const round = cases.round.filter((_, at) => isIn(cases.person[at] ?? -1))
    return {
      ...cases,
      person,
      round,
      line: Int16Array.from(person, (one) => feature.groupOf[one] ?? 0),
    }
  }

  #computed(name: string, response: Response): Answers[string] | undefined {
    const value = this.#computing.valueOf(name, response)
    return value === undefined ? undefined : { value }
  }

  #valuesOf(variable: Variable): Value[] {
    const { responses } = this.#sources
    if (variable.question.kind === 'calculation') {
      return responses.flatMap((one) => this.#computing.valueOf(variable.name, one) ?? [])
    }
    return valuesOf(variable, responses)
  }
}

const nobody = { answers: {}, day: '' }

/** The lines to decide on: all of a variable at once, or yes and no for each of several lines. */
function linesOf({ isMany, lines, has }: Countable, { line, values = [] }: Cases) {
  if (!isMany) return [{ line, categories: lines.length }]
  return lines.map(({ code }) => {
    const chosen = new Int16Array(values.length)
    for (let at = 0; at < values.length; at += 1) chosen[at] = has(values[at] ?? '', code) ? 1 : 0
    return { categories: 2, line: chosen }
  })
}

/** Every value that was given to a variable. */
export function valuesOf(variable: Variable, responses: readonly Response[]): Value[] {
  const keys = keysOf(variable)
  const values: Value[] = []
  for (const { answers } of responses) {
    for (const key of keys) {
      const answer = answers[key]
      if (answer && 'value' in answer) values.push(answer.value)
    }
  }
  return values
}

function hasText(answer: Answers[string] | undefined): boolean {
  return (
    !!answer && 'value' in answer && typeof answer.value === 'string' && answer.value.trim() !== ''
  )
}
