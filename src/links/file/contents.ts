/** Where things lie inside a `.koffer` file (formats, section 8). */
import type { FileAnswer, FileMedia, Manifest } from '#schema/koffer-file.ts'

export const manifestPath = 'manifest.json'

export function entryPath(docId: string, hash: string): string {
  return `entries/${docId}/${hash}`
}

export function mediaPath({ hash }: Pick<FileMedia, 'hash'>): string {
  return `media/${hash}`
}

export function answerPath({ responseId }: Pick<FileAnswer, 'responseId'>): string {
  return `answers/${responseId}`
}

/** Something in a file, as the manifest names it; `hash` is the address of its bytes. */
export interface Content {
  path: string
  hash: string
  size: number
}

/** Everything that the manifest names; a photo of two documents is one. */
export function contentsOf({ documents, media, answers }: Manifest): Content[] {
  const photos = new Map(media.map((item) => [item.hash, item]))
  return [
    ...documents.flatMap(({ docId, entries }) =>
      entries.map(({ hash, size }) => ({ path: entryPath(docId, hash), hash, size })),
    ),
    ...[...photos.values()].map((item) => ({ ...sizeOf(item), path: mediaPath(item) })),
    ...answers.map((answer) => ({ ...sizeOf(answer), path: answerPath(answer) })),
  ]
}

function sizeOf({ hash, size }: { hash: string; size: number }) {
  return { hash, size }
}

/** Sealed survey answers on this device, grow-only. */
export interface AnswerBox {
  list(docId: string): Promise<string[]>
  read(responseId: string): Promise<Uint8Array | undefined>
  keep(docId: string, responseId: string, bytes: Uint8Array): Promise<void>
}
