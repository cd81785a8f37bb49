/** Tables of SurveyJS: a row is a question, a column an answer or a question of its own. */
import type { Question } from '#schema/survey.ts'
import { optionsOf } from '#imports/survey/options.ts'
import { choicesOf, commonOf, valueOf } from './choices.ts'
import { at, isJson, isOn, listAt, partsAt, textAt, type Json } from './element.ts'
import type { Asked } from './rules.ts'

const mostCells = 300

const isDuty = (json: Json) =>
  ['isAllRowRequired', 'allRowsRequired', 'eachRowRequired'].some((name) => isOn(json, name))

/** One table with one answer for every row. `names` is how the file calls the answer of a row. */
export function readMatrix(
  asked: Asked,
  columns: unknown[],
  names: (row: string) => string,
): Question {
  const { draft, json, entry, place } = asked
  const rows = optionsOf(draft, entry, choicesOf(asked, listAt(json, 'rows')))
  const { options, codes } = optionsOf(draft, entry, choicesOf(asked, columns))
  const question = commonOf(
    asked,
    rows.options.map(({ code }) => code),
  )
  for (const [foreign, row] of rows.codes) {
    const variable = `${question.name}_${row.toLowerCase()}`
    draft.scope.set(names(foreign), { variable, holds: 'code', values: codes, round: place.round })
  }
  return {
    ...question,
    kind: 'matrix',
    rows: rows.options,
    options,
    ...(isDuty(json) ? { required: true } : {}),
  }
}

const closed = new Set(['dropdown', 'radiogroup', 'buttongroup', ''])

/** The table as one element of the file per column, or per cell where a column is no choice. */
export function splitTable({ json, locals, entry, foreign }: Asked): {
  matrices: Json[]
  cells: Json[]
} {
  const rows = listAt(json, 'rows')
  const kind = textAt(json, 'cellType')
  const matrices: Json[] = []
  const cells: Json[] = []
  for (const column of partsAt(json, 'columns')) {
    const type = textAt(column, 'cellType') || kind
    const name = textAt(column, 'name')
    const title = at(column, 'title') ?? name
    if (closed.has(type)) {
      const choices = listAt(column, 'choices').length > 0 ? column : json
      matrices.push({ name, title, rows, columns: listAt(choices, 'choices') })
      continue
    }
    for (const row of rows) {
      const value = valueOf(row)
      if (value === '') continue
      const words = locals.of(isJson(row) ? (at(row, 'text') ?? value) : row)[0]?.[1] ?? value
      const label = locals.of(title)[0]?.[1] ?? name
      cells.push({
        ...column,
        type: type === 'expression' ? 'unknown' : type,
        name: `${foreign}.${value}.${name}`,
        title: `${words}: ${label}`,
      })
    }
  }
  if (cells.length > mostCells) {
    entry.lose(`Von ${cells.length} Feldern der Tabelle wurden die ersten ${mostCells} übernommen.`)
  }
  return { matrices, cells: cells.slice(0, mostCells) }
}
