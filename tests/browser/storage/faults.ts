/** What a device does to a database: it breaks connections, aborts transactions, hangs. */

type Transact = typeof IDBDatabase.prototype.transaction

/** What happens to each new transaction. Dexie binds the method when it opens, so the fault must be there before. */
let meddle: (transaction: IDBTransaction, connection: IDBDatabase) => void = () => {}
const transact: Transact = Reflect.get(IDBDatabase.prototype, 'transaction')
IDBDatabase.prototype.transaction = function (names, mode, options) {
  const transaction = Reflect.apply(transact, this, [names, mode, options])
  meddle(transaction, this)
  return transaction
}

/** Does something to every transaction until the returned function is called. */
export function during(fault: typeof meddle): () => void {
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
