/** How documents look on paper: DIN A4, margins, type and colours, the same in DOCX and ODT. */

export const paper = {
  /** Millimetres; 25 mm on the left as in DIN 5008, for the punched holes. */
  width: 210,
  height: 297,
  margins: { top: 22, right: 20, bottom: 22, left: 25 },
  font: 'Fira Sans',
  /** Where Fira Sans is not installed: as wide, and on nearly every office computer. */
  fallbacks: ['Segoe UI', 'Noto Sans', 'Liberation Sans', 'Arial'],
  /** Points. */
  size: {
    text: 10.5,
    table: 9.5,
    small: 8.5,
    kind: 10,
    title: 22,
    lead: 13,
    2: 15,
    3: 12,
    4: 10.5,
  },
  colors: {
    ink: '1B2430',
    quiet: '56616E',
    accent: '0B5C7A',
    line: 'C9D3DA',
    shade: 'E8F0F4',
  },
} as const

/** A table of so many rows is not torn apart by the end of a page. */
export const rowsTogether = 8

/** The sheet of a document in millimetres, and what is between its left and right margin. */
export function sheetOf({ isLandscape = false }: { isLandscape?: boolean }) {
  const [width, height] = isLandscape ? [paper.height, paper.width] : [paper.width, paper.height]
  return { width, height, textWidth: width - paper.margins.left - paper.margins.right }
}

/** Where the second column of facts begins, in millimetres. */
export const factIndent = 40

/** The small print begins with some air above it. */
export function footStyle(index: number): 'FootFirst' | 'Foot' {
  return index === 0 ? 'FootFirst' : 'Foot'
}

/** Millimetres in twentieths of a point, the unit of DOCX. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}
