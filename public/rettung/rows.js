/** Reads the app's database with nothing but the browser: never writes, never waits for the app. */

/** How many rows are asked for at once. */
const AT_ONCE = 100

/**
 * Opens a database that exists; undefined when there is none. It is never created or changed.
 * @param {string} name
 * @returns {Promise<IDBDatabase | undefined>}
 */
export function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => {
      // Only a database that does not exist asks for this: taken back, no empty one remains.
      opening.transaction?.abort()
      resolve(undefined)
    }
    opening.onsuccess = () => {
      const database = opening.result
      // A newer app must be able to open it while this page is still there.
      database.onversionchange = () => database.close()
      resolve(database)
    }
    opening.onerror = () => reject(opening.error ?? new Error('open'))
  })
}

/**
 * The keys of all rows of a table; what cannot be walked in one direction is walked in the other.
 * @param {IDBDatabase} database
 * @param {string} table
 * @returns {Promise<IDBValidKey[]>}
 */
export async function keysOf(database, table) {
  try {
    return await settled(database.transaction(table).objectStore(table).getAllKeys())
  } catch {
    const forward = await walk(database, table, 'next')
    const backward = await walk(database, table, 'prev')
    const isKnown = (/** @type {IDBValidKey} */ key) =>
      forward.length > 0 && indexedDB.cmp(key, forward.at(-1)) <= 0
    return [...forward, ...backward.reverse().filter((key) => !isKnown(key))]
  }
}

/**
 * Reads rows one by one, so that a damaged one costs only itself; calls back with each.
 * @param {IDBDatabase} database
 * @param {string} table
 * @param {IDBValidKey[]} keys
 * @param {(row: { key: IDBValidKey, value?: unknown, error?: string }) => Promise<void> | void} found
 */
export async function readRows(database, table, keys, found) {
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE)
    const values = await Promise.allSettled(some.map((key) => readRow(database, table, key)))
    for (const [index, key] of some.entries()) {
      const value = values[index]
      if (value?.status === 'fulfilled') await found({ key, value: value.value })
      else await found({ key, error: String(value?.reason) })
    }
  }
}

/**
 * A transaction of its own: one that aborts takes no other row with it.
 * @param {IDBDatabase} database
 * @param {string} table
 * @param {IDBValidKey} key
 */
async function readRow(database, table, key) {
  return settled(database.transaction(table).objectStore(table).get(key))
}

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('read'))
    request.transaction?.addEventListener('abort', () => {
      reject(request.transaction?.error ?? new Error('abort'))
    })
  })
}

/**
 * As many keys as a cursor reaches before it meets the damage.
 * @param {IDBDatabase} database
 * @param {string} table
 * @param {IDBCursorDirection} direction
 * @returns {Promise<IDBValidKey[]>}
 */
function walk(database, table, direction) {
  return new Promise((resolve) => {
    /** @type {IDBValidKey[]} */
    const keys = []
    const transaction = database.transaction(table)
    const request = transaction.objectStore(table).openKeyCursor(null, direction)
    request.onsuccess = () => {
      if (!request.result) return resolve(keys)
      keys.push(request.result.primaryKey)
      request.result.continue()
    }
    request.onerror = () => resolve(keys)
    transaction.onabort = () => resolve(keys)
  })
}
