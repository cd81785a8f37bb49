/** SurveyJS JSON (https://surveyjs.io/form-library/documentation/design-survey-in-json) as a questionnaire. */
import { readJson } from '#imports/json.ts'
import type { Section } from '#schema/survey.ts'
import { newId } from '#schema/id.ts'
import { utf8 } from '#imports/survey/bytes.ts'
import type { Budget } from '#imports/survey/budget.ts'
import { Draft, type ImportedSurvey } from '#imports/survey/draft.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { plainText } from '#imports/survey/html.ts'
import { surveyJs } from '#imports/survey/logic/dialects.ts'
import type { ImportReport } from '#imports/survey/report.ts'
import { at, isJson, listAt, Locals, partsAt, textAt, type Json } from './element.ts'
import { readElement, type Reading } from './elements.ts'
import { tellUnknown } from './known.ts'
import { allOf } from './rules.ts'
import { readCalculation } from './fields.ts'

const mostLetters = 5_000_000

/** True for JSON that has the marks of a SurveyJS survey. */
export function isSurveyJs(value: unknown): value is Json {
  return (
    isJson(value) &&
    ['pages', 'elements', 'questions'].some((name) => Array.isArray(at(value, name)))
  )
}

function parse(bytes: Uint8Array): Json {
  const text = utf8(bytes)
  if (text.length > mostLetters) throw new FileFault('sie hat mehr als 5 Millionen Zeichen')
  const read = readJson(text, '', mostLetters)
  if (!read.ok)
    throw new FileFault(read.sentence.replace(/^.*?übernommen: /, '').replace(/\.$/, ''))
  if (!isSurveyJs(read.value)) throw new FileFault('sie ist kein Fragebogen von SurveyJS')
  return read.value
}

function tellWhole(draft: Draft, survey: Json): void {
  for (const trigger of partsAt(survey, 'triggers')) {
    const entry = draft.report.entry('Auslöser', textAt(trigger, 'type'))
    entry.refuse('Auslöser gibt es hier nicht; Bedingungen an den Fragen leisten dasselbe.')
  }
  tellUnknown(survey, draft.whole)
}

function readWhole(draft: Draft, locals: Locals, survey: Json): void {
  const { whole } = draft
  draft.title = locals.texts(whole, survey, 'title')
  draft.intro = locals.texts(whole, survey, 'description')
  const thanks = locals.of(at(survey, 'completedHtml'))
  draft.thanks = draft.texts(
    whole,
    thanks.map(([language, html]) => [language, plainText(html, whole)]),
  )
  draft.paging = /^(questionPerPage|questionOnPage|inputPerPage)$/.test(
    textAt(survey, 'questionsOnPageMode'),
  )
    ? 'question'
    : 'section'
  tellWhole(draft, survey)
}

/** Sums of the whole survey stand at its end: where they stand makes no difference. */
function readSums(reading: Reading, survey: Json): void {
  for (const json of partsAt(survey, 'calculatedValues')) {
    const { draft, locals } = reading
    const foreign = textAt(json, 'name')
    const entry = draft.report.entry('Berechnung', foreign)
    const question = readCalculation({ draft, locals, json, entry, foreign, place: { around: [] } })
    draft.add(reading.here(), question)
  }
}

function readPage(draft: Draft, locals: Locals, page: Json, sums?: Json): void {
  const entry = draft.report.entry('Seite', textAt(page, 'name'))
  const title = locals.texts(entry, page, 'title')
  const condition = allOf([textAt(page, 'visibleIf')])
  const start = (words: Section['title']) => {
    const section = draft.startSection(words)
    draft.wish({
      entry,
      kind: 'Die Bedingung',
      source: condition,
      take: (show) => (section.show = show),
    })
    return section
  }
  let section: Section | undefined = start(title)
  const reading: Reading = {
    draft,
    locals,
    here: () => (section ??= start({})),
    leave: () => (section = undefined),
    condition,
  }
  const intro = locals.texts(entry, page, 'description')
  if (Object.keys(intro).length > 0) {
    draft.add(reading.here(), {
      id: newId(),
      name: draft.names.take('hinweis'),
      text: intro,
      kind: 'page',
    })
    entry.change('Die Beschreibung der Seite ist hier eine Seite zum Lesen.')
  }
  tellUnknown(page, entry)
  const elements = [...listAt(page, 'elements'), ...listAt(page, 'questions')]
  for (const element of elements) readElement(reading, element, { around: [] }, 0)
  if (sums) readSums(reading, sums)
}

/** Reads the bytes of a `.json`; throws a `FileFault` for what is no survey, and whatever `budget` throws. */
export async function readSurveyJs(
  bytes: Uint8Array,
  budget: Budget,
): Promise<{ survey: ImportedSurvey; report: ImportReport }> {
  const json = parse(bytes)
  budget.spend(bytes.length)
  const draft = new Draft(surveyJs, budget)
  const locals = new Locals(draft, json)
  readWhole(draft, locals, json)
  const pages = partsAt(json, 'pages')
  const all =
    pages.length > 0
      ? pages
      : [{ elements: [...listAt(json, 'elements'), ...listAt(json, 'questions')] }]
  for (const [index, page] of all.entries()) {
    await budget.rest(index / all.length)
    readPage(draft, locals, page, index === all.length - 1 ? json : undefined)
  }
  return { survey: draft.done(), report: draft.report.done() }
}
