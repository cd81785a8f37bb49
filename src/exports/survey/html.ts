/** A printed document as one web page that needs nothing else: for the screen, for paper, for a website. */
import { crestOf } from '#exports/crest.ts'
import { escapeXml } from '#exports/odt-xml.ts'
import type {
  Block,
  Fact,
  Line,
  Picture,
  PrintedDocument,
  Section,
} from '#exports/printed-document.ts'
import { barPiece } from './report-table.ts'

const colors = '--ink:#1b2430;--quiet:#56616e;--accent:#0b5c7a;--line:#c9d3da;--shade:#e8f0f4'

/** Narrow screens scroll a table sideways; paper is A4 with room for punched holes. */
const style = `:root{${colors}}*{box-sizing:border-box}body{margin:0 auto;max-width:46rem;padding:1.5rem;font:1.0625rem/1.5 'Fira Sans','Segoe UI','Noto Sans',sans-serif;color:var(--ink);background:#fff;hyphens:auto}h1{font-size:2rem;line-height:1.2;margin:.2em 0 .6em}h2{font-size:1.3rem;line-height:1.3;margin:2em 0 .5em;break-after:avoid}h2 small,.quiet{color:var(--quiet)}h2 small{font-weight:400;font-size:1rem}.kind{color:var(--accent);font-weight:600;margin:0}header img{max-width:5.5rem;max-height:5.5rem}main img{max-width:100%;height:auto}dl{margin:0}dl div{display:grid;grid-template-columns:10rem 1fr;gap:0 1rem}dt{color:var(--quiet)}dd{margin:0;grid-column:2}table{width:100%;border-collapse:collapse;margin:.6em 0 1em;font-size:.95rem}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}th{background:var(--shade);text-align:start}th,td{padding:.4em .5em;border-bottom:1px solid var(--line);vertical-align:top}.end{text-align:end;font-variant-numeric:tabular-nums}tr{break-inside:avoid}.scroll{overflow-x:auto;position:relative}.bar{display:block;height:1em;margin-top:.25em;background:var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}footer{margin-top:2.5em;border-top:1px solid var(--line);color:var(--quiet);font-size:.9rem}@media(max-width:30rem){dl div{display:block}}@page{size:A4;margin:22mm 20mm 22mm 25mm}@media print{body{max-width:none;padding:0;font-size:10.5pt}.scroll{overflow:visible}}`

/** Pages of wide tables lie across and are as wide as the screen. */
const wideStyle =
  '@page{size:A4 landscape;margin:20mm 20mm 20mm 25mm}body{max-width:80rem}main table{min-width:60rem}@media print{body{max-width:none}main table{min-width:0}}'

/** Where a picture is to be found; undefined where it is left out, and its text is shown. */
type UrlOf = (picture: Picture) => string | undefined
const nowhere: UrlOf = () => undefined

function pictureHtml({ widthMillimetres }: Picture, url: string, alt: string): string {
  const width = `${widthMillimetres.toFixed(1)}mm`
  return `<img src="${url}" alt="${escapeXml(alt)}" style="width:${width}">`
}

function lineHtml(line: Line, urlOf: UrlOf): string {
  return line
    .map(({ text, tone, picture }) => {
      const url = picture && urlOf(picture)
      if (url) return pictureHtml(picture, url, text)
      const inner = escapeXml(text).replaceAll('\n', '<br>')
      if (tone === 'strong') return `<strong>${inner}</strong>`
      return tone === 'quiet' ? `<span class="quiet">${inner}</span>` : inner
    })
    .join('')
}

const isBar = (lines: readonly Line[]) =>
  lines.length === 1 &&
  new RegExp(`^${barPiece}+$`).test(lines[0]?.map(({ text }) => text).join('') ?? '')

/** Bars are drawn, not read out: the numbers stand beside them. */
function cellHtml(lines: readonly Line[], longest: number, urlOf: UrlOf): string {
  if (!isBar(lines)) return lines.map((line) => lineHtml(line, urlOf)).join('<br>')
  const length = lines[0]?.[0]?.text.length ?? 0
  return `<span class="bar" aria-hidden="true" style="width:${String(Math.round((length / longest) * 100))}%"></span>`
}

function tableHtml(
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  urlOf: UrlOf,
): string {
  const side = (at: number) => (columns[at]?.align ? ' class="end"' : '')
  const heads = columns.map(
    ({ title, width }, at) =>
      `<th scope="col"${side(at)} style="width:${width.toFixed(1)}%">${escapeXml(title)}</th>`,
  )
  const longest = 20
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0
        ? `<th scope="row" style="background:none;font-weight:400">${cellHtml(cell, longest, urlOf)}</th>`
        : `<td${side(at)}>${cellHtml(cell, longest, urlOf)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  // Whoever has no pointer scrolls by keyboard.
  return `<div class="scroll" role="region" aria-label="${escapeXml(caption)}" tabindex="0"><table><caption>${escapeXml(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

function factsHtml(facts: readonly Fact[]): string {
  const rows = facts.map(({ term, value }) => {
    const said = value.map((line) => `<dd>${lineHtml(line, nowhere)}</dd>`).join('')
    return `<div><dt>${escapeXml(term)}</dt>${said}</div>`
  })
  return `<dl>${rows.join('')}</dl>`
}

function blockHtml(block: Block, urlOf: UrlOf): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.tone === 'quiet' ? ' class="quiet"' : ''}>${lineHtml(block.line, urlOf)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lineHtml(item, urlOf)}</li>`).join('')}</ul>`
    case 'facts':
      return factsHtml(block.facts)
    case 'table':
      return tableHtml(block, urlOf)
  }
}

function sectionHtml({ id, level, title, aside, blocks }: Section, urlOf: UrlOf): string {
  const behind = aside ? ` <small>${escapeXml(aside)}</small>` : ''
  const heading = `<h${String(level)}>${escapeXml(title)}${behind}</h${String(level)}>`
  const inner = blocks.map((block) => blockHtml(block, urlOf))
  return `<section id="${escapeXml(id)}">${heading}${inner.join('')}</section>`
}

/** The frame of a page; no script, no request, and none can be added by what is in it. */
export function pageHtml(
  title: string,
  language: string,
  css: string,
  body: string,
): Uint8Array<ArrayBuffer> {
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'`
  return new TextEncoder().encode(
    `<!doctype html>\n<html lang="${escapeXml(language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeXml(title)}</title><style>${css}</style></head><body>${body}</body></html>\n`,
  )
}

/** The Wappen as a picture in the page; nothing where it is none. */
export function crestHtml(document: Pick<PrintedDocument, 'crest' | 'crestText'>): string {
  if (!crestOf(document)) return ''
  return `<img src="${escapeXml(document.crest)}" alt="${escapeXml(document.crestText)}">`
}

/** The document as one HTML file. Of pictures only those stand in it that `urlOf` has a data URL for. */
export function makeHtml(
  document: PrintedDocument,
  urlOf: UrlOf = nowhere,
): Uint8Array<ArrayBuffer> {
  const { kind, title, municipality, head, sections, foot, state, language } = document
  const over = [municipality, kind].filter(Boolean).join(' · ')
  const small = [...foot, state].filter(Boolean).map((text) => `<p>${escapeXml(text)}</p>`)
  const body = [
    `<header>${crestHtml(document)}<p class="kind">${escapeXml(over)}</p><h1>${escapeXml(title)}</h1>${factsHtml(head)}</header>`,
    `<main>${sections.map((section) => sectionHtml(section, urlOf)).join('')}</main>`,
    `<footer>${small.join('')}</footer>`,
  ]
  const css = document.isLandscape ? style + wideStyle : style
  return pageHtml(`${kind}: ${title}`, language, css, body.join(''))
}
