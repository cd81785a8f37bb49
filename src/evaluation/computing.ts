/** What the form computes from answers: computed anew for whoever is counted, and which of it may be shown. */
import type { Answers, Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { evaluate, isTrue, namesIn, type Scope } from '#survey/expression.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'
import { tellingOf } from './row-telling.ts'

/** The answers of one person as conditions see them; `instead` puts another answer in the place of one. */
interface Asked {
  answers: Answers
  /** The day of the answer: what "today" was when it was given. */
  day: string
  instead?: { name: string; value: Value | undefined }
}

interface Calculation {
  variable: Variable
  value: Expression
  conditions: Expression[]
}

export class Computing {
  readonly #calculations: ReadonlyMap<string, Calculation>
  readonly #variables: ReadonlyMap<string, Variable>

  constructor(questionnaire: Pick<Questionnaire, 'sections'>) {
    const variables = variablesOf(questionnaire)
    this.#variables = new Map(variables.map((one) => [one.name, one]))
    this.#calculations = new Map(
      variables.flatMap((variable): [string, Calculation][] => {
        const { question, section, name } = variable
        if (question.kind !== 'calculation' || section.repeat) return []
        const conditions = [section.show, question.show].filter((one) => one !== undefined)
        return [[name, { variable, value: question.value, conditions }]]
      }),
    )
  }

  /** Everything that a computed name goes back to, over others that are computed, too. Empty for an answer. */
  sourcesOf(name: string, found = new Set<string>()): ReadonlySet<string> {
    const calculation = this.#calculations.get(name)
    for (const source of namesIn(calculation?.value)) {
      if (found.has(source)) continue
      found.add(source)
      this.sourcesOf(source, found)
    }
    return found
  }

  /** True for what people answer, false for what is computed from it. */
  isAnswer(name: string): boolean {
    return !this.#calculations.has(name)
  }

  /** What a name stands for with these answers; undefined where there is nothing, or it was not asked. */
  valueOf(name: string, { answers, day, instead }: Asked): Value | undefined {
    const open = new Set<string>()
    const scope: Scope = {
      today: day,
      value: (wanted) => {
        if (wanted === instead?.name) return instead.value
        const calculation = this.#calculations.get(wanted)
        if (!calculation) return given(answers, wanted)
        // A circle has no value; the editor names it, a foreign file need not.
        if (open.has(wanted)) return undefined
        open.add(wanted)
        const isAsked = calculation.conditions.every((one) => isTrue(evaluate(one, scope)))
        const value = isAsked ? evaluate(calculation.value, scope) : undefined
        open.delete(wanted)
        return value
      },
    }
    return scope.value(name)
  }

  /**
   * What is computed and may be shown of all: from answers that are no feature of a person, of nothing that needs ten,
   * and of no feature that groups are compared by, for its numbers must never stand beside a group.
   */
  computable(questionnaire: Pick<Questionnaire, 'sections'>, features: readonly string[]) {
    const telling = tellingOf(questionnaire)
    const isPlain = (name: string) => {
      const variable = this.#variables.get(name)
      if (!variable || variable.special || variable.section.repeat) return false
      return !telling.value.has(name) && !telling.asked.has(name) && !features.includes(name)
    }
    const names = [...this.#calculations.keys()]
    return new Set(names.filter((name) => [name, ...this.sourcesOf(name)].every(isPlain)))
  }
}

function given(answers: Answers, name: string): Value | undefined {
  const answer = answers[name]
  return answer && 'value' in answer ? answer.value : undefined
}
