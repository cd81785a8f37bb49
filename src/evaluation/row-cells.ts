/** Fills the cells of row data: a number, a reason, or blank, and blank wherever another blank cell would be told. */
import { Missing, type Answers } from '#schema/answer.ts'
import { namesIn } from '#survey/expression.ts'
import type { Variable } from '#survey/variables.ts'
import { Computing } from './computing.ts'
import { keysOf, type Countable } from './countables.ts'
import type { Decisions } from './decisions.ts'
import { leastRows } from './least.ts'
import { columnsOf } from './row-columns.ts'
import { shownCases, type RowChoice } from './row-choice.ts'
import type { Sources } from './sources.ts'

/** The columns of one variable in the order of the answers; `isBlank` for each person. */
interface Cells {
  values: readonly Float64Array[]
  /** 1 + index in `Missing.options`; 0 where there is a value, or nothing is said. */
  reasons: readonly Uint8Array[]
  isBlank: Uint8Array
}

interface CellSources extends Sources {
  decisions: Decisions
}

export class RowCells {
  readonly #sources: CellSources
  readonly #choice: RowChoice
  readonly #computing: Computing
  readonly #known = new Map<string, Cells>()
  readonly #begun = new Set<string>()

  constructor(sources: CellSources, choice: RowChoice) {
    this.#sources = sources
    this.#choice = choice
    this.#computing = new Computing(sources.questionnaire)
  }

  of(countable: Countable): Cells {
    const { name } = countable.variable
    let cells = this.#known.get(name)
    if (!cells) {
      this.#begun.add(name)
      cells = this.#fill(countable)
      this.#known.set(name, cells)
    }
    return cells
  }

  #fill(countable: Countable): Cells {
    const { decisions, responses } = this.#sources
    const { isMany, lines, has, variable } = countable
    const { cases } = decisions.of(countable)
    const { person, line, round, values: given = [] } = cases
    const shown = shownCases(countable, decisions.of(countable), this.#choice.features, decisions)
    const columns = columnsOf(countable, (name) => name)
    const width = columns.length / keysOf(variable).length
    const values = columns.map(() => new Float64Array(responses.length).fill(Number.NaN))
    const isBlank = new Uint8Array(responses.length)
    const isSilent = this.#blankOf(hardNames(variable, this.#computing))
    for (let at = 0; at < person.length; at += 1) {
      const who = person[at] ?? 0
      for (const [option, mask] of shown.entries()) {
        const place = (round[at] ?? 0) * width + option
        if (!mask[at] || isSilent[who]) isBlank[who] = 1
        else {
          const code = lines[option]?.code ?? ''
          const number = isMany
            ? Number(has(given[at] ?? '', code))
            : columns[place]?.labels[line[at] ?? 0]?.value
          const column = values[place]
          if (column) column[who] = number ?? Number.NaN
        }
      }
    }
    const reasons = this.#reasons(countable, { isBlank, isSilent, width })
    return { values, reasons, isBlank }
  }

  #reasons(
    countable: Countable,
    { isBlank, isSilent, width }: { isBlank: Uint8Array; isSilent: Uint8Array; width: number },
  ): Uint8Array[] {
    const { variable, isComputed } = countable
    const { responses, decisions } = this.#sources
    const isQuiet = this.#blankOf(softNames(variable, this.#computing))
    const { person, round } = decisions.of(countable).cases
    return keysOf(variable).flatMap((key, time) => {
      const reasons = new Uint8Array(responses.length)
      if (isComputed || decisions.isFeature(countable)) {
        return Array.from({ length: width }, () => reasons)
      }
      for (const [who, { answers }] of responses.entries()) reasons[who] = reasonOf(answers, key)
      for (const [at, who] of person.entries()) if (round[at] === time) reasons[who] = 0
      this.#hideRare(reasons)
      for (const [who, reason] of reasons.entries()) {
        if (reason === 0 || !(isSilent[who] || isQuiet[who])) continue
        reasons[who] = 0
        isBlank[who] = 1
      }
      return Array.from({ length: width }, () => reasons)
    })
  }

  /** Leaves no reason that fewer than five give, also in a group, and none that is what is left of those. */
  #hideRare(reasons: Uint8Array): void {
    const { groups, splits } = this.#sources.decisions.groups
    const table = splits.findIndex((one) => String(one) === String(this.#choice.features))
    const groupOf = groups[table] ?? new Int16Array(reasons.length)
    const inGroups = this.#choice.features.length > 0
    const isFew = (count: number) => count > 0 && count < leastRows
    const empty = () => Array.from({ length: Missing.options.length + 1 }, () => 0)
    const whole = empty()
    const byGroup = new Map<number, number[]>()
    for (const [who, reason] of reasons.entries()) {
      const group = groupOf[who] ?? -1
      whole[reason] = (whole[reason] ?? 0) + 1
      // Of whom nothing stands beside a feature nothing is said at all.
      if (inGroups && group < 0) {
        reasons[who] = 0
        continue
      }
      const counts = byGroup.get(group) ?? empty()
      counts[reason] = (counts[reason] ?? 0) + 1
      byGroup.set(group, counts)
    }
    const rare = new Set<number>()
    for (const counts of byGroup.values()) {
      for (const [reason, count] of counts.entries())
        if (reason > 0 && isFew(count)) rare.add(reason)
    }
    const left = [...whole.keys()].filter((one) => one > 0 && !rare.has(one) && whole[one])
    left.sort((one, other) => (whole[one] ?? 0) - (whole[other] ?? 0))
    const hidden = () => [...rare].reduce((sum, one) => sum + (whole[one] ?? 0), 0)
    for (const next of left) if (isFew(hidden())) rare.add(next)
    for (const [who, reason] of reasons.entries()) if (rare.has(reason)) reasons[who] = 0
  }

  /** For each person 1 where one of these is blank, or stands nowhere. */
  #blankOf(names: Iterable<string>): Uint8Array {
    const { responses } = this.#sources
    const found = new Uint8Array(responses.length)
    for (const name of names) {
      const countable = this.#choice.countables.find(({ variable }) => variable.name === name)
      // A circle of conditions: whoever made such a form sees less.
      const isOpen = countable && (this.#known.has(name) || !this.#begun.has(name))
      const blank = isOpen ? this.of(countable).isBlank : undefined
      for (let who = 0; who < found.length; who += 1) if (!blank || blank[who]) found[who] = 1
    }
    return found
  }
}

/** What an answer gives away by being there at all: what it is computed from, how often it is asked, what it offers. */
function hardNames({ question, section }: Variable, computing: Computing): Set<string> {
  const names = [
    ...(question.kind === 'calculation' ? namesIn(question.value) : []),
    ...('options' in question ? question.options.flatMap(({ show }) => namesIn(show)) : []),
    ...(section.repeat ? [section.repeat.name] : []),
  ]
  return withSources(names, computing)
}

/** What is given away where there is no answer: because of what it was not asked. */
function softNames({ question, section }: Variable, computing: Computing): Set<string> {
  return withSources([...namesIn(question.show), ...namesIn(section.show)], computing)
}

function withSources(names: readonly string[], computing: Computing): Set<string> {
  return new Set(
    names.flatMap((name) => {
      const sources = computing.sourcesOf(name)
      return sources.size > 0 ? [...sources].filter((one) => computing.isAnswer(one)) : [name]
    }),
  )
}

function reasonOf(answers: Answers, key: string): number {
  const answer = answers[key]
  const missing = answer ? ('missing' in answer ? answer.missing : 'invalid') : 'not-asked'
  return 1 + Missing.options.indexOf(missing)
}
