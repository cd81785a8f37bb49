/** A printed document as plain text, so that tests and golden samples can read it like a person. */
import type { Block, Line, PrintedDocument } from '#exports/printed-document.ts'

function lineText(line: Line): string {
  return line.map(({ text, picture }) => (picture ? `[Bild: ${text}]` : text)).join('')
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [lineText(block.line)]
    case 'list':
      return block.items.map((item) => `- ${lineText(item)}`)
    case 'facts':
      return block.facts.flatMap(({ term, value }) =>
        value.map((line, index) => `${index === 0 ? term : ''} :: ${lineText(line)}`),
      )
    case 'table':
      return [
        `[${block.caption}]`,
        `| ${block.columns.map(({ title }) => title).join(' | ')} |`,
        ...block.rows.map((row) => {
          const cells = row.map((lines) => lines.map(lineText).join(' / '))
          return `| ${cells.join(' | ')} |`
        }),
      ]
  }
}

/** Headings with `#`, facts with `::`, tables with `|`, lists with `-`. */
export function outline(document: PrintedDocument): string {
  const head: Block = { kind: 'facts', facts: document.head }
  return [
    `${document.municipality} · ${document.kind} · ${document.state}`,
    `# ${document.title}`,
    ...blockText(head),
    ...document.sections.flatMap(({ level, title, aside, blocks }) => [
      '',
      `${'#'.repeat(level)} ${title}${aside ? ` (${aside})` : ''}`,
      ...blocks.flatMap(blockText),
    ]),
    '',
    ...document.foot,
    '',
  ].join('\n')
}
