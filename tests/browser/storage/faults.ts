/** What a device does to a database: breaks connections, aborts transactions, fills the disk. */
import { cdp } from 'vitest/browser'

type Transact = typeof IDBDatabase.prototype.transaction

/** What happens to each new transaction. Dexie binds the method when it opens, so the fault must be there before. */
let meddle: (transaction: IDBTransaction, connection: IDBDatabase) => void = () => {}
const transact = Reflect.get(IDBDatabase.prototype, 'transaction') as Transact
IDBDatabase.prototype.transaction = function (names, mode, options) {
  const transaction = Reflect.apply(transact, this, [names, mode, options])
  meddle(transaction, this)
  return transaction
}

function during(fault: typeof meddle): () => void {
  meddle = fault
  return () => {
    meddle = () => {}
  }
}

/** Every write is aborted until the returned function is called. */
export function abortWrites(): () => void {
  return during((transaction) => {
    if (transaction.mode === 'readwrite') queueMicrotask(() => abort(transaction))
  })
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It was faster than the fault.
  }
}

/** Writes never end until the returned function is called: a disk that hangs. */
export function hangWrites(): () => void {
  let isOver = false
  const stop = during((transaction) => {
    if (transaction.mode === 'readwrite') holdOpen(transaction, () => isOver)
  })
  return () => {
    isOver = true
    stop()
  }
}

function holdOpen(transaction: IDBTransaction, isOver: () => boolean): void {
  Object.defineProperty(transaction, 'commit', { value: () => undefined })
  const [name] = transaction.objectStoreNames
  const again = () => {
    if (isOver() || name === undefined) return
    transaction.objectStore(name).count().onsuccess = again
  }
  again()
}

/** Collects every connection that is used from now on; `close` breaks them all, as a browser does in distress. */
export function watchConnections(): { close: () => void; stop: () => void } {
  const connections = new Set<IDBDatabase>()
  const stop = during((_, connection) => connections.add(connection))
  return { close: () => connections.forEach((connection) => connection.close()), stop }
}

const roomBytes = 1_000_000

async function limit(more: number): Promise<void> {
  const { origin } = location
  const { usage } = await cdp().send('Storage.getUsageAndQuota', { origin })
  await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + more })
}

/**
 * Makes the disk small before anything is stored. Chromium asks for the limit once and again only when that
 * much is used up, so a disk that was ever large cannot be made full.
 */
export async function makeDiskSmall(): Promise<void> {
  await limit(roomBytes)
}

/** Fills the disk until it takes nothing more, and then leaves this many bytes. */
export async function leaveFree(bytes: number): Promise<void> {
  await limit(0)
  for (const size of [60_000, 5_000]) while (await fill(size));
  if (bytes) await limit(bytes)
}

/** Gives some room again, as somebody does who deletes a film. */
export async function giveRoom(): Promise<void> {
  await limit(roomBytes)
}

let filler: Promise<IDBDatabase> | undefined

function openFiller(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('filler')
    request.onupgradeneeded = () =>
      request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('open failed'))
  })
}

async function fill(size: number): Promise<boolean> {
  filler ??= openFiller()
  const transaction = (await filler).transaction('rows', 'readwrite')
  transaction.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(size)))
  return new Promise((resolve) => {
    transaction.oncomplete = () => resolve(true)
    transaction.onabort = () => resolve(false)
  })
}
