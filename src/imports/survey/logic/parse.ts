/** Reads conditions of foreign files by the rules of their language; nothing is ever run. */
import { quote } from '#imports/wording.ts'
import { Impossible, type Node } from './node.ts'

/** How one language writes its conditions. All patterns are sticky. */
export interface Dialect {
  /** A variable; its first group that is not empty is the name. */
  name: RegExp
  /** A word: an operator, a function, or what `bare` says. */
  word: RegExp
  /** Signs between two parts: sign or word to call and binding power; longer signs first. */
  infix: ReadonlyMap<string, readonly [call: string, power: number]>
  prefix: ReadonlyMap<string, string>
  postfix: ReadonlyMap<string, string>
  constants: ReadonlyMap<string, string | number | boolean | null>
  /** What a word is that is neither function nor operator. */
  bare: 'name' | 'text'
  /** True where a backslash in a text spares the next character. */
  escapes: boolean
  /** Words that mean the same in any case. */
  anyCase: boolean
}

const longest = 4000
const deepest = 60
const numberAt = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/y
const spaceAt = /[\s\u00a0]*/y

const signs = new WeakMap<Dialect, string[]>()

/** The operators that are signs, the longer ones first. */
function signsOf(dialect: Dialect): string[] {
  const known = signs.get(dialect)
  if (known) return known
  const all = [...dialect.infix.keys(), ...dialect.prefix.keys()]
  const found = all.filter((sign) => !/^\w/.test(sign)).sort((a, b) => b.length - a.length)
  signs.set(dialect, found)
  return found
}

class Parser {
  readonly #text: string
  readonly #dialect: Dialect
  readonly #signs: readonly string[]
  #at = 0
  #depth = 0

  constructor(text: string, dialect: Dialect) {
    this.#text = text
    this.#dialect = dialect
    this.#signs = signsOf(dialect)
  }

  whole(): Node {
    const node = this.#expression(0)
    this.#space()
    if (this.#at < this.#text.length) throw this.#unexpected()
    return node
  }

  #unexpected(): Impossible {
    const rest = this.#text.slice(this.#at, this.#at + 20)
    return new Impossible(
      rest === '' ? 'sie hört mittendrin auf' : `ab ${quote(rest, 20)} ist sie nicht zu lesen`,
    )
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text) ?? undefined
  }

  #space(): void {
    const found = this.#match(spaceAt)
    this.#at += found?.[0].length ?? 0
  }

  #skip(sign: string): boolean {
    this.#space()
    if (!this.#text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  #spelling(word: string): string {
    return this.#dialect.anyCase ? word.toLowerCase() : word
  }

  /** The operator here, without taking it. */
  #operator(): { sign: string; length: number } | undefined {
    this.#space()
    const sign = this.#signs.find((one) => this.#text.startsWith(one, this.#at))
    if (sign) return { sign, length: sign.length }
    const word = this.#match(this.#dialect.word)?.[0]
    return word ? { sign: this.#spelling(word), length: word.length } : undefined
  }

  #expression(power: number): Node {
    this.#depth++
    if (this.#depth > deepest) throw new Impossible('sie ist zu tief verschachtelt')
    let left = this.#start()
    for (;;) {
      const operator = this.#operator()
      if (!operator) break
      const behind = this.#dialect.postfix.get(operator.sign)
      if (behind) {
        this.#at += operator.length
        left = { is: 'call', name: behind, parts: [left] }
        continue
      }
      const between = this.#dialect.infix.get(operator.sign)
      if (!between || between[1] <= power) break
      this.#at += operator.length
      left = join(between[0], left, this.#expression(between[1]))
    }
    this.#depth--
    return left
  }

  #start(): Node {
    this.#space()
    const first = this.#text.charAt(this.#at)
    if (first === '(') return this.#bracket()
    if (first === '[') return { is: 'list', parts: this.#parts('[', ']') }
    if (first === "'" || first === '"') return this.#quoted(first)
    const name = this.#match(this.#dialect.name)
    if (name) {
      this.#at += name[0].length
      return { is: 'name', name: (name.slice(1).find(Boolean) ?? name[0]).trim() }
    }
    const number = this.#match(numberAt)?.[0]
    if (number) return this.#number(number)
    const operator = this.#operator()
    const before = operator && this.#dialect.prefix.get(operator.sign)
    if (before) {
      this.#at += operator.length
      return { is: 'call', name: before, parts: [this.#expression(before === 'not' ? 3.5 : 8)] }
    }
    return this.#word()
  }

  #number(digits: string): Node {
    this.#at += digits.length
    const value = Number(digits)
    if (!Number.isFinite(value)) throw new Impossible('sie enthält eine Zahl, die zu groß ist')
    return { is: 'value', value }
  }

  #bracket(): Node {
    this.#at++
    const inner = this.#expression(0)
    if (!this.#skip(')')) throw this.#unexpected()
    return inner
  }

  #quoted(mark: string): Node {
    let value = ''
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const character = this.#text.charAt(at)
      if (character === mark) {
        this.#at = at + 1
        return { is: 'value', value }
      }
      if (character === '\\' && this.#dialect.escapes) at++
      value += this.#text.charAt(at)
    }
    throw new Impossible('ein Text darin ist nicht mit Anführungszeichen beendet')
  }

  #word(): Node {
    const word = this.#match(this.#dialect.word)?.[0]
    if (!word) throw this.#unexpected()
    this.#at += word.length
    this.#space()
    if (this.#text.charAt(this.#at) === '(') {
      return { is: 'call', name: `${word}()`, parts: this.#parts('(', ')') }
    }
    const constant = this.#dialect.constants.get(this.#spelling(word))
    if (constant !== undefined) return { is: 'value', value: constant }
    return this.#dialect.bare === 'name' ? { is: 'name', name: word } : { is: 'value', value: word }
  }

  #parts(open: string, close: string): Node[] {
    this.#skip(open)
    const parts: Node[] = []
    if (this.#skip(close)) return parts
    do parts.push(this.#expression(0))
    while (this.#skip(','))
    if (!this.#skip(close)) throw this.#unexpected()
    return parts
  }
}

const chains = new Set(['and', 'or', '+', '*', 'cat'])

/** `a and b and c` becomes one call of three: long chains stay flat. */
function join(name: string, left: Node, right: Node): Node {
  const isChain = chains.has(name) && left.is === 'call' && left.name === name
  return { is: 'call', name, parts: isChain ? [...left.parts, right] : [left, right] }
}

/** The tree of a condition; throws `Impossible` where it cannot be read. */
export function parse(text: string, dialect: Dialect): Node {
  if (text.length > longest) throw new Impossible('sie ist zu lang')
  return new Parser(text, dialect).whole()
}
