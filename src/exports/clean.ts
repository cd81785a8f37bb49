/** Takes out of a text what would break a file or turn its lines around. */

/** What XML 1.0 forbids (section 2.2), DEL and C1; halves of characters are found as surrogates. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu
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
