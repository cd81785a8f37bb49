/** Another device with the same document: what it does arrives here as a foreign update. */
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'

export interface Elsewhere {
  doc: Doc
  /** What it did so far arrives here. */
  arrive(): void
}

export function elsewhere(here: Doc): Elsewhere {
  const doc = new Doc()
  applyUpdate(doc, encodeStateAsUpdate(here))
  return {
    doc,
    arrive: () => applyUpdate(here, encodeStateAsUpdate(doc, encodeStateVector(here)), 'elsewhere'),
  }
}
