/** The store of photos in memory keeps the contract. */
import { MemoryMediaArrivals } from '#storage/media-arrivals-memory.ts'
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { runMediaArrivalsContract } from './media-arrivals.ts'
import { runMediaStoreContract } from './media-store.ts'

runMediaStoreContract('The store of photos in memory', () => {
  const store = new MemoryMediaStore()
  return Promise.resolve({ open: () => Promise.resolve(store) })
})

runMediaArrivalsContract('Memory', () => {
  const arrivals = new MemoryMediaArrivals()
  return { open: () => arrivals }
})
