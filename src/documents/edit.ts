/** The one way in which a person's act changes a shared document, and the way back. */
import { generateKeyBetween } from 'fractional-indexing'
import {
  AbstractType,
  ContentType,
  createDeleteSet,
  isDeleted,
  Map as SharedMap,
  UndoManager,
  type Doc,
  type Item,
} from 'yjs'

/** Origin of everything that a person on this device does; undo covers exactly this. */
export const byPerson = 'person'

/** Makes all changes of one act as one step of undo and one update. */
export function edit<T>(doc: Doc, act: () => T): T {
  return doc.transact(act, byPerson)
}

/** Writes a record field by field; fields that are undefined are left out. */
export function write(root: SharedMap<SharedMap<unknown>>, key: string, fields: object): void {
  let record = root.get(key)
  // What is no record is replaced: nobody could write into it.
  if (!(record instanceof SharedMap)) {
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
  /** What the act that is being taken back had made, and whether others built upon it. */
  #made = createDeleteSet()
  #spared = false

  /** `roots` are the names of the root maps of each document that undo covers. */
  constructor(documents: { doc: Doc; roots: readonly string[] }[]) {
    this.#managers = documents.map(({ doc, roots }) => {
      const scope = roots.map((name) => doc.getMap(name))
      const own = new Set<number>()
      const manager: UndoManager = new UndoManager(scope, {
        trackedOrigins: new Set([byPerson]),
        captureTimeout: 0,
        deleteFilter: (item) => {
          const record = recordOf(item, scope)
          const isMadeHere = record?._item && isDeleted(this.#made, record._item.id)
          if (!isMadeHere || !holdsOthers(record, own)) return true
          this.#spared = true
          return false
        },
      })
      manager.on('stack-item-added', () => {
        own.add(doc.clientID)
        this.#added(manager)
      })
      return manager
    })
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Takes the last own act back that still shows; what others wrote since stays, and what they built upon. */
  undo(): void {
    this.#travel(this.#done, this.#undone, 'undo')
  }

  redo(): void {
    this.#travel(this.#undone, this.#done, 'redo')
  }

  observe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  close(): void {
    for (const manager of this.#managers) manager.destroy()
  }

  /**
   * One act after the other until one changes something. Yjs would go on by itself, but then nobody
   * knows how many acts it went.
   */
  #travel(from: UndoManager[], to: UndoManager[], way: 'undo' | 'redo'): void {
    let isOver = false
    for (let manager = from.pop(); manager && !isOver; manager = isOver ? undefined : from.pop()) {
      const stack = way === 'undo' ? manager.undoStack : manager.redoStack
      const earlier = stack.splice(0, stack.length - 1)
      this.#travelling = true
      this.#spared = false
      this.#made = stack[0]?.insertions ?? createDeleteSet()
      try {
        const changed = manager[way]()
        if (changed) to.push(manager)
        isOver = changed !== null || this.#spared
      } finally {
        this.#travelling = false
        stack.unshift(...earlier)
      }
    }
    this.#tell()
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

/** The record (a shared map directly under a root map) that an item makes or lies in. */
function recordOf(
  item: Item,
  roots: readonly SharedMap<unknown>[],
): AbstractType<unknown> | undefined {
  const isRoot = (parent: unknown) => roots.some((root) => root === parent)
  let type: unknown = item.content instanceof ContentType ? item.content.type : item.parent
  while (type instanceof AbstractType) {
    if (isRoot(type._item?.parent)) return type as AbstractType<unknown>
    type = type._item?.parent
  }
  return undefined
}

/** True when somebody else's words stand in this record now. */
function holdsOthers(record: AbstractType<unknown>, own: ReadonlySet<number>): boolean {
  return [...record._map.values()].some((item) => {
    if (item.deleted) return false
    if (!own.has(item.id.client)) return true
    return item.content instanceof ContentType && holdsOthers(item.content.type, own)
  })
}
