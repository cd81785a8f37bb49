/** A running form as views see it: answers as values, what was typed and cannot be read yet, and what is wrong. */
import { SvelteMap } from 'svelte/reactivity'
import type { Device } from '#documents/ports.ts'
import type { Answer, Value } from '#schema/answer.ts'
import { documentId } from '#schema/id.ts'
import type { Option, Question, Texts } from '#schema/survey.ts'
import type { Form, FormPage } from '#survey/form.ts'
import { isFiltered } from '#survey/form-units.ts'
import { openPicture, pictureUrl, sealPicture, type SealedPicture } from './answering-pictures.ts'
import { Watch } from './answering-watch.ts'

/** Why an answer does not do. */
export interface Fault {
  kind: string
  message?: Texts
}

/** What a person typed where a number or a day was asked for, until it is one. */
export interface Typed {
  text: string
  /** Which sentence says what is wrong; undefined while it is right. */
  fault?: 'number' | 'day'
}

export class AnsweringForm {
  readonly form: Form
  /** True while a camera stands in front of the survey: then nobody has left. */
  isAway = false
  readonly #watch: Watch
  readonly #typed = new SvelteMap<string, Typed>()
  /** Photos are kept with the answer that they belong to, or not at all. */
  readonly #pictures = new Map<string, SealedPicture>()

  constructor(form: Form) {
    this.form = form
    this.#watch = new Watch(form)
  }

  get language(): string {
    this.#watch.language()
    return this.form.language
  }

  get pages(): FormPage[] {
    this.#watch.all()
    return this.form.pages
  }

  answer(name: string): Answer | undefined {
    this.#watch.name(name)
    return this.form.answer(name)
  }

  value(name: string): Value | undefined {
    const answer = this.answer(name)
    return answer && 'value' in answer ? answer.value : undefined
  }

  /** Codes that were chosen; none for anything else. */
  codes(name: string): string[] {
    const value = this.value(name)
    return Array.isArray(value) ? value : []
  }

  isDeclined(name: string): boolean {
    const answer = this.answer(name)
    return answer !== undefined && 'missing' in answer && answer.missing === 'declined'
  }

  /** An empty text or list is no answer. */
  give(name: string, value: Value | undefined): void {
    const isEmpty =
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    this.form.set(name, isEmpty ? undefined : { value })
  }

  decline(name: string, isDeclined: boolean): void {
    this.#typed.delete(name)
    this.form.set(name, isDeclined ? { missing: 'declined' } : undefined)
  }

  /** What stands in a field where it says something else than the answer. */
  typed(name: string): Typed | undefined {
    return this.#typed.get(name)
  }

  /** Keeps what was typed, and gives it as an answer if it is one. */
  type(name: string, typed: Typed, value: Value | undefined): void {
    this.#typed.set(name, typed)
    this.give(name, value)
  }

  fault(name: string): Fault | undefined {
    const typed = this.#typed.get(name)
    if (typed?.fault) return { kind: typed.fault }
    this.#watch.name(name)
    return this.form.fault(name)
  }

  /** The text in the language of the form, with answers in it. */
  text(texts: Texts, round?: number): string {
    if (Object.values(texts).some((text) => text.includes('{'))) this.#watch.all()
    else this.#watch.language()
    return this.form.text(texts, round)
  }

  options(question: Question, round?: number): Option[] {
    if (isFiltered(question)) this.#watch.all()
    return this.form.optionsOf(question, round)
  }

  /** The rows of a matrix that are asked now. */
  rows(question: Question, round?: number): Option[] {
    if (isFiltered(question)) this.#watch.all()
    return this.form.rowsOf(question, round)
  }

  /** Takes a photo in; false if the file is no picture. */
  async givePicture(name: string, file: Blob): Promise<boolean> {
    const picture = await sealPicture(file)
    if (!picture) return false
    this.#pictures.set(picture.address, picture)
    this.give(name, picture.address)
    return true
  }

  async pictureUrl(device: Pick<Device, 'meeting'>, address: string): Promise<string | undefined> {
    const picture = this.#pictures.get(address)
    return picture ? openPicture(address, picture.bytes) : pictureUrl(device, address)
  }

  /** Keeps the photos that are still answers. */
  async keepPictures(device: Pick<Device, 'meeting'>, survey: string): Promise<void> {
    if (this.#pictures.size === 0) return
    const answers = Object.values(this.form.finish())
    const { media } = await device.meeting()
    for (const { address, item, bytes } of this.#pictures.values()) {
      const isGiven = answers.some((answer) => 'value' in answer && answer.value === address)
      if (isGiven) await media.keep(documentId('answers', survey), item, bytes)
    }
  }
}
