/** Files that are cut off, changed or made to harm: refused in one word, and nothing on the device has changed. */
import { FileRefused } from '#links/file/fault.ts'
import { openKoffer } from '#links/file/reading.ts'
import { readDirectory } from '#links/file/zip-directory.ts'
import { ZipWriting } from '#links/file/zip-writing.ts'
import type { FileFault } from '#schema/koffer-file.ts'
import { toUtf8 } from '#vault/bytes.ts'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { FilePeer } from '../../../client/files.ts'
import { Random } from '../../../client/random.ts'

let whole: Uint8Array<ArrayBuffer>
let manifest: Record<string, unknown>
/** Where each thing in the file begins or ends. */
const boundaries = new Set<number>()

beforeAll(async () => {
  const peer = new FilePeer()
  await peer.write('initiative.platz', { measures: { m1: { title: 'Bank' } } })
  for (let card = 0; card < 3; card += 1) {
    await peer.write('workshop.a', { contributions: { [`c${card}`]: { text: 'Bus' } } })
  }
  await peer.photo('workshop.a', 1)
  const file = await peer.pack()
  whole = new Uint8Array(await file.arrayBuffer())
  manifest = (await openKoffer(file)).manifest
  const view = new DataView(whole.buffer)
  for (let at = 0; at + 4 <= whole.length; at += 1) {
    const isMark = [0x04034b50, 0x02014b50, 0x06054b50, 0x08074b50].includes(
      view.getUint32(at, true),
    )
    if (isMark) boundaries.add(at)
  }
})

/** What a device says to these bytes; undefined if it took them. It holds nothing afterwards unless it did. */
async function faultOf(bytes: Uint8Array<ArrayBuffer>): Promise<FileFault | undefined> {
  const to = new FilePeer()
  try {
    await to.take(new Blob([bytes]))
    return undefined
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    expect(await to.holds()).toEqual([])
    return error.fault
  }
}

function zipOf(files: [string, Uint8Array][]): Uint8Array<ArrayBuffer> {
  const zip = new ZipWriting()
  const chunks = files.flatMap(([path, bytes]) => zip.add(path, bytes))
  return new Uint8Array(Buffer.concat([...chunks, ...zip.end()]))
}

function asFile(value: unknown): Uint8Array<ArrayBuffer> {
  return zipOf([['manifest.json', toUtf8(JSON.stringify(value))]])
}

/** Changes numbers in the last line of the directory or behind it. */
function changed(edit: (view: DataView, lastLine: number, end: number) => void) {
  const bytes = whole.slice()
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  let lastLine = end
  while (view.getUint32(lastLine, true) !== 0x02014b50) lastLine -= 1
  edit(view, lastLine, end)
  return bytes
}

describe('A file that is not whole', () => {
  test('is refused wherever it is cut off', async () => {
    expect(boundaries.size).toBeGreaterThan(15)
    const cuts = new Set([0, 1, 3, 4, whole.length - 1])
    for (const at of boundaries) for (const by of [-1, 0, 1, 30]) cuts.add(at + by)
    for (const cut of cuts) {
      if (cut < 0 || cut >= whole.length) continue
      expect(await faultOf(whole.slice(0, cut)), `cut at ${cut}`).toMatch(/damaged|not-a-koffer/)
    }
    expect(await faultOf(whole)).toBeUndefined()
  })

  test('with one bit changed is refused, or nothing but the file has another look', async () => {
    const random = new Random(24)
    const right = new FilePeer()
    await right.take(new Blob([whole]))
    const places = [...boundaries].flatMap((at) => [at, at + 9, at + 16, at + 27, at + 44])
    const others = Array.from({ length: 250 }, () => random.below(whole.length))
    let refused = 0
    for (const at of [...places, ...others]) {
      if (at >= whole.length) continue
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      const to = new FilePeer()
      const outcome = await to.take(new Blob([bytes])).catch((error: unknown) => error)
      if (outcome instanceof FileRefused) {
        refused += 1
        expect(await to.holds(), `bit at ${at}`).toEqual([])
      } else {
        // A date or a checksum in the zip itself: no sealed byte is another one.
        expect(outcome).toMatchObject({ news: { cards: 3 }, refused: [] })
        expect(await to.holds(), `bit at ${at}`).toEqual(await right.holds())
      }
    }
    expect(refused).toBeGreaterThan(200)
  })

  test('with something before or behind it is refused', async () => {
    const behind = new Uint8Array([...whole, 0])
    const before = new Uint8Array([0, ...whole])
    expect(await faultOf(behind)).toBe('damaged')
    expect(await faultOf(before)).toBe('not-a-koffer')
  })
})

describe('A file of something else', () => {
  test('is named as such', async () => {
    expect(await faultOf(toUtf8('Kein Koffer'))).toBe('not-a-koffer')
    expect(await faultOf(new Uint8Array())).toBe('not-a-koffer')
    expect(await faultOf(zipOf([['word/document.xml', toUtf8('<x/>')]]))).toBe('not-a-koffer')
    expect(await faultOf(asFile({ format: 'other' }))).toBe('not-a-koffer')
    expect(await faultOf(zipOf([['manifest.json', toUtf8('{')]]))).toBe('foreign')
  })

  test('of a newer app is refused as newer, whatever else is in it', async () => {
    expect(await faultOf(asFile({ ...manifest, minReader: 2, version: 2 }))).toBe('newer')
    const strange = { format: 'beteiligungskoffer', version: 9, minReader: 9, documents: 'other' }
    expect(await faultOf(asFile(strange))).toBe('newer')
  })

  test('of a newer app that still lets this one read is taken, with what it added', async () => {
    const empty = { documents: [], media: [], answers: [], version: 2, more: true }
    const bytes = zipOf([
      ['plans/one', toUtf8('?')],
      ['manifest.json', toUtf8(JSON.stringify({ ...manifest, ...empty }))],
    ])
    expect((await openKoffer(new Blob([bytes]))).manifest.version).toBe(2)
  })

  test('with a manifest that does not fit the contents is refused', async () => {
    expect(await faultOf(asFile(manifest))).toBe('damaged')
    expect(await faultOf(asFile({ ...manifest, documents: [{ docId: '../x' }] }))).toBe('foreign')
    expect(await faultOf(asFile({ ...manifest, title: 'x'.repeat(201) }))).toBe('foreign')
    const empty = { documents: [], media: [], answers: [] }
    const stowaway = zipOf([
      ['entries/workshop.a/x', toUtf8('?')],
      ['manifest.json', toUtf8(JSON.stringify({ ...manifest, ...empty }))],
    ])
    expect(await faultOf(stowaway)).toBe('foreign')
  })
})

describe('A file made to harm', () => {
  const evil = [
    '../manifest.json',
    '/etc/passwd',
    'entries/../x',
    'entries//x',
    'C:\\x',
    'entries/.x',
    'entries/x/',
    'ent\u0000ries/x',
    'entries/ä',
    'e'.repeat(300),
  ]
  test.each(evil)('with the path %j is refused', async (path) => {
    // Even from a newer app, whose unknown files are let through.
    const newer = { ...manifest, version: 2, documents: [], media: [], answers: [] }
    const bytes = zipOf([
      [path, toUtf8('?')],
      ['manifest.json', toUtf8(JSON.stringify(newer))],
    ])
    await expect(openKoffer(new Blob([bytes]))).rejects.toHaveProperty('fault')
  })

  test('with a name that comes twice is refused', async () => {
    const text = toUtf8(JSON.stringify(manifest))
    const twice = zipOf([
      ['manifest.json', text],
      ['manifest.json', text],
    ])
    expect(await faultOf(twice)).toBe('foreign')
  })

  test('that would unpack to more than it is, is refused', async () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(50 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await faultOf(new Uint8Array(bomb))).toBe('foreign')
  })

  test('whose files lie over each other is refused before they are read', async () => {
    const first = whole.length - 22 - new DataView(whole.buffer).getUint32(whole.length - 10, true)
    const bytes = whole.slice()
    const view = new DataView(bytes.buffer)
    view.setUint32(first + 20, 5000, true)
    view.setUint32(first + 24, 5000, true)
    const refused = readDirectory(new Blob([bytes]))
    await expect(refused).rejects.toHaveProperty('fault', 'damaged')
  })

  test('that calls the same thing by two names is refused', async () => {
    const bytes = whole.slice()
    bytes[40] = (bytes[40] ?? 0) ^ 1
    expect(await faultOf(bytes)).toBe('damaged')
  })

  test('whose numbers are huge is refused without reading so much', async () => {
    const size = changed((view, line) => {
      view.setUint32(line + 20, 0xfffffff0, true)
      view.setUint32(line + 24, 0xfffffff0, true)
    })
    expect(await faultOf(size)).toBe('foreign')
    const count = changed((view, _, end) => {
      view.setUint16(end + 8, 65_535, true)
      view.setUint16(end + 10, 65_535, true)
    })
    expect(await faultOf(count)).toBe('damaged')
    const start = changed((view, _, end) => view.setUint32(end + 16, 0xffffffff, true))
    expect(await faultOf(start)).toBe('damaged')
  })

  test('that is locked with a password is refused', async () => {
    const locked = changed((view, line) => view.setUint16(line + 8, 9, true))
    expect(await faultOf(locked)).toBe('foreign')
  })

  test('that goes away while it is read is refused as unreadable', async () => {
    const file = new Blob([whole])
    const gone = Object.create(file, {
      size: { value: file.size },
      slice: {
        value: (from: number, to: number) => ({
          arrayBuffer: () =>
            from < 200 && to > 4
              ? Promise.reject(new DOMException('gone', 'NotReadableError'))
              : file.slice(from, to).arrayBuffer(),
        }),
      },
    }) as Blob
    const to = new FilePeer()
    await expect(to.take(gone)).rejects.toMatchObject({ fault: 'unreadable' })
    expect(await to.holds()).toEqual([])
  })

  test('that changes after it was verified is not believed', async () => {
    const random = new Random(1)
    let reads = 0
    const sly = Object.create(new Blob([whole]), {
      size: { value: whole.length },
      slice: {
        value: (from: number, to: number) => {
          reads += 1
          // End, directory, manifest and the first reading are honest.
          const bytes = whole.slice(from, to)
          if (reads > 5)
            for (let at = 200; at < bytes.length; at += 99) bytes[at] = random.below(256)
          return new Blob([bytes])
        },
      },
    }) as Blob
    const to = new FilePeer()
    await expect(to.take(sly)).rejects.toHaveProperty('fault')
    expect(reads).toBeGreaterThan(5)
    expect(await to.holds()).toEqual([])
  })
})
