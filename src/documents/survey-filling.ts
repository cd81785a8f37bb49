/** Writes a whole questionnaire into a survey document: a new one, an example, an import. */
import type { Doc } from 'yjs'
import { newId } from '#schema/id.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'
import { edit, rankBetween, write } from './edit.ts'
import { flatCodes, flatQuestion, flatSection, flatSettings, type Fields } from './survey-flat.ts'
import { languagesOf } from './survey-heading.ts'
import { changeSettings } from './survey-writing.ts'
import { surveyRecords } from './survey.ts'

/** The heading of a new survey, before anything is asked. */
export function beginSurvey(
  doc: Doc,
  heading: { id: string; initiative: string; title: string },
): void {
  const { title, ...fields } = heading
  changeSettings(doc, { ...fields, 'title:de': title, 'language:de': rankBetween() })
}

/**
 * Adds sections and questions behind what is there and takes over heading and languages. A document without
 * questions then reads as this questionnaire; ids that are taken are given out anew.
 */
export function fillSurvey(doc: Doc, questionnaire: Questionnaire): void {
  const { settings, questions, sections } = surveyRecords(doc)
  edit(doc, () => {
    changeSettings(doc, flatSettings(questionnaire))
    const before = questions.list().length > 0 ? languagesOf(settings.current) : []
    changeSettings(doc, languageFields(settings.map.keys(), before, questionnaire.languages))
    let rank = sections.list().at(-1)?.rank
    for (const section of questionnaire.sections) {
      const id = freeId(sections, section.id)
      rank = rankBetween(rank)
      write(sections.map, id, { ...flatSection(section), id, rank })
      for (const [at, one] of ranked(section.questions))
        writeQuestion(doc, one, { section: id, rank: at })
    }
  })
}

/** The languages before and the new ones in this order; all others go. */
function languageFields(
  fields: Iterable<string>,
  before: readonly string[],
  added: readonly string[],
): Fields {
  const gone = [...fields].filter((field) => field.startsWith('language:'))
  const languages = new Set([...before, ...added])
  return {
    ...Object.fromEntries(gone.map((field) => [field, null])),
    ...Object.fromEntries(ranked([...languages]).map(([rank, one]) => [`language:${one}`, rank])),
  }
}

function writeQuestion(
  doc: Doc,
  question: Question,
  place: { section: string; rank: string },
): void {
  const { questions, codes } = surveyRecords(doc)
  const id = freeId(questions, question.id)
  write(questions.map, id, { ...flatQuestion(question), id, ...place })
  for (const [rank, fields] of ranked(flatCodes(question))) {
    const code = newId()
    write(codes.map, code, { ...fields, id: code, question: id, rank })
  }
}

/** Each with a rank of its own, in this order. */
function ranked<T>(list: readonly T[]): [string, T][] {
  let rank: string | undefined
  return list.map((one) => [(rank = rankBetween(rank)), one])
}

/** This id, or another one if somebody has it. */
function freeId(records: { map: { has(id: string): boolean } }, id: string): string {
  return records.map.has(id) ? newId() : id
}
