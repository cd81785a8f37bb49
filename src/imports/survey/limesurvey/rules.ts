/** Conditions, duties and checks of LimeSurvey questions. */
import type { Question } from '#schema/survey.ts'
import { quote } from '#imports/wording.ts'
import type { Draft } from '#imports/survey/draft.ts'
import { plainText } from '#imports/survey/html.ts'
import type { Entry } from '#imports/survey/report.ts'
import type { LimeSource } from './source.ts'
import type { LimeRow, Words } from './tables.ts'

/** What every reader of a kind of question gets. */
export interface Asked {
  draft: Draft
  source: LimeSource
  row: LimeRow
  entry: Entry
  /** Its name in the file. */
  foreign: string
  qid: string
  attributes: ReadonlyMap<string, string>
  wordsOf: (name: string) => Words
}

/** Words without HTML, in our languages. */
export function wordsIn({ draft, entry }: Pick<Asked, 'draft' | 'entry'>, words: Words) {
  return draft.texts(
    entry,
    words.map(([language, text]) => [language, plainText(text, entry)] as const),
  )
}

const signs = new Set(['==', '!=', '<', '<=', '>', '>='])

/** The table "conditions" of older files as the expression that newer ones have: any scenario, all in it. */
function oldCondition(rows: readonly LimeRow[], entry: Entry): string {
  const scenarios = new Map<string, Map<string, string[]>>()
  for (const row of rows) {
    const method = row.at('method').trim() || '=='
    const field = row.at('cfieldname').replace(/^\+/, '')
    if (!signs.has(method) || !/^\w+$/.test(field)) {
      entry.lose(`Eine Bedingung der Art ${quote(method)} wurde nicht übernommen.`)
      continue
    }
    const one = `${field} ${method} ${JSON.stringify(row.at('value'))}`
    const scenario = scenarios.get(row.at('scenario')) ?? new Map<string, string[]>()
    scenario.set(field, [...(scenario.get(field) ?? []), one])
    scenarios.set(row.at('scenario'), scenario)
  }
  const all = [...scenarios.values()].map((fields) =>
    [...fields.values()].map((any) => `(${any.join(' or ')})`).join(' and '),
  )
  return all.length > 1 ? all.map((one) => `(${one})`).join(' or ') : (all[0] ?? '')
}

/** "1" means always; "0" never. */
export function relevanceOf(text: string): string {
  const plain = text.trim().replace(/^\{([^{}]*)\}$/, '$1')
  return plain === '1' ? '' : plain
}

function countRule(
  question: Question,
  attributes: ReadonlyMap<string, string>,
  entry: Entry,
): void {
  const number = (name: string) => {
    const text = attributes.get(name) ?? ''
    if (text !== '' && !/^\d{1,4}$/.test(text))
      entry.lose(`Die Grenze ${quote(text)} wurde nicht übernommen.`)
    return /^\d{1,4}$/.test(text) ? Number(text) : 0
  }
  if (question.kind !== 'choice' || !question.many) return
  const [least, most] = [number('min_answers'), number('max_answers')]
  if (most >= 1) question.most = most
  if (least < 1) return
  question.constraint = {
    holds: { '>=': [{ count: { var: question.name } }, least] },
    message: { de: `Bitte wählen Sie mindestens ${least} aus.` },
  }
}

/** When it is asked, whether it must be answered, and what its answer must hold. */
export function addRules(asked: Asked, question: Question): void {
  const { draft, source, row, entry, foreign, qid, attributes } = asked
  const relevance = relevanceOf(row.at('relevance'))
  const condition = relevance || oldCondition(source.conditions(qid), entry)
  const where = { self: foreign }
  draft.wish({
    entry,
    kind: 'Die Bedingung',
    source: condition,
    where,
    take: (show) => (question.show = show),
  })
  if (row.at('mandatory') === 'Y') question.required = true
  if (row.at('mandatory') === 'S')
    entry.change('Eine Pflicht, die man übergehen kann, ist hier keine Pflicht.')
  countRule(question, attributes, entry)
  const message = wordsIn(asked, asked.wordsOf('em_validation_q_tip'))
  draft.wish({
    entry,
    kind: 'Die Prüfung',
    source: attributes.get('em_validation_q') ?? '',
    where,
    take: (holds) => (question.constraint ??= { holds, message }),
  })
}

const read = new Set(
  `em_validation_q em_validation_q_tip min_answers max_answers random_order answer_order maximum_chars equation
   min_num_value_n max_num_value_n num_value_int_only value_range_allows_missing exclude_all_others suffix dualscale_headerA
   dualscale_headerB date_min date_max hidden multiflexible_min multiflexible_max multiflexible_checkbox allowed_filetypes`.split(
    /\s+/,
  ),
)
const looks =
  /^(statistics_|public_statistics|cssclass|hide_tip|save_as_default|page_break|scale_export|input_size|text_input_width|display_|label_input|answer_width|repeat_headings|printable_help|numbers_only|alphasort|category_|dropdown_|use_dropdown|slider_|time_limit_.*(style|message|display)|clear_default|rank_title|choice_title|choice_input|subquestion_width|show_|samechoiceheight|samelistheight|showpopups|max_subquestions|thousands|location_|parent_order|reverse|date_format|dropdown_dates|crypted|keep_aspect|keyboard|answer_width_bycolumn|placeholder|other_numbers_only|other_position|commented_checkbox|random_group$)/

/** Tells of every setting of a question that is neither read nor only says how it looks. */
export function tellUnknown({ attributes, row, entry }: Asked): void {
  const unknown = [...attributes].filter(
    ([name, value]) =>
      !read.has(name) && !looks.test(name) && !['0', 'N', 'default', '1'].includes(value),
  )
  const names = unknown.slice(0, 6).map(([name]) => quote(name, 24))
  if (names.length > 0)
    entry.lose(`Diese Einstellungen wurden nicht übernommen: ${names.join(', ')}.`)
  if (attributes.get('random_group')) entry.lose('Fragen in zufälliger Folge gibt es hier nicht.')
  if (row.at('preg') !== '') entry.lose('Eine Prüfung mit einem Suchmuster gibt es hier nicht.')
}
