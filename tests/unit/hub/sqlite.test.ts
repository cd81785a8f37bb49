/** SQLite under the hub: the contract, and a disk that is full for a while. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from '#hub/store/libsql.ts'
import { openSqliteStore } from '#hub/store/sqlite.ts'
import { addressFor, makeHubEntry, runHubLogContract } from '../../contracts/hub-log.ts'

async function makeDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'hub-log-'))
  return {
    file: join(folder, 'hub.db'),
    open: () => openSqliteStore(join(folder, 'hub.db')),
    destroy: () => rm(folder, { recursive: true }),
  }
}

runHubLogContract('SQLite', makeDisk)

test('a full disk refuses, loses nothing, and takes it again when there is room', async () => {
  const disk = await makeDisk()
  const store = await disk.open()
  const room = await store.log.enter(addressFor('room'), 1)
  const before = makeHubEntry(1)
  await store.log.append(room, [before], 2 ** 30)
  await store.limitPages(40)
  const big = makeHubEntry(2, 500_000)
  const small = makeHubEntry(3)
  const both = await Promise.allSettled([
    store.log.append(room, [big], 2 ** 30),
    store.log.append(room, [small], 2 ** 30),
  ])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await store.log.rows(room.id, 0)).toMatchObject([{ hash: before.hash }])
  await store.limitPages(1_000_000)
  const rows = await store.log.append(room, [big, small], 2 ** 30)
  expect(rows.map(({ number }) => number)).toEqual([1, 2])
  await store.log.close()
  await disk.destroy()
})

test('many who wait for the one that writes do not keep it from ending', async () => {
  const disk = await makeDisk()
  const first = await disk.open()
  const stores = [first]
  while (stores.length < 8) stores.push(await disk.open())
  const room = await first.log.enter(addressFor('room'), 1)
  const { reader, writer } = await openSqlite(disk.file)
  await writer.exec('BEGIN IMMEDIATE')
  // Eight are more than the engine has threads.
  const waiting = stores.map(({ log }, at) => log.append(room, [makeHubEntry(at)], 2 ** 30))
  await writer.exec('COMMIT')
  await Promise.all(waiting)
  expect(await first.log.rows(room.id, 0)).toHaveLength(8)
  reader.close()
  writer.close()
  for (const { log } of stores) await log.close()
  await disk.destroy()
})
