/** Under which names the answers to a question are kept, in each round of a repeated section. */
import type { Question } from '#schema/survey.ts'
import { nameIn, namesOfQuestion } from '#survey/form-units.ts'
import { otherCode, otherName } from '#survey/variables.ts'

export { nameIn, otherCode }

/** The name of one row of a matrix. */
export function rowName(question: Question, code: string, round: number | undefined): string {
  return nameIn(`${question.name}_${code.toLowerCase()}`, round)
}

/** Where the text of "Anderes, nämlich …" is kept. */
export function otherNameIn(name: string, round: number | undefined): string {
  return nameIn(otherName(name), round)
}

/** Every name that a question is answered under; none for a page to read. */
export function namesOf(question: Question, round: number | undefined): string[] {
  return namesOfQuestion(question).map((name) => nameIn(name, round))
}
