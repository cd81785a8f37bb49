/** Where each question of a survey stands, and a name that it alone has; whatever two people did at once. */
import type {
  CodeRecord,
  QuestionRecord,
  SectionRecord,
  SurveySettings,
} from '#schema/survey-records.ts'

/** Everything of a survey that a questionnaire is made of, each list in its order. */
export interface SurveyParts {
  settings: SurveySettings
  sections: readonly SectionRecord[]
  questions: readonly QuestionRecord[]
  codes: readonly CodeRecord[]
}

/** A section with what lies in it; `section` is missing where questions came before any section. */
export interface SectionRows {
  section?: SectionRecord
  questions: QuestionRecord[]
}

/** False for what lies in the trash. */
export const isHere = ({ withdrawn }: { withdrawn?: boolean | undefined }): boolean =>
  withdrawn !== true

/**
 * Questions in their sections. One whose section was taken away, or has not arrived yet, stands in the
 * section before: nothing is dropped because two people changed two things at once.
 */
export function sectionRows({ sections, questions }: SurveyParts): SectionRows[] {
  const rows: SectionRows[] = []
  const places = new Map<string, SectionRows>()
  const homeless: QuestionRecord[] = []
  for (const section of sections) {
    const before = rows.at(-1)
    if (isHere(section)) rows.push({ section, questions: [] })
    const place = isHere(section) ? rows.at(-1) : before
    if (place) places.set(section.id, place)
  }
  for (const section of sections) {
    const place = places.get(section.id) ?? rows[0]
    const own = questions.filter((one) => isHere(one) && one.section === section.id)
    if (place) place.questions.push(...own)
    else homeless.push(...own)
  }
  const known = new Set(sections.map(({ id }) => id))
  homeless.push(...questions.filter((one) => isHere(one) && !known.has(one.section)))
  if (homeless.length === 0) return rows
  const first = rows[0]
  if (first) first.questions.unshift(...homeless)
  else rows.push({ questions: homeless })
  return rows
}

/** Every name once: whoever has the smaller id keeps it, wherever it stands, so that moving changes no name. */
export function uniqueNames(
  rows: readonly { id: string; name: string }[],
  most: number,
): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, name } of [...rows].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    let free = name
    for (let number = 2; taken.has(free); number += 1) {
      const ending = `_${number}`
      free = `${name.slice(0, most - ending.length)}${ending}`
    }
    taken.add(free)
    names.set(id, free)
  }
  return names
}
