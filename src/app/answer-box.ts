/** The sealed answers of one survey in this window: kept, counted, carried, and opened where the secret is. */
import type { AnswerBox, AnswerCount, Watch } from '#documents/ports.ts'
import { CarriedDocument } from '#links/carried.ts'
import type { OpenedEntry } from '#links/inbox.ts'
import type { SessionParts } from '#links/parts.ts'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import { ProblemError } from '#storage/problem.ts'
import { openAnswer, sealAnswer, type SurveyKeys, type SurveyLock } from '#vault/answers.ts'
import { openArriving, sealEntry } from '#vault/entries.ts'
import { readCarried, writeCarried } from '#vault/envelope.ts'
import { answerExit, askForExit, type KioskExit } from '#vault/kiosk-exit.ts'
import { readerVersion, type Payload } from '#vault/payload.ts'
import { readAnswers } from './answer-reading.ts'
import { settle, type Settled } from './answer-settling.ts'
import type { GoneAnswers } from './gone-answers.ts'
import type { OwnAnswers } from './own-answers.ts'

export interface AnswerBoxParts {
  session: SessionParts
  /** Answers are sealed to this. */
  lock: SurveyLock
  /** The keys of now and those that were replaced; none where this device cannot open any. */
  keys: readonly SurveyKeys[]
  own: OwnAnswers
  gone: GoneAnswers
}

export class SurveyAnswers implements AnswerBox {
  readonly #parts: AnswerBoxParts
  readonly #carried: CarriedDocument
  readonly #observers = new Set<() => void>()
  /** Addresses of the entries of each response: kept twice it is still one. */
  readonly #kept = new Map<string, Set<string>>()
  #keeping = 0

  constructor(parts: AnswerBoxParts) {
    this.#parts = parts
    this.#carried = new CarriedDocument(parts.session, {
      arrived: (opened) => {
        this.#note(opened)
        this.#tell()
        // Filled in perhaps, in another window of this device.
        void parts.own.read().then(() => this.#tell())
      },
      confirmed: () => this.#tell(),
    })
  }

  /** Called once. Rejects if the store cannot be read. */
  async start(): Promise<void> {
    await Promise.all([this.#parts.own.read(), this.#parts.gone.read()])
    this.#note(await this.#carried.start())
    this.#tell()
  }

  /** True while an answer is on its way to the store. */
  get isBusy(): boolean {
    return this.#keeping > 0
  }

  get canOpen(): boolean {
    return this.#parts.keys.length > 0
  }

  async keep(response: Response): Promise<void> {
    const { session, lock, own } = this.#parts
    if (!session.role) throw new ProblemError('not-here', session.docId)
    this.#keeping += 1
    try {
      const payload = await payloadOf(lock, response)
      const entry = await sealEntry(session.keys, session.role, payload)
      await own.note(response.id)
      await this.#carried.put(entry)
      this.#note([{ entry, payload }])
      this.#parts.gone.note(response)
    } finally {
      this.#keeping -= 1
      this.#tell()
    }
  }

  /** Safe are those that somebody else has confirmed: then two hold it, with this device. */
  get count(): AnswerCount {
    const { own, gone } = this.#parts
    const none = { kept: 0, safe: 0, open: 0 }
    const count: AnswerCount = { ...none, own: { ...none }, gone: { ...none } }
    for (const [id, hashes] of this.#kept) {
      const isSafe = [...hashes].some((hash) => this.#carried.holdersOf(hash).length > 0)
      const counts = [count, own.has(id) && count.own, gone.has(id) && count.gone]
      for (const one of counts) {
        if (!one) continue
        one.kept += 1
        one[isSafe ? 'safe' : 'open'] += 1
      }
    }
    return count
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  async open(watch?: Watch): Promise<Settled> {
    const { session, keys } = this.#parts
    if (!this.canOpen) throw new ProblemError('not-here', session.docId)
    const settled = settle(await readAnswers(session, keys, watch))
    if (await this.#parts.gone.learn(settled)) this.#tell()
    return settled
  }

  async test(): Promise<boolean> {
    const { session, lock, keys } = this.#parts
    const probe = probeFor(lock.surveyId)
    try {
      if (!session.role) return false
      const entry = await sealEntry(session.keys, session.role, await payloadOf(lock, probe))
      const payload = await openArriving(session.keys, session.trusted, entry)
      const carried = readCarried(payload.update)
      const [key] = keys
      if (!carried || !key) return carried?.responseId === probe.id && !this.canOpen
      return (await openAnswer(key, carried)).id === probe.id
    } catch {
      return false
    }
  }

  async letGo(): Promise<number> {
    const before = this.#kept.size
    await this.#carried.letGo()
    this.#forgetGone()
    const count = before - this.#kept.size
    // What was opened goes with what it was opened from.
    const { store, docId } = this.#parts.session
    if (count > 0) await store.writeCache(docId, new Uint8Array())
    this.#tell()
    return count
  }

  askForExit(): Promise<KioskExit> {
    return askForExit(this.#parts.lock)
  }

  async answerExit(question: string): Promise<string | undefined> {
    for (const keys of this.#parts.keys) {
      const word = await answerExit(keys, question)
      if (word !== undefined) return word
    }
    return undefined
  }

  /** Another window has noted what others confirmed, or let go of something. */
  async lookAgain(): Promise<void> {
    await this.#carried.lookAgain()
    this.#forgetGone()
    this.#tell()
  }

  /** Ends when all is kept that came in. */
  async stop(): Promise<void> {
    await this.#carried.stop()
    await this.#parts.gone.write()
    this.#observers.clear()
  }

  /** Ends at once: the survey was removed from this device. */
  discard(): void {
    this.#carried.discard()
    this.#tell()
  }

  #note(opened: readonly OpenedEntry[]): void {
    for (const { entry, payload } of opened) {
      // What only a newer app can read is still an answer, though nobody here knows which.
      const id = readCarried(payload.update)?.responseId ?? entry.hash
      this.#kept.set(id, (this.#kept.get(id) ?? new Set()).add(entry.hash))
    }
  }

  #forgetGone(): void {
    for (const [id, hashes] of this.#kept) {
      for (const hash of hashes) if (!this.#carried.holds(hash)) hashes.delete(hash)
      if (!hashes.size) this.#kept.delete(id)
    }
  }

  #tell(): void {
    for (const observer of [...this.#observers]) observer()
  }
}

async function payloadOf(lock: SurveyLock, response: Response): Promise<Payload> {
  const update = writeCarried(response.questionnaire, await sealAnswer(lock, response))
  return { kind: 'answer', encoding: 'V1', minReader: readerVersion, covers: [], update }
}

/** An answer to nothing; it is never kept. */
function probeFor(survey: string): Response {
  const questionnaire = 'A'.repeat(43)
  const fixed = { format: 1, channel: 'kiosk', day: '2000-01-01', language: 'de' } as const
  return { ...fixed, id: newId(), survey, questionnaire, answers: {}, trial: true }
}
