/** A data set described for archives: DDI-Codebook 2.5 (schema `ddi:codebook:2_5`). It holds no counts. */
import { clean, cleanLine } from '#exports/clean.ts'
import { escapeXml, xmlHead } from '#exports/odt-xml.ts'
import { surveyDocuments as words } from '#text/de/survey-documents.ts'
import type { DataColumn, DataSet, NumberColumn } from './dataset.ts'

/** What is known of the survey as a whole; empty texts are left out. */
export interface Study {
  /** Id of the survey: the archive's number for it. */
  id: string
  municipality: string
  /** What it was for. */
  purpose: string
  /** First and last day, `JJJJ-MM-TT`. */
  period: readonly [string, string]
  /** Ways of answering that were used. */
  ways: readonly string[]
  /** Name of the data file that it describes. */
  file: string
}

const attribute = (text: string) => escapeXml(cleanLine(text))

/** An element with its text; nothing where there is none. */
function element(name: string, text: string, attributes = ''): string {
  const inner = escapeXml(clean(text))
  return inner === '' ? '' : `<${name}${attributes && ` ${attributes}`}>${inner}</${name}>`
}

/** Elements in elements; nothing where all are empty. */
function nested(name: string, ...inner: string[]): string {
  const all = inner.join('')
  return all === '' ? '' : `<${name}>${all}</${name}>`
}

function study({ title, made, remarks }: DataSet, about: Study): string {
  const { municipality, period, ways } = about
  const [first, last] = period
  const dates =
    element('collDate', first, `date="${attribute(first)}" event="start"`) +
    element('collDate', last, `date="${attribute(last)}" event="end"`)
  const notes = remarks.map(({ term, text }) => element('notes', `${term}: ${text}`)).join('')
  return nested(
    'stdyDscr',
    nested(
      'citation',
      nested('titlStmt', element('titl', title), element('IDNo', about.id)),
      nested('rspStmt', element('AuthEnty', municipality)),
      nested('prodStmt', element('prodDate', made, `date="${attribute(made)}"`)),
    ),
    nested('stdyInfo', element('abstract', about.purpose), nested('sumDscr', dates)),
    nested('method', nested('dataColl', ...ways.map((way) => element('collMode', way)))),
    nested('dataAccs', nested('useStmt', element('confDec', words.about.limitText))),
    notes,
  )
}

function file({ columns, rows }: DataSet, { file: name }: Study): string {
  const counts = nested(
    'dimensns',
    element('caseQnty', String(rows)),
    element('varQnty', String(columns.length)),
  )
  return `<fileDscr ID="F1">${nested('fileTxt', element('fileName', name), counts)}</fileDscr>`
}

const natures = { nominal: 'nominal', ordinal: 'ordinal', scale: 'ratio' }

function categories({ labels, missing }: NumberColumn): string {
  return labels
    .map(({ value, text }) => {
      const isMissing = missing !== undefined && value >= missing[0] && value <= missing[1]
      const inner = element('catValu', String(value)) + element('labl', text)
      return `<catgry${isMissing ? ' missing="Y"' : ''}>${inner}</catgry>`
    })
    .join('')
}

function formatOf(column: DataColumn): string {
  if (column.kind === 'text') return '<varFormat type="character"/>'
  const category = column.kind === 'date' ? ' category="date"' : ''
  return `<varFormat type="numeric"${category}/>`
}

function variable(column: DataColumn, id: string): string {
  const missing = column.kind === 'text' ? undefined : column.missing
  const isAmount = column.level === 'scale'
  const decimals = column.kind === 'number' ? ` dcml="${String(column.decimals)}"` : ''
  const invalid = missing
    ? `<invalrng><range min="${String(missing[0])}" max="${String(missing[1])}"/></invalrng>`
    : ''
  return [
    `<var ID="${id}" name="${attribute(column.name)}" files="F1"${decimals} intrvl="${isAmount ? 'contin' : 'discrete'}" nature="${natures[column.level]}">`,
    element('labl', column.label),
    nested('qstn', element('qstnLit', column.label)),
    invalid,
    column.kind === 'text' ? '' : categories(column),
    formatOf(column),
    '</var>',
  ].join('')
}

function variables({ columns, sets }: DataSet): string {
  const ids = new Map(columns.map(({ name }, at) => [name, `V${String(at + 1)}`]))
  const groups = sets.map(({ label, columns: members }, at) => {
    const inside = members.flatMap((name) => ids.get(name) ?? []).join(' ')
    return `<varGrp ID="G${String(at + 1)}" type="multipleResp" var="${inside}">${element('labl', label)}</varGrp>`
  })
  return nested(
    'dataDscr',
    ...groups,
    ...columns.map((column) => variable(column, ids.get(column.name) ?? '')),
  )
}

/** The description as UTF-8. */
export function makeDdi(data: DataSet, about: Study): Uint8Array<ArrayBuffer> {
  const inner = study(data, about) + file(data, about) + variables(data)
  return new TextEncoder().encode(
    `${xmlHead}<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="de">${inner}</codeBook>\n`,
  )
}
