/** Taking a `.koffer` file in: everything or nothing, as often as one likes, and what came is said as people count. */
import { noNews } from '#links/file/news.ts'
import { openSession } from '#links/session.ts'
import { markOf } from '#schema/koffer-file.ts'
import { addressOf } from '#vault/bytes.ts'
import { newSecret } from '#vault/keys.ts'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  choice,
  FilePeer,
  firstSecret,
  keysOf,
  quietWatch,
  seal,
  sealSnapshot,
  updateOf,
} from '../../../client/files.ts'

async function filled(): Promise<FilePeer> {
  const peer = new FilePeer()
  await peer.write('initiative.platz', {
    workshops: { a: { title: 'Auftakt' } },
    measures: { m1: { title: 'Bank' } },
  })
  for (let card = 0; card < 34; card += 1) {
    await peer.write('workshop.a', { contributions: { [`c${card}`]: { text: 'Bus' } } })
  }
  await peer.write('conduct.a', { log: { l1: { what: 'begonnen' } } })
  await peer.photo('workshop.a', 1)
  await peer.photo('workshop.a', 2)
  await peer.photo('workshop.a', 3, 'thumbnail', 90)
  return peer
}

describe('Taking a file in', () => {
  test('brings everything, and says what came', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const taken = await to.take(await from.pack())
    expect(taken).toEqual({
      news: { ...noNews, workshops: 1, measures: 1, cards: 34, photos: 2 },
      isOlder: false,
      locked: 0,
      refused: [],
    })
    expect(await to.holds()).toEqual(await from.holds())
  })

  test('the second time there is nothing new, and nothing is kept again', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const file = await from.pack()
    await to.take(file)
    const keep = vi.spyOn(to.store, 'keep')
    expect(await to.take(file)).toEqual({ news: noNews, isOlder: false, locked: 0, refused: [] })
    expect(keep).not.toHaveBeenCalled()
  })

  test('shows what is inside before anything is taken', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const file = await from.pack()
    const shown = { title: 'Unser Dorfplatz', scope: 'initiative', complete: true, workshops: 1 }
    const counts = { entries: 36, photos: 2, bytes: file.size, locked: 0 }
    expect(await to.desk.inspect(file, quietWatch())).toEqual({ ...shown, ...counts, unknown: 36 })
    expect(await to.holds()).toEqual([])
    await to.take(file)
    expect(await to.desk.inspect(file, quietWatch())).toMatchObject({ unknown: 0 })
  })

  test('an older file is harmless, and is known as older', async () => {
    const from = await filled()
    const to = new FilePeer()
    const old = await from.pack()
    await from.write('workshop.a', { contributions: { c1: { text: 'Bahn' } } })
    await to.take(await from.pack())
    expect(await to.take(old)).toMatchObject({ news: noNews, isOlder: true })
    expect((await to.read('workshop.a')).getMap('contributions').toJSON()).toMatchObject({
      c1: { text: 'Bahn' },
    })
  })

  test('what a snapshot has replaced here does not come back', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const old = await from.pack()
    await to.take(old)
    const covers = await to.store.hashes('workshop.a')
    const snapshot = await sealSnapshot('workshop.a', await to.read('workshop.a'), covers)
    await to.store.keep('workshop.a', [snapshot])
    await to.store.supersede('workshop.a', snapshot.hash, covers)
    expect(await to.take(old)).toMatchObject({ news: noNews })
    expect(await to.store.hashes('workshop.a')).toEqual([snapshot.hash])
  })

  test('records that say something else now are counted apart from new ones', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    await to.take(await from.pack())
    await from.write('workshop.a', {
      contributions: { c1: { text: 'Bahn' }, c99: { text: 'neu' }, c98: { state: 'withdrawn' } },
    })
    const { news } = await to.take(await from.pack())
    expect(news).toEqual({ ...noNews, cards: 1, changed: 1 })
  })

  test('without a key nothing is stored, and it says which key is needed', async () => {
    const from = await filled()
    const to = new FilePeer([], [newSecret()])
    const { roomId } = await keysOf(firstSecret, 'initiative.platz')
    const problem = { fault: 'no-key', marks: [markOf(roomId)] }
    await expect(to.take(await from.pack())).rejects.toMatchObject(problem)
    await expect(to.desk.inspect(await from.pack(), quietWatch())).rejects.toMatchObject(problem)
    expect(to.told).toEqual([])
    to.documents = from.documents
    expect(await to.holds()).toEqual([])
  })

  test('a document of the same name in another room is not taken for ours', async () => {
    const from = await filled()
    const to = new FilePeer(undefined, [newSecret()])
    await expect(to.take(await from.pack())).rejects.toMatchObject({ fault: 'other-key' })
    expect(await to.holds()).toEqual([])
  })

  test('of a whole initiative a device takes what it has keys for', async () => {
    const [from, to] = [await filled(), new FilePeer(['workshop.a'])]
    to.opens = (docId) => docId === 'workshop.a'
    const { news, locked } = await to.take(await from.pack())
    expect(news).toEqual({ ...noNews, cards: 34, photos: 2 })
    expect(locked).toBe(2)
    expect(to.told).toEqual([['workshop.a']])
    expect(await to.store.hashes('initiative.platz')).toEqual([])
  })

  test('a new workshop of a known initiative is told, also if the telling failed before', async () => {
    const from = await filled()
    const to = new FilePeer(['initiative.platz'])
    const file = await from.pack()
    await to.take(file)
    await to.take(file)
    expect(to.told).toEqual([from.documents, from.documents].map((ids) => [...ids]))
  })

  test('foreign entries stay in the file, and the rest is taken', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const update = updateOf({ contributions: { evil: { text: 'fremd' } } })
    const foreign = await seal('workshop.a', update, newSecret())
    const course = await seal('conduct.a', updateOf({ log: { evil: { what: 'beendet' } } }))
    const unsigned = { ...course, bytes: course.bytes.slice() }
    unsigned.bytes.fill(0, -64)
    unsigned.hash = await addressOf(unsigned.bytes)
    await from.store.keep('workshop.a', [foreign])
    await from.store.keep('conduct.a', [unsigned])
    const { news, refused } = await to.take(await from.pack())
    expect(news).toMatchObject({ cards: 34, photos: 2 })
    expect(refused.sort((a, b) => a.docId.localeCompare(b.docId))).toEqual([
      { docId: 'conduct.a', hash: unsigned.hash, reason: 'signature' },
      { docId: 'workshop.a', hash: foreign.hash, reason: 'key' },
    ])
    expect(await to.store.hashes('workshop.a')).not.toContain(foreign.hash)
    expect((await to.read('workshop.a')).getMap('contributions').has('evil')).toBe(false)
  })

  test('stopped while it verifies, nothing is kept', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const controller = new AbortController()
    const progress = (share: number) => share > 0 && controller.abort()
    const watch = { signal: controller.signal, progress }
    await expect(to.take(await from.pack(), watch)).rejects.toHaveProperty('name', 'AbortError')
    expect(await to.holds()).toEqual([])
  })

  test('interrupted after any write, taking it again brings the rest', async () => {
    const from = await filled()
    const file = await from.pack()
    for (let crash = 0; crash < 5; crash += 1) {
      const to = new FilePeer()
      let writes = 0
      const keep = to.store.keep.bind(to.store)
      const keepPhoto = to.media.keep.bind(to.media)
      const write = <T>(run: () => Promise<T>) => {
        writes += 1
        return writes > crash ? Promise.reject(new Error('the device went off')) : run()
      }
      to.store.keep = (...given) => write(() => keep(...given))
      to.media.keep = (...given) => write(() => keepPhoto(...given))
      await expect(to.take(file)).rejects.toThrow('went off')
      // What is listed is there: the initiative never knows of a workshop that did not come.
      const heard = (await to.store.hashes('initiative.platz')).length
      if (heard) expect(await to.store.hashes('workshop.a')).toHaveLength(34)
      to.store.keep = keep
      to.media.keep = keepPhoto
      await to.take(file)
      expect(await to.holds()).toEqual(await from.holds())
    }
  })

  test('a document that is open shows at once what came', async () => {
    const [from, to] = [await filled(), new FilePeer()]
    const session = await openSession(await to.partsOf('workshop.a'))
    onTestFinished(() => session.stop())
    await to.take(await from.pack())
    await vi.waitFor(() => expect(session.doc.getMap('contributions').size).toBe(34))
    expect(session.entryCount).toBe(34)
    expect(to.links.all).toEqual([])
  })

  test('a file that holds nothing for this device takes nothing', async () => {
    const from = await filled()
    const to = new FilePeer()
    await to.take(await from.pack())
    const holder = { id: 't3', kind: 'device' as const, name: '' }
    for (const docId of from.documents) {
      const hashes = await from.store.hashes(docId)
      from.receipts.set(docId, [{ holder, at: 1, hashes }])
    }
    for (const { hash } of await from.media.list('workshop.a')) await from.media.confirm(hash, 't3')
    const given = { ...choice, lackedBy: 't3' }
    expect(await from.desk.measure(given, quietWatch())).toMatchObject({ entries: 0, photos: 0 })
    expect(await to.take(await from.pack(given))).toMatchObject({ news: noNews, isOlder: false })
  })
})
