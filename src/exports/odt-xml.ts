/** Small pieces of OpenDocument XML: names, escapes, paragraphs. */
import type { Line, Picture } from './printed-document.ts'

export const odtVersion = '1.2'
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

const names = {
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  manifest: 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
  xlink: 'http://www.w3.org/1999/xlink',
  dc: 'http://purl.org/dc/elements/1.1/',
} as const

/** The declarations of these prefixes. */
export function odtNamespaces(prefixes: readonly (keyof typeof names)[]): string {
  return prefixes.map((prefix) => `xmlns:${prefix}="${names[prefix]}"`).join(' ')
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The frame of a picture with the text that stands for it. */
type FrameOf = (picture: Picture, alt: string) => string

/** A paragraph of a named style; `\n` breaks the line, `\t` jumps to the next stop. Without `frameOf` no picture is shown. */
export function paragraph(style: string, line: Line, frameOf?: FrameOf): string {
  const inner = line.map(({ text, tone, picture }) => {
    if (picture && frameOf) return frameOf(picture, text)
    const xml = textXml(text)
    if (!tone) return xml
    return `<text:span text:style-name="${tone === 'strong' ? 'Strong' : 'Quiet'}">${xml}</text:span>`
  })
  return `<text:p text:style-name="${style}">${inner.join('')}</text:p>`
}

/** OpenDocument folds spaces that follow each other; `text:s` keeps them (part 1, section 6.1.2). */
function textXml(text: string): string {
  return escapeXml(text)
    .replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\n', '<text:line-break/>')
    .replaceAll('\t', '<text:tab/>')
}
