/** Finds out whether a condition can ever hold, by trying every answer that matters. */
import type { Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import { candidatesOf, canBeTried, constantsIn } from './candidates.ts'
import type { Conditions } from './conditions.ts'
import { evaluate, isTrue, namesIn, type Scope } from './expression.ts'
import type { Variable } from './variables.ts'

/** So many combinations are tried of one condition; where there are more, it is taken to be fine. */
const mostTries = 3000
/** And so many of a whole questionnaire: it is checked while somebody writes. */
const mostTriesOfAll = 60_000

const mostVariables = 8

export class Reach {
  readonly #conditions: Conditions
  readonly #hasCircles: boolean
  #left = mostTriesOfAll

  /** `hasCircles`: then nothing is asked of whether a question that is read is asked itself. */
  constructor(conditions: Conditions, hasCircles: boolean) {
    this.#conditions = conditions
    this.#hasCircles = hasCircles
  }

  /** False only where no answers at all make every one of these true. `given` must be answered. */
  isPossible(expressions: readonly Expression[], given: readonly string[] = []): boolean {
    if (!expressions.every(canBeTried)) return true
    const near = this.#variables(expressions)
    if (near.some(({ question }) => question.kind === 'calculation')) return true
    const wide = this.#hasCircles ? undefined : this.#withConditions(near)
    // Who is asked may depend on other answers; where that is too much to try, everybody is.
    const all = [...expressions, ...(wide?.conditions ?? [])]
    if (wide && all.every(canBeTried)) {
      const found = this.#try(expressions, wide.variables, all, given, true)
      if (found !== undefined) return found
    }
    return this.#try(expressions, near, expressions, given, false) ?? true
  }

  #variables(expressions: readonly Expression[]): Variable[] {
    const names = new Set(expressions.flatMap(namesIn))
    return [...names].flatMap((name) => this.#conditions.variables.get(name) ?? [])
  }

  /** Variables with all that decides whether they are asked; undefined where that has no end soon. */
  #withConditions(near: readonly Variable[]) {
    const variables = new Set(near)
    const conditions: Expression[] = []
    for (const variable of variables) {
      if (variables.size > mostVariables) return undefined
      if (variable.question.kind === 'calculation') return undefined
      const own = this.#asked(variable)
      conditions.push(...own)
      for (const other of this.#variables(own)) variables.add(other)
    }
    return { variables: [...variables], conditions }
  }

  #asked({ question, section }: Variable): Expression[] {
    return [section.show, question.show].filter((show) => show !== undefined)
  }

  #try(
    expressions: readonly Expression[],
    variables: readonly Variable[],
    compared: readonly Expression[],
    given: readonly string[],
    isWide: boolean,
  ): boolean | undefined {
    const constants = constantsIn(compared)
    const choices = variables.map((variable): (Value | undefined)[] => {
      const candidates = candidatesOf(variable, constants)
      return given.includes(variable.name) ? candidates : [...candidates, undefined]
    })
    const count = choices.reduce((product, { length }) => product * length, 1)
    if (count > mostTries || count > this.#left) return undefined
    const values = new Map<string, Value | undefined>()
    for (let number = 0; number < count; number += 1) {
      this.#left -= 1
      let rest = number
      for (const [at, choice] of choices.entries()) {
        values.set(variables[at]?.name ?? '', choice[rest % choice.length])
        rest = Math.floor(rest / choice.length)
      }
      const scope = this.#scope(values, isWide)
      if (expressions.every((expression) => isTrue(evaluate(expression, scope)))) return true
    }
    return false
  }

  /** What is not asked has no value. Conditions read only what was asked before: there is an end to it. */
  #scope(values: ReadonlyMap<string, Value | undefined>, isWide: boolean): Scope {
    const scope: Scope = {
      value: (name) => {
        const variable = this.#conditions.variables.get(name)
        if (!variable) return undefined
        const isAsked =
          !isWide || this.#asked(variable).every((one) => isTrue(evaluate(one, scope)))
        return isAsked ? values.get(name) : undefined
      },
      today: '2026-01-01',
    }
    return scope
  }
}
