/** The boxes of answers that are open in this window, each once. */
import { documentId } from '#schema/id.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import { surveyKeys, surveyLock, type SurveyKeys } from '#vault/answers.ts'
import { fromBase64url } from '#vault/bytes.ts'
import { SurveyAnswers } from './answer-box.ts'
import { GoneAnswers } from './gone-answers.ts'
import type { Keyring } from './keyring.ts'
import type { OpenDocuments } from './open-documents.ts'
import { OwnAnswers } from './own-answers.ts'

interface Shared {
  box: Promise<SurveyAnswers>
  current?: SurveyAnswers
  users: number
}

export class OpenAnswers {
  readonly #shelf: Shelf
  readonly #keyring: Keyring
  readonly #documents: OpenDocuments
  readonly #shared = new Map<string, Shared>()

  constructor(shelf: Shelf, keyring: Keyring, documents: OpenDocuments) {
    this.#shelf = shelf
    this.#keyring = keyring
    this.#documents = documents
  }

  /** The box of a survey; `close` when it is not needed any more. Rejects with `not-here` without its keys. */
  async open(survey: string): Promise<{ box: SurveyAnswers; close: () => Promise<void> }> {
    const docId = documentId('answers', survey)
    const shared = this.#shared.get(docId) ?? { box: this.#start(survey, docId), users: 0 }
    this.#shared.set(docId, shared)
    shared.users += 1
    try {
      const box = await shared.box
      shared.current = box
      return { box, close: () => this.#release(docId, shared, box) }
    } catch (error) {
      if (this.#shared.get(docId) === shared) this.#shared.delete(docId)
      throw error
    }
  }

  /** Another window has noted what others confirmed of these, or let go of some. */
  confirmed(docId: string): void {
    void this.#shared
      .get(docId)
      ?.current?.lookAgain()
      .catch(() => undefined)
  }

  async #start(survey: string, docId: string): Promise<SurveyAnswers> {
    const keys = await this.#keysOf(survey, docId)
    const lock = keys[0] ?? (await this.#lockOf(survey, docId))
    const session = await this.#documents.claim(docId, {
      isBusy: () => this.#shared.get(docId)?.current?.isBusy === true,
      discard: () => this.#discard(docId),
    })
    const own = new OwnAnswers(this.#shelf.drafts, survey)
    const gone = new GoneAnswers(this.#shelf.drafts, survey)
    const box = new SurveyAnswers({ session, lock, keys, own, gone })
    try {
      if (session.keys.earlier) await (await import('./answer-renewal.ts')).bringForward(session)
      await box.start()
      return box
    } catch (error) {
      this.#documents.unclaim(docId)
      throw error
    }
  }

  /** Of the secret of now and of those before; none where a link alone opens the survey. */
  async #keysOf(survey: string, docId: string): Promise<SurveyKeys[]> {
    const initiative = await this.#keyring.initiativeOf(docId)
    if (initiative === undefined) return []
    const { initiatives } = this.#shelf
    const [now, before] = await Promise.all([
      initiatives.secret(initiative),
      initiatives.earlierSecrets(initiative),
    ])
    return Promise.all([now, ...before].map((secret) => surveyKeys(secret, survey)))
  }

  async #lockOf(survey: string, docId: string) {
    const key = (await this.#shelf.capabilities.joined(survey))?.surveyKey
    if (!key) throw new ProblemError('not-here', docId)
    return surveyLock(survey, fromBase64url(key))
  }

  async #release(docId: string, shared: Shared, box: SurveyAnswers): Promise<void> {
    shared.users -= 1
    if (shared.users > 0 || this.#shared.get(docId) !== shared) return
    this.#shared.delete(docId)
    await box.stop()
    // Opened again meanwhile: the new one holds it.
    if (!this.#shared.has(docId)) this.#documents.unclaim(docId)
  }

  #discard(docId: string): void {
    const shared = this.#shared.get(docId)
    this.#shared.delete(docId)
    shared?.current?.discard()
  }
}
