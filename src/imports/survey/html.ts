/** Texts that carry HTML, as plain text: nothing of it is ever run, and what is left out is told. */
import type { Entry } from './report.ts'

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    copy: '©',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    euro: '€',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bdquo: '„',
    ldquo: '“',
    rdquo: '”',
    sbquo: '‚',
    lsquo: '‘',
    rsquo: '’',
    shy: '\u00ad',
  }),
)

const lost = new Map(
  Object.entries({
    script: 'Ein Skript im Text wurde weggelassen.',
    style: 'Gestaltung im Text wurde weggelassen.',
    img: 'Ein Bild im Text wurde nicht übernommen.',
    a: 'Ein Link im Text steht hier nur als Wort.',
    iframe: 'Eine eingebettete Seite im Text wurde weggelassen.',
    video: 'Ein Video im Text wurde nicht übernommen.',
    audio: 'Eine Tonaufnahme im Text wurde nicht übernommen.',
    table: 'Eine Tabelle im Text steht hier als Zeilen.',
    input: 'Ein Eingabefeld im Text wurde weggelassen.',
  }),
)

const tagAt = /<(\/?)([A-Za-z][A-Za-z0-9]{0,15})(?![A-Za-z0-9])[^<>]*>/g
const breaks = new Set('br p div li tr h1 h2 h3 h4 h5 h6 ul ol table'.split(' '))

function character(code: number): string {
  const isOne = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
  return isOne ? String.fromCodePoint(code) : ''
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([A-Za-z]{2,8}));/gi, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[]
    if (decimal) return character(Number(decimal))
    if (hex) return character(parseInt(hex, 16))
    return named.get(name ?? '') ?? whole
  })
}

/** Everything between an opening tag and its end goes, without a pattern that could run for long. */
function without(text: string, name: string): string {
  const lower = text.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = lower.indexOf(`<${name}`, at)
    if (start < 0) break
    kept.push(text.slice(at, start))
    const end = lower.indexOf(`</${name}`, start)
    if (end < 0) return kept.join('')
    // The end tag itself stays, to be taken out and told like every other.
    at = end
  }
  return [...kept, text.slice(at)].join('')
}

/** The words of a text with HTML; what cannot be words is told to `entry`. */
export function plainText(html: string, entry: Entry): string {
  if (!/[<&]/.test(html)) return html
  const bare = without(without(html, 'script'), 'style')
  const words = bare.replace(tagAt, (_, end: string, tag: string) => {
    const name = tag.toLowerCase()
    const sentence = lost.get(name)
    if (sentence) entry.lose(sentence)
    if (!breaks.has(name)) return ''
    return end === '' && name === 'li' ? '\n– ' : '\n'
  })
  return withoutEntities(words)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
