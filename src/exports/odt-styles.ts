/** The named styles, the page and the footer of an ODT file, and what it says about itself. */
import { documents as words } from '#text/de/documents.ts'
import { escapeXml, odtNamespaces, odtVersion, xmlHead } from './odt-xml.ts'
import { factIndent, paper, sheetOf } from './paper.ts'
import type { PrintedDocument } from './printed-document.ts'

const { colors, size, margins } = paper
const families = [paper.font, ...paper.fallbacks].map((name) => `'${name}'`).join(', ')

/** What a paragraph style adds to its parent: XML attributes of the two property elements. */
interface Style {
  name: string
  parent?: string
  paragraph?: string
  text?: string
  level?: number
  inside?: string
}

const ink = (color: string, points: number, bold = false) =>
  `fo:color="#${color}" fo:font-size="${points}pt" fo:font-weight="${bold ? 'bold' : 'normal'}"`
const space = (before: number, after: number) =>
  `fo:margin-top="${before}mm" fo:margin-bottom="${after}mm"`
const stays = 'fo:keep-with-next="always" fo:keep-together="always"'

const styles: Style[] = [
  { name: 'Heading', paragraph: stays },
  {
    name: 'Heading_20_1',
    parent: 'Heading',
    level: 1,
    paragraph: `${space(0, 5)} fo:line-height="115%"`,
    text: ink(colors.ink, size.title, true),
  },
  {
    name: 'Heading_20_2',
    parent: 'Heading',
    level: 2,
    paragraph: `${space(9, 2.5)} fo:padding-bottom="1mm" fo:border-bottom="1pt solid #${colors.accent}"`,
    text: ink(colors.accent, size[2], true),
  },
  {
    name: 'Heading_20_3',
    parent: 'Heading',
    level: 3,
    paragraph: space(5.5, 1.5),
    text: ink(colors.ink, size[3], true),
  },
  {
    name: 'Heading_20_4',
    parent: 'Heading',
    level: 4,
    paragraph: space(4, 1),
    text: ink(colors.accent, size[4], true),
  },
  { name: 'Text', paragraph: space(0, 2) },
  { name: 'Lead', paragraph: space(1, 3), text: ink(colors.accent, size.lead, true) },
  { name: 'Aside', paragraph: space(0, 1.5), text: ink(colors.quiet, size.table) },
  { name: 'Item', paragraph: space(0, 0.8) },
  {
    name: 'Fact',
    paragraph: `${space(0, 1)} fo:margin-left="${factIndent}mm" fo:text-indent="-${factIndent}mm"`,
    inside: `<style:tab-stops><style:tab-stop style:position="0mm"/></style:tab-stops>`,
  },
  { name: 'Kind', paragraph: `${space(0, 1)} ${stays}`, text: ink(colors.accent, size.kind, true) },
  { name: 'Crest', paragraph: `${space(0, 3)} ${stays}` },
  { name: 'Table', paragraph: space(0, 0), text: `fo:font-size="${size.table}pt"` },
  { name: 'TableEnd', parent: 'Table', paragraph: 'fo:text-align="end"' },
  { name: 'Head', parent: 'Table', text: ink(colors.ink, size.table, true) },
  { name: 'HeadEnd', parent: 'Head', paragraph: 'fo:text-align="end"' },
  { name: 'FootFirst', parent: 'Foot', paragraph: 'fo:margin-top="6mm"' },
  { name: 'Foot', paragraph: space(1, 0), text: ink(colors.quiet, size.small) },
]

/** What stands on the right of the footer ends where the text does. */
const footerStyle = (textWidth: number): Style => ({
  name: 'Footer',
  paragraph: `fo:padding-top="1.5mm" fo:border-top="0.5pt solid #${colors.line}"`,
  inside: `<style:tab-stops><style:tab-stop style:position="${textWidth}mm" style:type="right"/></style:tab-stops>`,
  text: ink(colors.quiet, size.small),
})

/** Styles whose paragraphs may have to stay with what follows. */
const keepable = ['Text', 'Lead', 'Aside', 'Item', 'Fact']
const keptStyles: Style[] = keepable.map((name) => ({
  name: `${name}Kept`,
  parent: name,
  paragraph: 'fo:keep-with-next="always"',
}))

/** `styles.xml`: everything has a name, so that it can be changed in one place in the office program. */
export function odtStyles(document: PrintedDocument): string {
  const all = [...styles, footerStyle(sheetOf(document).textWidth), ...keptStyles]
  return [
    xmlHead,
    `<office:document-styles ${odtNamespaces(['office', 'style', 'text', 'table', 'fo', 'svg'])} office:version="${odtVersion}">`,
    `<office:font-face-decls><style:font-face style:name="Body" svg:font-family="${families}" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>`,
    `<office:styles>${defaults(document)}${all.map(styleXml).join('')}${spans}${bullets}${rows}</office:styles>`,
    `<office:automatic-styles>${pageLayout(document)}</office:automatic-styles>`,
    `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>${footer(document)}</style:footer></style:master-page></office:master-styles>`,
    '</office:document-styles>',
  ].join('')
}

/** `meta.xml`: title, body and language; never a person. */
export function odtMeta(document: PrintedDocument): string {
  const [language = 'de', country = 'DE'] = document.language.split('-')
  const creator = escapeXml(document.municipality || 'Beteiligungskoffer')
  return [
    xmlHead,
    `<office:document-meta ${odtNamespaces(['office', 'meta', 'dc'])} office:version="${odtVersion}"><office:meta>`,
    '<meta:generator>Beteiligungskoffer</meta:generator>',
    `<dc:title>${escapeXml(`${document.kind}: ${document.title}`)}</dc:title>`,
    `<meta:initial-creator>${creator}</meta:initial-creator><dc:creator>${creator}</dc:creator>`,
    `<dc:language>${language}-${country}</dc:language>`,
    '</office:meta></office:document-meta>',
  ].join('')
}

function defaults(document: PrintedDocument): string {
  const [language = 'de', country = 'DE'] = document.language.split('-')
  const text = `style:font-name="Body" fo:font-size="${size.text}pt" fo:color="#${colors.ink}" fo:language="${language}" fo:country="${country}"`
  return [
    `<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="130%" fo:orphans="2" fo:widows="2" style:tab-stop-distance="12.5mm"/><style:text-properties ${text}/></style:default-style>`,
    '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>',
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
  ].join('')
}

function styleXml({ name, parent = 'Standard', paragraph, text, level, inside = '' }: Style) {
  const outline = level ? ` style:default-outline-level="${level}"` : ''
  const display = name.includes('_20_') ? ` style:display-name="${name.replace('_20_', ' ')}"` : ''
  const body = paragraph
    ? `<style:paragraph-properties ${paragraph}>${inside}</style:paragraph-properties>`
    : ''
  const font = text ? `<style:text-properties ${text}/>` : ''
  return `<style:style style:name="${name}"${display} style:family="paragraph" style:parent-style-name="${parent}"${outline}>${body}${font}</style:style>`
}

const spans = [
  `<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`,
  `<style:style style:name="Quiet" style:family="text"><style:text-properties fo:color="#${colors.quiet}" fo:font-weight="normal"/></style:style>`,
].join('')

const bullets = `<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="5mm" fo:margin-left="5mm" fo:text-indent="-5mm"/></style:list-level-properties><style:text-properties fo:color="#${colors.accent}"/></text:list-level-style-bullet></text:list-style>`

/** A row stays on one page. */
const rows =
  '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'

function pageLayout(document: PrintedDocument): string {
  const { width, height } = sheetOf(document)
  const orientation = document.isLandscape ? 'landscape' : 'portrait'
  return `<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="${width}mm" fo:page-height="${height}mm" style:print-orientation="${orientation}" fo:margin-top="${margins.top}mm" fo:margin-right="${margins.right}mm" fo:margin-bottom="12mm" fo:margin-left="${margins.left}mm"/><style:footer-style><style:header-footer-properties fo:min-height="10mm" fo:margin-top="5mm"/></style:footer-style></style:page-layout>`
}

function footer(document: PrintedDocument): string {
  const left = [document.kind, document.state].filter(Boolean).join(' · ')
  const page = '<text:page-number text:select-page="current">1</text:page-number>'
  return `<text:p text:style-name="Footer">${escapeXml(left)}<text:tab/>${words.page}${page}${words.pageOf}<text:page-count>1</text:page-count></text:p>`
}
