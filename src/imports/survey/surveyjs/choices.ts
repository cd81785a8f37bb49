/** Questions of SurveyJS with answers to choose from. */
import { newId } from '#schema/id.ts'
import type { Option, Question } from '#schema/survey.ts'
import { otherName } from '#survey/variables.ts'
import { optionsOf, type ForeignOption } from '#imports/survey/options.ts'
import { at, isJson, isOn, listAt, numberAt, textAt, type Json } from './element.ts'
import type { Asked } from './rules.ts'

const common = ({ draft, locals, json, entry, foreign }: Asked, ends: string[] = []) => {
  const text = locals.texts(entry, json, 'title', foreign)
  const hint = locals.texts(entry, json, 'description')
  const name = draft.names.take(foreign, entry, ends)
  return { id: newId(), name, text, ...(Object.keys(hint).length > 0 ? { hint } : {}) }
}

export { common as commonOf }

/** What an answer is called in the file: `value`, or itself. */
export function valueOf(choice: unknown): string {
  const value = isJson(choice) ? at(choice, 'value') : choice
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

/** The answers of a list as the file writes them. */
export function choicesOf({ locals, entry }: Asked, list: readonly unknown[]): ForeignOption[] {
  if (list.some((choice) => valueOf(choice) === ''))
    entry.lose('Eine Antwort ohne Wert wurde weggelassen.')
  return list.flatMap((choice) => {
    const code = valueOf(choice)
    const text = isJson(choice) ? (at(choice, 'text') ?? at(choice, 'title')) : undefined
    return code === '' ? [] : [{ code, texts: locals.of(text, code) }]
  })
}

/** Conditions of single answers, and the one that all share, in which `{item}` is the answer itself. */
function filterOptions(
  asked: Asked,
  list: readonly unknown[],
  codes: ReadonlyMap<string, string>,
  options: Option[],
) {
  const { draft, json, entry, place, foreign } = asked
  const shared = textAt(json, 'choicesVisibleIf')
  for (const choice of list) {
    const own = isJson(choice) ? textAt(choice, 'visibleIf') : ''
    if (isJson(choice) && textAt(choice, 'enableIf'))
      entry.lose('Antworten lassen sich hier nicht sperren.')
    const value = valueOf(choice)
    const option = options.find(({ code }) => code === codes.get(value))
    if (!option) continue
    draft.wish({
      entry,
      kind: 'Der Antwortfilter',
      source: own || shared,
      where: {
        self: foreign,
        round: place.round,
        columns: new Map([
          ['item', value],
          ['choice', value],
        ]),
      },
      take: (show) => (option.show = show),
    })
  }
}

function tellSource({ json, entry }: Asked): void {
  const url = at(json, 'choicesByUrl')
  if (isJson(url) && textAt(url, 'url'))
    entry.lose('Antworten, die aus dem Netz geladen werden, fehlen hier.')
  if (textAt(json, 'choicesFromQuestion')) {
    entry.lose('Antworten, die aus einer anderen Frage kommen, fehlen hier.')
  }
  if (['asc', 'desc'].includes(textAt(json, 'choicesOrder'))) {
    entry.change('Die Antworten stehen in der Reihenfolge der Datei, nicht nach dem Alphabet.')
  }
  if (isOn(json, 'hasSelectAll') || isOn(json, 'showSelectAllItem')) {
    entry.lose('Die Antwort „Alle auswählen“ gibt es hier nicht.')
  }
  if (isOn(json, 'showRefuseItem') || isOn(json, 'showDontKnowItem')) {
    entry.change('„Weiß nicht / möchte nicht sagen“ gibt es hier bei jeder Frage von selbst.')
  }
}

/** Single and multiple choice; `list` where the answers do not stand in `choices`. */
export function readChoice(
  asked: Asked,
  many: boolean,
  list = listAt(asked.json, 'choices'),
): Question {
  const { draft, json, entry, foreign, place, locals } = asked
  const other = isOn(json, 'hasOther') || isOn(json, 'showOtherItem')
  const question = common(asked, other ? ['other'] : [])
  const foreignOptions = choicesOf(asked, list)
  if (isOn(json, 'hasNone') || isOn(json, 'showNoneItem')) {
    const texts = locals.of(at(json, 'noneText'), 'Nichts davon')
    foreignOptions.push({ code: 'none', texts, alone: true })
  }
  const { options, codes } = optionsOf(draft, entry, foreignOptions, other ? ['other'] : [])
  filterOptions(asked, list, codes, options)
  tellSource(asked)
  if (Object.keys(locals.texts(entry, json, 'otherText')).length > 0 && other) {
    entry.change('„Anderes, nämlich …“ hat hier seine eigenen Worte.')
  }
  const values = new Map(other ? [...codes, ['other', 'other'] as const] : codes)
  const { round } = place
  draft.scope.set(foreign, {
    variable: question.name,
    holds: many ? 'codes' : 'code',
    values,
    round,
  })
  draft.scope.set(`${foreign}-Comment`, {
    variable: otherName(question.name),
    holds: 'text',
    round,
  })
  const shuffled = textAt(json, 'choicesOrder') === 'random'
  return {
    ...question,
    kind: 'choice',
    many,
    options,
    ...(other ? { other } : {}),
    ...(shuffled ? { shuffled } : {}),
  }
}

export function readRanking(asked: Asked): Question {
  const { draft, json, entry, foreign } = asked
  const question = common(asked)
  const { options } = optionsOf(draft, entry, choicesOf(asked, listAt(json, 'choices')))
  tellSource(asked)
  draft.scope.set(foreign, { variable: question.name, holds: 'any', round: asked.place.round })
  return { ...question, kind: 'ranking', options }
}

/** Yes or no; two own words make a choice of it. */
export function readBoolean(asked: Asked): Question {
  const { draft, json, entry, foreign, locals, place } = asked
  const [yes, no] = [at(json, 'valueTrue') ?? true, at(json, 'valueFalse') ?? false].map(valueOf)
  if (at(json, 'labelTrue') !== undefined || at(json, 'labelFalse') !== undefined) {
    entry.change('Die Ja-Nein-Frage hat eigene Worte und ist hier eine Auswahl.')
    const list = [
      { value: yes, text: at(json, 'labelTrue') ?? 'Ja' },
      { value: no, text: at(json, 'labelFalse') ?? 'Nein' },
    ]
    return readChoice(asked, false, list)
  }
  const question = common(asked)
  const values = new Map([
    [yes ?? 'true', true],
    [no ?? 'false', false],
  ])
  draft.scope.set(foreign, { variable: question.name, holds: 'yes-no', values, round: place.round })
  locals.texts(entry, json, 'title')
  return { ...question, kind: 'yes-no' }
}

/** The steps of a rating that is written as numbers. */
function steps(json: Json): number[] {
  const from = numberAt(json, 'rateMin') ?? 1
  const by = Math.max(numberAt(json, 'rateStep') ?? 1, 0.01)
  const count = numberAt(json, 'rateCount')
  const to = numberAt(json, 'rateMax') ?? (count ? from + (count - 1) * by : 5)
  const length = Math.min(Math.max(Math.floor((to - from) / by) + 1, 0), 101)
  return Array.from({ length }, (_, index) => from + index * by)
}

/** Stars from 1 up stay a rating, 3 or 5 words become a scale, everything else a choice. */
export function readRating(asked: Asked): Question {
  const { draft, json, entry, foreign, locals, place } = asked
  const own = listAt(json, 'rateValues')
  const values = own.length > 0 ? own : steps(json)
  const known = new Map(values.map((value, index) => [valueOf(value), index + 1]))
  const target = { holds: 'steps', values: known, round: place.round } as const
  if (
    (values.length === 3 || values.length === 5) &&
    values.every((value) => isJson(value) && at(value, 'text'))
  ) {
    const question = common(asked)
    const words = choicesOf(asked, values).map(({ texts }) => draft.texts(entry, texts))
    draft.scope.set(foreign, { variable: question.name, ...target })
    if (words.length === values.length)
      return { ...question, kind: 'scale', steps: values.length, words }
  }
  const isCount = values.every((value, index) => valueOf(value) === String(index + 1))
  if (!isCount || values.length < 3 || values.length > 10) {
    entry.change(
      'Die Bewertung beginnt nicht bei 1 oder hat eigene Stufen und ist hier eine Auswahl.',
    )
    return readChoice(asked, false, values)
  }
  const question = common(asked)
  draft.scope.set(foreign, { variable: question.name, ...target })
  const ends = ['minRateDescription', 'maxRateDescription'].map(
    (name) => locals.of(at(json, name))[0]?.[1] ?? '',
  )
  if (ends.some((end) => end !== '') && !question.hint) {
    entry.change('Die Worte an den Enden der Bewertung stehen hier im Hinweis.')
    const hint = `1: ${ends[0] ?? ''}, ${values.length}: ${ends[1] ?? ''}`
    Object.assign(question, { hint: draft.texts(entry, locals.of(hint)) })
  }
  return { ...question, kind: 'rating', most: values.length }
}
