/** Sections of a printed document as paragraphs and tables of a DOCX file. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx'
import { factIndent, paper, rowsTogether, twips } from './paper.ts'
import {
  holdPictures,
  type Block,
  type Fact,
  type Line,
  type Picture,
  type Section,
} from './printed-document.ts'

type Part = Paragraph | Table

const { colors } = paper
const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 }
const toneStyles = { strong: 'Strong', quiet: 'Quiet' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A heading with its blocks; `keepNext` holds the last of them together with what follows. `textWidth` in millimetres. */
export function sectionParts(
  { level, title, aside, blocks }: Section,
  textWidth: number,
  keepNext = false,
): Part[] {
  const behind = aside ? [new TextRun({ text: ` · ${aside}`, style: 'Quiet' })] : []
  const children = [new TextRun(title), ...behind]
  const heading = new Paragraph({ heading: headings[level], children })
  const parts = blocks.flatMap((block, index) =>
    blockParts(block, textWidth, keepNext || index < blocks.length - 1),
  )
  return [heading, ...parts]
}

/** One paragraph of a named style; `\n` breaks the line. */
export function textParagraph(style: string, line: Line, more: IParagraphOptions = {}): Paragraph {
  const children = line.flatMap(({ text, tone, picture }): ParagraphChild[] =>
    picture
      ? [pictureRun(picture, text)]
      : text.split('\n').map(
          (part, index) =>
            new TextRun({
              text: part,
              ...(index > 0 && { break: 1 }),
              ...(tone && { style: toneStyles[tone] }),
            }),
        ),
  )
  return new Paragraph({ style, children, ...more })
}

/** Programs count pictures in pixels of 96 to the inch. */
export function pixels(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 96)
}

function pictureRun({ jpeg, widthMillimetres, heightMillimetres }: Picture, alt: string): ImageRun {
  return new ImageRun({
    type: 'jpg',
    data: jpeg,
    transformation: { width: pixels(widthMillimetres), height: pixels(heightMillimetres) },
    altText: { name: alt, title: alt, description: alt },
  })
}

/** Terms on the left, what is said about them indented on the right. */
export function factParagraphs(facts: readonly Fact[], keepNext: boolean): Paragraph[] {
  const indent = { left: twips(factIndent), hanging: twips(factIndent) }
  return facts.flatMap(({ term, value }, fact) =>
    value.map((line, index) =>
      textParagraph('Fact', [{ text: `${index === 0 ? term : ''}\t`, tone: 'quiet' }, ...line], {
        indent,
        // The lines of one fact stay together, and the facts of one block.
        keepNext: keepNext || fact < facts.length - 1 || index < value.length - 1,
      }),
    ),
  )
}

function blockParts(block: Block, textWidth: number, keepNext: boolean): Part[] {
  switch (block.kind) {
    case 'paragraph': {
      const style = block.tone === 'lead' ? 'Lead' : block.tone === 'quiet' ? 'Aside' : 'Text'
      return [textParagraph(style, block.line, { keepNext })]
    }
    case 'list': {
      const numbering = { reference: 'bullets', level: 0 }
      return block.items.map((item) => textParagraph('Item', item, { numbering, keepNext }))
    }
    case 'facts':
      return factParagraphs(block.facts, keepNext)
    case 'table':
      // Two tables that follow each other would become one.
      return [tableOf(block, textWidth), new Paragraph({ style: 'Gap' })]
  }
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>, textWidth: number): Table {
  const widths = columns.map(({ width }) => twips((width / 100) * textWidth))
  const together = rows.length <= rowsTogether && !holdPictures(rows)
  const row = (cells: readonly (readonly Line[])[], isHead: boolean, keepNext: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((lines, column) => {
        const alignment = columns[column]?.align ? AlignmentType.RIGHT : AlignmentType.LEFT
        const style = isHead ? 'TableHead' : 'TableText'
        return new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          ...(isHead && {
            shading: { type: ShadingType.CLEAR, color: 'auto', fill: colors.shade },
          }),
          children: lines.map((line) => textParagraph(style, line, { alignment, keepNext })),
        })
      }),
    })
  const titles = columns.map(({ title }) => [[{ text: title }]])
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(textWidth), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 60, bottom: 60, left: 80, right: 80, marginUnitType: WidthType.DXA },
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: { style: BorderStyle.SINGLE, size: 8, color: colors.accent },
      insideVertical: none,
      insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: colors.line },
    },
    rows: [
      row(titles, true, true),
      ...rows.map((cells, index) => row(cells, false, together && index < rows.length - 1)),
    ],
  })
}
