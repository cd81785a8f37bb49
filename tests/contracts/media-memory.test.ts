/** The store of photos in memory keeps the contract. */
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { runMediaStoreContract } from './media-store.ts'

runMediaStoreContract('The store of photos in memory', () => {
  const store = new MemoryMediaStore()
  return Promise.resolve({ open: () => Promise.resolve(store) })
})
