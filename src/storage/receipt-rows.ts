/** What others have confirmed, sealed for this device: it names them. */
import type { ReceiptStore } from '#documents/ports.ts'
import { Receipt } from '#schema/receipt.ts'
import { fromUtf8, toUtf8 } from '#vault/bytes.ts'
import type { Seal } from '#vault/seal.ts'
import { Dexie } from 'dexie'
import { onOpen, type Database, type ReceiptRow } from './database.ts'
import { toProblem } from './problem.ts'

export class ReceiptRows implements ReceiptStore {
  readonly #database: Database
  readonly #seal: Seal

  constructor(database: Database, seal: Seal) {
    this.#database = database
    this.#seal = seal
  }

  /** A damaged row is left out: it can be confirmed again. Rejects with a `Problem`. */
  async read(docId: string): Promise<Receipt[]> {
    const [from, to] = [Dexie.minKey as unknown, Dexie.maxKey as unknown]
    const rows = await this.#run(docId, ({ receipts }) =>
      receipts.where('[docId+holder]').between([docId, from], [docId, to], true, true).toArray(),
    )
    const read = await Promise.all(rows.map((row) => this.#open(row)))
    return read.filter((one) => one !== undefined)
  }

  async write(docId: string, receipt: Receipt): Promise<void> {
    const holder = receipt.holder.id
    const plain = toUtf8(JSON.stringify(receipt))
    const sealed = await this.#seal.close(purposeOf(docId, holder), plain)
    await this.#run(docId, ({ receipts }) => receipts.put({ docId, holder, sealed }))
  }

  async #open({ docId, holder, sealed }: ReceiptRow): Promise<Receipt | undefined> {
    try {
      const plain = await this.#seal.open(purposeOf(docId, holder), sealed)
      return Receipt.parse(JSON.parse(fromUtf8(plain)))
    } catch {
      return undefined
    }
  }

  async #run<T>(docId: string, run: (database: Database) => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, () => run(this.#database))
    } catch (error) {
      throw toProblem(error, docId)
    }
  }
}

function purposeOf(docId: string, holder: string): string {
  return `receipts ${docId} ${holder}`
}
