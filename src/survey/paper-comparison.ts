/** Two entries of the same sheet, field by field: what differs, and how often the first one was wrong. */
import type { Answer, Answers } from '#schema/answer.ts'
import { paperFields, type PaperField, type PaperPart } from './paper-sheet.ts'

const skipped: Answer = { missing: 'skipped' }

/** Words that differ only in capitals, spaces and marks are the same words. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('de')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True if both say the same: the same value, or the same reason why there is none. */
function isSameAnswer(
  { way }: Pick<PaperField, 'way'>,
  one: Answer = skipped,
  other: Answer = skipped,
): boolean {
  if ('missing' in one || 'missing' in other) {
    return 'missing' in one && 'missing' in other && one.missing === other.missing
  }
  const [first, second] = [one.value, other.value]
  const isWritten = way === 'text' && typeof first === 'string' && typeof second === 'string'
  if (isWritten && bare(first) !== '' && bare(first) === bare(second)) return true
  return JSON.stringify(first) === JSON.stringify(second)
}

function isAsked(answers: Answers, { name }: PaperField): boolean {
  const answer = answers[name]
  return answer !== undefined && !('missing' in answer && answer.missing === 'not-asked')
}

/** Fields of the sheet that differ between two entries, in print order. */
export function differencesOf(
  parts: readonly PaperPart[],
  first: Answers,
  second: Answers,
): PaperField[] {
  return paperFields(parts).filter(
    (field) => !isSameAnswer(field, first[field.name], second[field.name]),
  )
}

/** True for two entries without a difference. */
export function isSameEverywhere(
  parts: readonly PaperPart[],
  first: Answers,
  second: Answers,
): boolean {
  return differencesOf(parts, first, second).length === 0
}

/** Counted over fields, not over people. */
interface ErrorRate {
  /** Sheets that were typed in twice. */
  sheets: number
  /** Fields that were typed in at least once of the two times. */
  fields: number
  /** Of these, fields that differed. */
  different: number
  /** Of the settled ones, how often the first entry was wrong, and how often the second. */
  first: number
  second: number
}

/** Both entries of one sheet, and what was settled; no `settled` where nothing differed, or nobody has settled it. */
export interface EnteredTwice {
  first: Answers
  second: Answers
  settled?: Answers
}

/** How often two people typed something else, over all sheets that were typed in twice. */
export function errorRate(parts: readonly PaperPart[], sheets: readonly EnteredTwice[]): ErrorRate {
  const rate: ErrorRate = { sheets: sheets.length, fields: 0, different: 0, first: 0, second: 0 }
  for (const { first, second, settled } of sheets) {
    rate.fields += paperFields(parts).filter(
      (field) => isAsked(first, field) || isAsked(second, field),
    ).length
    for (const field of differencesOf(parts, first, second)) {
      rate.different += 1
      if (!settled) continue
      const { name } = field
      if (!isSameAnswer(field, first[name], settled[name])) rate.first += 1
      if (!isSameAnswer(field, second[name], settled[name])) rate.second += 1
    }
  }
  return rate
}
