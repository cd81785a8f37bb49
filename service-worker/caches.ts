/** What opens without a network: every file of a version of the app, and nothing of what people wrote. */
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'

const PREFIX = 'version-'

/** Remembers which version people agreed to, and which ones it replaced. */
const CONSENT = 'consent'

interface Consent {
  inUse: string
  replaced: string[]
}

/**
 * The files of one version, in a cache of its own. A browser may start a newer service worker whenever
 * all windows were closed, also in the middle of an evening: so not the worker that runs, but the
 * consent that was given decides which version is served.
 */
export class Version {
  readonly #name: string
  readonly #files: PrecacheController
  /** Windows by id, with the version that was in use when they opened. */
  readonly #opened = new Map<string, string>()
  #inUse: string | undefined

  constructor(files: PrecacheEntry[]) {
    this.#name = PREFIX + fingerprint(JSON.stringify(files))
    this.#files = new PrecacheController({ cacheName: this.#name })
    this.#files.addToCacheList(files)
  }

  /** Loads every file or fails as a whole; the version in use stays as it is. */
  install(event: ExtendableEvent): Promise<unknown> {
    return this.#files.install(event)
  }

  /** On a device that has no version yet, the first one needs no consent. */
  async begin(): Promise<void> {
    if (!(await readConsent())) await writeConsent({ inUse: this.#name, replaced: [] })
  }

  async isInUse(): Promise<boolean> {
    return (await this.#readInUse()) === this.#name
  }

  /** People agreed: from now on windows open with this version. */
  async use(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
    await writeConsent({ inUse: this.#name, replaced: names.filter((name) => name !== this.#name) })
    this.#inUse = this.#name
  }

  /** True for a file of the app; names in assets/ may belong to a version that is still open. */
  has(path: string): boolean {
    return path.startsWith('/assets/') || this.#files.getCacheKeyForURL(path) !== undefined
  }

  /** A file, from the version in use, then from any other; undefined when none has it. */
  async file(path: string): Promise<Response | undefined> {
    const inUse = this.#inUse ?? (await this.#readInUse())
    const own = inUse === this.#name ? await this.#files.matchPrecache(path) : undefined
    return own ?? (await found(path, inUse)) ?? (await found(path))
  }

  /** A page of the app for a new window. */
  async page(path: string): Promise<Response | undefined> {
    await this.#readInUse()
    return this.file(path)
  }

  /**
   * Loads again what the browser took away; resolves to the number of files that are missing still, or to
   * undefined while people have not agreed to this version.
   */
  async complete(): Promise<number | undefined> {
    if (!(await this.isInUse())) return undefined
    const cache = await caches.open(this.#name)
    const kept = new Set((await cache.keys()).map(({ url }) => url))
    const lost = [...this.#files.getURLsToCacheKeys().values()].filter((url) => !kept.has(url))
    const loaded = await Promise.all(
      lost.map((url) =>
        cache.add(new Request(url, { cache: 'reload' })).then(
          () => true,
          () => false,
        ),
      ),
    )
    return loaded.filter((isHere) => !isHere).length
  }

  /** A window has opened. Replaced versions go when no window is left that opened with one of them. */
  async tidy(opened: string): Promise<void> {
    const consent = await readConsent()
    if (!consent) return
    this.#opened.set(opened, consent.inUse)
    if (consent.replaced.length === 0) return
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    if (windows.some(({ id }) => this.#opened.get(id) !== consent.inUse)) return
    await Promise.all(consent.replaced.map((name) => caches.delete(name)))
    await writeConsent({ inUse: consent.inUse, replaced: [] })
  }

  async #readInUse(): Promise<string> {
    const inUse = (await readConsent())?.inUse
    // A browser short of space may have taken the files away.
    this.#inUse = inUse !== undefined && (await caches.has(inUse)) ? inUse : this.#name
    return this.#inUse
  }
}

declare const self: ServiceWorkerGlobalScope

function found(path: string, cacheName?: string): Promise<Response | undefined> {
  // Workbox keeps names without a hash under a revision in the query.
  return caches.match(path, { ignoreSearch: true, ...(cacheName && { cacheName }) })
}

async function readConsent(): Promise<Consent | undefined> {
  const kept = await (await caches.open(CONSENT)).match('/')
  return kept && ((await kept.json()) as Consent)
}

async function writeConsent(consent: Consent): Promise<void> {
  await (await caches.open(CONSENT)).put('/', Response.json(consent))
}

/** Two versions that differ in any file have different names (FNV-1a, twice 32 bits). */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x1b873593]
    .map((seed) => {
      let hash = seed
      for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
      return (hash >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
}
