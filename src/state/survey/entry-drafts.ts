/** Sheets that were begun: each pile has one of its own, for the first and for the second time. */
import type { OpenSurvey } from '#documents/ports.ts'
import { PaperDraft } from '#schema/paper-draft.ts'
import { Draft } from '#state/draft.svelte.ts'

type Pile = Pick<PaperDraft, 'second' | 'batch'>

/** A sheet that was begun stays, also while another pile, or the second time, goes on. */
const keyOf = ({ second, batch }: Pile) => `paper ${second ? 'second' : 'first'} ${batch}`

export class EntryDrafts {
  readonly #drafts: OpenSurvey['drafts']
  #current: { key: string; draft: Draft } | undefined

  constructor(drafts: OpenSurvey['drafts']) {
    this.#drafts = drafts
  }

  /** Keeps the sheet as it is now, sealed, at the next pause. */
  write(sheet: PaperDraft): void {
    this.#of(sheet).text = JSON.stringify(sheet)
  }

  /** The sheet of this pile is kept, or struck. */
  clear(pile: Pile): void {
    this.#of(pile).clear()
  }

  flush(): void {
    void this.#current?.draft.flush()
  }

  close(): void {
    this.#current?.draft.close()
  }

  /** The sheet that was begun in this pile, if it can be read. */
  read(pile: Pile): Promise<PaperDraft | undefined> {
    return this.#read(keyOf(pile))
  }

  /** Every sheet that was begun, one after the other. */
  async all(): Promise<PaperDraft[]> {
    const keys = await this.#drafts.keys('paper ')
    const found = await Promise.all(keys.map((key) => this.#read(key)))
    return found.filter((one) => one !== undefined)
  }

  async #read(key: string): Promise<PaperDraft | undefined> {
    const text = await this.#drafts.read(key)
    if (text === undefined) return undefined
    try {
      return PaperDraft.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  }

  #of(pile: Pile): Draft {
    const key = keyOf(pile)
    if (this.#current?.key !== key) {
      this.#current?.draft.close()
      this.#current = { key, draft: new Draft(this.#drafts, key) }
    }
    return this.#current.draft
  }
}
