/** A client made for tests: an open workshop in memory, without storage, keys or network. */
import { Doc } from 'yjs'
import type { Drafts, OpenDocument, OpenWorkshop } from '#documents/ports.ts'
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import { documentId } from '#schema/id.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'

/** Drafts that live as long as the test. */
export function memoryDrafts(): Drafts {
  const kept = new Map<string, string>()
  return {
    read: (key) => Promise.resolve(kept.get(key)),
    write: (key, text) => {
      if (text === '') kept.delete(key)
      else kept.set(key, text)
      return Promise.resolve()
    },
    keys: (prefix) => Promise.resolve([...kept.keys()].filter((key) => key.startsWith(prefix))),
  }
}

/** An open document that is always saved; presence reaches its own listeners. */
export function openInMemory(docId: string, doc = new Doc()): OpenDocument {
  const listeners = new Set<(value: unknown) => void>()
  return {
    docId,
    doc,
    writable: true,
    saved: 'saved',
    holdings: [],
    entryCount: 0,
    observe: () => () => undefined,
    whenSaved: () => Promise.resolve(),
    sendPresence: (value) => listeners.forEach((listener) => listener(value)),
    receivePresence: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => Promise.resolve(),
  }
}

/** A workshop on the device that leads it. */
export interface LedWorkshop extends OpenWorkshop {
  readonly initiative: OpenDocument
}

/** A prepared Zukunftswerkstatt (kompakt, 22 people) with the id `evening`. */
export function openTestWorkshop(variant = 'kompakt'): LedWorkshop {
  const initiative = openInMemory(documentId('initiative', 'village'))
  const workshop = openInMemory(documentId('workshop', 'evening'))
  const conduct = openInMemory(documentId('conduct', 'evening'))
  setInitiativeHeading(initiative.doc, { id: 'village', title: 'Übergang Kita–Grundschule' })
  setHeading(conduct.doc, {
    id: 'evening',
    initiative: 'village',
    title: 'Zukunftswerkstatt',
    question: 'Wie gelingt der Übergang von der Kita in die Schule?',
    date: '2026-03-12',
    start: '18:00',
    headcount: 22,
  })
  copyMethod(conduct.doc, zukunftswerkstatt, variant)
  listWorkshop(initiative.doc, { id: 'evening', title: 'Zukunftswerkstatt', state: 'prepared' })
  return {
    id: 'evening',
    role: 'moderation',
    initiative,
    workshop,
    conduct,
    drafts: memoryDrafts(),
    rehearsal: false,
    close: () => Promise.resolve(),
  }
}
