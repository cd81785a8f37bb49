/** Finds the line in which a JSON file breaks; browsers word and place this differently. */

/** The line, counted from 1, and what is wrong there as a German clause. */
export interface JsonFault {
  line: number
  what: string
}

/** Deeper nesting than any file of ours has. */
const mostNested = 32

const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const space = /[ \t\r\n]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'nothing'

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Index behind the closing quotation mark, or -1. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') return at + 1
    if (character < ' ') return -1
    at = character === '\\' ? match(escape, text, at) : at + 1
    if (at < 0) return -1
  }
  return -1
}

function wrongWord(expected: Expected, character: string): string {
  if (character === '') return 'die Datei ist nicht vollständig, am Ende fehlt eine Klammer'
  if (/[„“”‚‘’'`´]/.test(character)) return 'hier gehören gerade Anführungszeichen (") hin'
  if (character === '/' || character === '#')
    return 'Anmerkungen sind in dieser Datei nicht möglich'
  if (expected === 'comma') return 'hier fehlt ein Komma oder eine schließende Klammer'
  if (expected === 'colon') return 'hinter dem Feldnamen fehlt ein Doppelpunkt'
  if (expected === 'nothing') return 'hinter dem Ende der Methode steht noch etwas'
  if (/[}\]]/.test(character)) return 'vor der Klammer steht ein Komma zu viel, oder ein Wert fehlt'
  if (expected.endsWith('key')) return 'hier gehört ein Feldname in Anführungszeichen hin'
  return 'hier steht etwas, das weder Text noch Zahl ist'
}

/** The first fault of a JSON text, or undefined; never throws, whatever the text is. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = match(space, text, 0)
  const fault = (what: string): JsonFault => ({ line: text.slice(0, at).split('\n').length, what })
  const afterValue = (): Expected => (open.length > 0 ? 'comma' : 'nothing')
  while (at < text.length) {
    const character = text.charAt(at)
    const wantsKey: boolean = expected.endsWith('key')
    const wantsValue: boolean = expected.endsWith('value')
    let next = at + 1
    if (character === '"' && (wantsKey || wantsValue)) {
      next = endOfString(text, at)
      if (next < 0) return fault('ein Text ist in dieser Zeile nicht mit Anführungszeichen beendet')
      expected = wantsKey ? 'colon' : afterValue()
    } else if ((character === '{' || character === '[') && wantsValue) {
      open.push(character)
      if (open.length > mostNested)
        return fault('die Klammern sind tiefer verschachtelt als erlaubt')
      expected = character === '{' ? 'first-key' : 'first-value'
    } else if (isEnd(character, open.at(-1), expected)) {
      open.pop()
      expected = afterValue()
    } else if (character === ':' && expected === 'colon') {
      expected = 'value'
    } else if (character === ',' && expected === 'comma') {
      expected = open.at(-1) === '{' ? 'key' : 'value'
    } else {
      next = wantsValue ? match(word, text, at) : -1
      if (next < 0) return fault(wrongWord(expected, character))
      expected = afterValue()
    }
    at = match(space, text, next)
  }
  return expected === 'nothing' ? undefined : fault(wrongWord(expected, ''))
}

/** A bracket may close after a value, or at once when nothing is inside. */
function isEnd(character: string, open: string | undefined, expected: Expected): boolean {
  if (open === '{') return character === '}' && (expected === 'comma' || expected === 'first-key')
  if (open === '[') return character === ']' && (expected === 'comma' || expected === 'first-value')
  return false
}
