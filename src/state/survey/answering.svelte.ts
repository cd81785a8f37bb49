/** One person answers: the notice first, then page by page, the own answers once more, and off they go. */
import type { AnswerBox, Device } from '#documents/ports.ts'
import type { Channel, Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'
import { Form, type FormPage } from '#survey/form.ts'
import { AnsweringForm } from './answering-form.svelte.ts'
import { namesOf } from './answering-names.ts'

export type Stage = 'notice' | 'asking' | 'review' | 'sent'

/** What is asked, and where answers go. */
export interface AnsweringParts {
  questionnaire: Questionnaire
  hash: string
  language: string
  channel: Channel
  answers: Pick<AnswerBox, 'keep'>
  device: Pick<Device, 'meeting'>
  /** Today as `JJJJ-MM-TT`; nothing finer is ever kept. */
  today: () => string
}

/** One question on the way to the end, with its page. */
export interface ShownQuestion {
  question: Question
  round: number | undefined
  page: number
}

/**
 * Everything of a person is in this object alone, and in memory alone: a draft that a reload could bring back
 * would need a key that outlives the page, and then whoever comes next could have it, too.
 */
export class Answering {
  readonly #parts: AnsweringParts
  readonly form: AnsweringForm
  stage = $state<Stage>('notice')
  #at = $state(0)
  /** Said once somebody wanted to go on, and no longer on the next page. */
  showsFaults = $state(false)
  /** `saving` until it lies on the disk. */
  sending = $state<'no' | 'saving' | 'failed'>('no')
  #comesFromReview = $state(false)
  /** Made once: tried again, it is still one answer. */
  readonly #id = newId()

  constructor(parts: AnsweringParts) {
    this.#parts = parts
    const { questionnaire, language, today } = parts
    this.form = new AnsweringForm(new Form(questionnaire, { language, today: today() }))
  }

  get questionnaire(): Questionnaire {
    return this.#parts.questionnaire
  }

  get isBackToReview(): boolean {
    return this.#comesFromReview
  }

  get #pages(): readonly FormPage[] {
    return this.form.pages
  }

  /** An answer may have taken pages away. */
  get at(): number {
    return Math.max(0, Math.min(this.#at, this.#pages.length - 1))
  }

  get page(): FormPage | undefined {
    return this.#pages[this.at]
  }

  /** How far: pages with something to answer; `reading` on a page with nothing. */
  get progress(): { at: number; all: number; reading: boolean } {
    const isAsking = (page: FormPage) => page.questions.some(({ kind }) => kind !== 'page')
    const { page } = this
    const all = this.#pages.filter(isAsking).length
    const before = this.#pages.slice(0, this.at + 1).filter(isAsking).length
    return { at: before, all, reading: page !== undefined && !isAsking(page) }
  }

  /** Questions of this page that are not answered well enough. */
  get faulty(): number {
    const { page } = this
    if (!page) return 0
    return page.questions.filter((question) =>
      namesOf(question, page.round).some((name) => this.form.fault(name)),
    ).length
  }

  /** Every question that was asked, to be read again. */
  get shown(): ShownQuestion[] {
    return this.#pages.flatMap(({ questions, round }, page) =>
      questions
        .filter(({ kind }) => kind !== 'page' && kind !== 'calculation')
        .map((question) => ({ question, round, page })),
    )
  }

  begin(): void {
    this.stage = this.#pages.length > 0 ? 'asking' : 'review'
  }

  /** False where something on this page is missing or wrong; then it is said. */
  next(): boolean {
    if (this.faulty > 0) {
      this.showsFaults = true
      return false
    }
    this.showsFaults = false
    const isLast = this.at >= this.#pages.length - 1
    if (isLast || this.#comesFromReview) {
      this.#comesFromReview = false
      this.stage = 'review'
    } else this.#at = this.at + 1
    return true
  }

  /** One page back; before the first one stands the notice. */
  back(): void {
    this.showsFaults = false
    if (this.stage === 'review') this.stage = this.#pages.length > 0 ? 'asking' : 'notice'
    else if (this.at === 0) this.stage = 'notice'
    else this.#at = this.at - 1
  }

  /** From the review to one question, and straight back. */
  change(page: number): void {
    this.#at = page
    this.#comesFromReview = true
    this.stage = 'asking'
  }

  /** Seals and keeps; resolves to whether it lies on this device now. Nothing is lost if not. */
  async send(): Promise<boolean> {
    if (this.sending === 'saving' || this.stage === 'sent') return false
    const wrong = this.#firstFault()
    if (wrong !== undefined) {
      this.change(wrong)
      this.showsFaults = true
      return false
    }
    this.sending = 'saving'
    try {
      await this.form.keepPictures(this.#parts.device, this.questionnaire.survey)
      await this.#parts.answers.keep(this.#response())
    } catch {
      this.sending = 'failed'
      return false
    }
    this.sending = 'no'
    this.stage = 'sent'
    return true
  }

  #firstFault(): number | undefined {
    return this.shown.find(({ question, round }) =>
      namesOf(question, round).some((name) => this.form.fault(name)),
    )?.page
  }

  #response(): Response {
    const { questionnaire, hash, channel, today } = this.#parts
    return {
      format: 1,
      id: this.#id,
      survey: questionnaire.survey,
      questionnaire: hash,
      channel,
      day: today(),
      language: this.form.form.language,
      answers: this.form.form.finish(),
      ...(questionnaire.pretest ? { trial: true } : {}),
    }
  }
}
