/** What the citizen's light page keeps between two visits: one sealed row a survey, in a small database of its own. */
import { Visit } from '#schema/asked.ts'
import { fromUtf8, toUtf8 } from '#vault/bytes.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'

const keyName = 'device'

/** Nothing readable lies there: rows are named by random ids and sealed with a key that cannot be read. */
export class Visits {
  readonly #name: string
  #opening: Promise<{ database: IDBDatabase; seal: Seal }> | undefined

  constructor(name = 'beteiligungskoffer-antworten') {
    this.#name = name
  }

  /** Undefined if this survey was not visited here, or if the row was damaged. Rejects if the database does not open. */
  async read(survey: string): Promise<Visit | undefined> {
    const { database, seal } = await this.#open()
    const sealed = await done<unknown>(
      database.transaction('visits').objectStore('visits').get(survey),
    )
    if (!(sealed instanceof Uint8Array)) return undefined
    try {
      const text = fromUtf8(await seal.open(`visit ${survey}`, sealed))
      return Visit.safeParse(JSON.parse(text)).data
    } catch {
      return undefined
    }
  }

  /** Resolves when it lies on the disk. */
  async write(survey: string, visit: Visit): Promise<void> {
    const { database, seal } = await this.#open()
    const sealed = await seal.close(`visit ${survey}`, toUtf8(JSON.stringify(visit)))
    const writing = database.transaction('visits', 'readwrite', { durability: 'strict' })
    writing.objectStore('visits').put(sealed, survey)
    await ended(writing)
  }

  #open() {
    this.#opening ??= this.#openNow()
    this.#opening.catch(() => (this.#opening = undefined))
    return this.#opening
  }

  async #openNow(): Promise<{ database: IDBDatabase; seal: Seal }> {
    const request = indexedDB.open(this.#name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('visits')
    }
    const database = await done(request)
    // A newer app in another window may want to change the shape; the next row opens it anew.
    const forget = () => (this.#opening = undefined)
    database.onversionchange = () => {
      database.close()
      forget()
    }
    database.onclose = forget
    return { database, seal: new Seal(await keyIn(database)) }
  }
}

/** Two windows that come first at once agree: whoever adds second takes the key of the other. */
async function keyIn(database: IDBDatabase): Promise<CryptoKey> {
  const made = await newDeviceKey()
  const writing = database.transaction('keys', 'readwrite', { durability: 'strict' })
  const keys = writing.objectStore('keys')
  const there = await done<unknown>(keys.get(keyName))
  if (there instanceof CryptoKey) return there
  keys.put(made, keyName)
  await ended(writing)
  return made
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database says no.'))
  })
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    const fail = () => reject(transaction.error ?? new Error('It was not kept.'))
    transaction.onerror = fail
    transaction.onabort = fail
  })
}
