/** Which other answer somebody could have given without contradicting what else was answered. */
import type { Answers } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { evaluate, isTrue, namesIn } from '#survey/expression.ts'
import { keysOf, type Countable } from './countables.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'

/** A condition that reads a variable, and the variable that is only asked, or only right, where it holds. */
interface Dependent {
  variable: Variable
  /** Asked only where this holds; or of what is given, this must hold. */
  holds: Expression
}

/** What hangs on the answer to one variable. */
interface Ties {
  dependents: Dependent[]
  /** True where the answer goes into sums, lists of options or numbers of rounds: then nothing is taken for possible. */
  isFast: boolean
}

/** Reads a questionnaire once; then says for each variable what hangs on it. */
export function tiesOf(questionnaire: Pick<Questionnaire, 'sections'>): (name: string) => Ties {
  const variables = variablesOf(questionnaire)
  const fast = new Set<string>()
  const dependents = new Map<string, Dependent[]>()
  const tie = (variable: Variable, holds: Expression | undefined) => {
    if (holds === undefined) return
    for (const name of namesIn(holds)) {
      const list = dependents.get(name)
      if (list) list.push({ variable, holds })
      else dependents.set(name, [{ variable, holds }])
    }
  }
  for (const variable of variables) {
    const { question, section } = variable
    tie(variable, question.show)
    tie(variable, section.show)
    tie(variable, question.constraint?.holds)
    if (section.repeat) fast.add(section.repeat.name)
    const computed = question.kind === 'calculation' ? namesIn(question.value) : []
    const offered =
      'options' in question ? question.options.flatMap(({ show }) => namesIn(show)) : []
    for (const name of [...computed, ...offered]) fast.add(name)
  }
  return (name) => ({ dependents: dependents.get(name) ?? [], isFast: fast.has(name) })
}

/**
 * The lines on which somebody's answer could stand as well; undefined: any. `memory` is kept between calls for one
 * variable: people who answered the same to what matters need one look.
 */
export function openLines(
  { variable, lines, valueFor }: Countable,
  { dependents, isFast }: Ties,
  answers: Answers,
  memory: Map<string, ReadonlySet<number>>,
): ReadonlySet<number> | undefined {
  if (isFast) return new Set()
  if (dependents.length === 0) return undefined
  const given = dependents.filter(({ variable: other }) =>
    keysOf(other).some((key) => isGiven(answers, key)),
  )
  const read = new Set(given.flatMap(({ holds }) => namesIn(holds)))
  const key = JSON.stringify([
    given.map(({ variable: other }) => other.name),
    [...read].map((name) => (name === variable.name ? null : answers[name])),
  ])
  const known = memory.get(key)
  if (known) return known
  const open = new Set<number>()
  for (const line of lines.keys()) {
    const value = valueFor(line)
    const scope = {
      today: '',
      value: (name: string) => (name === variable.name ? value : valueIn(answers, name)),
    }
    const isOpen = given.every(({ holds }) => value !== undefined && isTrue(evaluate(holds, scope)))
    if (isOpen) open.add(line)
  }
  memory.set(key, open)
  return open
}

function isGiven(answers: Answers, key: string): boolean {
  const answer = answers[key]
  return answer !== undefined && 'value' in answer
}

function valueIn(answers: Answers, name: string) {
  const answer = answers[name]
  return answer && 'value' in answer ? answer.value : undefined
}
