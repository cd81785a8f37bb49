/** Lists of answers: of choices, rankings, and the rows and columns of a table. */
import type { Option, Texts } from '#schema/survey.ts'
import type { Draft } from './draft.ts'
import { CodeBook } from './names.ts'
import type { Entry } from './report.ts'

/** One answer as the file writes it. */
export interface ForeignOption {
  code: string
  texts: Iterable<readonly [language: string, text: string]>
  /** Takes all others away. */
  alone?: boolean
}

/** Answers here, and what stands here for every code of the file. */
export interface OptionList {
  options: Option[]
  codes: ReadonlyMap<string, string>
}

const mostOptions = 500

/** Makes a list of options; what had to be changed or left out is told to `entry`. */
export function optionsOf(
  draft: Draft,
  entry: Entry,
  foreign: readonly ForeignOption[],
  reserved: readonly string[] = [],
): OptionList {
  const book = new CodeBook(reserved)
  const kept = foreign.slice(0, mostOptions)
  if (foreign.length > mostOptions) {
    entry.lose(`Von ${foreign.length} Antworten wurden die ersten ${mostOptions} übernommen.`)
  }
  draft.countOptions(kept.length)
  const title = entry.title
  const options = kept.map(({ code, texts, alone }) => {
    const here = book.take(code)
    const words: Texts = draft.texts(entry, texts)
    return { code: here, text: words, ...(alone ? { alone } : {}) }
  })
  // The words of an answer are not the title of its question.
  entry.title = title
  book.tell(entry)
  return { options, codes: book.codes }
}
