/** What has to be said before the first answer, written from a few fields (Art. 13 DSGVO; methods, section 9.2). */
import type { Notice } from '#schema/survey.ts'
import type { Finding } from './finding.ts'
import { noticeWords, type NoticeParts, type NoticeWords } from './notice-words.ts'

/** A notice in words; lines end with a line break. */
export interface NoticeTexts {
  /** For the start of a tablet and the poster at the entrance. */
  short: string
  /** All that the law asks for. */
  full: string
  /** The language of the words: German in short sentences where there are none in the language asked for. */
  language: string
}

function dayInWords(day: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : 'de-DE'
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** The language of a notice for somebody who reads this language. */
function languageOfNotice(language: string): string {
  if (Object.hasOwn(noticeWords, language)) return language
  const [main = ''] = language.split('-')
  return Object.hasOwn(noticeWords, main) ? main : 'de-simple'
}

/** Writes both lengths of a notice, for a screen or for paper; what is not filled in yet stands as "…". */
export function noticeTexts(
  notice: Notice,
  language: string,
  form: 'screen' | 'paper' = 'screen',
): NoticeTexts {
  const spoken = languageOfNotice(language)
  const words = noticeWords[spoken]
  const filled = Object.entries(notice).map(([field, value]) => [field, value.trim() || '…'])
  const parts = Object.fromEntries(filled) as NoticeParts
  if (notice.deletion !== '') parts.deletion = dayInWords(notice.deletion, spoken)
  const lines = (make: NoticeWords['short']) => make(parts, form === 'paper').join('\n')
  if (!words) return { short: '', full: '', language: spoken }
  return { short: lines(words.short), full: lines(words.full), language: spoken }
}

/** After so many days the reason for keeping single answers is hard to find (methods, 9.2: half a year is usual). */
const longestDays = 730

/** What a notice lacks; `today` as `JJJJ-MM-TT`. */
export function noticeFaults(notice: Notice, today: string): Finding[] {
  const missing = Object.entries(notice).filter(([, value]) => value.trim() === '')
  const findings: Finding[] = missing.map(([field]) => ({
    code: 'notice-missing',
    weight: 'stops',
    field: field as keyof Notice,
  }))
  const { contact, deletion } = notice
  if (contact.trim() !== '' && !/@|\d{3}/.test(contact)) {
    findings.push({ code: 'notice-contact', weight: 'stops', field: 'contact' })
  }
  if (deletion === '') return findings
  const days = (Date.parse(deletion) - Date.parse(today)) / 86_400_000
  if (days <= 0) findings.push({ code: 'notice-past', weight: 'stops', field: 'deletion' })
  if (days > longestDays) {
    findings.push({ code: 'notice-long', weight: 'advises', field: 'deletion' })
  }
  return findings
}
