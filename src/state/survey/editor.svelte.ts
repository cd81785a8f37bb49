/** The questionnaire of a survey as an editor writes in it: what is chosen, what is done, and the way back. */
import { History } from '#documents/edit.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import { renameQuestion } from '#documents/survey-renaming.ts'
import { addCode, addQuestion, addSection, duplicateQuestion } from '#documents/survey-adding.ts'
import { moveCode, moveQuestion, moveSection } from '#documents/survey-moving.ts'
import {
  addLanguage,
  changeRecord,
  changeSettings,
  removeLanguage,
  setCodeText,
  setQuestionText,
  withdrawRecord,
} from '#documents/survey-writing.ts'
import { surveyRoots } from '#documents/survey.ts'
import { VariableName, type Question } from '#schema/survey.ts'
import type { CodeRecord, QuestionRecord } from '#schema/survey-records.ts'
import { Live } from '#state/live.ts'
import { QuestionNews } from './editor-news.svelte.ts'
import { SurveyReading } from './editor-reading.svelte.ts'
import { newQuestion, type TemplateName } from './editor-templates.ts'

type Fields = Record<string, unknown>

/** What is edited: the heading, the notice, the languages, a section or a question. */
export type Chosen =
  { part: 'heading' | 'notice' | 'languages' } | { part: 'section' | 'question'; id: string }

/** What a narrow screen shows of it. */
export type Pane = 'list' | 'form' | 'preview' | 'checks'

export class SurveyEditor extends SurveyReading {
  readonly history: History
  readonly news: QuestionNews
  chosen = $state.raw<Chosen>({ part: 'heading' })
  #pane = $state<Pane>('list')
  /** What stands beside the form, where there is room. */
  #side = $state<'preview' | 'checks'>('preview')
  #beside = $state('')
  /** What was done last, for those who cannot see it. */
  message = $state('')
  #undo: Live<{ canUndo: boolean; canRedo: boolean }>

  constructor(open: OpenSurvey) {
    super(open)
    this.history = new History([{ doc: open.document.doc, roots: surveyRoots }])
    this.news = new QuestionNews(open, () => ('id' in this.chosen ? this.chosen.id : ''))
    this.#undo = new Live(
      (changed) => this.history.observe(changed),
      () => ({ canUndo: this.history.canUndo, canRedo: this.history.canRedo }),
    )
  }

  get pane(): Pane {
    return this.#pane
  }
  set pane(pane: Pane) {
    this.#pane = pane
    if (pane === 'preview' || pane === 'checks') this.#side = pane
  }
  get side() {
    return this.#side
  }

  close(): void {
    this.news.close()
    this.history.close()
  }

  get undo() {
    return this.#undo.current
  }
  /** The language that stands beside the first one; empty if there is no other. */
  get beside(): string {
    const others = this.languages.slice(1)
    return others.includes(this.#beside) ? this.#beside : (others[0] ?? '')
  }
  set beside(language: string) {
    this.#beside = language
  }
  get record(): QuestionRecord | undefined {
    const { chosen } = this
    if (chosen.part !== 'question') return undefined
    return this.recordOf(chosen.id)
  }

  choose(chosen: Chosen): void {
    this.chosen = chosen
    if ('id' in chosen) this.news.see(chosen.id)
    this.pane = 'form'
  }

  add(template: TemplateName): void {
    const number = this.questions.length + 1
    this.insert(newQuestion(template, number, this.languages))
  }

  /** Puts a question behind the chosen one, or at the end. */
  insert(question: Question): void {
    const name = freeName(
      question.name,
      this.questions.map((one) => one.name),
    )
    const id = addQuestion(this.doc, { ...question, name }, this.record?.id)
    this.choose({ part: 'question', id })
  }

  addSection(): void {
    this.choose({ part: 'section', id: addSection(this.doc) })
  }

  duplicate(id: string): void {
    const copy = duplicateQuestion(this.doc, id)
    if (copy) this.choose({ part: 'question', id: copy })
  }

  move(id: string, by: 1 | -1): void {
    moveQuestion(this.doc, id, by)
  }

  moveSection(id: string, by: 1 | -1): void {
    moveSection(this.doc, id, by)
  }

  /** Puts a question into the trash; its neighbour is the chosen one then. */
  withdraw(id: string): void {
    const at = this.questions.findIndex((one) => one.id === id)
    const next = this.questions[at + 1] ?? this.questions[at - 1]
    withdrawRecord(this.doc, 'questions', id)
    this.choose(next ? { part: 'question', id: next.id } : { part: 'heading' })
  }

  restore(id: string): void {
    withdrawRecord(this.doc, 'questions', id, false)
    this.choose({ part: 'question', id })
  }

  removeSection(id: string): void {
    withdrawRecord(this.doc, 'sections', id)
    this.choose({ part: 'heading' })
  }

  addCode(question: string, part: CodeRecord['part']): void {
    addCode(this.doc, question, part)
  }

  moveCode(id: string, by: 1 | -1): void {
    moveCode(this.doc, id, by)
  }

  withdrawCode(id: string): void {
    withdrawRecord(this.doc, 'codes', id)
  }

  /** Changes fields; `null` takes one away. */
  change(root: 'sections' | 'questions' | 'codes', id: string, fields: Fields): void {
    changeRecord(this.doc, root, id, fields)
  }

  changeSettings(fields: Fields): void {
    changeSettings(this.doc, fields)
  }

  /** Writes a text of a question, such as `text` or `hint`. */
  write(id: string, name: string, language: string, text: string): void {
    setQuestionText(this.doc, id, { name, language, text })
  }

  writeCode(id: string, language: string, text: string): void {
    setCodeText(this.doc, id, language, text)
  }

  addLanguage(language: string): void {
    addLanguage(this.doc, language)
    this.beside = language
  }

  removeLanguage(language: string): void {
    removeLanguage(this.doc, language)
  }

  /** Gives a question another short name, or says why not. */
  rename(id: string, name: string): 'nameWrong' | 'nameTaken' | undefined {
    if (!VariableName.safeParse(name).success) return 'nameWrong'
    if (this.questions.some((one) => one.id !== id && one.name === name)) return 'nameTaken'
    renameQuestion(this.doc, id, name)
    return undefined
  }
}

/** This name, or the first of `name_2`, `name_3`, … that nobody has. */
function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name.slice(0, 28)}_${number}`
    if (!taken.includes(free)) return free
  }
}
