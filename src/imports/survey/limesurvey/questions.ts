/** One question of LimeSurvey by the letter of its type (https://www.limesurvey.org/manual/Question_object_types). */
import type { Question, Section } from '#schema/survey.ts'
import { quote } from '#imports/wording.ts'
import type { Draft } from '#imports/survey/draft.ts'
import { plainText } from '#imports/survey/html.ts'
import {
  readFixed,
  readMany,
  readMatrix,
  readOne,
  readRanking,
  readYesNo,
  steps,
} from './choices.ts'
import {
  readCalculation,
  readDate,
  readNumber,
  readPage,
  readParts,
  readRating,
  readText,
} from './fields.ts'
import { addRules, tellUnknown, type Asked } from './rules.ts'
import type { LimePart, LimeSource } from './source.ts'
import type { LimeRow } from './tables.ts'

const part = (code: string, de: string, en: string): LimePart => ({
  code,
  words: [
    ['de', de],
    ['en', en],
  ],
  scale: '0',
})

const certainty = [
  part('Y', 'Ja', 'Yes'),
  part('U', 'Unsicher', 'Uncertain'),
  part('N', 'Nein', 'No'),
]
const trend = [
  part('I', 'Mehr', 'Increase'),
  part('S', 'Gleich', 'Same'),
  part('D', 'Weniger', 'Decrease'),
]
const gender: Parameters<typeof readFixed>[1] = [
  ['F', { de: 'Weiblich', en: 'Female' }],
  ['M', { de: 'Männlich', en: 'Male' }],
]
const mostCells = 300

const answersOf = ({ source, qid }: Asked) => source.answers(qid)
const partsOf = ({ source, qid }: Asked) => source.subquestions(qid)

function each(asked: Asked, kind: 'text' | 'number'): Question[] {
  asked.entry.change('Jedes Feld ist hier eine eigene Frage.')
  return readParts(asked, partsOf(asked), kind)
}

/** A table of fields: every cell is a question. */
function cells(asked: Asked, kind: 'text' | 'number'): Question[] {
  const parts = partsOf(asked)
  const columns = parts.filter(({ scale }) => scale === '1')
  const all = parts
    .filter(({ scale }) => scale === '0')
    .flatMap((row) =>
      columns.map((column): LimePart => ({
        code: `${row.code}_${column.code}`,
        words: row.words.map(([language, text]) => {
          const head = column.words.find(([one]) => one === language)?.[1] ?? column.code
          return [language, `${text}, ${head}`]
        }),
        scale: '0',
      })),
    )
  asked.entry.change('Jedes Feld der Tabelle ist hier eine eigene Frage.')
  if (all.length > mostCells) {
    asked.entry.lose(
      `Von ${all.length} Feldern der Tabelle wurden die ersten ${mostCells} übernommen.`,
    )
  }
  return readParts(asked, all.slice(0, mostCells), kind)
}

function twoScales(asked: Asked): Question[] {
  asked.entry.change('Die Tabelle mit zwei Skalen ist hier zwei Tabellen.')
  return ['0', '1'].map((scale) => {
    const own = answersOf(asked).filter((answer) => answer.scale === scale)
    return readMatrix(asked, own, `_${scale}`)
  })
}

/** The comment beside an answer is a question of its own. */
function withComment(asked: Asked, question: Question): Question[] {
  asked.entry.change('Die Bemerkung dazu ist hier eine eigene Frage.')
  const comment: LimePart = { code: 'comment', words: [['de', 'Bemerkung']], scale: '0' }
  return [question, ...readParts(asked, [comment], 'text')]
}

function manyWithComments(asked: Asked): Question[] {
  asked.entry.change('Die Bemerkungen zu den Antworten sind hier eigene Fragen.')
  const question = readMany(asked)
  const comments = partsOf(asked).map((one) => ({ ...one, code: `${one.code}comment` }))
  return [question, ...readParts(asked, comments, 'text')]
}

function file(asked: Asked): Question[] {
  if (!/jpe?g|png|heic/i.test(asked.attributes.get('allowed_filetypes') ?? '')) {
    asked.entry.refuse('Dateien lassen sich hier nicht hochladen, nur Fotos.')
    return []
  }
  asked.entry.change('Fotos sind hier abgeschaltet, bis die Moderation sie erlaubt.')
  const { id, name, text } = readPage(asked)
  return [{ id, name, text, kind: 'photo' }]
}

const readers = new Map<string, (asked: Asked) => Question[]>(
  Object.entries({
    L: (asked: Asked) => [readOne(asked)],
    '!': (asked: Asked) => [readOne(asked)],
    O: (asked: Asked) => withComment(asked, readOne(asked)),
    M: (asked: Asked) => [readMany(asked)],
    P: manyWithComments,
    R: (asked: Asked) => [readRanking(asked)],
    Y: (asked: Asked) => [readYesNo(asked)],
    G: (asked: Asked) => [{ ...readFixed(asked, gender), person: 'gender' as const }],
    N: (asked: Asked) => [readNumber(asked)],
    S: (asked: Asked) => [readText(asked, false)],
    T: (asked: Asked) => [readText(asked, true)],
    U: (asked: Asked) => [readText(asked, true)],
    D: (asked: Asked) => [readDate(asked)],
    X: (asked: Asked) => [readPage(asked)],
    '5': (asked: Asked) => [readRating(asked)],
    '*': (asked: Asked) => [readCalculation(asked)],
    A: (asked: Asked) => [readMatrix(asked, steps(5))],
    B: (asked: Asked) => [readMatrix(asked, steps(10))],
    C: (asked: Asked) => [readMatrix(asked, certainty)],
    E: (asked: Asked) => [readMatrix(asked, trend)],
    F: (asked: Asked) => [readMatrix(asked, answersOf(asked))],
    H: (asked: Asked) => [readMatrix(asked, answersOf(asked))],
    '1': twoScales,
    Q: (asked: Asked) => each(asked, 'text'),
    K: (asked: Asked) => each(asked, 'number'),
    ';': (asked: Asked) => cells(asked, 'text'),
    ':': (asked: Asked) => cells(asked, 'number'),
    '|': file,
    I: (asked: Asked) => {
      asked.entry.refuse('Die Sprache wählt man hier vor der ersten Frage.')
      return []
    },
  }),
)

/** Reads one question into a section; what is not possible is told. */
export function readQuestion(
  draft: Draft,
  source: LimeSource,
  section: Section,
  row: LimeRow,
): void {
  const foreign = row.at('title') || 'frage'
  const qid = row.at('qid')
  const entry = draft.report.entry('Frage', foreign)
  draft.budget.spend(100)
  const { values, words } = source.attributes(qid)
  const asked: Asked = {
    draft,
    source,
    row,
    entry,
    foreign,
    qid,
    attributes: values,
    wordsOf: words,
  }
  const type = row.at('type')
  const read = readers.get(type)
  entry.title = plainText(source.questionTexts.of(qid, 'question')[0]?.[1] ?? '', entry).slice(
    0,
    80,
  )
  if (!read) return entry.refuse(`Fragen der Art ${quote(type)} gibt es hier nicht.`)
  if (values.get('hidden') === '1' && type !== '*') {
    return entry.refuse('Die Frage ist in der Datei verborgen und wird nicht gestellt.')
  }
  tellUnknown(asked)
  const questions = read(asked)
  for (const question of questions) {
    addRules(asked, question)
    draft.add(section, question)
  }
  alias(asked, questions)
}

/** Conditions may name a question by its numbers, too: `Q481` or `494923X97X481`. */
function alias({ draft, source, foreign, qid, row }: Asked, questions: readonly Question[]): void {
  if (questions.length === 0 || !/^\d+$/.test(qid)) return
  const numbers = [`Q${qid}`, `${row.at('sid')}X${row.at('gid')}X${qid}`]
  const codes = ['', ...source.subquestions(qid).map(({ code }) => code), 'other', 'comment']
  for (const code of codes) {
    const target = draft.scope.peek(code === '' ? foreign : `${foreign}_${code}`)
    if (!target) continue
    for (const number of numbers) {
      draft.scope.set(`${number}${code}`, target)
      if (code !== '') draft.scope.set(`${number}_${code}`, target)
    }
  }
}
