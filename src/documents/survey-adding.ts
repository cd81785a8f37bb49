/** Adds sections, questions, options and rows to a questionnaire; each gets a place of its own. */
import type { Doc } from 'yjs'
import { newId } from '#schema/id.ts'
import type { Question } from '#schema/survey.ts'
import type { CodeRecord } from '#schema/survey-records.ts'
import { edit, rankAtEnd, rankBetween, write } from './edit.ts'
import { flatCodes, flatQuestion, type Fields } from './survey-flat.ts'
import { settled } from './survey-moving.ts'
import { sectionRows } from './survey-order.ts'
import { surveyParts, surveyRecords } from './survey.ts'

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
