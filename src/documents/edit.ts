/** The one way in which a person's act changes a shared document, and the way back. */
import { generateKeyBetween } from 'fractional-indexing'
import { Map as SharedMap, UndoManager, type Doc } from 'yjs'

/** Origin of everything that a person on this device does; undo covers exactly this. */
export const byPerson = 'person'

/** Makes all changes of one act as one step of undo and one update. */
export function edit<T>(doc: Doc, act: () => T): T {
  return doc.transact(act, byPerson)
}

/** Writes a record field by field; fields that are undefined are left out. */
export function write(root: SharedMap<SharedMap<unknown>>, key: string, fields: object): void {
  let record = root.get(key)
  if (!record) {
    record = new SharedMap<unknown>()
    root.set(key, record)
  }
  change(record, fields)
}

/** Changes only the fields that really differ, so that two people who change two fields both win. */
export function change(record: SharedMap<unknown>, fields: object): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && record.get(name) !== value) record.set(name, value)
  }
}

/** A rank after the last of these, or between two neighbours. */
export function rankBetween(before?: string, after?: string): string {
  if (before !== undefined && after !== undefined && before >= after) {
    return generateKeyBetween(before, null)
  }
  return generateKeyBetween(before ?? null, after ?? null)
}

/** The rank that puts a new record behind all of these. */
export function rankAtEnd(list: readonly { rank: string }[]): string {
  return rankBetween(list.at(-1)?.rank)
}

/** Undo and redo of one's own acts over several documents, in the order they were done. */
export class History {
  #managers: UndoManager[]
  #done: UndoManager[] = []
  #undone: UndoManager[] = []
  #listeners = new Set<() => void>()
  #travelling = false

  /** `roots` are the names of the root maps of each document that undo covers. */
  constructor(documents: { doc: Doc; roots: readonly string[] }[]) {
    this.#managers = documents.map(({ doc, roots }) => {
      const scope = roots.map((name) => doc.getMap(name))
      const manager = new UndoManager(scope, {
        trackedOrigins: new Set([byPerson]),
        captureTimeout: 0,
      })
      manager.on('stack-item-added', () => this.#added(manager))
      return manager
    })
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Takes the last own act back; what others wrote since stays. */
  undo(): void {
    const manager = this.#done.pop()
    if (!manager) return
    this.#travel(() => manager.undo())
    this.#undone.push(manager)
    this.#tell()
  }

  redo(): void {
    const manager = this.#undone.pop()
    if (!manager) return
    this.#travel(() => manager.redo())
    this.#done.push(manager)
    this.#tell()
  }

  observe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  close(): void {
    for (const manager of this.#managers) manager.destroy()
  }

  #travel(act: () => void): void {
    this.#travelling = true
    try {
      act()
    } finally {
      this.#travelling = false
    }
  }

  #added(manager: UndoManager): void {
    if (this.#travelling) return
    this.#done.push(manager)
    this.#undone = []
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
