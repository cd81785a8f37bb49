/**
 * A workbook (`.xlsx`), sheet after sheet and row after row. `write-excel-file` needs threads made from data in
 * memory for sheets above 160 KB (fflate's `zip`); our Content-Security-Policy forbids those, and it would wait for ever.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { clean } from '#exports/clean.ts'
import { escapeXml, xmlHead } from '#exports/odt-xml.ts'
import { between, inTurns, type Watch } from '#exports/turns.ts'
import { Bytes } from './bytes.ts'

/** A text, a number, a day (`JJJJ-MM-TT`), or nothing. */
export type SheetCell = string | number | { day: string } | undefined

export interface Sheet {
  /** 31 letters at most, none of `[]:*?/\`. */
  name: string
  /** Of the columns, in letters. */
  widths: readonly number[]
  /** The first row is the head: bold, and it stays in view. */
  rows: readonly (() => readonly SheetCell[])[]
}

/** Excel takes no longer text in one cell. */
const longestText = 32_767
const rowsTogether = 100

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles by index: as it is, head, a text that breaks its lines, a day. */
const styles = { plain: 0, head: 1, text: 2, day: 3 }
const stylesXml = `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F0F4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Days since the end of 1899, as sheets count them. */
function serial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

function cellXml(cell: SheetCell, isHead: boolean): string {
  if (cell === undefined || cell === '') return '<c/>'
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? `<c><v>${String(cell)}</v></c>` : '<c/>'
  if (typeof cell === 'object') return `<c s="${styles.day}"><v>${String(serial(cell.day))}</v></c>`
  const text = escapeXml(clean(cell).slice(0, longestText))
  const style = isHead ? styles.head : styles.text
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`
}

function sheetHead({ widths }: Sheet): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

function frameFiles(sheets: readonly Sheet[]): Record<string, string> {
  const paths = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${sheetType}.${type}+xml"/>`
  return {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${paths.map((path) => override(path, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packaged}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${packaged}/relationships">${paths.map((path, at) => relation(at + 1, 'worksheet', path)).join('')}${relation(paths.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': stylesXml,
  }
}

/** Groups of rows with the number of the first, so that each is one piece of work. */
function groupsOf({ rows }: Sheet): { from: number; rows: Sheet['rows'] }[] {
  const count = Math.ceil(rows.length / rowsTogether)
  return Array.from({ length: count }, (_, at) => ({
    from: at * rowsTogether,
    rows: rows.slice(at * rowsTogether, (at + 1) * rowsTogether),
  }))
}

/** The file as bytes. Lets the page breathe; rejects with the signal's reason when aborted. */
export async function makeXlsx(
  sheets: readonly Sheet[],
  watch: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Bytes()
  const zip = new Zip((error, piece) => {
    if (error) throw error
    bytes.bytes(piece)
  })
  const open = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 })
    // The day a file was packed is nobody's business, and the same data make the same file.
    file.mtime = '1980-01-01T00:00:00'
    zip.add(file)
    return file
  }
  for (const [path, text] of Object.entries(frameFiles(sheets)))
    open(path).push(strToU8(text), true)
  for (const [at, sheet] of sheets.entries()) {
    const file = open(`xl/worksheets/sheet${at + 1}.xml`)
    file.push(strToU8(sheetHead(sheet)))
    const part = between(watch, at / sheets.length, (at + 1) / sheets.length)
    await inTurns(groupsOf(sheet), part, ({ from, rows }) => {
      const lines = rows.map((row, index) => {
        const cells = row().map((cell) => cellXml(cell, from + index === 0))
        return `<row>${cells.join('')}</row>`
      })
      file.push(strToU8(lines.join('')))
    })
    file.push(strToU8('</sheetData></worksheet>'), true)
  }
  zip.end()
  watch.progress?.(1)
  return bytes.done()
}
