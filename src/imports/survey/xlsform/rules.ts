/** Conditions, duties and checks of an XLSForm question. */
import type { Question } from '#schema/survey.ts'
import type { Asked } from './choices.ts'

const yes = /^(yes|ja|true|true\(\)|1)$/i
const no = /^(no|nein|false|false\(\)|0)?$/i

/** "a and b" as the sheet would write it. */
export function allOf(conditions: readonly string[]): string {
  const written = conditions.filter((one) => one !== '')
  return written.length > 1 ? written.map((one) => `(${one})`).join(' and ') : (written[0] ?? '')
}

/** `string-length(.) <= 200` is the length of a text here, not a check. */
function isLength(question: Question, source: string): boolean {
  const [, sign, digits] =
    /^\s*string-length\(\s*\.\s*\)\s*(<=?)\s*(\d{1,6})\s*$/.exec(source) ?? []
  const most = Number(digits) - (sign === '<' ? 1 : 0)
  if (question.kind !== 'text' || !sign || most < 1) return false
  question.most = Math.min(most, 4000)
  return true
}

const told = new Map(
  Object.entries({
    default: 'Vorgegebene Antworten gibt es hier nicht.',
    readonly: 'Gesperrte Felder gibt es hier nicht.',
    trigger: 'Auslöser gibt es hier nicht.',
    'body::accuracythreshold': 'Die Genauigkeit des Ortes gibt es hier nicht.',
  }),
)

/** When it is asked, whether it must be answered, and what its answer must hold. `around`: of its groups. */
export function addRules(asked: Asked, question: Question, around: readonly string[]): void {
  const { draft, line, entry, foreign, round } = asked
  const where = { self: foreign, round }
  const relevant = allOf([...around, line.at('relevant')])
  draft.wish({
    entry,
    kind: 'Die Bedingung',
    source: relevant,
    where,
    take: (show) => (question.show = show),
  })
  const required = line.at('required')
  if (yes.test(required)) question.required = true
  else if (!no.test(required)) {
    draft.wish({
      entry,
      kind: 'Die Pflicht',
      source: required,
      where,
      take: (holds) => (question.required = holds),
    })
  }
  const constraint = line.at('constraint')
  const message = draft.texts(entry, line.texts('constraint_message'))
  if (!isLength(question, constraint)) {
    draft.wish({
      entry,
      kind: 'Die Prüfung',
      source: constraint,
      where,
      take: (holds) => (question.constraint = { holds, message }),
    })
  }
  if (question.kind !== 'calculation' && line.at('calculation') !== '') {
    entry.lose('Eine Antwort, die berechnet und dann geändert wird, gibt es hier nicht.')
  }
  for (const [column, sentence] of told) {
    if (!no.test(line.at(column))) entry.lose(sentence)
  }
  if (line.texts('media').length > 0) entry.lose('Bilder und Töne an der Frage gibt es hier nicht.')
  if (line.texts('guidance_hint').length > 0)
    entry.lose('Einen Hinweis nur für Befragende gibt es hier nicht.')
  if (line.texts('required_message').length > 0)
    entry.lose('Die Meldung bei fehlender Antwort ist hier immer gleich.')
}
