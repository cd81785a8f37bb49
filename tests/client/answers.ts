/** Devices that carry the answers of one survey, over stores in memory, as the device does over its database. */
import type { EntryStore, Link, SealedEntry } from '#documents/ports.ts'
import { CarriedDocument } from '#links/carried.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { Holder, Receipt } from '#schema/receipt.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { sealAnswer, surveyKeys } from '#vault/answers.ts'
import { sealEntry } from '#vault/entries.ts'
import { writeCarried } from '#vault/envelope.ts'
import { capabilityOf, keysOfCapability, keysOfModeration } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'
import { Board, secret } from './sessions.ts'

export const survey = 'survey-of-a-test'
export const answersId = `answers.${survey}`
export const surveySecrets = await surveyKeys(secret, survey)
/** What a kiosk is given. */
export const kioskKeys = await keysOfCapability(
  answersId,
  await capabilityOf(secret, answersId, 'contribution'),
)
const officeKeys = await keysOfModeration(secret, answersId)

export function response(wish = 'Mehr Bänke'): Response {
  const questionnaire = `${'Q'.repeat(42)}E`
  const fixed = { format: 1, channel: 'kiosk', day: '2026-03-02', language: 'de' } as const
  return { ...fixed, id: newId(), survey, questionnaire, answers: { wish: { value: wish } } }
}

export async function answerPayload(one = response()): Promise<Payload> {
  const update = writeCarried(one.questionnaire, await sealAnswer(surveySecrets, one))
  return { kind: 'answer', encoding: 'V1', minReader: 1, covers: [], update }
}

export async function answerEntry(one = response()): Promise<SealedEntry> {
  return sealEntry(kioskKeys, 'contribution', await answerPayload(one))
}

export function holderOf(name: string): Holder {
  return { id: name, kind: 'device', name }
}

/** One device; its store outlives what is carried. */
export class AnswerPeer {
  readonly name: string
  readonly links = new Junction()
  readonly board = new Board()
  readonly receipts = new Map<string, Receipt>()
  readonly store: EntryStore
  readonly #isOffice: boolean
  #seal: Seal | undefined
  /** A phone that was only asked to answer; to be said before it is opened. */
  isDropOnly = false
  carried: CarriedDocument | undefined

  constructor(name: string, isOffice = false, store: EntryStore = new MemoryEntryStore()) {
    this.name = name
    this.store = store
    this.#isOffice = isOffice
  }

  async open(): Promise<this> {
    this.#seal ??= new Seal(await newDeviceKey())
    const parts: SessionParts = {
      docId: answersId,
      keys: this.#isOffice ? officeKeys : kioskKeys,
      role: 'contribution',
      trusted: ['contribution'],
      ...{ store: this.store, sharesStore: false, seal: this.#seal, links: this.links },
      ...{ board: this.board, isDropOnly: this.isDropOnly },
      receipts: {
        read: () => Promise.resolve([...this.receipts.values()]),
        write: (_docId, receipt) => {
          this.receipts.set(receipt.holder.id, receipt)
          return Promise.resolve()
        },
      },
    }
    this.carried = new CarriedDocument(parts, { arrived: () => undefined })
    await this.carried.start()
    return this
  }

  attach(link: Link): void {
    this.links.attach(link)
  }

  hashes(): Promise<string[]> {
    return this.store.hashes(answersId)
  }
}
