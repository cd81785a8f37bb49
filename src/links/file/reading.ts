/** Opens a `.koffer` file for looking into it: part by part, and never believing what it says of itself. */
import { FileHead, fileVersion, Manifest } from '#schema/koffer-file.ts'
import { fromUtf8 } from '#vault/bytes.ts'
import { contentsOf, manifestPath, type Content } from './contents.ts'
import { FileRefused } from './fault.ts'
import { cutOut, readDirectory, readItem, readPart, type ZipItem } from './zip-directory.ts'

const longestManifest = 16 * 1024 * 1024
/** So much is read at once, unless a single thing is larger. */
const windowBytes = 1024 * 1024

/** Bytes of the file, read but not verified. */
export interface ReadContent extends Content {
  bytes: Uint8Array
}

/** A file whose directory and manifest fit together; nothing of its contents has been read yet. */
export class KofferFile {
  readonly manifest: Manifest
  readonly size: number
  readonly #file: Blob
  readonly #items: Map<string, ZipItem>

  constructor(file: Blob, manifest: Manifest, items: Map<string, ZipItem>) {
    this.manifest = manifest
    this.size = file.size
    this.#file = file
    this.#items = items
  }

  /** Reads contents a window at a time, in the order in which they lie there. Throws `FileRefused`. */
  async *read(contents: readonly Content[]): AsyncGenerator<ReadContent[]> {
    let from = 0
    let part: { content: Content; item: ZipItem }[] = []
    for (const one of this.#inOrder(contents)) {
      if (part.length && one.item.limit - from > windowBytes) {
        yield await this.#window(from, part)
        part = []
      }
      if (!part.length) from = one.item.offset
      part.push(one)
    }
    if (part.length) yield await this.#window(from, part)
  }

  #inOrder(contents: readonly Content[]): { content: Content; item: ZipItem }[] {
    const found = contents.map((content) => {
      const item = this.#items.get(content.path)
      if (!item) throw new FileRefused('damaged')
      return { content, item }
    })
    return found.sort((a, b) => a.item.offset - b.item.offset)
  }

  async #window(from: number, part: { content: Content; item: ZipItem }[]): Promise<ReadContent[]> {
    const bytes = await readPart(this.#file, from, part.at(-1)?.item.limit ?? from)
    return part.map(({ content, item }) => ({ ...content, bytes: cutOut(bytes, from, item) }))
  }
}

/** Throws `FileRefused` for anything that this app, or a newer one that still lets it read, has not written. */
export async function openKoffer(file: Blob): Promise<KofferFile> {
  const items = new Map((await readDirectory(file)).map((item) => [item.path, item] as const))
  const manifestItem = items.get(manifestPath)
  if (!manifestItem) throw new FileRefused('not-a-koffer')
  if (manifestItem.size > longestManifest) throw new FileRefused('foreign')
  const manifest = readManifest(await readItem(file, manifestItem))
  compare(manifest, items)
  return new KofferFile(file, manifest, items)
}

function readManifest(bytes: Uint8Array): Manifest {
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(bytes))
  } catch {
    throw new FileRefused('foreign')
  }
  const head = FileHead.safeParse(value)
  if (!head.success) throw new FileRefused('not-a-koffer')
  if (head.data.minReader > fileVersion) throw new FileRefused('newer')
  const manifest = Manifest.safeParse(value)
  if (!manifest.success) throw new FileRefused('foreign')
  return manifest.data
}

/** Everything named is there in its size, and what is there is named, unless a newer app put more into it. */
function compare(manifest: Manifest, items: Map<string, ZipItem>): void {
  const contents = contentsOf(manifest)
  const named = new Set([manifestPath, ...contents.map(({ path }) => path)])
  if (named.size !== contents.length + 1) throw new FileRefused('foreign')
  for (const { path, size } of contents) {
    if (items.get(path)?.size !== size) throw new FileRefused('damaged')
  }
  const isOfNewer = manifest.version > fileVersion
  if (!isOfNewer && items.size !== named.size) throw new FileRefused('foreign')
}
