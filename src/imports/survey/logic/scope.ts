/** What the names in foreign conditions stand for here. */
import { quote } from '#imports/wording.ts'
import { Impossible, type Node } from './node.ts'

/** How an answer is kept. `option`: whether one code is among those chosen; `any`: nobody knows beforehand. */
export type Held =
  'code' | 'codes' | 'steps' | 'yes-no' | 'number' | 'date' | 'text' | 'option' | 'any'

/** One variable here, as a condition of the file may name it. */
export interface Target {
  variable: string
  holds: Held
  /** For closed answers: what the file writes, and what is kept here. */
  values?: ReadonlyMap<string, string | number | boolean>
  /** The code that an `option` looks for. */
  code?: string
  /** The repeated section it is asked in; only conditions in the same one can name it. */
  round?: object | undefined
}

/** Where a condition stands, and how its language calls what it can do. */
export interface Where {
  scope: Scope
  /** The question it belongs to, by its name in the file. */
  self?: string
  round?: object | undefined
  /** Names that stand for a text in this place: the columns of a choice. */
  columns?: ReadonlyMap<string, string>
  /** What functions are called here; those that are missing are not possible. */
  functions: ReadonlyMap<string, string>
  /** Told where the condition means nearly, but not quite the same. */
  note(sentence: string): void
}

/** All variables of a questionnaire by the names the file gives them. */
export class Scope {
  readonly #targets = new Map<string, Target>()
  readonly #plain: (name: string) => string

  /** `plain` takes away what a language hangs onto names, such as `.NAOK`. */
  constructor(plain: (name: string) => string = (name) => name) {
    this.#plain = plain
  }

  /** The first one of a name holds. */
  set(name: string, target: Target): void {
    if (!this.#targets.has(name)) this.#targets.set(name, target)
  }

  peek(name: string): Target | undefined {
    return this.#targets.get(name) ?? this.#targets.get(this.#plain(name))
  }

  /** Throws `Impossible` for a name that the file does not have, or that is asked several times elsewhere. */
  find(name: string, round: object | undefined): Target {
    const target = this.peek(name)
    if (!target) throw new Impossible(`sie nennt ${quote(name)}, das wird hier nicht gefragt`)
    if (target.round && target.round !== round) {
      throw new Impossible(`sie nennt ${quote(name)}, das wird mehrmals gefragt`)
    }
    return target
  }
}

/** The variable that a name stands for; throws `Impossible` for everything else. */
export function targetOf(node: Node | undefined, where: Where): Target {
  if (node?.is === 'call' && where.functions.get(node.name) === 'same') {
    return targetOf(node.parts[0], where)
  }
  if (node?.is !== 'name') throw new Impossible('sie rechnet, wo hier nur eine Frage stehen kann')
  const isSelf = node.name === '.' || /^(self|this|that)$/.test(node.name)
  return where.scope.find(isSelf && where.self ? where.self : node.name, where.round)
}
