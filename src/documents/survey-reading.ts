/** Puts the records of a survey together as one questionnaire; the same on every device that has the same records. */
import { Section, type Question, type Questionnaire } from '#schema/survey.ts'
import { textsAt, type CodeRecord, type SectionRecord } from '#schema/survey-records.ts'
import { languagesOf, noticeOf } from './survey-heading.ts'
import { sectionRows, uniqueNames, type SurveyParts } from './survey-order.ts'
import { dense, isNamed, questionOf } from './survey-question.ts'

function sectionOf(record: SectionRecord | undefined, questions: Question[]): Section {
  const name = record?.repeatName
  const most = record?.repeatMost
  const repeat = isNamed(name) && isNamed(most) ? { name, most } : undefined
  const common = { id: record?.id ?? 'first', title: record ? textsAt(record, 'title') : {} }
  const parsed = Section.safeParse(dense({ ...common, show: record?.show, repeat, questions }))
  // A condition that cannot be read must not hide that there are questions.
  return parsed.success ? parsed.data : { ...common, questions }
}

/** A questionnaire and the ids of questions that this app cannot read; those stand in no questionnaire. */
export interface Reading {
  questionnaire: Questionnaire
  unreadable: readonly string[]
}

/** Reads the parts as the version that would be frozen next. */
export function assemble(parts: SurveyParts, version: number, pretest: boolean): Reading {
  const { settings, codes } = parts
  const rows = sectionRows(parts)
  const names = uniqueNames(
    rows.flatMap(({ questions }) => questions),
    32,
  )
  const byQuestion = new Map<string, CodeRecord[]>()
  for (const code of codes) {
    const own = byQuestion.get(code.question)
    if (own) own.push(code)
    else byQuestion.set(code.question, [code])
  }
  const unreadable: string[] = []
  const sections = rows.map(({ section, questions }) => {
    const read = questions.flatMap((record) => {
      const name = names.get(record.id) ?? record.name
      const question = questionOf(record, byQuestion.get(record.id) ?? [], name)
      if (!question) unreadable.push(record.id)
      return question ? [question] : []
    })
    return sectionOf(section, read)
  })
  const questionnaire: Questionnaire = {
    format: 1,
    survey: settings.id,
    version,
    ...(pretest ? { pretest } : {}),
    title: textsAt(settings, 'title'),
    intro: textsAt(settings, 'intro'),
    thanks: textsAt(settings, 'thanks'),
    notice: noticeOf(settings),
    languages: languagesOf(settings),
    paging: settings.paging,
    idleSeconds: settings.idleSeconds,
    photos: settings.photos,
    sections,
  }
  return { questionnaire, unreadable }
}
