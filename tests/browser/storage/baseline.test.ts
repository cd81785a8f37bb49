/** y-indexeddb as the baseline: the same faults, so that the reason for an own store stays measured, not remembered. */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { runKeepingContract } from './keeping.ts'

// It leaves rejected promises that nobody hears; that is one of its losses and no fault of the test run.
addEventListener(
  'unhandledrejection',
  (event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  { capture: true },
)

runKeepingContract({
  name: 'y-indexeddb, the baseline,',
  entries: 'updates',
  // Measured with 9.0.12. It has no event for a failed write: it can only be seen by opening again.
  known: {
    aborted: 'loses',
    closed: 'throws',
    upgraded: 'throws',
    row: 'hangs',
    hanging: 'says nothing',
  },
  ruin: () => 'no bytes',
  open: async (name) => {
    const doc = new Y.Doc()
    const persistence = new IndexeddbPersistence(name, doc)
    await persistence.whenSynced
    return {
      doc,
      shown: () => [],
      isSaved: () => true,
      close: () => persistence.destroy(),
    }
  },
})
