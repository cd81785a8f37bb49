/** Gives a question another short name, everywhere it is named: in conditions, sums and texts. */
import type { Doc } from 'yjs'
import { isExpression, type Expression } from '#schema/expression.ts'
import { edit } from './edit.ts'
import { surveyRecords } from './survey.ts'

/** The expression with every `var` of one name under the other. */
export function renamedIn(expression: Expression, from: string, to: string): Expression {
  if (expression === null || typeof expression !== 'object') return expression
  const entries = Object.entries(expression) as [string, Expression | Expression[]][]
  const renamed = entries.map(([name, parts]) => {
    if (name === 'var') {
      const list = Array.isArray(parts) ? parts : [parts]
      const named = list.map((part) => (part === from ? to : part))
      return [name, Array.isArray(parts) ? named : named[0]]
    }
    if (!Array.isArray(parts)) return [name, renamedIn(parts, from, to)]
    return [name, parts.map((part) => renamedIn(part, from, to))]
  })
  return Object.fromEntries(renamed) as Expression
}

function renamedValue(field: string, value: unknown, from: string, to: string): unknown {
  if (field === 'repeatName') return value === from ? to : value
  if (typeof value === 'string' && field.includes(':'))
    return value.replaceAll(`{${from}}`, `{${to}}`)
  if (value === null || typeof value !== 'object' || !isExpression(value)) return value
  const renamed = renamedIn(value, from, to)
  return JSON.stringify(renamed) === JSON.stringify(value) ? value : renamed
}

/** Renames one question and what speaks of it, as one step; an id that is not there changes nothing. */
export function renameQuestion(doc: Doc, id: string, name: string): void {
  const { settings, sections, questions, codes } = surveyRecords(doc)
  const from = questions.get(id)?.name
  if (from === undefined || from === name) return
  edit(doc, () => {
    const records = [sections, questions, codes].flatMap(({ map }) => [...map.values()])
    for (const record of [settings.map, ...records]) {
      for (const [field, value] of [...record.entries()] as [string, unknown][]) {
        const renamed = renamedValue(field, value, from, name)
        if (renamed !== value) record.set(field, renamed)
      }
    }
    questions.map.get(id)?.set('name', name)
  })
}
