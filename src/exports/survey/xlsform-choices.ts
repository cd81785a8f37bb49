/** The lists of answers of an XLSForm: one for each set of options, and for each scale. */
import type { Option, Question, Texts } from '#schema/survey.ts'
import { otherCode } from '#survey/variables.ts'
import { conditionPath, yesNoNames, type XPathScope } from './xpath.ts'

export interface Choice {
  list: string
  code: string
  text: Texts
  /** Which filter it stands under; empty where it is always shown. */
  filter: string
}

const counted = (words: readonly Texts[]) =>
  words.map((text, at) => ({ code: String(at + 1), text, filter: '' }))

/** The options of a question; undefined where it has no list. */
function optionsOf(question: Question): Omit<Choice, 'list'>[] | undefined {
  switch (question.kind) {
    case 'choice': {
      const other = { code: otherCode, text: { de: 'Anderes', en: 'Other' }, filter: '' }
      return [...plain(question.options), ...(question.other ? [other] : [])]
    }
    case 'ranking':
    case 'place':
    case 'matrix':
      return plain(question.options)
    case 'scale':
      return counted(question.words)
    case 'yes-no':
      return [
        { code: yesNoNames.true, text: { de: 'Ja', en: 'Yes' }, filter: '' },
        { code: yesNoNames.false, text: { de: 'Nein', en: 'No' }, filter: '' },
      ]
    default:
      return undefined
  }
}

function plain(options: readonly Option[]): Omit<Choice, 'list'>[] {
  return options.map(({ code, text, show }) => ({
    code,
    text,
    filter: show === undefined ? '' : code,
  }))
}

/** All lists so far; questions with the same options share one. */
export class ChoiceLists {
  readonly #names = new Map<string, string>()
  readonly all: Choice[] = []

  /** The name of the list of a question. */
  of(question: Question): string | undefined {
    const options = optionsOf(question)
    if (!options || options.length === 0) return undefined
    const key = JSON.stringify(options)
    const known = this.#names.get(key)
    if (known) return known
    const list = `liste_${String(this.#names.size + 1)}`
    this.#names.set(key, list)
    this.all.push(...options.map((option) => ({ ...option, list })))
    return list
  }
}

/** The column of the sheet "choices" that a filter looks at. */
export const filterColumn = 'zeigen'

/** Shows each option where its own condition holds; empty where all are always shown. */
export function choiceFilter(options: readonly Option[], scope: XPathScope): string {
  const conditions = options.flatMap(({ code, show }) =>
    show === undefined
      ? []
      : [`(${filterColumn} = '${code}' and (${conditionPath(show, scope) || 'true()'}))`],
  )
  return conditions.length === 0 ? '' : [`${filterColumn} = ''`, ...conditions].join(' or ')
}
