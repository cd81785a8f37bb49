/** Everything that this device keeps, once its database is open and its key is there. */
import type { Problem } from '#documents/ports.ts'
import type { Seal } from '#vault/seal.ts'
import { CapabilityRows } from './capability-rows.ts'
import type { Database } from './database.ts'
import { DexieEntryStore } from './entry-store.ts'
import { InitiativeRows, openDeviceSeal } from './initiative-rows.ts'
import { toProblem } from './problem.ts'
import { DexieMediaArrivals } from './media-arrivals.ts'
import { DexieMediaStore } from './media-store.ts'
import { ReceiptRows } from './receipt-rows.ts'
import { SealedRows } from './sealed-rows.ts'

export interface Shelf {
  seal: Seal
  entries: DexieEntryStore
  initiatives: InitiativeRows
  capabilities: CapabilityRows
  drafts: SealedRows
  receipts: ReceiptRows
  media: DexieMediaStore
  arrivals: DexieMediaArrivals
  preferences: SealedRows
}

/** Rejects with a `Problem` if the database cannot be opened; may be called again. */
export async function openShelf(
  database: Database,
  report: (problem: Problem) => void,
): Promise<Shelf> {
  try {
    await database.open()
    const seal = await openDeviceSeal(database)
    return {
      seal,
      entries: new DexieEntryStore(database, report),
      initiatives: new InitiativeRows(database, seal),
      capabilities: new CapabilityRows(database, seal),
      receipts: new ReceiptRows(database, seal),
      media: new DexieMediaStore(database),
      arrivals: new DexieMediaArrivals(database),
      drafts: new SealedRows(database, seal, 'drafts'),
      preferences: new SealedRows(database, seal, 'preferences'),
    }
  } catch (error) {
    throw toProblem(error)
  }
}
