/** Bytes that are kept before anything names them: noted, so that they go again whatever breaks off, a crash as well. */
import { baseHashes } from '#documents/blocks/walk-bases.ts'
import type { Drafts, MediaDesk, OpenDocument } from '#documents/ports.ts'

const prefix = 'unfinished map '
/** One window keeps or tidies up at a time. */
const lock = 'koffer map'

export class Unfinished {
  readonly #drafts: Drafts
  readonly #media: Pick<MediaDesk, 'erase'>
  readonly #key: string

  constructor(drafts: Drafts, media: Pick<MediaDesk, 'erase'>, docId: string) {
    this.#drafts = drafts
    this.#media = media
    this.#key = `${prefix}${docId}`
  }

  /**
   * Runs `work`, which notes each hash before it keeps the bytes. Whatever `work` rejects with comes through, after
   * what it had kept was erased.
   */
  async begin<T>(work: (note: (hash: string) => Promise<void>) => Promise<T>): Promise<T> {
    return alone(false, async () => {
      const hashes: string[] = []
      try {
        const done = await work(async (hash) => {
          hashes.push(hash)
          await this.#drafts.write(this.#key, hashes.join(' '))
        })
        await this.#drafts.write(this.#key, '').catch(() => undefined)
        return done
      } catch (error) {
        // What cannot be erased now stays noted.
        await this.#erase(hashes).catch(() => undefined)
        throw error
      }
    }) as Promise<T>
  }

  /** After a crash: erases what was noted and is no part of any base. Does nothing while something is being kept. */
  async sweep(doc: OpenDocument['doc']): Promise<void> {
    await alone(true, async () => {
      const noted = await this.#drafts.read(this.#key)
      if (!noted) return
      const named = baseHashes(doc)
      await this.#erase(noted.split(' ').filter((hash) => !named.has(hash)))
    })
  }

  async #erase(hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) await this.#media.erase(hash)
    await this.#drafts.write(this.#key, '')
  }
}

/** Undefined where somebody else is at it, and `ifAvailable` was said. */
async function alone<T>(ifAvailable: boolean, work: () => Promise<T>): Promise<T | undefined> {
  // Old browsers have none; there two windows at once are rare enough.
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(lock, { ifAvailable }, (held) => (held ? work() : undefined))
}
