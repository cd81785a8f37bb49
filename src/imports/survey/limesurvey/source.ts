/** A LimeSurvey file as groups, questions, parts of questions, answers and settings. */
import type { XmlElement } from '#imports/survey/xml-tree.ts'
import { groupedBy, inOrder, LimeTexts, rowsOf, type LimeRow, type Words } from './tables.ts'

/** Each thing once, although older files have it once per language. */
function once(rows: readonly LimeRow[], id: string): LimeRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = `${row.at(id)}|${row.at('scale_id')}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** One answer or subquestion. */
export interface LimePart {
  code: string
  words: Words
  scale: string
}

export class LimeSource {
  readonly survey: LimeRow | undefined
  readonly settings: LimeRow[]
  readonly groups: LimeRow[]
  readonly groupTexts: LimeTexts
  readonly questionTexts: LimeTexts
  readonly #document: XmlElement
  readonly #questions: Map<string, LimeRow[]>
  readonly #subquestions: Map<string, LimeRow[]>
  readonly #answers: Map<string, LimeRow[]>
  readonly #answerTexts: LimeTexts
  readonly #attributes: Map<string, LimeRow[]>
  readonly #conditions: Map<string, LimeRow[]>

  constructor(document: XmlElement) {
    this.#document = document
    const main = rowsOf(document, 'questions')
    this.survey = rowsOf(document, 'surveys')[0]
    this.settings = rowsOf(document, 'surveys_languagesettings')
    this.groups = inOrder(once(rowsOf(document, 'groups'), 'gid'), 'group_order')
    this.groupTexts = new LimeTexts(document, 'groups', 'group_l10ns', 'gid')
    const asked = main.filter((row) => ['', '0'].includes(row.at('parent_qid')))
    this.#questions = groupedBy(inOrder(once(asked, 'qid'), 'question_order'), 'gid')
    const parts = [
      ...rowsOf(document, 'subquestions'),
      ...main.filter((row) => !asked.includes(row)),
    ]
    this.#subquestions = groupedBy(inOrder(once(parts, 'qid'), 'question_order'), 'parent_qid')
    this.questionTexts = this.#textsOfQuestions(document)
    const answers = rowsOf(document, 'answers')
    const id = answers.some((row) => row.at('aid') !== '') ? 'aid' : 'code'
    this.#answers = groupedBy(inOrder(answers, 'sortorder'), 'qid')
    this.#answerTexts = new LimeTexts(document, 'answers', 'answer_l10ns', id)
    this.#attributes = groupedBy(rowsOf(document, 'question_attributes'), 'qid')
    this.#conditions = groupedBy(rowsOf(document, 'conditions'), 'qid')
  }

  /** Older files keep the texts of subquestions in a table of their own. */
  #textsOfQuestions(document: XmlElement): LimeTexts {
    const table = (name: string) =>
      document.children.find((child) => child.name === name)?.children ?? []
    const merged: XmlElement = {
      name: 'questions',
      attributes: new Map(),
      text: '',
      children: [
        {
          name: 'rows',
          attributes: new Map(),
          text: '',
          children: ['questions', 'subquestions'].flatMap((name) =>
            table(name).flatMap((part) => (part.name === 'rows' ? part.children : [])),
          ),
        },
      ],
    }
    const l10ns = document.children.filter(({ name }) => name === 'question_l10ns')
    const all: XmlElement = {
      name: '',
      attributes: new Map(),
      text: '',
      children: [merged, ...l10ns],
    }
    return new LimeTexts(all, 'questions', 'question_l10ns', 'qid')
  }

  questions(gid: string): readonly LimeRow[] {
    return this.#questions.get(gid) ?? []
  }

  subquestions(qid: string): LimePart[] {
    return (this.#subquestions.get(qid) ?? []).map((row) => ({
      code: row.at('title'),
      words: this.questionTexts.of(row.at('qid'), 'question'),
      scale: row.at('scale_id') || '0',
    }))
  }

  answers(qid: string): LimePart[] {
    const parts = new Map<string, LimePart>()
    for (const row of this.#answers.get(qid) ?? []) {
      const scale = row.at('scale_id') || '0'
      const key = `${scale}|${row.at('code')}`
      const part = parts.get(key) ?? { code: row.at('code'), words: [], scale }
      if (row.at('answer') !== '') part.words.push([row.at('language') || 'de', row.at('answer')])
      else if (row.at('aid') !== '') part.words = this.#answerTexts.of(row.at('aid'), 'answer')
      parts.set(key, part)
    }
    return [...parts.values()]
  }

  /** The settings of a question that are not empty: value by name, and texts by language. */
  attributes(qid: string): { values: Map<string, string>; words: (name: string) => Words } {
    const rows = (this.#attributes.get(qid) ?? []).filter((row) => row.at('value') !== '')
    return {
      values: new Map(rows.map((row) => [row.at('attribute'), row.at('value')])),
      words: (name) =>
        rows.flatMap((row): Words =>
          row.at('attribute') === name ? [[row.at('language') || 'de', row.at('value')]] : [],
        ),
    }
  }

  conditions(qid: string): readonly LimeRow[] {
    return this.#conditions.get(qid) ?? []
  }

  /** How many rows a table has. */
  count(table: string): number {
    return rowsOf(this.#document, table).length
  }
}
