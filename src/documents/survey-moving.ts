/** Moves questions, sections, options and rows of a questionnaire: only ranks are written, and no more than needed. */
import type { Doc } from 'yjs'
import { edit, rankAtEnd, rankBetween, write } from './edit.ts'
import { sectionRows, type SectionRows } from './survey-order.ts'
import { changeRecord } from './survey-writing.ts'
import { surveyParts, surveyRecords } from './survey.ts'

/**
 * Questions of sections that were taken away, and those that two people put at the same place, get a place of
 * their own before something is put between them.
 */
export function settled(doc: Doc, rows: readonly SectionRows[]): SectionRows[] {
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
