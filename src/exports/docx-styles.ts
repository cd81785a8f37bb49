/** The named styles of a DOCX file, so that an office can change each look in one place. */
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { paper, twips } from './paper.ts'

const { colors, size } = paper
const half = (points: number) => Math.round(points * 2)

/** 312 of 240 parts: 1.3 lines. The rule is said each time, or LibreOffice cuts pictures to a line. */
const lines = { line: 312, lineRule: 'auto' } as const

type Look = { points?: number; color?: string; bold?: boolean; before?: number; after?: number }

function style(id: string, look: Look, more: IParagraphStyleOptions['paragraph'] = {}) {
  const { points = size.text, color = colors.ink, bold = false, before = 0, after = 0 } = look
  return {
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: half(points), color, bold },
    paragraph: { spacing: { before: twips(before), after: twips(after), ...lines }, ...more },
  }
}

function heading(look: Look, more: IParagraphStyleOptions['paragraph'] = {}) {
  const { run, paragraph } = style('', { bold: true, ...look }, more)
  return { run: { ...run, font: paper.font }, paragraph: { ...paragraph, keepNext: true } }
}

/** All styles; `language` is the one spelling is checked in. */
export function docxStyles(language: string): IStylesOptions {
  const line = { style: 'single', size: 8, color: colors.accent, space: 2 } as const
  return {
    default: {
      document: {
        run: {
          font: paper.font,
          size: half(size.text),
          color: colors.ink,
          language: { value: language },
        },
        paragraph: { spacing: lines },
      },
      heading1: heading({ points: size.title, after: 5 }),
      heading2: heading(
        { points: size[2], color: colors.accent, before: 9, after: 2.5 },
        { border: { bottom: line } },
      ),
      heading3: heading({ points: size[3], before: 5.5, after: 1.5 }),
      heading4: heading({ points: size[4], color: colors.accent, before: 4, after: 1 }),
    },
    paragraphStyles: [
      style('Text', { after: 2 }),
      style('Lead', { points: size.lead, color: colors.accent, bold: true, before: 1, after: 3 }),
      style('Aside', { points: size.table, color: colors.quiet, after: 1.5 }),
      style('Item', { after: 0.8 }),
      style('Fact', { after: 1 }),
      style('Kind', { points: size.kind, color: colors.accent, bold: true, after: 1 }),
      style('Crest', { after: 3 }),
      style('TableText', { points: size.table }),
      style('TableHead', { points: size.table, bold: true }),
      style('Gap', { points: 4 }, { spacing: { line: 120, lineRule: 'auto' } }),
      style('FootFirst', { points: size.small, color: colors.quiet, before: 6 }),
      style('Foot', { points: size.small, color: colors.quiet, before: 1 }),
      style(
        'Footer',
        { points: size.small, color: colors.quiet },
        { border: { top: { ...line, size: 4, color: colors.line, space: 6 } } },
      ),
    ],
    characterStyles: [
      {
        id: 'Strong',
        name: 'Strong',
        basedOn: 'DefaultParagraphFont',
        run: { bold: true },
      },
      {
        id: 'Quiet',
        name: 'Quiet',
        basedOn: 'DefaultParagraphFont',
        run: { color: colors.quiet, bold: false },
      },
    ],
  }
}

/** Names the fonts to take where Fira Sans is missing (ECMA-376, part 1, section 17.8.3.1). */
export const docxFontTable = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${paper.font}"><w:altName w:val="${paper.fallbacks.join(',')}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`,
}
