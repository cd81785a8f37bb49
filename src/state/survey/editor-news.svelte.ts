/** Questions that somebody changed elsewhere and nobody has looked at here yet. Kept on this device, never shared. */
import { momentOf } from '#documents/arrivals.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import { observeQuestions, questionsSince } from '#documents/survey-arrivals.ts'
import { FreshCards } from '#schema/fresh.ts'

const key = 'questions seen'

export class QuestionNews {
  readonly #open: Pick<OpenSurvey, 'document' | 'drafts'>
  readonly #chosen: () => string
  #questions = $state.raw<ReadonlySet<string>>(new Set())
  #isRead = false
  #isWriting = false
  #isStale = false
  readonly #stop: () => void

  /** `chosen` is the question that is being looked at: it is never new. */
  constructor(open: Pick<OpenSurvey, 'document' | 'drafts'>, chosen: () => string) {
    this.#open = open
    this.#chosen = chosen
    this.#stop = observeQuestions(open.document.doc, (questions, isOwn) => {
      if (!isOwn) this.#mark(questions)
      this.#keep()
    })
    void this.#begin()
  }

  has(question: string): boolean {
    return this.#questions.has(question)
  }

  /** Somebody looks at this one. */
  see(question: string): void {
    if (!this.#questions.has(question)) return
    this.#questions = new Set([...this.#questions].filter((one) => one !== question))
    this.#keep()
  }

  close(): void {
    this.#stop()
  }

  async #begin(): Promise<void> {
    const { document, drafts } = this.#open
    const kept = FreshCards.safeParse(parse(await drafts.read(key).catch(() => undefined)))
    this.#isRead = true
    // On the first visit everything is as it is found.
    if (kept.success) {
      const since = questionsSince(document.doc, Uint8Array.from(kept.data.moment))
      this.#mark([...kept.data.cards, ...since])
    }
    this.#keep()
  }

  #mark(questions: readonly string[]): void {
    const fresh = questions.filter((one) => one !== this.#chosen())
    if (fresh.length > 0) this.#questions = new Set([...this.#questions, ...fresh])
  }

  /** One at a time; what happened meanwhile is kept by the next one. */
  #keep(): void {
    this.#isStale = true
    if (this.#isRead && !this.#isWriting) void this.#write()
  }

  async #write(): Promise<void> {
    this.#isWriting = true
    while (this.#isStale) {
      this.#isStale = false
      const moment = [...momentOf(this.#open.document.doc)]
      const cards = [...this.#questions]
      const text = JSON.stringify({ moment, cards } satisfies FreshCards)
      // What cannot be kept is marked once more next time: better seen twice than not at all.
      await this.#open.drafts.write(key, text).catch(() => undefined)
    }
    this.#isWriting = false
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
