/** Finds what would go wrong while people answer a questionnaire, before anybody is asked. */
import type { Question, Questionnaire, Section } from '#schema/survey.ts'
import { circlesOf } from './circles.ts'
import { Conditions } from './conditions.ts'
import {
  faultsOfBounds,
  faultsOfNames,
  faultsOfOptions,
  faultsOfReach,
} from './faults-conditions.ts'
import { faultsOfTexts } from './faults-texts.ts'
import type { Finding } from './finding.ts'
import { Reach } from './reach.ts'

/**
 * Everything that is wrong with questions and conditions, each finding with the id of its question. Bounded
 * work: it is called while somebody writes.
 */
export function faultsOf(questionnaire: Pick<Questionnaire, 'sections'>): Finding[] {
  const conditions = new Conditions(questionnaire)
  const circles = circlesOf(questionnaire, conditions)
  const circleOf = new Map(circles.flatMap((circle) => circle.map((one) => [one, circle])))
  const isInOneCircle = (one: Section | Question, other: Section | Question) =>
    circleOf.has(one) && circleOf.get(one) === circleOf.get(other)
  const reach = new Reach(conditions, circles.length > 0)
  const ofConditions = conditions.all.flatMap((condition) => {
    const names = faultsOfNames(condition, conditions, isInOneCircle)
    const options = faultsOfOptions(condition, conditions)
    const found = [...names, ...options]
    // One sentence is enough: what cannot be read cannot hold either.
    return found.length > 0 ? found : faultsOfReach(condition, conditions, reach)
  })
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  return [
    ...faultsOfTexts(questionnaire),
    ...circles.map(asFinding),
    ...ofConditions,
    ...questions.flatMap(faultsOfBounds),
  ]
}

function asFinding(circle: (Section | Question)[]): Finding {
  const questions = circle.filter((one): one is Question => 'name' in one)
  const [first] = questions
  const place = first ? { question: first.id } : { section: circle[0]?.id ?? '' }
  return { code: 'cycle', weight: 'stops', ...place, circle: questions.map(({ id }) => id) }
}
