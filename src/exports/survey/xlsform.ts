/** A questionnaire as XLSForm (ODK, Kobo), with a sheet that says what such a form cannot hold. */
import type { Questionnaire, Texts } from '#schema/survey.ts'
import { xlsformWords as words } from '#text/de/survey-documents.ts'
import { speaker } from './data-columns.ts'
import { ChoiceLists, filterColumn } from './xlsform-choices.ts'
import { formLines, type FormLine } from './xlsform-rows.ts'
import type { Sheet, SheetCell } from './xlsx.ts'

type Column = readonly [title: string, cell: (line: FormLine) => string | undefined]

/** `Deutsch (de)`, as pyxform wants languages named. */
function languageHeads(languages: readonly string[]): { code: string; head: string }[] {
  return languages.map((code) => ({ code, head: `${words.languages[code] ?? code} (${code})` }))
}

/** `{name}` takes up an answer here, `${name}` there. */
function piped(text: string | undefined, names: ReadonlySet<string>): string | undefined {
  return text?.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) =>
    names.has(name) ? `\${${name}}` : whole,
  )
}

function sheetOf(name: string, widths: number[], lines: readonly (readonly SheetCell[])[]): Sheet {
  return { name, widths, rows: lines.map((line) => () => line) }
}

function surveySheet(questionnaire: Questionnaire, lines: readonly FormLine[]): Sheet {
  const names = new Set(lines.flatMap(({ name }) => name ?? []))
  const inLanguages = (title: string, texts: (line: FormLine) => Texts | undefined): Column[] =>
    languageHeads(questionnaire.languages).map(({ code, head }) => [
      `${title}::${head}`,
      (line) => piped(texts(line)?.[code], names),
    ])
  const columns: Column[] = [
    ['type', ({ type }) => type],
    ['name', ({ name }) => name],
    ...inLanguages('label', ({ label }) => label),
    ...inLanguages('hint', ({ hint }) => hint),
    ['required', ({ required }) => required],
    ['relevant', ({ relevant }) => relevant],
    ['constraint', ({ constraint }) => constraint],
    ...inLanguages('constraint_message', ({ message }) => message),
    ['calculation', ({ calculation }) => calculation],
    ['choice_filter', ({ filter }) => filter],
    ['repeat_count', ({ repeat }) => repeat],
    ['appearance', ({ appearance }) => appearance],
    ['parameters', ({ parameters }) => parameters],
  ]
  // A column that nobody needs would only be a riddle.
  const used = columns.filter(
    ([title, cell]) => title.startsWith('label') || lines.some((line) => cell(line)),
  )
  const rows = lines.map((line) => used.map(([, cell]) => cell(line)))
  const heads = used.map(([title]) => title)
  return sheetOf(
    'survey',
    used.map(([title]) => (title.includes('::') ? 44 : 22)),
    [heads, ...rows],
  )
}

function choicesSheet({ languages }: Questionnaire, { all }: ChoiceLists): Sheet {
  const heads = languageHeads(languages)
  const filtered = all.some(({ filter }) => filter !== '')
  const rows = all.map(({ list, code, text, filter }) => [
    list,
    code,
    ...heads.map(({ code: language }) => text[language]),
    ...(filtered ? [filter] : []),
  ])
  const titles = [
    'list_name',
    'name',
    ...heads.map(({ head }) => `label::${head}`),
    ...(filtered ? [filterColumn] : []),
  ]
  return sheetOf(
    'choices',
    titles.map(() => 28),
    [titles, ...rows],
  )
}

function settingsSheet(questionnaire: Questionnaire): Sheet {
  const { title, survey, version, languages, paging } = questionnaire
  const [first] = languageHeads(languages)
  return sheetOf(
    'settings',
    [40, 24, 10, 24, 10],
    [
      ['form_title', 'form_id', 'version', 'default_language', 'style'],
      [
        speaker(questionnaire)(title),
        survey.replace(/[^A-Za-z0-9_-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_'),
        String(version),
        first?.head,
        paging === 'question' ? 'pages' : undefined,
      ],
    ],
  )
}

/** What of this questionnaire such a form cannot hold, one sentence a line. */
function lossesOf(questionnaire: Questionnaire): string[] {
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const { losses } = words
  return [
    losses.notice,
    losses.declined,
    ...(questions.some(({ person, special }) => person ?? special) ? [losses.person] : []),
    ...(questions.some((one) => one.kind === 'place' && one.plan) ? [losses.pin] : []),
    ...(questions.some(({ checked }) => checked && checked.length > 0) ? [losses.checked] : []),
    ...(questionnaire.sections.some(({ repeat }) => repeat) ? [losses.repeat] : []),
  ]
}

/** The sheets of the form; what it cannot hold stands on a sheet that form programs pass over. */
export function xlsformSheets(questionnaire: Questionnaire): Sheet[] {
  const lists = new ChoiceLists()
  const lines = formLines(questionnaire, lists)
  return [
    surveySheet(questionnaire, lines),
    choicesSheet(questionnaire, lists),
    settingsSheet(questionnaire),
    sheetOf(words.sheet, [90], [[words.lost], ...lossesOf(questionnaire).map((line) => [line])]),
  ]
}
