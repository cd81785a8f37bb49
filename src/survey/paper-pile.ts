/** The sheets of a pile as they were typed in: running numbers, which ones wait for a second time, which pairs differ. */
import type { Response } from '#schema/answer.ts'
import { clashesAmong, type Clash } from './paper-clash.ts'
import { isSameEverywhere, type EnteredTwice } from './paper-comparison.ts'
import { isInSample, type Share } from './paper-sample.ts'
import type { PaperPart } from './paper-sheet.ts'

/** One sheet that two people typed in, and nobody has settled yet. */
export interface Pair {
  batch: string
  number: number
  first: Response
  second: Response
}

/** Sheets of one version; struck ones are none. */
export class PaperPiles {
  readonly #here: Response[]
  readonly #replaced: Map<string, Response>

  /** `replaced` are entries that others stand for (`AnswerBox.open`). */
  constructor(
    responses: readonly Response[],
    replaced: readonly Response[],
    questionnaire: string,
  ) {
    this.#here = responses.filter(
      (one) => one.channel === 'paper' && one.questionnaire === questionnaire && !isStruck(one),
    )
    this.#replaced = new Map(replaced.map((one) => [one.id, one]))
  }

  /** Names of all piles, in order. */
  get names(): string[] {
    return [...new Set(this.#here.map(({ batch = '' }) => batch))].filter(Boolean).sort()
  }

  /** How many sheets of a pile were typed in. */
  count(batch: string): number {
    return new Set(this.#firsts(batch).map(({ number }) => number)).size
  }

  /** The number that the next sheet of a pile gets. */
  next(batch: string): number {
    const numbers = this.#here.filter((one) => one.batch === batch).map(({ number = 0 }) => number)
    return Math.max(0, ...numbers) + 1
  }

  /** Numbers that were chosen for a second time, and have not been typed a second time. */
  waiting(survey: string, batch: string, share: Share): number[] {
    const twice = new Set(
      this.#here
        .filter((one) => one.batch === batch && this.#isTwice(one))
        .map(({ number }) => number),
    )
    const numbers = this.#firsts(batch).map(({ number = 0 }) => number)
    return [...new Set(numbers)]
      .filter((number) => !twice.has(number) && isInSample({ survey, batch, number }, share))
      .sort((one, other) => one - other)
  }

  /** Sheets that two people typed in and nobody settled, in the order of piles and numbers. */
  get pairs(): Pair[] {
    const seconds = this.#here.filter((one) => one.second === true)
    return seconds
      .flatMap((second): Pair[] => {
        const { batch = '', number = 0 } = second
        const first = this.#firsts(batch).find((one) => one.number === number)
        return first ? [{ batch, number, first, second }] : []
      })
      .sort((one, other) => one.batch.localeCompare(other.batch) || one.number - other.number)
  }

  /** Pairs in which something differs. */
  differing(parts: readonly PaperPart[]): Pair[] {
    return this.pairs.filter(({ first, second }) => {
      return !isSameEverywhere(parts, first.answers, second.answers)
    })
  }

  /** Numbers that were given out on two devices, and nobody has decided yet. */
  get clashes(): Clash[] {
    return clashesAmong(this.#here.filter((one) => one.second !== true))
  }

  /** Every sheet that was typed in twice, settled ones with what was settled. */
  get twice(): EnteredTwice[] {
    const open = this.pairs.map(({ first, second }) => ({
      ...{ first: first.answers, second: second.answers },
    }))
    const settled = this.#here.flatMap((one): EnteredTwice[] => {
      const both = this.#settledFrom(one)
      const first = both.find(({ second }) => second !== true)
      const second = both.find((other) => other.second === true)
      if (!first || !second) return []
      return [{ first: first.answers, second: second.answers, settled: one.answers }]
    })
    return [...open, ...settled]
  }

  #firsts(batch: string): Response[] {
    return this.#here.filter((one) => one.batch === batch && one.second !== true)
  }

  #isTwice(one: Response): boolean {
    return one.second === true || this.#settledFrom(one).some(({ second }) => second === true)
  }

  #settledFrom({ replaces = [] }: Response): Response[] {
    return replaces.flatMap((id) => this.#replaced.get(id) ?? [])
  }
}

/** A sheet that was taken back: it stands for another one, and says nothing. */
function isStruck({ trial, answers }: Response): boolean {
  return trial === true && Object.keys(answers).length === 0
}
