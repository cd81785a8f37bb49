/** Sections of a printed document as OpenDocument XML. */
import { escapeXml, paragraph } from './odt-xml.ts'
import { paper, rowsTogether } from './paper.ts'
import {
  holdPictures,
  type Block,
  type Fact,
  type Line,
  type Picture,
  type Section,
} from './printed-document.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Collects the automatic styles of the tables, and the pictures, while the text is written. */
export class OdtBody {
  readonly #tables: string[] = []
  readonly #textWidth: number
  /** What the file must hold, by its path. */
  readonly pictures = new Map<string, Uint8Array<ArrayBuffer>>()

  /** `textWidth` in millimetres. */
  constructor(textWidth: number) {
    this.#textWidth = textWidth
  }

  /** What `office:automatic-styles` of the content must hold. */
  get styles(): string {
    return this.#tables.join('') + cellStyles
  }

  /** A heading with its blocks; `keepNext` holds the last of them together with what follows. */
  section({ level, title, aside, blocks }: Section, keepNext = false): string {
    const behind = aside
      ? `<text:span text:style-name="Quiet"> · ${escapeXml(aside)}</text:span>`
      : ''
    const parts = blocks.map((block, index) =>
      this.#block(block, keepNext || index < blocks.length - 1),
    )
    return heading(level, escapeXml(title) + behind) + parts.join('')
  }

  #block(block: Block, keepNext: boolean): string {
    switch (block.kind) {
      case 'paragraph': {
        const style = block.tone === 'lead' ? 'Lead' : block.tone === 'quiet' ? 'Aside' : 'Text'
        return paragraph(kept(style, keepNext), block.line, this.#frame)
      }
      case 'list': {
        const style = kept('Item', keepNext)
        const items = block.items.map(
          (item) => `<text:list-item>${paragraph(style, item, this.#frame)}</text:list-item>`,
        )
        return `<text:list text:style-name="Bullets">${items.join('')}</text:list>`
      }
      case 'facts':
        return factsXml(block.facts, keepNext)
      case 'table':
        return this.#table(block)
    }
  }

  #table({ caption, columns, rows }: TableBlock): string {
    const name = `T${this.#tables.length + 1}`
    const together = rows.length <= rowsTogether && !holdPictures(rows)
    this.#tables.push(tableStyles(name, columns, together, this.#textWidth))
    const row = (cells: readonly (readonly Line[])[], cell: string, text: string) => {
      const inner = cells.map((lines, column) => {
        const style = columns[column]?.align ? `${text}End` : text
        const paragraphs = lines.map((line) => paragraph(style, line, this.#frame)).join('')
        return `<table:table-cell table:style-name="${cell}" office:value-type="string">${paragraphs}</table:table-cell>`
      })
      return `<table:table-row table:style-name="Row">${inner.join('')}</table:table-row>`
    }
    const titles = columns.map(({ title }) => [[{ text: title }]])
    const body = rows.map((cells, index) =>
      row(cells, index === rows.length - 1 ? 'LastCell' : 'Cell', 'Table'),
    )
    const grid = columns.map(
      (_, column) => `<table:table-column table:style-name="${name}.${column}"/>`,
    )
    return [
      `<table:table table:name="${name}" table:style-name="${name}">`,
      `<table:title>${escapeXml(caption)}</table:title>`,
      ...grid,
      `<table:table-header-rows>${row(titles, 'HeadCell', 'Head')}</table:table-header-rows>`,
      ...body,
      '</table:table>',
    ].join('')
  }

  readonly #frame = ({ jpeg, widthMillimetres, heightMillimetres }: Picture, alt: string) => {
    const name = `Bild ${this.pictures.size + 1}`
    const path = `Pictures/bild-${this.pictures.size + 1}.jpg`
    this.pictures.set(path, jpeg)
    return `<draw:frame draw:name="${name}" text:anchor-type="as-char" svg:width="${widthMillimetres.toFixed(1)}mm" svg:height="${heightMillimetres.toFixed(1)}mm"><draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escapeXml(alt)}</svg:title></draw:frame>`
  }
}

/** `inner` is XML. */
export function heading(level: number, inner: string): string {
  return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${inner}</text:h>`
}

/** Terms on the left, what is said about them indented on the right. */
export function factsXml(facts: readonly Fact[], keepNext: boolean): string {
  return facts
    .flatMap(({ term, value }, fact) => {
      const stays = keepNext || fact < facts.length - 1
      return value.map((line, index) => {
        const style = kept('Fact', stays || index < value.length - 1)
        const name = index === 0 ? term : ''
        return paragraph(style, [{ text: `${name}\t`, tone: 'quiet' }, ...line])
      })
    })
    .join('')
}

/** The twin of a style that stays on the page of what follows. */
function kept(style: string, keepNext: boolean): string {
  return keepNext ? `${style}Kept` : style
}

function tableStyles(
  name: string,
  columns: TableBlock['columns'],
  together: boolean,
  textWidth: number,
): string {
  const breaks = together ? ' style:may-break-between-rows="false"' : ''
  const table = `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${textWidth}mm" table:align="left" fo:margin-top="2mm" fo:margin-bottom="3mm" table:border-model="collapsing"${breaks}/></style:style>`
  const widths = columns.map(({ width }, column) => {
    const millimetres = ((width / 100) * textWidth).toFixed(1)
    return `<style:style style:name="${name}.${column}" style:family="table-column"><style:table-column-properties style:column-width="${millimetres}mm"/></style:style>`
  })
  return table + widths.join('')
}

const { line, accent, shade } = paper.colors
const cellStyle = (name: string, below: string, more = '') =>
  `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="1.2mm" fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="${below}"${more}/></style:style>`
const cellStyles = [
  cellStyle('HeadCell', `0.5pt solid #${line}`, ` fo:background-color="#${shade}"`),
  cellStyle('Cell', `0.5pt solid #${line}`),
  cellStyle('LastCell', `1pt solid #${accent}`),
].join('')
