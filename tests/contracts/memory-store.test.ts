/** The store in memory, for a Probelauf and for tests, keeps the contract. */
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { runEntryStoreContract } from './entry-store.ts'

runEntryStoreContract('The store in memory', () => {
  const store = new MemoryEntryStore()
  return Promise.resolve({ open: () => Promise.resolve(store) })
})
