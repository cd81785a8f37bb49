/** What every engine under the hub must do; the definition of "on the hub's disk". */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RoomFull, RoomGone, type Entry, type Place, type Store } from '#hub/log.ts'

/** `open` gives the store once more, as another process or after a restart; `destroy` cleans up. */
export interface HubDisk {
  open: () => Promise<Store>
  destroy: () => Promise<void>
}

const much = 2 ** 30

/** Addresses of rooms and entries alike. */
export function addressFor(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url')
}

export function makeHubEntry(seed: number, length = 200): Entry {
  const bytes = new Uint8Array(Buffer.alloc(length, `entry ${seed} `))
  return { hash: addressFor(bytes), bytes }
}

function makeHubEntries(count: number, from = 0): Entry[] {
  return Array.from({ length: count }, (_, at) => makeHubEntry(from + at))
}

function hashesOf(entries: { hash: string }[]): string[] {
  return entries.map(({ hash }) => hash)
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

export function runHubLogContract(name: string, make: () => Promise<HubDisk>): void {
  describe(`${name} keeps the contract of the hub's log`, () => {
    const room = addressFor('a room')
    const other = addressFor('another room')
    let disk: HubDisk
    let store: Store
    let opened: Store[]
    let place: Place
    beforeEach(async () => {
      disk = await make()
      opened = []
      store = await open()
      place = await store.log.enter(room, 100)
    })
    afterEach(async () => {
      for (const { log } of opened) await log.close()
      await disk.destroy()
    })

    async function open(): Promise<Store> {
      const next = await disk.open()
      opened.push(next)
      return next
    }

    test('what was appended is there for another process, in order and without gaps', async () => {
      const entries = makeHubEntries(20)
      for (const entry of entries.slice(0, 5)) await store.log.append(place, [entry], much)
      await store.log.append(place, entries.slice(5), much)
      const rows = await (await open()).log.rows(room, 0)
      expect(rows.map(({ number }) => number)).toEqual(entries.map((_, at) => at))
      expect(hashesOf(rows)).toEqual(hashesOf(entries))
      expect(rows.map(({ bytes }) => Buffer.from(bytes ?? []))).toEqual(
        entries.map(({ bytes }) => Buffer.from(bytes)),
      )
    })

    test('what is there already takes no number and is never overwritten', async () => {
      const [one, two] = makeHubEntries(2)
      if (!one || !two) throw new Error('two entries are needed')
      await store.log.append(place, [one], much)
      const forged = { hash: one.hash, bytes: new Uint8Array(9) }
      expect(await store.log.append(place, [forged], much)).toEqual([])
      expect(await store.log.append(place, [one, two, two], much)).toMatchObject([
        { number: 1, hash: two.hash },
      ])
      expect(Buffer.from((await store.log.read(room, one.hash)) ?? [])).toEqual(
        Buffer.from(one.bytes),
      )
    })

    test('two processes that append at once share one row of numbers', async () => {
      const second = await open()
      const mine = makeHubEntries(40)
      const theirs = makeHubEntries(40, 20)
      await Promise.all([
        ...mine.map((entry) => store.log.append(place, [entry], much)),
        ...theirs.map((entry) => second.log.append(place, [entry], much)),
      ])
      const rows = await store.log.rows(room, 0)
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, at) => at))
      expect(new Set(hashesOf(rows))).toEqual(new Set(hashesOf([...mine, ...theirs])))
    })

    test('rows are read from a number on, and no more than wanted', async () => {
      await store.log.append(place, makeHubEntries(10), much)
      const rows = await store.log.rows(room, 4, 3)
      expect(rows.map(({ number }) => number)).toEqual([4, 5, 6])
    })

    test('a full room takes nothing of a message, and others go on', async () => {
      const entries = makeHubEntries(3)
      const elsewhere = await store.log.enter(other, 100)
      const [full, fine] = await Promise.allSettled([
        store.log.append(place, entries, 500),
        store.log.append(elsewhere, entries, much),
      ])
      expect(full).toMatchObject({ status: 'rejected', reason: expect.any(RoomFull) as RoomFull })
      expect(fine.status).toBe('fulfilled')
      expect(await store.log.rows(room, 0)).toEqual([])
      expect(await store.log.rows(other, 0)).toHaveLength(3)
    })

    test('a room that holds everything already is not too full for it', async () => {
      const entries = makeHubEntries(3)
      await store.log.append(place, entries, much)
      expect(await store.log.append(place, entries, 10)).toEqual([])
    })

    test('nothing is written into a room that nobody entered', async () => {
      const nowhere = { id: other, client: place.client }
      await expect(store.log.append(nowhere, makeHubEntries(1), much)).rejects.toThrow(RoomGone)
    })

    test('a room keeps its client for ever, and each has another one', async () => {
      const first = await store.log.enter(room, 100)
      const again = await (await open()).log.enter(room, 90)
      expect(again).toEqual(first)
      expect(first.client).toBeGreaterThan(2 ** 32 - 1)
      expect((await store.log.enter(other, 100)).client).not.toBe(first.client)
    })

    test('it says what a room lacks, and counts what was replaced as had', async () => {
      const entries = makeHubEntries(6)
      await store.log.append(place, entries.slice(0, 4), much)
      const [snapshot, ...covered] = hashesOf(entries.slice(0, 4))
      await store.log.supersede(room, snapshot ?? '', covered)
      expect(await store.log.lacking(room, hashesOf(entries))).toEqual(hashesOf(entries.slice(4)))
      expect(await store.log.lacking(other, hashesOf(entries))).toEqual(hashesOf(entries))
    })

    test('a snapshot takes the bytes of what it covers, and their numbers stay', async () => {
      const entries = makeHubEntries(5)
      await store.log.append(place, entries, much)
      const hashes = hashesOf(entries)
      const count = await store.log.supersede(room, hashes[4] ?? '', [...hashes, addressFor('x')])
      expect(count).toBe(4)
      const rows = await (await open()).log.rows(room, 0)
      expect(rows.map(({ bytes }) => bytes?.length)).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        200,
      ])
      expect(await store.log.find(room)).toMatchObject({ entries: 5, bytes: 200 })
      expect(await store.log.append(place, entries, much)).toEqual([])
    })

    test('without the snapshot nothing is replaced', async () => {
      const entries = makeHubEntries(3)
      await store.log.append(place, entries, much)
      expect(await store.log.supersede(room, addressFor('no'), hashesOf(entries))).toBe(0)
      expect((await store.log.rows(room, 0)).every(({ bytes }) => bytes)).toBe(true)
    })

    test('rooms that nobody used are listed and removed with all they had', async () => {
      const [entry] = makeHubEntries(1)
      if (!entry) throw new Error('an entry is needed')
      for (const [name, day] of [
        [room, 100],
        [other, 200],
      ] as const) {
        await store.log.append(await store.log.enter(name, day), [entry], much)
        await store.blobs.add(name, addressFor(name), 0, entry.bytes)
        await store.blobs.finish(name, addressFor(name))
      }
      expect(hashesOf((await store.log.idle(150)).map(({ id }) => ({ hash: id })))).toEqual([room])
      expect(await store.log.remove(room)).toBe(true)
      expect(await store.log.remove(room)).toBe(false)
      expect(await store.log.find(room)).toBeUndefined()
      expect(await store.log.rows(room, 0)).toEqual([])
      expect(await store.blobs.state(room, addressFor(room))).toEqual({ size: 0, isWhole: false })
      expect(await store.log.rows(other, 0)).toHaveLength(1)
      expect((await store.blobs.state(other, addressFor(other))).isWhole).toBe(true)
    })

    test('a room that was removed begins anew, under another client', async () => {
      const before = await store.log.enter(room, 100)
      await store.log.remove(room)
      const after = await store.log.enter(room, 100)
      expect(after).toMatchObject({ entries: 0, bytes: 0 })
      expect(after.client).not.toBe(before.client)
      // Whoever still thinks of the old one cannot write into the new one.
      await expect(store.log.append(before, makeHubEntries(1), much)).rejects.toThrow(RoomGone)
    })

    test('all processes share the first value that was given', async () => {
      expect(await store.log.shared('secret', 'one')).toBe('one')
      expect(await (await open()).log.shared('secret', 'two')).toBe('one')
    })

    test('a process learns that another one wrote', async () => {
      const second = await open()
      const before = await second.log.version()
      await store.log.append(place, makeHubEntries(1), much)
      const after = await second.log.version()
      if (before !== undefined) expect(after).not.toBe(before)
      expect((await second.log.rows(room, 0)).length).toBe(1)
    })

    test('it can be asked whether it writes, and what it holds', async () => {
      await store.log.append(place, makeHubEntries(4), much)
      await store.log.probe()
      expect(await store.log.totals()).toEqual({ rooms: 1, entries: 4, bytes: 800 })
    })

    test('a blob comes in parts, and a part must begin where the last one ended', async () => {
      const whole = Buffer.alloc(3000, 'photo')
      const hash = addressFor(whole)
      await store.blobs.add(room, hash, 0, whole.subarray(0, 1000))
      await expect(store.blobs.add(room, hash, 2000, whole.subarray(2000))).rejects.toThrow('part')
      const second = await open()
      expect(await second.blobs.state(room, hash)).toEqual({ size: 1000, isWhole: false })
      await second.blobs.add(room, hash, 1000, whole.subarray(1000))
      await second.blobs.finish(room, hash)
      expect(await store.blobs.state(other, hash)).toEqual({ size: 3000, isWhole: true })
      expect(await gather(store.blobs.read(other, hash, 0))).toEqual(whole)
      expect(await gather(store.blobs.read(other, hash, 1500))).toEqual(whole.subarray(1500))
      expect(await store.blobs.list(room)).toEqual([{ hash, size: 3000, kind: 'original' }])
    })

    test('parts of one room are not those of another, and can be thrown away', async () => {
      const hash = addressFor('blob')
      await store.log.enter(other, 100)
      await store.blobs.add(room, hash, 0, Buffer.from('junk'))
      expect(await store.blobs.state(other, hash)).toEqual({ size: 0, isWhole: false })
      expect(await store.blobs.used(room)).toBe(4)
      await store.blobs.drop(room, hash)
      await store.blobs.add(other, hash, 0, Buffer.from('blob'))
      await store.blobs.finish(other, hash)
      expect(await store.blobs.used(room)).toBe(0)
      expect(await store.blobs.used(other)).toBe(4)
    })

    test('blobs are listed page by page, with what their room said that they are', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', '_', '-', 'Z']
      for (const name of names) {
        const hash = addressFor(name)
        await store.blobs.add(room, hash, 0, Buffer.from(name))
        await store.blobs.finish(room, hash, name < 'c' ? 'thumbnail' : 'original')
        // Said once: whoever brings it again changes nothing.
        await store.blobs.finish(room, hash, 'original')
      }
      const wanted = names
        .map((name) => ({
          hash: addressFor(name),
          size: 1,
          kind: name < 'c' ? 'thumbnail' : 'original',
        }))
        .sort((one, two) => (one.hash < two.hash ? -1 : 1))
      const read = []
      for (let after = ''; ;) {
        const page = await store.blobs.list(room, after, 3)
        read.push(...page)
        if (page.length < 3) break
        after = page.at(-1)?.hash ?? ''
      }
      expect(read).toEqual(wanted)
      expect(await store.blobs.count(room)).toBe(names.length)
      await store.blobs.add(room, addressFor('half'), 0, Buffer.from('h'))
      expect(await store.blobs.count(room)).toBe(names.length + 1)
    })

    test('a blob of two rooms goes when both are gone', async () => {
      const hash = addressFor('blob')
      await store.log.enter(other, 100)
      for (const name of [room, other]) {
        await store.blobs.add(name, hash, 0, Buffer.from('blob'))
        await store.blobs.finish(name, hash)
      }
      await store.log.remove(room)
      expect((await store.blobs.state(other, hash)).isWhole).toBe(true)
      await store.log.remove(other)
      expect((await store.blobs.state(other, hash)).isWhole).toBe(false)
    })
  })
}
