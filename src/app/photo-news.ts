/** Notices when somebody elsewhere has decided about photos that lie here, in documents that nobody has open. */
import type { Leaving } from '#links/media/leaving.ts'
import { isFreeOfQuestions } from './photo-gate.ts'

export class PhotoNews {
  readonly #leaving: Pick<Leaving, 'list'>
  readonly #tell: (docId: string) => void
  readonly #free = new Map<string, string>()

  /** `tell`: others are to hear what there is now. */
  constructor(leaving: Pick<Leaving, 'list'>, tell: (docId: string) => void) {
    this.#leaving = leaving
    this.#tell = tell
  }

  /** Something of this document has arrived. Never rejects: the next arrival or meeting looks again. */
  async look(docId: string): Promise<void> {
    if (isFreeOfQuestions(docId)) return
    const lines = await this.#leaving.list(docId).catch(() => undefined)
    const free = lines?.map(({ hash }) => hash).join()
    if (free === undefined || free === (this.#free.get(docId) ?? '')) return
    this.#free.set(docId, free)
    this.#tell(docId)
  }
}
