/** What people type or paste, made safe to keep: nothing invisible, one way of writing each letter. */

/** A text after cleaning. `text` is whole, however long it is: a text is never cut. */
export interface CleanText {
  text: string
  /** Invisible characters that were taken out: null bytes, controls, halves of characters. */
  controls: number
  /** Marks that turn the writing direction around and can make a text look like another one. */
  directions: number
  /** Length in characters as people count them (code points). */
  length: number
  /** Longer than `most`. Whoever asked decides what happens. */
  tooLong: boolean
}

/** `lines: 'keep'` for text of several lines; otherwise a line break becomes a space. */
export interface CleanOptions {
  lines?: 'keep' | 'join'
}

const lineBreaks = /\r\n?|[\u2028\u2029\u0085\v\f]/g
/** C0, C1, DEL, zero-width space and byte order mark; newline is spared, joiners are needed by scripts and emoji. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\ufeff]|\p{Surrogate}/gu
/** Visible signs of Latin-1: one line, and nothing in it is ever changed. Nearly every text is of this sort. */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u00ff]*$/
/** Unicode bidirectional algorithm (UAX 9): marks, embeddings, overrides and isolates. */
const directionCharacters = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Takes out what nobody can see (null bytes, controls, bidi controls), writes every letter in one way
 * (NFC), and says what it took out and whether the text is longer than `most` characters. HTML is just
 * text and stays. Cleaning twice is cleaning once.
 */
export function cleanText(text: string, most = Infinity, options: CleanOptions = {}): CleanText {
  if (plain.test(text)) {
    const { length } = text
    return { text, controls: 0, directions: 0, length, tooLong: length > most }
  }
  const lined = text.replace(lineBreaks, '\n').replaceAll('\t', ' ')
  const flat = options.lines === 'keep' ? lined : lined.replaceAll('\n', ' ')
  const visible = flat.replace(controlCharacters, '')
  const straight = visible.replace(directionCharacters, '')
  const clean = straight.normalize('NFC')
  const length = countCharacters(clean)
  return {
    text: clean,
    controls: flat.length - visible.length,
    directions: visible.length - straight.length,
    length,
    tooLong: length > most,
  }
}

/** Characters as people count them: an emoji of two halves is one. */
export function countCharacters(text: string): number {
  let count = text.length
  for (let index = 1; index < text.length; index++) {
    if ((text.codePointAt(index - 1) ?? 0) > 0xffff) count--
  }
  return count
}
