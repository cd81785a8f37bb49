/** What goes into a `.koffer` file: all of it or what somebody lacks, sealed, in the size that was said before. */
import { openKoffer } from '#links/file/reading.ts'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  choice,
  FilePeer,
  keysOf,
  firstSecret,
  quietWatch,
  sealSnapshot,
} from '../../../client/files.ts'

const canary = 'Die Rutsche am Markt ist morsch'

async function filled(): Promise<FilePeer> {
  const peer = new FilePeer()
  await peer.write('initiative.platz', { measures: { m1: { title: canary } } })
  for (let card = 0; card < 5; card += 1) {
    await peer.write('workshop.a', { contributions: { [`c${card}`]: { text: canary } } })
  }
  await peer.write('conduct.a', { log: { l1: { what: canary } } })
  await peer.photo('workshop.a', 1)
  await peer.photo('workshop.a', 2, 'thumbnail', 90)
  return peer
}

async function manifestOf(file: Blob) {
  return (await openKoffer(file)).manifest
}

describe('Giving to a file', () => {
  test('holds every entry and photo under its address', async () => {
    const peer = await filled()
    const file = await peer.pack()
    const unzipped = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const names = Object.keys(unzipped)
    for (const docId of peer.documents) {
      for (const { hash, bytes } of await peer.store.load(docId)) {
        expect(unzipped[`entries/${docId}/${hash}`]).toEqual(bytes)
      }
    }
    expect(names.filter((name) => name.startsWith('entries/'))).toHaveLength(7)
    expect(names.filter((name) => name.startsWith('media/'))).toHaveLength(2)
    expect(names.at(-1)).toBe('manifest.json')
  })

  test('acceptance 9: a photo that may not leave is in no file, in no list and in no size', async () => {
    const peer = await filled()
    const before = await peer.desk.measure(choice, quietWatch())
    for (const { hash } of await peer.media.list('workshop.a')) peer.held.add(hash)
    const size = await peer.desk.measure(choice, quietWatch())
    const file = await peer.pack()
    expect([before.photos, size.photos]).toEqual([1, 0])
    expect([before.heldPhotos, size.heldPhotos]).toEqual([undefined, 1])
    expect(file.size).toBe(size.bytes)
    expect((await manifestOf(file)).media).toEqual([])
    const whole = new TextDecoder('latin1').decode(await file.arrayBuffer())
    for (const hash of peer.held) expect(whole).not.toContain(hash)
  })

  test('a photo that is held back while the file is written is not written any more', async () => {
    const peer = await filled()
    const read = peer.store.load.bind(peer.store)
    peer.store.load = async (...given) => {
      for (const { hash } of await peer.media.list('workshop.a')) peer.held.add(hash)
      return read(...given)
    }
    const { media } = await manifestOf(await peer.pack())
    expect(media).toEqual([])
  })

  test('says its size to the byte before it is made', async () => {
    const peer = await filled()
    const size = await peer.desk.measure(choice, quietWatch())
    const file = await peer.pack()
    expect(size).toEqual({ bytes: file.size, entries: 7, photos: 1 })
  })

  test('nothing in it can be read but the title, and that may be empty', async () => {
    const peer = await filled()
    const text = await (await peer.pack({ ...choice, title: '' })).text()
    expect(text).not.toContain('Rutsche')
    expect(text).not.toContain('Dorfplatz')
    expect(await (await peer.pack()).text()).toContain('Unser Dorfplatz')
  })

  test('holds no key, and says whose key opens it', async () => {
    const peer = await filled()
    const { keys, documents } = await manifestOf(await peer.pack())
    const { roomId } = await keysOf(firstSecret, 'initiative.platz')
    expect(keys).toEqual([{ kind: 'initiative', id: 'platz', roomId }])
    expect(documents.map(({ docId }) => docId)).toEqual(peer.documents)
  })

  test('one workshop is given without its initiative', async () => {
    const peer = await filled()
    const manifest = await manifestOf(await peer.pack({ ...choice, workshop: 'a' }))
    expect(manifest.documents.map(({ docId }) => docId)).toEqual(['workshop.a', 'conduct.a'])
    expect(manifest).toMatchObject({ scope: 'workshop', complete: true })
    expect(manifest.keys).toMatchObject([{ kind: 'workshop', id: 'a' }])
  })

  test('only what a device has not confirmed is given to it', async () => {
    const peer = await filled()
    const holder = { id: 't3', kind: 'device' as const, name: 'Tisch 3' }
    const hashes = await peer.store.hashes('workshop.a')
    peer.receipts.set('workshop.a', [{ holder, at: 1, hashes: hashes.slice(0, 3) }])
    const [thumbnail] = await peer.media.list('workshop.a')
    await peer.media.confirm(thumbnail?.hash ?? '', 't3')
    const manifest = await manifestOf(await peer.pack({ ...choice, lackedBy: 't3' }))
    expect(manifest.complete).toBe(false)
    const entries = manifest.documents.map(({ entries: list }) => list.map(({ hash }) => hash))
    expect(entries[1]?.sort()).toEqual(hashes.slice(3).sort())
    expect(manifest.media.map(({ kind }) => kind)).toEqual(['original'])
    expect(await peer.desk.holders('platz')).toEqual([holder])
  })

  test('the same contents make the same file, on every day', async () => {
    const peer = await filled()
    const bytesOf = async () => new Uint8Array(await (await peer.pack()).arrayBuffer())
    expect(await bytesOf()).toEqual(await bytesOf())
  })

  test('what is superseded while it is written is in the file all the same', async () => {
    const peer = await filled()
    const doc = await peer.read('workshop.a')
    const hashes = await peer.store.hashes('workshop.a')
    const load = peer.store.load.bind(peer.store)
    let snapshot = ''
    peer.store.load = async (docId, only) => {
      if (docId === 'workshop.a' && !snapshot) {
        const entry = await sealSnapshot(docId, doc, hashes)
        snapshot = entry.hash
        await peer.store.keep(docId, [entry])
        await peer.store.supersede(docId, snapshot, hashes)
      }
      return load(docId, only)
    }
    const file = await peer.pack()
    const { documents } = await manifestOf(file)
    expect(documents[1]?.entries.map(({ hash }) => hash)).toEqual([snapshot])
    const other = new FilePeer()
    await other.take(file)
    const cards = (await other.read('workshop.a')).getMap('contributions').toJSON()
    expect(cards).toEqual(doc.getMap('contributions').toJSON())
    expect(Object.keys(cards)).toHaveLength(5)
  })

  test('can be stopped at every chunk', async () => {
    const peer = await filled()
    const whole: Uint8Array[] = []
    for await (const chunk of peer.desk.pack(choice, quietWatch())) whole.push(chunk)
    for (let stop = 0; stop < whole.length; stop += 1) {
      const controller = new AbortController()
      let count = 0
      const run = async () => {
        for await (const chunk of peer.desk.pack(choice, {
          ...quietWatch(),
          signal: controller.signal,
        })) {
          if (count === stop) controller.abort()
          expect(chunk.length).toBeGreaterThan(0)
          count += 1
        }
      }
      // With the last chunk the file is whole already.
      if (stop === whole.length - 1) await run()
      else await expect(run()).rejects.toHaveProperty('name', 'AbortError')
    }
    const controller = new AbortController()
    controller.abort()
    await expect(
      peer.pack(choice, { ...quietWatch(), signal: controller.signal }),
    ).rejects.toThrow()
  })

  test('says how far it is', async () => {
    const peer = await filled()
    const shares: number[] = []
    await peer.pack(choice, { ...quietWatch(), progress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })
})
