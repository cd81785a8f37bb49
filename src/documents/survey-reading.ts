/** Puts the records of a survey together as one questionnaire; the same on every device that has the same records. */
import {
  Question,
  Questionnaire,
  Section,
  SurveyLanguage,
  Notice,
  textIn,
  type Texts,
} from '#schema/survey.ts'
import {
  noticeFields,
  textsAt,
  type CodeRecord,
  type QuestionRecord,
  type SectionRecord,
  type SurveySettings,
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

const isHere = ({ withdrawn }: { withdrawn?: boolean | undefined }) => withdrawn !== true

/** The languages of a survey, the first one first; German where none is named. */
export function languagesOf(settings: SurveySettings): SurveyLanguage[] {
  const rows = Object.entries(settings).flatMap(([field, rank]) => {
    if (!field.startsWith('language:') || typeof rank !== 'string' || rank === '') return []
    const language = SurveyLanguage.safeParse(field.slice('language:'.length))
    return language.success ? [{ language: language.data, rank }] : []
  })
  rows.sort((one, other) => {
    if (one.rank !== other.rank) return one.rank < other.rank ? -1 : 1
    return one.language < other.language ? -1 : 1
  })
  return rows.length > 0 ? rows.slice(0, 12).map(({ language }) => language) : ['de']
}

/** The notice as far as it is filled in; a day that is none counts as missing. */
export function noticeOf(settings: SurveySettings): Notice {
  const entries = noticeFields.map((field) => {
    const value = Notice.shape[field].safeParse(settings[`notice:${field}`])
    return [field, value.success ? value.data : '']
  })
  return Object.fromEntries(entries) as Notice
}

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
function uniqueNames(
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

/** Options or rows of one question, with codes that are there once. */
function codesOf(codes: readonly CodeRecord[], question: string, part: CodeRecord['part']) {
  const own = codes.filter((one) => one.question === question && one.part === part && isHere(one))
  const names = uniqueNames(
    own.map(({ id, code }) => ({ id, name: code })),
    32,
  )
  return own.map((one) => ({
    code: names.get(one.id) ?? one.code,
    text: textsAt(one, 'text'),
    alone: one.alone,
    show: one.show,
  }))
}

function words(record: QuestionRecord): Texts[] {
  return Array.from({ length: record.steps ?? 5 }, (_, at) => textsAt(record, `word${at + 1}`))
}

const unlessEmpty = (texts: Texts) => (Object.keys(texts).length > 0 ? texts : undefined)

/** What a kind has beside what all have; undefined fields are dropped. */
function ownFields(record: QuestionRecord, codes: readonly CodeRecord[]): object {
  const options = () => codesOf(codes, record.id, 'options')
  const { many = false, other, shuffled, most, least, decimals, steps = 5 } = record
  switch (record.kind) {
    case 'choice':
      return { many, options: options(), other, shuffled, most }
    case 'scale':
      return { steps, words: words(record) }
    case 'rating':
      return { most: most ?? 5 }
    case 'ranking':
      return { options: options() }
    case 'number':
      return { unit: unlessEmpty(textsAt(record, 'unit')), least, most, decimals }
    case 'date':
      return { first: record.first, last: record.last }
    case 'text':
      return { long: record.long ?? false, most }
    case 'place':
      return { options: options(), plan: record.plan }
    case 'matrix':
      return { rows: codesOf(codes, record.id, 'rows'), options: options() }
    case 'calculation':
      return { value: record.value }
    default:
      return {}
  }
}

function isNamed(value: unknown): boolean {
  return value !== undefined
}

/** Without fields that are undefined: the canonical form must not know them. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dense)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, part]) => isNamed(part))
  return Object.fromEntries(entries.map(([name, part]) => [name, dense(part)]))
}

/** The question that a record says, under this name; undefined for one that this app cannot read. */
function questionOf(
  record: QuestionRecord,
  codes: readonly CodeRecord[],
  name: string,
): Question | undefined {
  const checked = Object.entries(record).flatMap(([field, value]) =>
    value === true && field.startsWith('checked:') ? [field.slice('checked:'.length)] : [],
  )
  const parsed = Question.safeParse(
    dense({
      id: record.id,
      name,
      kind: record.kind,
      text: textsAt(record, 'text'),
      hint: unlessEmpty(textsAt(record, 'hint')),
      show: record.show,
      required: record.required,
      constraint: isNamed(record.constraint)
        ? { holds: record.constraint, message: textsAt(record, 'message') }
        : undefined,
      checked: checked.length > 0 ? checked.sort() : undefined,
      person: record.person,
      people: record.people,
      special: record.special,
      ...ownFields(record, codes),
    }),
  )
  return parsed.success ? parsed.data : undefined
}

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

/** What a survey is called in its first language. */
export function titleOf(settings: SurveySettings): string {
  const [first = 'de'] = languagesOf(settings)
  return textIn(textsAt(settings, 'title'), first, first)
}
