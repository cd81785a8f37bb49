/** Reading free texts: the codebook, one coder after the other, how far they agree, and quotes that are released. */
import {
  addCode,
  changeCode,
  codeText,
  codingRecords,
  releaseQuote,
  type CodingRecords,
} from '#documents/coding.ts'
import { agreementOf, readTwice } from '#evaluation/agreement.ts'
import { blackened, possibleNames } from '#evaluation/names.ts'
import type { GivenCodes } from '#evaluation/count.ts'
import { readTexts, type ReadText } from '#evaluation/readings.ts'
import type { Response } from '#schema/answer.ts'
import type { CodeEntry } from '#schema/coding.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { liveList, type Live } from '#state/live.ts'

type Doc = Parameters<typeof codingRecords>[0]
type Listed<Name extends keyof CodingRecords> = Live<ReturnType<CodingRecords[Name]['list']>>

export class TextReading {
  readonly #doc: Doc
  readonly #codebook: Listed<'codebook'>
  readonly #codings: Listed<'codings'>
  readonly #quotes: Listed<'quotes'>
  #texts = $state.raw<ReadonlyMap<string, readonly ReadText[]>>(new Map())
  /** A letter for whoever reads here now; nobody's name. */
  coder = $state('A')

  constructor(doc: Doc) {
    this.#doc = doc
    const records = codingRecords(doc)
    this.#codebook = liveList(records.codebook)
    this.#codings = liveList(records.codings)
    this.#quotes = liveList(records.quotes)
  }

  async read(questionnaire: Questionnaire, responses: readonly Response[]): Promise<void> {
    this.#texts = await readTexts(questionnaire, responses)
  }

  textsOf(question: string): readonly ReadText[] {
    return this.#texts.get(question) ?? []
  }
  codesOf(question: string): CodeEntry[] {
    return this.#codebook.current.filter((one) => one.question === question && !one.withdrawn)
  }
  addCode(question: string, title: string): void {
    if (title.trim() !== '') addCode(this.#doc, question, title.trim())
  }
  takeAwayCode(id: string): void {
    changeCode(this.#doc, id, { withdrawn: true })
  }

  #readings(question: string) {
    return this.#codings.current
      .filter((one) => one.question === question)
      .map(({ text, coder, codes }) => ({ text, coder, codes: codes.split(' ').filter(Boolean) }))
  }

  /** The codes that this coder gave to a text. */
  givenTo(question: string, text: string): readonly string[] {
    const own = this.#readings(question).find(
      (one) => one.text === text && one.coder === this.coder,
    )
    return own?.codes ?? []
  }
  toggle(question: string, text: string, code: string): void {
    const before = this.givenTo(question, text)
    const codes = before.includes(code) ? before.filter((one) => one !== code) : [...before, code]
    codeText(this.#doc, { question, text, coder: this.coder, codes })
  }
  /** How many texts this coder has read. */
  progress(question: string): number {
    return this.#readings(question).filter(({ coder }) => coder === this.coder).length
  }

  /** Agreement for each code, over texts that two or more have read; undefined where that says nothing. */
  agreement(question: string): { code: CodeEntry; alpha: number | undefined }[] {
    const readings = this.#readings(question)
    if (readTwice(readings) === 0) return []
    return this.codesOf(question).map((code) => ({ code, alpha: agreementOf(code.id, readings) }))
  }

  /** For counting: a text has a code where at least half of those who read it gave it. */
  get codings(): GivenCodes[] {
    return [...this.#texts.keys()].flatMap((name): GivenCodes[] => {
      const codes = this.codesOf(name)
      if (codes.length === 0) return []
      const readings = this.#readings(name)
      if (readings.length === 0) return []
      const bySheet = new Map<string, string[]>()
      for (const { key, sheet } of this.textsOf(name)) {
        const own = readings.filter(({ text }) => text === key)
        const given = codes.filter(
          ({ id }) =>
            own.filter((one) => one.codes.includes(id)).length * 2 >= Math.max(1, own.length),
        )
        bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), ...given.map(({ id }) => id)])
      }
      const lines = codes.map(({ id, title }) => ({ code: id, text: { de: title } }))
      return [{ name, lines, codesOf: ({ id }) => bySheet.get(id) ?? [] }]
    })
  }

  isReleased(question: string, text: string): boolean {
    return this.#quotes.current.some(
      (one) => one.question === question && one.text === text && !one.withdrawn,
    )
  }
  /** Releases a text without these ranges, or takes it back. */
  release(
    question: string,
    text: string,
    ranges: readonly { from: number; to: number }[],
    isOut: boolean,
  ): void {
    const blacked = ranges.map(({ from, to }) => `${String(from)}-${String(to)}`).join(' ')
    releaseQuote(this.#doc, { question, text, blacked, withdrawn: !isOut })
  }
  hintsIn(text: string) {
    return possibleNames(text)
  }

  /** What was released, by question, as it may be quoted. */
  get quotes(): Map<string, string[]> {
    const quotes = new Map<string, string[]>()
    for (const { question, text: key, blacked, withdrawn } of this.#quotes.current) {
      const found = this.textsOf(question).find((one) => one.key === key)
      if (!found || withdrawn) continue
      const ranges = blacked.split(' ').filter(Boolean).map(rangeOf)
      quotes.set(question, [...(quotes.get(question) ?? []), blackened(found.text, ranges)])
    }
    return quotes
  }
}

function rangeOf(text: string): { from: number; to: number } {
  const [from = 0, to = 0] = text.split('-').map(Number)
  return { from, to }
}
