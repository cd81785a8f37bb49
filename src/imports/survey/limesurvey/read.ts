/** LimeSurvey's `.lss` (https://www.limesurvey.org/manual/Surveys_-_import/export) as a questionnaire. */
import type { Budget } from '#imports/survey/budget.ts'
import { utf8 } from '#imports/survey/bytes.ts'
import { Draft, type ImportedSurvey } from '#imports/survey/draft.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { plainText } from '#imports/survey/html.ts'
import { expressionScript } from '#imports/survey/logic/dialects.ts'
import type { ImportReport } from '#imports/survey/report.ts'
import { childOf, readXmlTree } from '#imports/survey/xml-tree.ts'
import { newId } from '#schema/id.ts'
import { readQuestion } from './questions.ts'
import { relevanceOf } from './rules.ts'
import { LimeSource } from './source.ts'
import type { LimeRow } from './tables.ts'

const lostTables = new Map(
  Object.entries({
    quota: 'Quoten gibt es hier nicht.',
    assessments: 'Bewertungsregeln nach Punkten gibt es hier nicht.',
    defaultvalues: 'Vorgegebene Antworten gibt es hier nicht.',
    survey_urlparameters: 'Werte aus der Adresse gibt es hier nicht.',
  }),
)

function readWhole(draft: Draft, source: LimeSource): void {
  const { whole } = draft
  const texts = (field: string) =>
    draft.texts(
      whole,
      source.settings.map(
        (row) => [row.at('surveyls_language') || 'de', plainText(row.at(field), whole)] as const,
      ),
    )
  draft.languages.codeOf(
    source.survey?.at('language') || source.settings[0]?.at('surveyls_language') || 'de',
  )
  draft.title = texts('surveyls_title')
  const welcome = texts('surveyls_welcometext')
  const description = texts('surveyls_description')
  draft.intro = Object.keys(welcome).length > 0 ? welcome : description
  if (draft.intro === welcome && Object.keys(description).length > 0) {
    whole.lose('Die Beschreibung der Befragung wurde nicht übernommen, nur die Begrüßung.')
  }
  draft.thanks = texts('surveyls_endtext')
  draft.paging = source.survey?.at('format') === 'S' ? 'question' : 'section'
  if (source.survey?.at('anonymized') === 'N') {
    whole.change('Die Befragung war nicht anonym; hier wird immer ohne Namen gefragt.')
  }
  for (const [table, sentence] of lostTables) if (source.count(table) > 0) whole.lose(sentence)
}

function readGroup(draft: Draft, source: LimeSource, group: LimeRow): void {
  const gid = group.at('gid')
  const title = source.groupTexts.of(gid, 'group_name')
  const entry = draft.report.entry('Gruppe', title[0]?.[1] ?? '')
  const plain = (field: string) =>
    draft.texts(
      entry,
      source.groupTexts
        .of(gid, field)
        .map(([language, text]) => [language, plainText(text, entry)] as const),
    )
  const section = draft.startSection(plain('group_name'))
  const text = plain('description')
  if (Object.keys(text).length > 0) {
    entry.change('Die Beschreibung der Gruppe ist hier eine Seite zum Lesen.')
    draft.add(section, { id: newId(), name: draft.names.take('gruppe'), text, kind: 'page' })
  }
  if (group.at('randomization_group') !== '')
    entry.lose('Gruppen in zufälliger Folge gibt es hier nicht.')
  draft.wish({
    entry,
    kind: 'Die Bedingung',
    source: relevanceOf(group.at('grelevance')),
    take: (show) => (section.show = show),
  })
  for (const row of source.questions(gid)) readQuestion(draft, source, section, row)
}

/** Reads the bytes of an `.lss`; throws a `FileFault` for what is no survey, and whatever `budget` throws. */
export async function readLimeSurvey(
  bytes: Uint8Array,
  budget: Budget,
): Promise<{ survey: ImportedSurvey; report: ImportReport }> {
  const document = readXmlTree(utf8(bytes), budget)
  const kind = childOf(document, 'LimeSurveyDocType')?.text.trim()
  if (kind !== 'Survey') throw new FileFault('sie ist keine Befragung von LimeSurvey (.lss)')
  await budget.rest(0.3)
  const draft = new Draft(expressionScript, budget)
  const source = new LimeSource(document)
  readWhole(draft, source)
  for (const [at, group] of source.groups.entries()) {
    await budget.rest(0.3 + (0.6 * at) / source.groups.length)
    readGroup(draft, source, group)
  }
  return { survey: draft.done(), report: draft.report.done() }
}
