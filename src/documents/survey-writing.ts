/** What people do to a questionnaire: each act one step of undo, each field for itself. */
import type { Doc } from 'yjs'
import { newId } from '#schema/id.ts'
import type { Question, SurveyLanguage } from '#schema/survey.ts'
import type { CodeRecord } from '#schema/survey-records.ts'
import { edit, rankAtEnd, rankBetween, write } from './edit.ts'
import { flatCodes, flatQuestion, type Fields } from './survey-flat.ts'
import { languagesOf, sectionRows, type SectionRows } from './survey-reading.ts'
import { surveyParts, surveyRecords } from './survey.ts'

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

/** Adds a section at the end and returns its id. */
export function addSection(doc: Doc, fields: Fields = {}): string {
  const { sections } = surveyRecords(doc)
  const id = newId()
  edit(doc, () => write(sections.map, id, { ...fields, id, rank: rankAtEnd(sections.list()) }))
  return id
}

/** Adds a question behind another one, or at the end; a first section is made for it. Returns its id. */
export function addQuestion(doc: Doc, question: Question, behind?: string): string {
  const id = newId()
  edit(doc, () => {
    const hasSection = sectionRows(surveyParts(doc)).some(({ section }) => section)
    const place = placeBehind(doc, behind)
    // Written before the records are read again: its rank stands for itself.
    if (!hasSection) place.section = addSection(doc)
    writeQuestion(doc, { ...flatQuestion(question), ...place, id }, flatCodes(question))
  })
  return id
}

/** A copy right behind the question, under another name; returns its id. */
export function duplicateQuestion(doc: Doc, id: string): string | undefined {
  const { questions, codes } = surveyRecords(doc)
  const record = questions.get(id)
  if (!record) return undefined
  const copy = newId()
  const own = codes.list().filter(({ question, withdrawn }) => question === id && !withdrawn)
  edit(doc, () => {
    const name = `${record.name.slice(0, 27)}_${copy.replaceAll(/[^a-z0-9]/g, '').slice(0, 4)}`
    writeQuestion(doc, { ...record, ...placeBehind(doc, id), id: copy, name }, own)
  })
  return copy
}

function writeQuestion(doc: Doc, fields: Fields & { id: string }, codes: readonly Fields[]): void {
  const records = surveyRecords(doc)
  write(records.questions.map, fields.id, fields)
  let rank: string | undefined
  for (const code of codes) {
    const id = newId()
    rank = rankBetween(rank)
    write(records.codes.map, id, { ...code, id, question: fields.id, rank })
  }
}

function placeBehind(doc: Doc, id: string | undefined): { section: string; rank: string } {
  const rows = settled(doc, sectionRows(surveyParts(doc)))
  const row = rows.find(({ questions }) => questions.some((one) => one.id === id)) ?? rows.at(-1)
  const questions = row?.questions ?? []
  const at = questions.findIndex((one) => one.id === id)
  const before = at === -1 ? questions.at(-1) : questions[at]
  const after = at === -1 ? undefined : questions[at + 1]
  return { section: row?.section?.id ?? '', rank: rankBetween(before?.rank, after?.rank) }
}

/**
 * Questions of sections that were taken away, and those that two people put at the same place, get a place of
 * their own before something is put between them.
 */
function settled(doc: Doc, rows: readonly SectionRows[]): SectionRows[] {
  const { questions } = surveyRecords(doc)
  return rows.map((row) => {
    const section = row.section?.id ?? ''
    const isInOrder = row.questions.every((one, at) => {
      return one.section === section && (row.questions[at - 1]?.rank ?? '') < one.rank
    })
    if (isInOrder) return row
    let rank: string | undefined
    const fresh = row.questions.map((one) => {
      rank = rankBetween(rank)
      write(questions.map, one.id, { section, rank })
      return { ...one, section, rank }
    })
    return { ...row, questions: fresh }
  })
}

/** Moves a question one place up or down, also into the section before or behind. */
export function moveQuestion(doc: Doc, id: string, by: 1 | -1): void {
  edit(doc, () => {
    const rows = settled(doc, sectionRows(surveyParts(doc)))
    const index = rows.findIndex(({ questions }) => questions.some((one) => one.id === id))
    const row = rows[index]
    if (!row) return
    const at = row.questions.findIndex((one) => one.id === id)
    const others = row.questions.filter((one) => one.id !== id)
    const to = at + by
    if (to >= 0 && to <= others.length) {
      const rank = rankBetween(others[to - 1]?.rank, others[to]?.rank)
      return changeRecord(doc, 'questions', id, { rank })
    }
    const next = rows[index + by]
    if (!next?.section) return
    const list = next.questions
    const rank = by > 0 ? rankBetween(undefined, list[0]?.rank) : rankAtEnd(list)
    changeRecord(doc, 'questions', id, { section: next.section.id, rank })
  })
}

/** Moves a section with its questions one place up or down. */
export function moveSection(doc: Doc, id: string, by: 1 | -1): void {
  edit(doc, () => {
    const { sections } = surveyRecords(doc)
    const here = sections.list().filter(({ withdrawn }) => !withdrawn)
    const at = here.findIndex((one) => one.id === id)
    const others = here.filter((one) => one.id !== id)
    const to = at + by
    if (at === -1 || to < 0 || to > others.length) return
    // Taken-away sections keep their place: what lies in them goes where they stood.
    const rank = rankBetween(others[to - 1]?.rank, others[to]?.rank)
    changeRecord(doc, 'sections', id, { rank })
  })
}

/** Adds an option or a row at the end, with the smallest number that is free as its code; returns its id. */
export function addCode(
  doc: Doc,
  question: string,
  part: CodeRecord['part'],
  fields: Fields = {},
): string {
  const { codes } = surveyRecords(doc)
  const own = codes.list().filter((one) => one.question === question && one.part === part)
  // Also those in the trash: brought back, they must not meet their own code.
  const taken = new Set(own.map(({ code }) => code))
  let code = 1
  while (taken.has(String(code))) code += 1
  const id = newId()
  const place = { id, question, part, code: String(code), rank: rankAtEnd(own) }
  edit(doc, () => write(codes.map, id, { ...place, ...fields }))
  return id
}

/** Moves an option or a row one place up or down. */
export function moveCode(doc: Doc, id: string, by: 1 | -1): void {
  const { codes } = surveyRecords(doc)
  const moved = codes.get(id)
  if (!moved) return
  const { question, part } = moved
  const own = codes
    .list()
    .filter((one) => one.question === question && one.part === part && !one.withdrawn)
  const others = own.filter((one) => one.id !== id)
  const to = own.findIndex((one) => one.id === id) + by
  if (to < 0 || to > others.length) return
  edit(doc, () => {
    let rank: string | undefined
    const order = [...others.slice(0, to), moved, ...others.slice(to)]
    const isInOrder = own.every((one, at) => (own[at - 1]?.rank ?? '') < one.rank)
    if (isInOrder) {
      rank = rankBetween(others[to - 1]?.rank, others[to]?.rank)
      return changeRecord(doc, 'codes', id, { rank })
    }
    for (const one of order) {
      rank = rankBetween(rank)
      changeRecord(doc, 'codes', one.id, { rank })
    }
  })
}

/** Puts a record into the trash or takes it out. */
export function withdrawRecord(doc: Doc, root: Root, id: string, withdrawn = true): void {
  changeRecord(doc, root, id, { withdrawn })
}
