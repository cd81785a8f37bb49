/** A printed document as DOCX, with real headings, repeated header rows, page numbers and language. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
  type Table,
} from 'docx'
import { documents as words } from '#text/de/documents.ts'
import { crestOf } from './crest.ts'
import { factParagraphs, pixels, sectionParts, textParagraph } from './docx-parts.ts'
import { docxFontTable, docxStyles } from './docx-styles.ts'
import { footStyle, paper, sheetOf, twips } from './paper.ts'
import type { PrintedDocument } from './printed-document.ts'
import { between, breathe, inTurns, type Watch } from './turns.ts'

const { colors, margins } = paper

/** The file as bytes. Rejects with the signal's reason when aborted. */
export async function makeDocx(
  document: PrintedDocument,
  watch: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const children: (Paragraph | Table)[] = head(document)
  const { textWidth } = sheetOf(document)
  const last = document.sections.at(-1)
  await inTurns(document.sections, between(watch, 0, 0.5), (section) => {
    // The small print does not stand alone on a page.
    children.push(...sectionParts(section, textWidth, section === last))
  })
  children.push(...document.foot.map((text, index) => textParagraph(footStyle(index), [{ text }])))
  await breathe(watch.signal)
  const file = fileOf(document, children)
  watch.progress?.(0.6)
  await breathe(watch.signal)
  const bytes = await Packer.pack(file, 'uint8array', undefined, [docxFontTable])
  watch.signal?.throwIfAborted()
  watch.progress?.(1)
  return new Uint8Array(bytes)
}

function fileOf(document: PrintedDocument, children: (Paragraph | Table)[]): Document {
  // No person: without these, the library writes "Un-named" as the author.
  const creator = document.municipality || 'Beteiligungskoffer'
  const { isLandscape = false } = document
  return new Document({
    title: `${document.kind}: ${document.title}`,
    creator,
    lastModifiedBy: creator,
    styles: docxStyles(document.language),
    numbering: { config: [{ reference: 'bullets', levels: [bullet] }] },
    sections: [
      {
        properties: {
          page: {
            // Of a sheet that lies across, the short side is named first, too: the library turns it.
            size: {
              width: twips(paper.width),
              height: twips(paper.height),
              ...(isLandscape && { orientation: PageOrientation.LANDSCAPE }),
            },
            margin: {
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              left: twips(margins.left),
              footer: twips(10),
            },
          },
        },
        footers: { default: new Footer({ children: [footer(document)] }) },
        children,
      },
    ],
  })
}

const bullet = {
  level: 0,
  format: LevelFormat.BULLET,
  text: '•',
  alignment: AlignmentType.LEFT,
  style: {
    paragraph: { indent: { left: twips(5), hanging: twips(5) } },
    run: { color: colors.accent },
  },
}

function footer(document: PrintedDocument): Paragraph {
  const left = [document.kind, document.state].filter(Boolean).join(' · ')
  return new Paragraph({
    style: 'Footer',
    tabStops: [{ type: TabStopType.RIGHT, position: twips(sheetOf(document).textWidth) }],
    children: [
      new TextRun(`${left}\t${words.page}`),
      new TextRun({ children: [PageNumber.CURRENT] }),
      new TextRun(words.pageOf),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
  })
}

function head(document: PrintedDocument): (Paragraph | Table)[] {
  const crest = crestOf(document)
  const kind = [document.municipality, document.kind].filter(Boolean).join(' · ')
  const title = new Paragraph({ text: document.title, heading: HeadingLevel.HEADING_1 })
  const picture =
    crest &&
    new ImageRun({
      type: 'png',
      data: crest.bytes,
      transformation: {
        width: pixels(crest.widthMillimetres),
        height: pixels(crest.heightMillimetres),
      },
      altText: { name: 'Wappen', title: document.crestText, description: document.crestText },
    })
  return [
    ...(picture ? [new Paragraph({ style: 'Crest', children: [picture] })] : []),
    textParagraph('Kind', [{ text: kind }]),
    title,
    ...factParagraphs(document.head, false),
  ]
}
