/** Every expression of a questionnaire, with the place it stands in and the names it may read. */
import type { Expression } from '#schema/expression.ts'
import type { Option, Question, Questionnaire, Section } from '#schema/survey.ts'
import type { Finding } from './finding.ts'
import { partsOfQuestion } from './form-units.ts'
import { variablesOf, type Variable } from './variables.ts'

/** One expression and what it decides. */
export interface Condition {
  expression: Expression
  role: 'show' | 'required' | 'constraint' | 'value' | 'repeat'
  section: Section
  /** Missing where it decides about a whole section. */
  question?: Question
  /** Where it decides about one option or row. */
  option?: Option
}

/** Where a condition stands, as findings say it. */
export function placeOf({ section, question, option }: Condition) {
  const place: Pick<Finding, 'question' | 'section' | 'option'> = question
    ? { question: question.id }
    : { section: section.id }
  return option ? { ...place, option: option.code } : place
}

function conditionsOfQuestion(question: Question, section: Section): Condition[] {
  const here = { section, question }
  const conditions: Condition[] = []
  const { show, required, constraint } = question
  if (show !== undefined) conditions.push({ ...here, role: 'show', expression: show })
  if (required !== undefined) conditions.push({ ...here, role: 'required', expression: required })
  if (constraint) conditions.push({ ...here, role: 'constraint', expression: constraint.holds })
  if (question.kind === 'calculation') {
    conditions.push({ ...here, role: 'value', expression: question.value })
  }
  for (const option of partsOfQuestion(question)) {
    if (option.show === undefined) continue
    conditions.push({ ...here, role: 'show', expression: option.show, option })
  }
  return conditions
}

function conditionsOfSection(section: Section): Condition[] {
  const { show, repeat, questions } = section
  const own: Condition[] = []
  if (show !== undefined) own.push({ section, role: 'show', expression: show })
  if (repeat) own.push({ section, role: 'repeat', expression: { var: repeat.name } })
  return [...own, ...questions.flatMap((question) => conditionsOfQuestion(question, section))]
}

/** All conditions, and all variables by name. */
export class Conditions {
  readonly all: readonly Condition[]
  readonly variables: ReadonlyMap<string, Variable>
  /** The place of each section and question in the order of asking. */
  readonly positions = new Map<Section | Question, number>()

  constructor(questionnaire: Pick<Questionnaire, 'sections'>) {
    const { sections } = questionnaire
    this.all = sections.flatMap(conditionsOfSection)
    this.variables = new Map(variablesOf(questionnaire).map((one) => [one.name, one]))
    for (const section of sections) {
      this.positions.set(section, this.positions.size)
      for (const question of section.questions) this.positions.set(question, this.positions.size)
    }
  }

  /** Conditions that decide whether a section or question is there, what it offers, or its value. */
  deciding(thing: Section | Question): Condition[] {
    return this.#deciding.get(thing) ?? []
  }

  get #deciding(): Map<Section | Question, Condition[]> {
    this.#grouped ??= this.#group()
    return this.#grouped
  }
  #grouped: Map<Section | Question, Condition[]> | undefined

  #group(): Map<Section | Question, Condition[]> {
    const grouped = new Map<Section | Question, Condition[]>()
    for (const condition of this.all) {
      if (condition.role === 'required' || condition.role === 'constraint') continue
      const thing = condition.question ?? condition.section
      grouped.set(thing, [...(grouped.get(thing) ?? []), condition])
    }
    return grouped
  }
}
