/** Conditions, duties and checks of SurveyJS questions. */
import type { Expression } from '#schema/expression.ts'
import type { Question, Texts } from '#schema/survey.ts'
import { both, type Draft } from '#imports/survey/draft.ts'
import type { Entry } from '#imports/survey/report.ts'
import { isOn, numberAt, partsAt, textAt, type Json, type Locals } from './element.ts'

/** Where a question stands: what holds for the panels around it, and the repeated section. */
export interface Place {
  /** Conditions of the panels around it, as they are written. */
  around: readonly string[]
  round?: object
}

/** What every reader of a kind of question gets. */
export interface Asked {
  draft: Draft
  locals: Locals
  json: Json
  entry: Entry
  place: Place
  /** Its name in the file. */
  foreign: string
}

/** "a und b" as the file would write it. */
export function allOf(conditions: readonly string[]): string {
  const written = conditions.filter((one) => one.trim() !== '')
  return written.length > 1 ? written.map((one) => `(${one})`).join(' and ') : (written[0] ?? '')
}

/** One more check of a question; the message of the first one stands for all. */
export function constrain(question: Question, holds: Expression, message: Texts): void {
  const { constraint } = question
  question.constraint = constraint
    ? { holds: both(constraint.holds, holds), message: constraint.message }
    : { holds, message }
}

function readRange({ entry }: Asked, validator: Json, question: Question): void {
  if (question.kind !== 'number')
    return entry.lose('Die Prüfung auf eine Zahl gibt es bei Texten nicht.')
  const least = numberAt(validator, 'minValue')
  const most = numberAt(validator, 'maxValue')
  if (least !== undefined) question.least ??= least
  if (most !== undefined) question.most ??= most
}

function readLength({ entry }: Asked, validator: Json, question: Question): void {
  const most = numberAt(validator, 'maxLength')
  if (question.kind === 'text' && most !== undefined && most >= 1)
    question.most ??= Math.min(Math.floor(most), 4000)
  if ((numberAt(validator, 'minLength') ?? 0) > 0)
    entry.lose('Eine Mindestlänge gibt es hier nicht.')
}

/** At least and at most so many answers. */
export function limitChoices(question: Question, least = 0, most = 0): void {
  if (question.kind !== 'choice' || !question.many) return
  if (most >= 1) question.most ??= Math.min(Math.floor(most), question.options.length + 1)
  if (least < 1) return
  const holds: Expression = { '>=': [{ count: { var: question.name } }, Math.floor(least)] }
  constrain(question, holds, { de: `Bitte wählen Sie mindestens ${Math.floor(least)} aus.` })
}

function readValidator(asked: Asked, validator: Json, question: Question): void {
  const { draft, entry, locals, place, foreign } = asked
  const kind = textAt(validator, 'type').replace(/validator$/, '')
  if (kind === 'numeric') readRange(asked, validator, question)
  else if (kind === 'text') readLength(asked, validator, question)
  else if (kind === 'answercount') {
    limitChoices(question, numberAt(validator, 'minCount'), numberAt(validator, 'maxCount'))
  } else if (kind === 'expression') {
    const message = locals.texts(entry, validator, 'text')
    draft.wish({
      entry,
      kind: 'Die Prüfung',
      source: textAt(validator, 'expression'),
      where: { self: foreign, round: place.round },
      take: (holds) => constrain(question, holds, message),
    })
  } else if (kind === 'regex') entry.lose('Eine Prüfung mit einem Suchmuster gibt es hier nicht.')
  else if (kind === 'email') entry.lose('Eine Prüfung auf E-Mail-Adressen gibt es hier nicht.')
  else entry.lose('Eine Prüfung unbekannter Art wurde nicht übernommen.')
}

/** When it is asked, whether it must be answered, and what its answer must hold. */
export function addRules(asked: Asked, question: Question): void {
  const { draft, json, entry, place, foreign } = asked
  const where = { self: foreign, round: place.round }
  const source = allOf([...place.around, textAt(json, 'visibleIf')])
  draft.wish({
    entry,
    kind: 'Die Bedingung',
    source,
    where,
    take: (show) => (question.show = show),
  })
  if (isOn(json, 'isRequired')) question.required = true
  else {
    const required = textAt(json, 'requiredIf')
    draft.wish({
      entry,
      kind: 'Die Pflicht',
      source: required,
      where,
      take: (holds) => (question.required = holds),
    })
  }
  limitChoices(question, numberAt(json, 'minSelectedChoices'), numberAt(json, 'maxSelectedChoices'))
  for (const validator of partsAt(json, 'validators')) readValidator(asked, validator, question)
}
