/** Draws the order of options that are asked in another order of every person. */
import type { Option, Question, Questionnaire } from '#schema/survey.ts'

/** Once for each person, so that an order stays while somebody answers; "Nichts davon" stays at the end. */
export function shuffledOptions(
  questionnaire: Pick<Questionnaire, 'sections'>,
  random: () => number,
): Map<Question, Option[]> {
  const orders = new Map<Question, Option[]>()
  for (const question of questionnaire.sections.flatMap(({ questions }) => questions)) {
    if (question.kind !== 'choice' || !question.shuffled) continue
    const drawn = question.options.map((option) => ({ option, place: random() }))
    drawn.sort((one, other) => one.place - other.place)
    const order = drawn.map(({ option }) => option)
    const isAlone = ({ alone }: Option) => alone === true
    orders.set(question, [...order.filter((one) => !isAlone(one)), ...order.filter(isAlone)])
  }
  return orders
}
