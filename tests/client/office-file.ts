/** Looks into DOCX and ODT files as strictly as an office program does. */
import { strFromU8, unzipSync } from 'fflate'

/** The XML parts of an office file by their path; throws when one of them is not well-formed. */
export function xmlParts(bytes: Uint8Array): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const [path, data] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(path)) continue
    parts[path] = strFromU8(data)
    checkWellFormed(path, parts[path])
  }
  return parts
}

/** Tags are closed in order, attributes are quoted, every & begins an entity, every character is allowed. */
function checkWellFormed(path: string, xml: string): void {
  const fail = (why: string) => new Error(`${path}: ${why}`)
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml)) {
    throw fail('forbidden character')
  }
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml)) throw fail('bare ampersand')
  const open: string[] = []
  const tags = /<(?:\?[^>]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/g
  let end = 0
  for (const tag of xml.matchAll(tags)) {
    if (xml.slice(end, tag.index).includes('<')) throw fail(`broken tag after ${String(end)}`)
    end = tag.index + tag[0].length
    const [, closes, name, , empty] = tag
    if (!name) continue
    if (closes) {
      const expected = open.pop()
      if (expected !== name) throw fail(`</${name}> closes <${String(expected)}>`)
    } else if (!empty) {
      open.push(name)
    }
  }
  if (open.length > 0) throw fail(`<${String(open.at(-1))}> stays open`)
}

/** The visible text of a part, without its tags. */
export function textOf(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
