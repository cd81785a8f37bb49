/** What lies on the disk of a device in a real browser, opened with the paper key: every document and its state. */
import type { Page } from 'playwright'
import { openTrusted } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { fromPaper } from '#vault/paper-key.ts'
import * as Y from 'yjs'

interface Row {
  docId: string
  hash: string
  base64: string
}

/** One document as it is kept. */
export interface KeptDocument {
  /** The addresses of its entries, sorted. */
  hashes: string[]
  /** What somebody reads in it. */
  content: unknown
  /** Who wrote how much, and what was deleted: equal only for the same state of Yjs. */
  state: string
}

/** Runs in the page. */
async function readEntries(): Promise<Row[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('beteiligungskoffer')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('The database does not open.'))
  })
  const rows = await new Promise<{ docId: string; hash: string; bytes: Uint8Array }[]>(
    (resolve, reject) => {
      const asking = database.transaction('entries').objectStore('entries').getAll()
      asking.onsuccess = () => resolve(asking.result as never)
      asking.onerror = () => reject(new Error('The entries cannot be read.'))
    },
  )
  database.close()
  return rows.map(({ docId, hash, bytes }) => {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    return { docId, hash, base64: btoa(text) }
  })
}

/** The addresses of all entries on the disk of this page, sorted. */
export async function keptHashes(page: Page): Promise<string[]> {
  const rows = await page.evaluate(readEntries)
  return rows.map(({ docId, hash }) => `${docId} ${hash}`).sort()
}

/** Waits until the name that was given to this device is on its disk. */
export async function keptName(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('beteiligungskoffer')
        opening.onsuccess = () => {
          const rows = opening.result.transaction('preferences').objectStore('preferences')
          const asking = rows.getKey('choice device name')
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result !== undefined)
          }
        }
      }),
  )
}

/** Every document on the disk of this page, by its id; an entry that does not open throws. */
export async function keptDocuments(
  page: Page,
  paper: string,
): Promise<Record<string, KeptDocument>> {
  const key = await fromPaper(paper)
  if ('fault' in key) throw new Error(`The paper key has a fault: ${key.fault}.`)
  const rows = await page.evaluate(readEntries)
  const documents: Record<string, KeptDocument> = {}
  for (const docId of [...new Set(rows.map((row) => row.docId))].sort()) {
    const keys = await keysOfModeration(key.secret, docId)
    const own = rows.filter((row) => row.docId === docId)
    const doc = new Y.Doc()
    for (const { base64 } of own) {
      const { update, encoding } = await openTrusted(keys, Buffer.from(base64, 'base64'))
      if (encoding === 'V1') Y.applyUpdate(doc, update)
      else Y.applyUpdateV2(doc, update)
    }
    documents[docId] = {
      hashes: own.map(({ hash }) => hash).sort(),
      content: contentOf(doc),
      state: Buffer.from(Y.encodeSnapshotV2(Y.snapshot(doc))).toString('base64'),
    }
  }
  return documents
}

/** The root maps by name; untyped roots become maps, as everything of ours is one. */
function contentOf(doc: Y.Doc): Record<string, unknown> {
  const names = [...doc.share.keys()].sort()
  return Object.fromEntries(names.map((name) => [name, doc.getMap(name).toJSON()]))
}
