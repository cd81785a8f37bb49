/** The questionnaire as it is being answered beside the editor: tried out, and kept nowhere. */
import type { Answer } from '#schema/answer.ts'
import { Form, type FormPage } from '#survey/form.ts'
import { AnsweringForm } from './answering-form.svelte.ts'
import type { SurveyEditor } from './editor.svelte.ts'

export type PreviewSize = 'phone' | 'tablet' | 'paper'

export class Preview {
  readonly #editor: SurveyEditor
  size = $state<PreviewSize>('phone')
  #language = $state('')
  #at = $state(0)
  /** The question that was jumped to; what is chosen in the list afterwards is jumped to, too. */
  #followed = $state('')
  /** What was tried, by name: it stays when a text is changed. */
  #tried = $state.raw(new Map<string, Answer>())
  #form: AnsweringForm = $derived.by(() => {
    const tried = this.#tried
    const form = new Form(this.#editor.questionnaire, { language: this.language, random: () => 0 })
    for (const [name, answer] of tried) form.set(name, answer)
    form.observe((names) => {
      for (const name of names) {
        const answer = form.answer(name)
        if (answer) tried.set(name, answer)
        else tried.delete(name)
      }
    })
    return new AnsweringForm(form)
  })

  constructor(editor: SurveyEditor) {
    this.#editor = editor
  }

  get form(): AnsweringForm {
    return this.#form
  }
  get language(): string {
    const { languages, first } = this.#editor
    return languages.includes(this.#language) ? this.#language : first
  }
  set language(language: string) {
    this.#language = language
  }
  get pages(): FormPage[] {
    return this.form.pages
  }

  /** The page that is shown: where the chosen question stands, or where one went from there. */
  get at(): number {
    const chosen = this.#chosen
    const found = this.pages.findIndex(({ questions }) => questions.some(({ id }) => id === chosen))
    const at = chosen !== this.#followed && found !== -1 ? found : this.#at
    return Math.min(at, Math.max(0, this.pages.length - 1))
  }
  get page(): FormPage | undefined {
    return this.pages[this.at]
  }
  get isAtEnd(): boolean {
    return this.at >= this.pages.length - 1
  }

  /** True while the chosen question is not asked, given what was answered so far. */
  get isHidden(): boolean {
    const { record } = this.#editor
    if (!record || record.kind === 'calculation' || !this.#editor.question(record.id)) return false
    return !this.pages.some(({ questions }) => questions.some(({ id }) => id === record.id))
  }

  go(by: 1 | -1): void {
    const at = this.at + by
    this.#followed = this.#chosen
    this.#at = Math.max(0, Math.min(at, this.pages.length - 1))
  }

  again(): void {
    this.#tried = new Map()
    this.#followed = this.#chosen
    this.#at = 0
  }

  get #chosen(): string {
    const { chosen } = this.#editor
    return chosen.part === 'question' ? chosen.id : ''
  }
}
