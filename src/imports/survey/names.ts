/** Makes names and codes of foreign files valid and unique here, and says which were changed. */
import { quote } from '#imports/wording.ts'
import type { Entry } from './report.ts'

const german = new Map(
  Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' }),
)
const longest = 32

/** Latin letters, digits and underscores; umlauts are spelt out. */
function plain(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[äöüßÄÖÜ]/g, (letter) => german.get(letter) ?? '')
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** The wish itself, or with _2, _3 … behind it; never longer than a name may be. */
function free(wish: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wish)) return wish
  for (let number = 2; ; number++) {
    const end = `_${number}`
    const name = `${wish.slice(0, longest - end.length)}${end}`
    if (!isTaken(name)) return name
  }
}

/** The variable names of one questionnaire. */
export class NameBook {
  readonly #taken = new Set<string>()
  readonly #whole: Entry

  /** `whole` is told what holds of all names. */
  constructor(whole: Entry) {
    this.#whole = whole
  }

  /**
   * A valid name that nobody has. `ends` are the codes of matrix rows, kept under `name_code` each; the text
   * of "Anderes" is one more (`other`). A changed name is told to `entry`.
   */
  take(foreign: string, entry?: Entry, ends: readonly string[] = []): string {
    const letters = plain(foreign).toLowerCase()
    const wish = (/^[a-z]/.test(letters) ? letters : `f_${letters || 'frage'}`).slice(0, longest)
    const all = (name: string) => [name, ...ends.map((end) => `${name}_${end.toLowerCase()}`)]
    const name = free(wish, (one) => all(one).some((each) => this.#taken.has(each)))
    for (const each of all(name)) this.#taken.add(each)
    if (name === foreign) return name
    if (name === foreign.toLowerCase())
      this.#whole.change('Namen stehen hier in kleinen Buchstaben.')
    else entry?.change(`Der Name ${quote(foreign)} heißt hier ${quote(name)}.`)
    return name
  }
}

/** The codes of one list of options. */
export class CodeBook {
  readonly #taken: Set<string>
  readonly #changes: string[] = []
  /** The code here for every code of the file; of two equal ones the first. */
  readonly codes = new Map<string, string>()

  /** `reserved` are codes that mean something here, such as `other`. */
  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved)
  }

  /** A valid code that no other option has; unique without regard to case, as it may become part of a name. */
  take(foreign: string): string {
    const wish = plain(foreign).slice(0, longest) || 'wert'
    const code = free(wish, (one) => this.#taken.has(one.toLowerCase()))
    this.#taken.add(code.toLowerCase())
    if (!this.codes.has(foreign)) this.codes.set(foreign, code)
    if (code !== foreign) this.#changes.push(`${quote(foreign, 24)} → ${quote(code, 24)}`)
    return code
  }

  /** Tells which codes are others here. */
  tell(entry: Entry): void {
    const count = this.#changes.length
    if (count === 0) return
    const shown = this.#changes.slice(0, 4).join(', ')
    const more = count > 4 ? ` und ${count - 4} weitere` : ''
    entry.change(`Codes heißen hier anders: ${shown}${more}.`)
  }
}
