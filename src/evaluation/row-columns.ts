/** The columns of row data: how what is counted of each question becomes numbers, so that any program can count it. */
import type { Texts } from '#schema/survey.ts'
import { otherCode, type Variable } from '#survey/variables.ts'
import { keysOf, type Countable, type Line } from './countables.ts'

/** What of an answer a column holds: the line it stands on, or whether one of several options was chosen. */
export type RowPart = { kind: 'value' } | { kind: 'option'; code: string }

export interface RowLabel {
  value: number
  /** As the questionnaire keeps it; of a range its number. */
  code: string
  text: Texts
}

export interface RowColumn {
  /** Unique, also where case does not matter: 64 letters at most, none of the words that SPSS keeps for itself. */
  name: string
  variable: Variable
  /** Which round of a repeated section, from 1. */
  round?: number
  /** As in `Answers`. */
  key: string
  part: RowPart
  /** What the numbers mean, one for each line; empty for an option. */
  labels: RowLabel[]
}

/** What SPSS takes for words of its own language. */
const reserved = new Set('all and by eq ge gt le lt ne not or to with'.split(' '))
const longestName = 64

/** Gives out names that no other column has. */
export function namer(): (wanted: string) => string {
  const given = new Set(reserved)
  return (wanted) => {
    const base = wanted.toLowerCase().slice(0, longestName)
    let name = base
    for (let again = 2; given.has(name); again++) {
      const end = `_${String(again)}`
      name = base.slice(0, longestName - end.length) + end
    }
    given.add(name)
    return name
  }
}

const isWhole = (code: string) => /^(0|[1-9]\d{0,8})$/.test(code)

/** Codes that are numbers stay what they are; others are counted through from 1. */
function numbered(lines: Countable['lines']): RowLabel[] {
  const isAdded = ({ code, part }: Line) => code === otherCode || part !== undefined
  const own = lines.filter((line) => !isAdded(line))
  const keep = own.every(({ code }) => isWhole(code))
  let next = keep ? Math.max(0, ...own.map(({ code }) => Number(code))) : 0
  return lines.map((line) => ({
    code: line.code,
    text: line.text,
    value: keep && !isAdded(line) ? Number(line.code) : (next += 1),
  }))
}

/** Seconds between 14 October 1582, where SPSS begins to count, and 1970. */
const epoch = 12_219_379_200

/** A day as SPSS counts it, in seconds; 0 for what is no day after 1582. */
function secondsOf(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`) / 1000 + epoch
  return Number.isFinite(at) && at > 0 ? at : 0
}

/** The day of so many seconds, as `JJJJ-MM-TT`. */
export function dayOfSeconds(seconds: number): string {
  return new Date((seconds - epoch) * 1000).toISOString().slice(0, 10)
}

/** Of a range the number, or the day, that stands for it. */
function labelsOf({ lines, linesAre, valueFor }: Countable): RowLabel[] {
  if (linesAre !== 'ranges') return numbered(lines)
  return lines.map(({ code, text }, line) => {
    const stands = valueFor(line)
    const value = typeof stands === 'string' ? secondsOf(stands) : Number(stands)
    return { code, text, value }
  })
}

/** The columns of what is counted of one variable, of a repeated section for each round; `name` gives out names. */
export function columnsOf(countable: Countable, name: (wanted: string) => string): RowColumn[] {
  const { variable, isMany, lines } = countable
  const isRepeated = variable.section.repeat !== undefined
  return keysOf(variable).flatMap((key, at): RowColumn[] => {
    const end = isRepeated ? `_${String(at + 1)}` : ''
    const common = { variable, key, ...(isRepeated && { round: at + 1 }) }
    if (!isMany) {
      const part = { kind: 'value' } as const
      return [{ ...common, name: name(variable.name + end), part, labels: labelsOf(countable) }]
    }
    return lines.map(({ code }) => ({
      ...common,
      // `name_other` is what the written words are kept under.
      name: name(`${variable.name}_${code === otherCode ? 'anderes' : code}${end}`),
      part: { kind: 'option', code } as const,
      labels: [],
    }))
  })
}
