/** A printed document as ODT (OpenDocument 1.2), with real headings, header rows, page numbers and language. */
import { zipSync } from 'fflate'
import { crestOf, type Crest } from './crest.ts'
import { factsXml, heading, OdtBody } from './odt-parts.ts'
import { odtMeta, odtStyles } from './odt-styles.ts'
import { escapeXml, odtNamespaces, odtVersion, paragraph, xmlHead } from './odt-xml.ts'
import { footStyle, sheetOf } from './paper.ts'
import type { PrintedDocument } from './printed-document.ts'
import { between, breathe, inTurns, type Watch } from './turns.ts'

const mimeType = 'application/vnd.oasis.opendocument.text'

/** The file as bytes. Rejects with the signal's reason when aborted. */
export async function makeOdt(
  document: PrintedDocument,
  watch: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const crest = crestOf(document)
  const body = new OdtBody(sheetOf(document).textWidth)
  const parts = [head(document, crest)]
  const last = document.sections.at(-1)
  await inTurns(document.sections, between(watch, 0, 0.7), (section) => {
    // The small print does not stand alone on a page.
    parts.push(body.section(section, section === last))
  })
  parts.push(...document.foot.map((text, index) => paragraph(footStyle(index), [{ text }])))
  await breathe(watch.signal)
  const files = packageOf(document, contentXml(parts.join(''), body.styles), crest, body.pictures)
  watch.progress?.(0.8)
  await breathe(watch.signal)
  const bytes = zipSync(files)
  watch.progress?.(1)
  return bytes
}

/** `mimetype` comes first and uncompressed (OpenDocument 1.2, part 3, section 3.3). */
function packageOf(
  document: PrintedDocument,
  content: string,
  crest: Crest | undefined,
  pictures: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
) {
  const utf8 = new TextEncoder()
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const manifest = [
    xmlHead,
    `<manifest:manifest ${odtNamespaces(['manifest'])} manifest:version="${odtVersion}">`,
    entry('/', mimeType),
    ...['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml')),
    crest ? entry(crestPath, 'image/png') : '',
    ...[...pictures.keys()].map((path) => entry(path, 'image/jpeg')),
    '</manifest:manifest>',
  ].join('')
  return {
    mimetype: [utf8.encode(mimeType), { level: 0 }],
    'content.xml': utf8.encode(content),
    'styles.xml': utf8.encode(odtStyles(document)),
    'meta.xml': utf8.encode(odtMeta(document)),
    'META-INF/manifest.xml': utf8.encode(manifest),
    ...(crest && { [crestPath]: [crest.bytes, { level: 0 }] }),
    // They are packed already.
    ...Object.fromEntries([...pictures].map(([path, jpeg]) => [path, [jpeg, { level: 0 }]])),
  } satisfies Parameters<typeof zipSync>[0]
}

const crestPath = 'Pictures/wappen.png'

function contentXml(body: string, styles: string): string {
  const prefixes = ['office', 'style', 'text', 'table', 'draw', 'fo', 'svg', 'xlink'] as const
  return [
    xmlHead,
    `<office:document-content ${odtNamespaces(prefixes)} office:version="${odtVersion}">`,
    `<office:automatic-styles>${styles}</office:automatic-styles>`,
    `<office:body><office:text>${body}</office:text></office:body>`,
    '</office:document-content>',
  ].join('')
}

function head(document: PrintedDocument, crest: Crest | undefined): string {
  const picture = crest
    ? `<draw:frame draw:name="Wappen" text:anchor-type="as-char" svg:width="${crest.widthMillimetres.toFixed(1)}mm" svg:height="${crest.heightMillimetres.toFixed(1)}mm"><draw:image xlink:href="${crestPath}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escapeXml(document.crestText)}</svg:title></draw:frame>`
    : ''
  return [
    picture ? `<text:p text:style-name="Crest">${picture}</text:p>` : '',
    paragraph('Kind', [
      { text: [document.municipality, document.kind].filter(Boolean).join(' · ') },
    ]),
    heading(1, escapeXml(document.title)),
    factsXml(document.head, false),
  ].join('')
}
