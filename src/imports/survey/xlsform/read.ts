/** XLSForm (https://xlsform.org) as a questionnaire. */
import type { Budget } from '#imports/survey/budget.ts'
import { Draft, type ImportedSurvey } from '#imports/survey/draft.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { guessLanguage } from '#imports/survey/guess.ts'
import { xpath } from '#imports/survey/logic/dialects.ts'
import type { ImportReport } from '#imports/survey/report.ts'
import { quote } from '#imports/wording.ts'
import { Lists } from './choices.ts'
import { Form } from './form.ts'
import { recordsOf, type Line } from './table.ts'
import { Workbook, type Row } from './workbook.ts'

const columns = new Set(
  'type name relevant required constraint calculation choice_filter appearance parameters repeat_count default readonly trigger media'.split(
    ' ',
  ),
)
const quiet = new Set([
  'form_title',
  'default_language',
  'style',
  'form_id',
  'version',
  'id_string',
  'title',
])

interface Sheets {
  survey: Row[]
  choices: Row[]
  settings: Row[]
}

function sheetsOf(bytes: Uint8Array, budget: Budget, draft: Draft): Sheets {
  const book = new Workbook(bytes, budget)
  const survey = book.rows('survey')
  if (!survey || survey.length < 2) {
    throw new FileFault('ihr fehlt das Blatt „survey“ mit Fragen, also ist sie kein XLSForm')
  }
  const read = new Set(['survey', 'choices', 'settings'])
  for (const name of book.names.filter((one) => !read.has(one))) {
    draft.whole.lose(`Das Blatt ${quote(name)} wurde nicht übernommen.`)
  }
  return { survey, choices: book.rows('choices') ?? [], settings: book.rows('settings') ?? [] }
}

/** The language of columns that name none: as the settings say, or guessed by the words. */
function firstLanguage(draft: Draft, { survey, choices }: Sheets, wished: string): string {
  const heads = [...(survey[0]?.values() ?? [])].map((head) => head.trim())
  const named = heads.flatMap(
    (head) => /^(?:label|hint)::?\s*(.+)$/i.exec(head.slice(0, 100))?.[1] ?? [],
  )
  const isPlain = heads.some((head) => /^(label|caption)$/i.test(head))
  if (wished !== '' && (isPlain || named.includes(wished))) return wished
  if (!isPlain) return named[0] ?? 'de'
  const words = [...survey, ...choices].slice(0, 300).flatMap((row) => [...row.values()])
  const guess = guessLanguage(words.join(' '))
  const language = guess === 'de' ? 'Deutsch' : 'Englisch'
  draft.whole.change(`Die Datei nennt ihre Sprache nicht; sie wird als ${language} geführt.`)
  return guess
}

function readSettings(draft: Draft, settings: Line | undefined, first: string): void {
  const title = settings?.at('form_title') || settings?.at('title') || ''
  draft.title = draft.texts(draft.whole, [[first, title]])
  draft.paging = settings?.at('style').includes('pages') ? 'question' : 'section'
  const unknown = [...(settings?.cells ?? [])].filter(
    ([name, text]) => !quiet.has(name) && text !== '',
  )
  for (const [name] of unknown) {
    draft.whole.lose(`Die Einstellung ${quote(name)} wurde nicht übernommen.`)
  }
}

/** Reads the bytes of an `.xlsx`; throws a `FileFault` for what is no form, and whatever `budget` throws. */
export async function readXlsForm(
  bytes: Uint8Array,
  budget: Budget,
): Promise<{ survey: ImportedSurvey; report: ImportReport }> {
  const draft = new Draft(xpath, budget)
  const sheets = sheetsOf(bytes, budget, draft)
  await budget.rest(0.3)
  const [settings] = recordsOf(draft, sheets.settings, 'de')
  const first = firstLanguage(draft, sheets, settings?.at('default_language') ?? '')
  draft.languages.codeOf(first)
  readSettings(draft, settings, first)
  const lists = new Lists(recordsOf(draft, sheets.choices, first))
  const lines = recordsOf(draft, sheets.survey, first, columns)
  const form = new Form(draft, lists)
  for (let at = 0; at < lines.length;) {
    at += form.read(lines, at)
    await budget.rest(0.3 + (0.6 * at) / lines.length)
  }
  form.done()
  return { survey: draft.done(), report: draft.report.done() }
}
