/** Takes out of a text what would break a file or turn its lines around. */

/** What XML 1.0 forbids (section 2.2): controls but line breaks, halves of characters, two non-characters. */
const forbidden = /(?!\n)[\p{Control}\p{Surrogate}\ufffe\uffff]/gu
/** Overrides, embeddings and isolates of the writing direction: unbalanced they turn whole pages around. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g

/** A text fit for every document: line breaks as `\n`, no tabs, no forbidden or turning characters. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(forbidden, '')
    .replace(directions, '')
    .trim()
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s*\n\s*/g, ' ')
}
