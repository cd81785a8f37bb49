/** Draws again only what looks at a name that has changed: a cheap tablet has a whole page of questions. */
import { createSubscriber } from 'svelte/reactivity'
import type { Form } from '#survey/form.ts'

export class Watch {
  readonly #form: Form
  readonly #byName = new Map<string, () => void>()
  /** Says that whoever calls looks at everything. */
  readonly all: () => void
  /** Says that whoever calls looks at the language alone. */
  readonly language: () => void

  constructor(form: Form) {
    this.#form = form
    this.all = this.#when(() => true)
    this.language = this.#when((names) => names.length === 0)
  }

  /** Says that whoever calls looks at what is answered, asked or wrong under this name. */
  name(name: string): void {
    let subscribe = this.#byName.get(name)
    if (!subscribe) {
      subscribe = this.#when((names) => names.length === 0 || names.includes(name))
      this.#byName.set(name, subscribe)
    }
    subscribe()
  }

  /** A change of language names nobody and concerns everybody. */
  #when(concerns: (names: string[]) => boolean): () => void {
    return createSubscriber((update) =>
      this.#form.observe((names) => {
        if (concerns(names)) update()
      }),
    )
  }
}
