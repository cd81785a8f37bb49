/** The tables of a LimeSurvey file: rows of named fields, with texts beside them or in tables of their own. */
import { childOf, type XmlElement } from '#imports/survey/xml-tree.ts'

/** One row of a table of the file. */
export class LimeRow {
  readonly #fields: ReadonlyMap<string, string>

  constructor(element: XmlElement) {
    this.#fields = new Map(element.children.map(({ name, text }) => [name, text.trim()]))
  }

  at(field: string): string {
    return this.#fields.get(field) ?? ''
  }
}

/** All rows of a table; none where the file has no such table. */
export function rowsOf(document: XmlElement, table: string): LimeRow[] {
  const rows = childOf(childOf(document, table), 'rows')
  return (rows?.children ?? []).map((row) => new LimeRow(row))
}

/** Rows by the value of a field, in the order of the file. */
export function groupedBy(rows: readonly LimeRow[], field: string): Map<string, LimeRow[]> {
  const groups = new Map<string, LimeRow[]>()
  for (const row of rows) {
    const key = row.at(field)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** In the order that the file's numbers say. */
export function inOrder(rows: readonly LimeRow[], field: string): LimeRow[] {
  const place = (row: LimeRow) => Number(row.at(field)) || 0
  return [...rows].sort((one, other) => place(one) - place(other))
}

/** Language and text of one thing. */
export type Words = [language: string, text: string][]

/**
 * Texts by the id of what they belong to. Until version 3 each language had a row of its own in the main table,
 * since then texts stand in a table `…_l10ns`.
 */
export class LimeTexts {
  readonly #rows: Map<string, LimeRow[]>

  constructor(document: XmlElement, main: string, texts: string, id: string) {
    const own = rowsOf(document, texts)
    this.#rows = groupedBy(own.length > 0 ? own : rowsOf(document, main), id)
  }

  of(id: string, field: string): Words {
    const rows = this.#rows.get(id) ?? []
    return rows.map((row): [string, string] => [row.at('language') || 'de', row.at(field)])
  }
}
