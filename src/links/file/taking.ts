/**
 * Takes a `.koffer` file in: everything that is new is verified before the first byte is kept.
 *
 * Each strict transaction keeps whole entries of one document, or one photo. A crash between two of them is
 * harmless: entries are a grow-only set in which any part is a valid state, nothing that was there is changed,
 * what was kept is found by its address, and taking the file in again keeps the rest. Photos come before the
 * documents that show them, workshops before the initiative that lists them.
 */
import type { FileTaken, News, SealedEntry, Watch } from '#documents/ports.ts'
import { holdsAnswers } from '#links/fitting.ts'
import { mapBounded } from '#links/merge.ts'
import { addressOf } from '#vault/bytes.ts'
import { answerPath, entryPath, mediaPath, type Content } from './contents.ts'
import { survey, type Survey } from './survey.ts'
import { FileRefused } from './fault.ts'
import { addNews, newsOf, noNews } from './news.ts'
import type { KofferFile, ReadContent } from './reading.ts'
import type { Receiver } from './receiver.ts'

/** The most that one transaction keeps, unless a single entry is larger. */
const transactionBytes = 8 * 1024 * 1024

/** Rejects with `FileRefused`, with a `Problem` of the store, or with the reason of the signal. */
export async function takeFile(
  file: KofferFile,
  receiver: Receiver,
  watch: Watch,
): Promise<FileTaken> {
  const found = await survey(file.manifest, receiver)
  const taking = new Taking(file, receiver, found, watch)
  await taking.verify()
  const news = await taking.keep()
  const { refused } = taking
  return { news, refused, isOlder: found.isOlder, locked: found.locked.length }
}

class Taking {
  readonly #file: KofferFile
  readonly #receiver: Receiver
  readonly #found: Survey
  readonly #watch: Watch
  readonly #total: number
  #done = 0
  readonly refused: FileTaken['refused'] = []

  constructor(file: KofferFile, receiver: Receiver, found: Survey, watch: Watch) {
    this.#file = file
    this.#receiver = receiver
    this.#found = found
    this.#watch = watch
    // Read twice: once to verify, once to keep.
    this.#total = 2 * this.#contents().reduce((sum, { size }) => sum + size, 1)
  }

  /** Reads everything new once; one wrong byte and the file as a whole is refused. */
  async verify(): Promise<void> {
    const docIds = new Map(
      this.#found.documents.flatMap(({ docId, fresh }) =>
        fresh.map(({ hash }) => [entryPath(docId, hash), docId] as const),
      ),
    )
    for await (const part of this.#file.read(this.#contents())) {
      await mapBounded(part, 16, async (content) => {
        const docId = docIds.get(content.path)
        if ((await addressOf(content.bytes)) !== content.hash) throw new FileRefused('damaged')
        const reason = docId && (await this.#receiver.verify(docId, content))
        if (docId && reason) this.refused.push({ docId, hash: content.hash, reason })
      })
      this.#advance(part)
    }
  }

  /** Keeps what was verified; may be stopped between two transactions. */
  async keep(): Promise<News> {
    let news: News = { ...noNews }
    news.photos = await this.#keepMedia()
    news.answers = await this.#keepAnswers()
    const isRefused = new Set(this.refused.map(({ docId, hash }) => entryPath(docId, hash)))
    for (const { docId, fresh } of this.#found.documents) {
      const good = fresh.filter(({ hash }) => !isRefused.has(entryPath(docId, hash)))
      if (!good.length) continue
      if (holdsAnswers(docId)) {
        await this.#keepEntries(docId, good)
        news.answers += good.length
        continue
      }
      const before = await this.#receiver.read(docId)
      await this.#keepEntries(docId, good)
      news = addNews(news, newsOf(before, await this.#receiver.read(docId)))
    }
    return news
  }

  async #keepEntries(docId: string, fresh: { hash: string; size: number }[]): Promise<void> {
    const contents = fresh.map((one) => ({ ...one, path: entryPath(docId, one.hash) }))
    let batch: SealedEntry[] = []
    let bytes = 0
    for await (const part of this.#file.read(contents)) {
      for (const content of part) {
        if (batch.length && bytes + content.size > transactionBytes) {
          await this.#receiver.keep(docId, batch)
          batch = []
          bytes = 0
        }
        // A copy: the part of the file in which it lies would be kept with it.
        batch.push({ hash: content.hash, bytes: await this.#same(content) })
        bytes += content.size
      }
      this.#advance(part)
    }
    this.#watch.signal.throwIfAborted()
    if (batch.length) await this.#receiver.keep(docId, batch)
  }

  /** Resolves to the number of photos that are new here; their thumbnails do not count. */
  async #keepMedia(): Promise<number> {
    const { media } = this.#found
    const ofPath = (path: string) => media.filter((item) => mediaPath(item) === path)
    let photos = 0
    for await (const part of this.#file.read(this.#found.mediaContents)) {
      for (const content of part) {
        const bytes = await this.#same(content)
        const items = ofPath(content.path)
        for (const { docId, hash, size, kind } of items) {
          await this.#receiver.media.keep(docId, { hash, size, kind }, bytes.buffer)
        }
        if (items[0]?.kind === 'original') photos += 1
      }
      this.#advance(part)
    }
    return photos
  }

  async #keepAnswers(): Promise<number> {
    const { answers } = this.#found
    const byPath = new Map(answers.map((answer) => [answerPath(answer), answer]))
    for await (const part of this.#file.read(this.#found.answerContents)) {
      for (const content of part) {
        const answer = byPath.get(content.path)
        const bytes = await this.#same(content)
        if (answer) await this.#receiver.answers?.keep(answer.docId, answer.responseId, bytes)
      }
      this.#advance(part)
    }
    return answers.length
  }

  /** The bytes that were verified; a file that changed since, on a stick or in a cloud, is not believed. */
  async #same({ bytes, hash }: ReadContent) {
    this.#watch.signal.throwIfAborted()
    const copy = bytes.slice()
    if ((await addressOf(copy)) !== hash) throw new FileRefused('unreadable')
    return copy
  }

  #contents(): Content[] {
    const { documents, mediaContents, answerContents } = this.#found
    const entries = documents.flatMap(({ docId, fresh }) =>
      fresh.map(({ hash, size }) => ({ hash, size, path: entryPath(docId, hash) })),
    )
    return [...mediaContents, ...answerContents, ...entries]
  }

  #advance(part: ReadContent[]): void {
    this.#watch.signal.throwIfAborted()
    for (const { size } of part) this.#done += size
    this.#watch.progress(Math.min(1, this.#done / this.#total))
  }
}
