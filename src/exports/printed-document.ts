/** What a printed document consists of, before it becomes a page on the screen, DOCX or ODT. */

/** A piece of text. It may hold line breaks (`\n`) and nothing that a file or a page could not show. */
export interface Span {
  text: string
  tone?: 'strong' | 'quiet'
  /** Shown in the place of the text, which is there for those who do not see it. */
  picture?: Picture
}

/** A JPEG with its size on paper. */
export interface Picture {
  jpeg: Uint8Array<ArrayBuffer>
  widthMillimetres: number
  heightMillimetres: number
}

/** One line or paragraph. */
export type Line = Span[]

/** A term with what is said about it, one entry a line. */
export interface Fact {
  term: string
  value: Line[]
}

/** A column of a table. `width` is its share of the table, all shares together make 100. */
export interface Column {
  title: string
  width: number
  align?: 'end'
}

export type Block =
  | { kind: 'paragraph'; line: Line; tone?: 'lead' | 'quiet' }
  | { kind: 'list'; items: Line[] }
  | { kind: 'facts'; facts: Fact[] }
  /** `rows[row][column]` are the lines of one cell; the columns are the header row. */
  | { kind: 'table'; caption: string; columns: Column[]; rows: Line[][][] }

/** A heading with what stands under it; the title of the document is level 1. */
export interface Section {
  /** Unique in the document, fit for an anchor. */
  id: string
  level: 2 | 3 | 4
  title: string
  /** Counts behind the title, such as "14 Punkte · 6 Karten". */
  aside?: string
  blocks: Block[]
}

/** A whole document. All texts are clean: a renderer prints them as they are. */
export interface PrintedDocument {
  /** Kind of document above the title. */
  kind: string
  title: string
  municipality: string
  /** PNG data URL, or empty. */
  crest: string
  crestText: string
  language: string
  head: Fact[]
  sections: Section[]
  /** Small print at the end. */
  foot: string[]
  /** State beside the page number, such as "Entwurf vom 12.03.2026". */
  state: string
  /** Its tables are so wide that they need the long side of the paper. */
  isLandscape?: boolean
}

/** True if some cell of these rows holds a picture: such rows are too high to be kept on one page. */
export function holdPictures(rows: readonly (readonly (readonly Line[])[])[]): boolean {
  return rows.some((row) =>
    row.some((cell) => cell.some((line) => line.some((one) => one.picture))),
  )
}
