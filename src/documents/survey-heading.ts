/** The heading of a survey as its flat fields say it: title, languages, notice. */
import { Notice, SurveyLanguage, textIn } from '#schema/survey.ts'
import { noticeFields, textsAt, type SurveySettings } from '#schema/survey-records.ts'

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

/** What a survey is called in its first language. */
export function titleOf(settings: SurveySettings): string {
  const [first = 'de'] = languagesOf(settings)
  return textIn(textsAt(settings, 'title'), first, first)
}
