/** A sheet of an XLSForm: its head says what stands in which column, and in which language. */
import { quote } from '#imports/wording.ts'
import type { Draft } from '#imports/survey/draft.ts'
import type { Row } from './workbook.ts'

/** Other spellings of column heads (https://xlsform.org/en/ref-table/ and pyxform's aliases). */
const aliases = new Map(
  Object.entries({
    caption: 'label',
    value: 'name',
    'list name': 'list_name',
    relevance: 'relevant',
    'bind::relevant': 'relevant',
    calculate: 'calculation',
    'bind::calculate': 'calculation',
    'bind::constraint': 'constraint',
    'bind::required': 'required',
    'bind::type': 'type',
    constraint_msg: 'constraint_message',
    'constraint message': 'constraint_message',
    'bind::jr:constraintmsg': 'constraint_message',
    'required message': 'required_message',
    'bind::jr:requiredmsg': 'required_message',
    'read only': 'readonly',
    read_only: 'readonly',
    'bind::readonly': 'readonly',
    'control::appearance': 'appearance',
    'body::appearance': 'appearance',
    count: 'repeat_count',
    'bind::jr:count': 'repeat_count',
    'choice filter': 'choice_filter',
    image: 'media::image',
    audio: 'media::audio',
    video: 'media::video',
  }),
)

const inLanguages = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'media',
]

/** One row with its cells by the names of their columns. */
export class Line {
  readonly #cells: ReadonlyMap<string, string>
  readonly #texts: ReadonlyMap<string, readonly [string, string][]>

  constructor(
    cells: ReadonlyMap<string, string>,
    texts: ReadonlyMap<string, readonly [string, string][]>,
  ) {
    this.#cells = cells
    this.#texts = texts
  }

  at(column: string): string {
    return this.#cells.get(column) ?? ''
  }

  /** Language and text of a column that stands there in several languages. */
  texts(column: string): readonly [string, string][] {
    return this.#texts.get(column) ?? []
  }

  /** All cells that have no language. */
  get cells(): ReadonlyMap<string, string> {
    return this.#cells
  }
}

interface Column {
  name: string
  language?: string
}

function columnOf(head: string, first: string): Column {
  const plain = head.slice(0, 200).trim().replace(/\s+/g, ' ')
  const lower = plain.toLowerCase()
  const alias = aliases.get(lower)
  const parts = (alias ?? plain).split(/::|:(?!.*::)/).map((part) => part.trim())
  const [name = ''] = parts
  const base = aliases.get(name.toLowerCase()) ?? name.toLowerCase()
  if (base.startsWith('media')) return { name: 'media' }
  if (!inLanguages.includes(base)) return { name: alias ?? lower }
  return { name: base, language: parts.slice(1).join(':') || first }
}

/** The rows under the head. `known` are the columns that are read; others are told. */
export function recordsOf(
  draft: Draft,
  rows: readonly Row[],
  first: string,
  known?: ReadonlySet<string>,
): Line[] {
  const [head, ...body] = rows
  const columns = new Map<number, Column>()
  for (const [at, text] of head ?? []) columns.set(at, columnOf(text, first))
  const unknown = [...columns.values()].filter(
    ({ name, language }) => !language && known && !known.has(name),
  )
  for (const { name } of unknown) {
    draft.whole.lose(`Die Spalte ${quote(name)} wurde nicht übernommen.`)
  }
  return body.map((row) => {
    draft.budget.spend(row.size + 1)
    const cells = new Map<string, string>()
    const texts = new Map<string, [string, string][]>()
    for (const [at, text] of row) {
      const column = columns.get(at)
      if (!column) continue
      const { name, language } = column
      if (!language) cells.set(name, text.trim())
      else texts.set(name, [...(texts.get(name) ?? []), [language, text]])
    }
    return new Line(cells, texts)
  })
}
