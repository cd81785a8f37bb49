/** Lists of answers of an XLSForm, and the kinds of questions that use them. */
import { newId } from '#schema/id.ts'
import type { Option, Question } from '#schema/survey.ts'
import { otherName } from '#survey/variables.ts'
import { quote } from '#imports/wording.ts'
import type { Draft } from '#imports/survey/draft.ts'
import { optionsOf, type ForeignOption } from '#imports/survey/options.ts'
import type { Entry } from '#imports/survey/report.ts'
import type { Line } from './table.ts'

/** What every reader of a kind of question gets. */
export interface Asked {
  draft: Draft
  line: Line
  entry: Entry
  foreign: string
  lists: Lists
  round?: object | undefined
}

/** The sheet "choices": lines by the name of their list. */
export class Lists {
  readonly #lists = new Map<string, Line[]>()

  constructor(lines: readonly Line[]) {
    for (const line of lines) {
      const name = line.at('list_name')
      if (name === '') continue
      const list = this.#lists.get(name) ?? []
      list.push(line)
      this.#lists.set(name, list)
    }
  }

  of(name: string): readonly Line[] {
    return this.#lists.get(name) ?? []
  }
}

/** Name, words and hint, as every question has them. */
export function commonOf({ draft, line, entry, foreign }: Asked, ends: string[] = []) {
  const text = draft.texts(entry, line.texts('label'))
  const hint = draft.texts(entry, line.texts('hint'))
  const name = draft.names.take(foreign, entry, ends)
  return { id: newId(), name, text, ...(Object.keys(hint).length > 0 ? { hint } : {}) }
}

function foreignOptions(list: readonly Line[]): ForeignOption[] {
  return list.flatMap((line) => {
    const code = line.at('name')
    return code === '' ? [] : [{ code, texts: line.texts('label') }]
  })
}

/** Each answer has the filter with its own columns in place of their names. */
function filterOptions(
  asked: Asked,
  list: readonly Line[],
  codes: ReadonlyMap<string, string>,
  options: Option[],
) {
  const { draft, line, entry, foreign, round } = asked
  const source = line.at('choice_filter')
  if (source === '') return
  const names = new Set(list.flatMap((one) => [...one.cells.keys()]))
  for (const one of list) {
    const option = options.find(({ code }) => code === codes.get(one.at('name')))
    if (!option) continue
    const columns = new Map([...names].map((name) => [name, one.at(name)]))
    draft.wish({
      entry,
      kind: 'Der Antwortfilter',
      source,
      where: { self: foreign, round, columns },
      take: (show) => (option.show = show),
    })
  }
}

function tellMedia(entry: Entry, list: readonly Line[]): void {
  if (list.some((line) => line.texts('media').length > 0)) {
    entry.lose('Bilder oder Töne an den Antworten gibt es hier nicht.')
  }
}

const yes = /^(yes|ja|y|j|1|true)$/i
const no = /^(no|nein|n|0|false)$/i

/** A list of the name yes_no with exactly these two is our yes-no question. */
function isYesNo(name: string, list: readonly Line[]): boolean {
  const codes = list.map((line) => line.at('name'))
  return (
    /^(yes_?no|ja_?nein)$/i.test(name) &&
    codes.length === 2 &&
    codes.some((code) => yes.test(code)) &&
    codes.some((code) => no.test(code))
  )
}

function readYesNo(asked: Asked, list: readonly Line[]): Question {
  const question = commonOf(asked)
  const values = new Map(list.map((line) => [line.at('name'), yes.test(line.at('name'))]))
  asked.draft.scope.set(asked.foreign, {
    variable: question.name,
    holds: 'yes-no',
    values,
    round: asked.round,
  })
  return { ...question, kind: 'yes-no' }
}

/** A Likert scale with 3 or 5 numbered steps; undefined where its direction cannot be known. */
function readScale(asked: Asked, list: readonly Line[]): Question | undefined {
  const { draft, line, entry, foreign, round } = asked
  if (!/\blikert\b/.test(line.at('appearance')) || line.at('choice_filter') !== '') return undefined
  const steps = list.length
  const numbers = list.map((one) => Number(one.at('name') || NaN))
  if ((steps !== 3 && steps !== 5) || numbers.some((number) => Number.isNaN(number))) {
    entry.change('Die Skala hat keine 3 oder 5 nummerierten Stufen und ist hier eine Auswahl.')
    return undefined
  }
  const order = list
    .map((one, at) => ({ one, number: numbers[at] ?? 0 }))
    .sort((a, b) => a.number - b.number)
  const question = commonOf(asked)
  const words = order.map(({ one }) => draft.texts(entry, one.texts('label')))
  const values = new Map(order.map(({ one }, at) => [one.at('name'), at + 1]))
  draft.scope.set(foreign, { variable: question.name, holds: 'steps', values, round })
  return { ...question, kind: 'scale', steps, words }
}

export interface Select {
  list: string
  kind: 'one' | 'many' | 'rank'
  other: boolean
}

const spoken =
  /^(select[ _]one|select1|select[ _]multiple|select|rank|select[ _]one[ _]or[ _]other|select[ _]multiple[ _]or[ _]other)\s+(\S+)(?:\s+(or[ _]other|or[ _]specify[ _]other))?$/i

/** What "select_one list or_other" says; undefined for every other type. */
export function selectOf(type: string): Select | undefined {
  const [, word = '', list = '', other] = spoken.exec(type) ?? []
  if (list === '') return undefined
  const kind = /^rank/i.test(word) ? 'rank' : /one|select1/i.test(word) ? 'one' : 'many'
  return { list, kind, other: other !== undefined || /other$/i.test(word) }
}

/** Single and multiple choice, ranking, yes-no, and Likert scales. */
export function readSelect(
  asked: Asked,
  { list: name, kind, other }: Select,
): Question | undefined {
  const { draft, line, entry, foreign, lists, round } = asked
  const list = lists.of(name)
  if (list.length === 0) {
    entry.refuse(`Die Liste ${quote(name)} steht nicht im Blatt „choices“.`)
    return undefined
  }
  tellMedia(entry, list)
  if (kind === 'one' && !other && isYesNo(name, list)) return readYesNo(asked, list)
  const scale = kind === 'one' && !other ? readScale(asked, list) : undefined
  if (scale) return scale
  const question = commonOf(asked, other ? ['other'] : [])
  const { options, codes } = optionsOf(draft, entry, foreignOptions(list), other ? ['other'] : [])
  filterOptions(asked, list, codes, options)
  const values = new Map(other ? [...codes, ['other', 'other'] as const] : codes)
  if (kind === 'rank') {
    draft.scope.set(foreign, { variable: question.name, holds: 'any', round })
    return { ...question, kind: 'ranking', options }
  }
  const many = kind === 'many'
  draft.scope.set(foreign, {
    variable: question.name,
    holds: many ? 'codes' : 'code',
    values,
    round,
  })
  if (other)
    draft.scope.set(`${foreign}_other`, {
      variable: otherName(question.name),
      holds: 'text',
      round,
    })
  const shuffled = /randomize\s*=\s*true/i.test(line.at('parameters'))
  return {
    ...question,
    kind: 'choice',
    many,
    options,
    ...(other ? { other } : {}),
    ...(shuffled ? { shuffled } : {}),
  }
}

/** A group of single choices with one list, shown as a table. `asked` is the group. */
export function readTable(asked: Asked, list: string, rows: readonly Line[]): Question {
  const { draft, entry, round } = asked
  // Rows that carry the name of the table before their own keep it, as it is put there again.
  const head = `${asked.foreign}_`
  const isLed = rows.every((line) => line.at('name').startsWith(head))
  const lead = isLed ? head : ''
  const lines = rows.map((line) => ({
    code: line.at('name').slice(lead.length),
    texts: line.texts('label'),
  }))
  const { options: own, codes: ends } = optionsOf(draft, entry, lines)
  const { options, codes } = optionsOf(draft, entry, foreignOptions(asked.lists.of(list)))
  const question = commonOf(
    asked,
    own.map(({ code }) => code),
  )
  for (const [foreign, row] of ends) {
    const variable = `${question.name}_${row.toLowerCase()}`
    draft.scope.set(`${lead}${foreign}`, { variable, holds: 'code', values: codes, round })
  }
  const required =
    rows.length > 0 && rows.every((line) => /^(yes|true|true\(\)|1)$/i.test(line.at('required')))
  return { ...question, kind: 'matrix', rows: own, options, ...(required ? { required } : {}) }
}
