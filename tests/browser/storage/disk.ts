/** Reads a database past the app: everything that lies in it, as one text. */

/** A name that no other test uses. */
export function freshName(): string {
  return `test ${crypto.randomUUID()}`
}

function asText(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder('utf-8').decode(value)
  if (value instanceof CryptoKey) return `CryptoKey extractable ${String(value.extractable)}`
  if (Array.isArray(value)) return value.map(asText).join(' ')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${asText(part)}`)
      .join('\n')
  }
  return String(value)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('request failed'))
  })
}

/** The database opened without Dexie. */
export async function openRaw(name: string): Promise<IDBDatabase> {
  return settled(indexedDB.open(name))
}

/** Every row of every table. */
export async function allBytes(name: string): Promise<string> {
  const database = await openRaw(name)
  const tables = [...database.objectStoreNames]
  const rows = await Promise.all(
    tables.map((table) => settled(database.transaction(table).objectStore(table).getAll())),
  )
  database.close()
  return tables.map((table, at) => `${table}\n${asText(rows[at])}`).join('\n')
}

/** Changes rows past the app, as a failing disk would. */
export async function change(
  name: string,
  table: string,
  work: (store: IDBObjectStore) => void,
): Promise<void> {
  const database = await openRaw(name)
  const transaction = database.transaction(table, 'readwrite')
  work(transaction.objectStore(table))
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
  database.close()
}

/** The rows of one table. */
export async function rowsOf<T>(name: string, table: string): Promise<T[]> {
  const database = await openRaw(name)
  const rows = await settled(database.transaction(table).objectStore(table).getAll())
  database.close()
  return rows as T[]
}

/** Carries everything of some documents into another database, as a file or another device would. */
export async function copyEntries(from: string, to: string, docIds: string[]): Promise<void> {
  const rows = await rowsOf<{ docId: string }>(from, 'entries')
  await change(to, 'entries', (store) => {
    for (const row of rows.filter(({ docId }) => docIds.includes(docId))) store.put(row)
  })
}
