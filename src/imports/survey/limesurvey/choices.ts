/** Questions of LimeSurvey with answers to choose from, and its many kinds of tables. */
import { newId } from '#schema/id.ts'
import type { Question, Texts } from '#schema/survey.ts'
import { otherName } from '#survey/variables.ts'
import { plainText } from '#imports/survey/html.ts'
import { optionsOf, type ForeignOption } from '#imports/survey/options.ts'
import type { LimePart } from './source.ts'
import { wordsIn, type Asked } from './rules.ts'

/** Name, words and hint, as every question has them. */
export function commonOf(asked: Asked, foreign = asked.foreign, ends: string[] = []) {
  const { draft, source, entry, qid } = asked
  const text = wordsIn(asked, source.questionTexts.of(qid, 'question'))
  const hint = wordsIn(asked, source.questionTexts.of(qid, 'help'))
  const name = draft.names.take(foreign, entry, ends)
  return { id: newId(), name, text, ...(Object.keys(hint).length > 0 ? { hint } : {}) }
}

/** Parts of a question as answers to choose from. */
function optionsFrom({ entry, attributes }: Asked, parts: readonly LimePart[]): ForeignOption[] {
  const alone = new Set((attributes.get('exclude_all_others') ?? '').split(';'))
  return parts.map(({ code, words }) => ({
    code,
    texts: words.map(([language, text]) => [language, plainText(text, entry)] as const),
    ...(alone.has(code) ? { alone: true } : {}),
  }))
}

const isShuffled = ({ attributes }: Asked) =>
  attributes.get('random_order') === '1' || attributes.get('answer_order') === 'random'

const hasOther = ({ row }: Asked) => row.at('other') === 'Y'

function tellOther(asked: Asked, name: string, foreign: string): void {
  asked.draft.scope.set(`${foreign}_other`, { variable: otherName(name), holds: 'text' })
}

/** Single choice: types L, !, O. */
export function readOne(asked: Asked): Question {
  const { draft, source, entry, foreign, qid } = asked
  const other = hasOther(asked)
  const question = commonOf(asked, asked.foreign, other ? ['other'] : [])
  const { options, codes } = optionsOf(
    draft,
    entry,
    optionsFrom(asked, source.answers(qid)),
    other ? ['other'] : [],
  )
  const values = new Map(other ? [...codes, ['-oth-', 'other'] as const] : codes)
  draft.scope.set(foreign, { variable: question.name, holds: 'code', values })
  tellOther(asked, question.name, foreign)
  const shuffled = isShuffled(asked)
  return {
    ...question,
    kind: 'choice',
    many: false,
    options,
    ...(other ? { other } : {}),
    ...(shuffled ? { shuffled } : {}),
  }
}

/** Multiple choice: types M and P; conditions name each box by itself. */
export function readMany(asked: Asked): Question {
  const { draft, source, entry, foreign, qid } = asked
  const other = hasOther(asked)
  const question = commonOf(asked, asked.foreign, other ? ['other'] : [])
  const { options, codes } = optionsOf(
    draft,
    entry,
    optionsFrom(asked, source.subquestions(qid)),
    other ? ['other'] : [],
  )
  for (const [box, code] of codes) {
    draft.scope.set(`${foreign}_${box}`, { variable: question.name, holds: 'option', code })
  }
  draft.scope.set(foreign, { variable: question.name, holds: 'codes', values: codes })
  tellOther(asked, question.name, foreign)
  const shuffled = isShuffled(asked)
  return {
    ...question,
    kind: 'choice',
    many: true,
    options,
    ...(other ? { other } : {}),
    ...(shuffled ? { shuffled } : {}),
  }
}

export function readRanking(asked: Asked): Question {
  const { draft, source, entry, foreign, qid } = asked
  const question = commonOf(asked)
  const answers = source.answers(qid)
  const parts = answers.length > 0 ? answers : source.subquestions(qid)
  const { options } = optionsOf(draft, entry, optionsFrom(asked, parts))
  draft.scope.set(foreign, { variable: question.name, holds: 'any' })
  return { ...question, kind: 'ranking', options }
}

/** A choice whose answers the kind of question says. */
export function readFixed(asked: Asked, answers: [code: string, words: Texts][]): Question {
  const { draft, foreign } = asked
  const question = commonOf(asked)
  const options = answers.map(([code, text]) => ({ code, text }))
  draft.scope.set(foreign, {
    variable: question.name,
    holds: 'code',
    values: new Map(answers.map(([code]) => [code, code])),
  })
  return { ...question, kind: 'choice', many: false, options }
}

export function readYesNo(asked: Asked): Question {
  const question = commonOf(asked)
  const values = new Map([
    ['Y', true],
    ['N', false],
  ])
  asked.draft.scope.set(asked.foreign, { variable: question.name, holds: 'yes-no', values })
  return { ...question, kind: 'yes-no' }
}

/** Steps that are the same in every such table: 1 to so many. */
export function steps(count: number): LimePart[] {
  return Array.from({ length: count }, (_, at) => ({
    code: String(at + 1),
    words: [['de', String(at + 1)]],
    scale: '0',
  }))
}

/** One table with one answer for every row. `end` tells a second scale apart. */
export function readMatrix(asked: Asked, answers: readonly LimePart[], end = ''): Question {
  const { draft, source, entry, foreign, qid, row } = asked
  const parts = source.subquestions(qid).filter(({ scale }) => scale === '0')
  const rows = optionsOf(draft, entry, optionsFrom(asked, parts))
  const { options, codes } = optionsOf(draft, entry, optionsFrom(asked, answers))
  const ends = rows.options.map(({ code }) => code)
  const question = commonOf(asked, `${foreign}${end}`, ends)
  for (const [box, code] of rows.codes) {
    const variable = `${question.name}_${code.toLowerCase()}`
    draft.scope.set(`${foreign}_${box}${end}`, { variable, holds: 'code', values: codes })
  }
  const required = row.at('mandatory') === 'Y'
  return {
    ...question,
    kind: 'matrix',
    rows: rows.options,
    options,
    ...(required ? { required } : {}),
  }
}
