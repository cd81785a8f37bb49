/** The lines of the sheet "survey" of an XLSForm: sections, questions, and what is asked of their answers. */
import { namer } from '#evaluation/row-columns.ts'
import type { Expression } from '#schema/expression.ts'
import type { Question, Questionnaire, Section, Texts } from '#schema/survey.ts'
import { otherName, variablesOf } from '#survey/variables.ts'
import { choiceFilter, type ChoiceLists } from './xlsform-choices.ts'
import { conditionPath, valuePath, type XPathScope } from './xpath.ts'

/** One line; texts get one column for each language. */
export interface FormLine {
  type: string
  name?: string
  label?: Texts
  hint?: Texts
  required?: string
  relevant?: string
  constraint?: string
  message?: Texts
  calculation?: string
  filter?: string
  repeat?: string
  appearance?: string
  parameters?: string
}

/** What an answer must be, as the kind of question says. */
function boundsOf(question: Question): string[] {
  switch (question.kind) {
    case 'number':
      return [
        ...(question.least === undefined ? [] : [`. >= ${String(question.least)}`]),
        ...(question.most === undefined ? [] : [`. <= ${String(question.most)}`]),
      ]
    case 'date':
      return [
        ...(question.first ? [`. >= date('${question.first}')`] : []),
        ...(question.last ? [`. <= date('${question.last}')`] : []),
      ]
    case 'text':
      return question.most === undefined ? [] : [`string-length(.) <= ${String(question.most)}`]
    case 'choice': {
      if (!question.many) return []
      const alone = question.options.filter((option) => option.alone)
      return [
        ...(question.most === undefined ? [] : [`count-selected(.) <= ${String(question.most)}`]),
        ...alone.map(({ code }) => `not(selected(., '${code}') and count-selected(.) > 1)`),
      ]
    }
    default:
      return []
  }
}

function constraintOf(question: Question, scope: XPathScope): string {
  const own = conditionPath(question.constraint?.holds, { ...scope, self: question.name })
  const all = [...boundsOf(question), ...(own ? [own] : [])]
  return all.length > 1 ? all.map((one) => `(${one})`).join(' and ') : (all[0] ?? '')
}

function requiredOf(required: Expression | undefined, scope: XPathScope): string {
  if (required === undefined || required === false) return ''
  return required === true ? 'yes' : conditionPath(required, scope)
}

/** Type, appearance and parameters. */
function typeOf(
  question: Question,
  list: string,
): Pick<FormLine, 'type' | 'appearance' | 'parameters'> {
  switch (question.kind) {
    case 'choice':
      return {
        type: `${question.many ? 'select_multiple' : 'select_one'} ${list}`,
        ...(question.shuffled && { parameters: 'randomize=true' }),
      }
    case 'ranking':
      return { type: `rank ${list}` }
    case 'scale':
    case 'place':
    case 'yes-no':
    case 'matrix':
      return { type: `select_one ${list}` }
    case 'rating':
      return {
        type: 'range',
        appearance: 'rating',
        parameters: `start=1 end=${String(question.most)} step=1`,
      }
    case 'number':
      return { type: question.decimals ? 'decimal' : 'integer' }
    case 'date':
      return { type: 'date' }
    case 'text':
      return { type: 'text', ...(question.long && { appearance: 'multiline' }) }
    case 'photo':
      return { type: 'image' }
    case 'page':
      return { type: 'note' }
    case 'calculation':
      return { type: 'calculate' }
  }
}

function matrixLines(
  question: Extract<Question, { kind: 'matrix' }>,
  head: FormLine,
  list: string,
): FormLine[] {
  const required = head.required
  const rows = question.rows.map(({ code, text }) => ({
    type: `select_one ${list}`,
    name: `${question.name}_${code.toLowerCase()}`,
    label: text,
    ...(required && { required }),
  }))
  // What is required of a table is required of its rows.
  const group: FormLine = { ...head, type: 'begin_group', appearance: 'table-list', required: '' }
  return [group, ...rows, { type: 'end_group' }]
}

function questionLines(question: Question, scope: XPathScope, lists: ChoiceLists): FormLine[] {
  const list = lists.of(question) ?? ''
  const line: FormLine = {
    ...typeOf(question, list),
    name: question.name,
    label: question.text,
    ...(question.hint && { hint: question.hint }),
    required: requiredOf(question.required, scope),
    relevant: conditionPath(question.show, scope),
    constraint: constraintOf(question, scope),
    ...(question.constraint && { message: question.constraint.message }),
    ...(question.kind === 'calculation' && { calculation: valuePath(question.value, scope) }),
    ...('options' in question && { filter: choiceFilter(question.options, scope) }),
  }
  if (question.kind === 'matrix') return matrixLines(question, line, list)
  if (question.kind !== 'choice' || !question.other) return [line]
  const relevant = `selected(\${${question.name}}, 'other')`
  const label = { de: 'Anderes, nämlich:', en: 'Other, namely:' }
  return [line, { type: 'text', name: otherName(question.name), label, relevant }]
}

function sectionLines(
  section: Section,
  name: string,
  scope: XPathScope,
  lists: ChoiceLists,
): FormLine[] {
  const { repeat, title, show, questions } = section
  const kind = repeat ? 'repeat' : 'group'
  return [
    {
      type: `begin_${kind}`,
      name,
      label: title,
      relevant: conditionPath(show, scope),
      ...(repeat && { repeat: `\${${repeat.name}}` }),
    },
    ...questions.flatMap((question) => questionLines(question, scope, lists)),
    { type: `end_${kind}` },
  ]
}

/** All lines: a greeting, the sections, a thank-you. */
export function formLines(questionnaire: Questionnaire, lists: ChoiceLists): FormLine[] {
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const scope = { kinds: new Map(questions.map(({ name, kind }) => [name, kind])) }
  const free = namer()
  for (const { name } of [...questions, ...variablesOf(questionnaire)]) free(name)
  const note = (name: string, label: Texts): FormLine[] =>
    Object.values(label).some(Boolean) ? [{ type: 'note', name: free(name), label }] : []
  return [
    ...note('begruessung', questionnaire.intro),
    ...questionnaire.sections.flatMap((section) =>
      sectionLines(section, free('teil'), scope, lists),
    ),
    ...note('dank', questionnaire.thanks),
  ]
}
