/** Questions of LimeSurvey that are filled in: texts, numbers, days, sums, and pages to read. */
import { newId } from '#schema/id.ts'
import { isRealDay } from '#schema/measure.ts'
import type { Question } from '#schema/survey.ts'
import { plainText } from '#imports/survey/html.ts'
import { quote } from '#imports/wording.ts'
import { commonOf } from './choices.ts'
import { wordsIn, type Asked } from './rules.ts'
import type { LimePart } from './source.ts'
import type { Words } from './tables.ts'

/** A limit that is written as a number; everything else is told. */
function limitAt({ attributes, entry }: Asked, name: string): number | undefined {
  const text = attributes.get(name)?.trim() ?? ''
  const number = text === '' ? NaN : Number(text)
  if (text !== '' && !Number.isFinite(number))
    entry.lose(`Die Grenze ${quote(text)} wurde nicht übernommen.`)
  return Number.isFinite(number) ? number : undefined
}

const lengthOf = (asked: Asked) => {
  const most = Math.min(Math.floor(limitAt(asked, 'maximum_chars') ?? 0), 4000)
  return most >= 1 ? { most } : {}
}

const numberFields = (asked: Asked) => {
  const least = limitAt(asked, 'min_num_value_n')
  const most = limitAt(asked, 'max_num_value_n')
  const isWhole = asked.attributes.get('num_value_int_only') === '1'
  return {
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    decimals: isWhole ? 0 : 6,
  }
}

export function readText(asked: Asked, long: boolean): Question {
  if (asked.attributes.get('numbers_only') === '1') return readNumber(asked)
  const question = commonOf(asked)
  asked.draft.scope.set(asked.foreign, { variable: question.name, holds: 'text' })
  return { ...question, kind: 'text', long, ...lengthOf(asked) }
}

export function readNumber(asked: Asked): Question {
  const question = commonOf(asked)
  asked.draft.scope.set(asked.foreign, { variable: question.name, holds: 'number' })
  const unit = wordsIn(asked, asked.wordsOf('suffix'))
  return {
    ...question,
    kind: 'number',
    ...numberFields(asked),
    ...(Object.keys(unit).length > 0 ? { unit } : {}),
  }
}

export function readDate(asked: Asked): Question {
  const question = commonOf(asked)
  asked.draft.scope.set(asked.foreign, { variable: question.name, holds: 'date' })
  const day = (name: string) => {
    const text = asked.attributes.get(name) ?? ''
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text)) return text
    if (text !== '')
      asked.entry.lose(`Die Grenze ${quote(text)} des Datums wurde nicht übernommen.`)
    return undefined
  }
  const [first, last] = [day('date_min'), day('date_max')]
  return { ...question, kind: 'date', ...(first ? { first } : {}), ...(last ? { last } : {}) }
}

export function readPage(asked: Asked): Question {
  const question = commonOf(asked)
  return { ...question, kind: 'page' }
}

export function readRating(asked: Asked): Question {
  const question = commonOf(asked)
  const values = new Map([1, 2, 3, 4, 5].map((step) => [String(step), step]))
  asked.draft.scope.set(asked.foreign, { variable: question.name, holds: 'steps', values })
  return { ...question, kind: 'rating', most: 5 }
}

/** The equation stands in the text, in braces, or in a setting. */
export function readCalculation(asked: Asked): Question {
  const { draft, source, entry, foreign, qid, attributes } = asked
  const written =
    attributes.get('equation') ?? source.questionTexts.of(qid, 'question')[0]?.[1] ?? ''
  const name = draft.names.take(foreign, entry)
  const question: Question = { id: newId(), name, text: {}, kind: 'calculation', value: null }
  draft.scope.set(foreign, { variable: name, holds: 'any' })
  draft.wish({
    entry,
    kind: 'Die Berechnung',
    source: plainText(written, entry)
      .trim()
      .replace(/^\{([^{}]*)\}$/, '$1'),
    as: 'value',
    where: { self: foreign },
    take: (value) => (question.value = value),
  })
  return question
}

/** "Überschrift: Teil" in every language that both have. */
function joined(head: Words, part: Words): Words {
  return part.map(([language, text]) => {
    const above = head.find(([one]) => one === language)?.[1] ?? head[0]?.[1] ?? ''
    return [language, above === '' ? text : `${above}: ${text}`]
  })
}

/** Every part of the question as a question of its own: types Q, K, ; and : and comments. */
export function readParts(
  asked: Asked,
  parts: readonly LimePart[],
  kind: 'text' | 'number',
): Question[] {
  const { draft, source, entry, foreign, qid } = asked
  const head = source.questionTexts.of(qid, 'question')
  return parts.map(({ code, words }): Question => {
    const text = wordsIn(asked, joined(head, words))
    const name = draft.names.take(`${foreign}_${code}`, entry)
    draft.scope.set(`${foreign}_${code}`, { variable: name, holds: kind })
    const common = { id: newId(), name, text }
    if (kind === 'number') return { ...common, kind, ...numberFields(asked) }
    return { ...common, kind, long: false, ...lengthOf(asked) }
  })
}
