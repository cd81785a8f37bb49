/** What people write into a questionnaire: each act one step of undo, each field for itself. */
import type { Doc } from 'yjs'
import type { SurveyLanguage } from '#schema/survey.ts'
import { edit, rankBetween } from './edit.ts'
import type { Fields } from './survey-flat.ts'
import { languagesOf } from './survey-heading.ts'
import { surveyRecords } from './survey.ts'

type Root = 'sections' | 'questions' | 'codes'

/** Changes fields of the heading; `null` takes one away. */
export function changeSettings(doc: Doc, fields: Fields): void {
  edit(doc, () => put(surveyRecords(doc).settings.map, fields))
}

/** Changes fields of a record; `null` takes one away. An id that is not there changes nothing. */
export function changeRecord(doc: Doc, root: Root, id: string, fields: Fields): void {
  edit(doc, () => {
    const record = surveyRecords(doc)[root].map.get(id)
    if (record) put(record, fields)
  })
}

/** Only what differs is written, so that two people who change two fields both win. */
function put(
  record: {
    get(name: string): unknown
    set(name: string, value: unknown): unknown
    delete(name: string): void
  },
  fields: Fields,
): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || record.get(name) === value) continue
    if (value === null) record.delete(name)
    else record.set(name, value)
  }
}

/** Asks in one more language, behind the others; asking again brings it back with its texts. */
export function addLanguage(doc: Doc, language: SurveyLanguage): void {
  const settings = surveyRecords(doc).settings.current
  const languages = languagesOf(settings)
  if (languages.includes(language)) return
  const fields: Record<string, string> = {}
  let rank: string | undefined
  for (const one of [...languages, language]) {
    const known = settings[`language:${one}`]
    rank = typeof known === 'string' && known !== '' && one !== language ? known : rankBetween(rank)
    fields[`language:${one}`] = rank
  }
  changeSettings(doc, fields)
}

/** No longer asks in this language; its texts stay for whoever brings it back. The last one stays. */
export function removeLanguage(doc: Doc, language: SurveyLanguage): void {
  const languages = languagesOf(surveyRecords(doc).settings.current)
  if (languages.length > 1) changeSettings(doc, { [`language:${language}`]: null })
}

/** Writes a text of a question. Who checked that language has not seen this one: the mark goes. */
export function setQuestionText(
  doc: Doc,
  id: string,
  { name, language, text }: { name: string; language: SurveyLanguage; text: string },
): void {
  changeRecord(doc, 'questions', id, {
    [`${name}:${language}`]: text,
    [`checked:${language}`]: null,
  })
}

/** Writes the words of an option or a row; the mark of its question goes, as above. */
export function setCodeText(doc: Doc, id: string, language: SurveyLanguage, text: string): void {
  const code = surveyRecords(doc).codes.get(id)
  if (!code) return
  edit(doc, () => {
    changeRecord(doc, 'codes', id, { [`text:${language}`]: text })
    changeRecord(doc, 'questions', code.question, { [`checked:${language}`]: null })
  })
}

/** Puts a record into the trash or takes it out. */
export function withdrawRecord(doc: Doc, root: Root, id: string, withdrawn = true): void {
  changeRecord(doc, root, id, { withdrawn })
}
