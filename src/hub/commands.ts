/** What an operator does by hand, also while the hub runs: back up, restore, list and remove rooms. */
import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { today } from './admission.ts'
import { openStore } from './hub.ts'
import type { Blob, Entry, Room, Store } from './log.ts'
import { readSettings } from './settings.ts'
import { openSqliteStore } from './store/sqlite.ts'

const COMMANDS = ['backup', 'restore', 'rooms', 'remove'] as const
type Command = (typeof COMMANDS)[number]

const PAGE = 200
const FOR_EVER = 2 ** 31

export function isCommand(word: string | undefined): word is Command {
  return COMMANDS.some((command) => command === word)
}

/** Resolves with the exit code; says on stdout what was done, in one line, or on stderr what is wrong. */
export async function runCommand(
  command: Command,
  parameters: string[],
  env: Record<string, string | undefined>,
): Promise<number> {
  try {
    const store = await openStore(readSettings(env))
    try {
      process.stdout.write(`${await commands[command](store, parameters)}\n`)
    } finally {
      await store.log.close()
    }
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

const commands: Record<Command, (store: Store, parameters: string[]) => Promise<string>> = {
  backup: async (store, [file]) => {
    if (!file) throw new Error('Please name a file: backup FILE')
    const part = `${file}.part`
    await removeFile(part)
    const copy = await openSqliteStore(part)
    const { rooms, entries, blobs } = await copyAll(store, copy)
    await copy.log.close()
    await rename(part, file)
    await removeFile(part)
    return `Backed up ${rooms} rooms, ${entries} entries, ${blobs} blobs to ${file}.`
  },
  restore: async (store, [file]) => {
    if (!file) throw new Error('Please name a file: restore FILE')
    const { copy, close } = await openCopy(file)
    const { rooms, entries, blobs, damaged } = await copyAll(copy, store)
    await close()
    const rest = damaged ? ` ${damaged} were damaged and left out.` : ''
    return `Restored from ${rooms} rooms: ${entries} entries and ${blobs} blobs were missing.${rest}`
  },
  rooms: async (store, parameters) => {
    const rooms = await idleRooms(store, parameters, 0)
    const lines = rooms.map(
      ({ id, entries, bytes, openedDay }) =>
        `${id}  ${new Date(openedDay * 86_400_000).toISOString().slice(0, 10)}  ${entries} entries  ${bytes} bytes`,
    )
    return [...lines, `${rooms.length} rooms`].join('\n')
  },
  remove: async (store, parameters) => {
    const [id] = parameters
    if (!id) throw new Error('Please name rooms: remove ROOM … or remove --idle DAYS')
    const named = parameters.filter((word) => /^[A-Za-z0-9_-]{43}$/.test(word))
    const ids =
      id === '--idle' ? (await idleRooms(store, parameters)).map((room) => room.id) : named
    let count = 0
    for (const each of ids) if (await store.log.remove(each)) count += 1
    return `Removed ${count} rooms.`
  },
}

/** Rooms that nobody opened for so many days; someone may be in those of today. */
async function idleRooms(store: Store, parameters: string[], fallback?: number): Promise<Room[]> {
  const at = parameters.indexOf('--idle')
  const days = at < 0 ? fallback : Number(parameters[at + 1] ?? NaN)
  if (days === undefined || !Number.isInteger(days) || days < 0)
    throw new Error('--idle wants a number of days.')
  return store.log.idle(at < 0 ? FOR_EVER : today() - days)
}

async function openCopy(file: string) {
  const { access } = await import('node:fs/promises')
  await access(file).catch(() => {
    throw new Error(`There is no file ${file}.`)
  })
  const copy = await openSqliteStore(file)
  return { copy, close: () => copy.log.close() }
}

async function removeFile(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
}

/**
 * Brings everything from one store to another that the other lacks. A log only grows, so both may be in use meanwhile,
 * and nothing that came after a backup is lost by restoring it.
 */
export async function copyAll(from: Store, to: Store) {
  const done = { rooms: 0, entries: 0, blobs: 0, damaged: 0 }
  for (const room of await from.log.idle(FOR_EVER)) {
    const place = await to.log.enter(room.id, room.openedDay)
    done.rooms += 1
    for (let at = 0; ; at += PAGE) {
      const rows = await from.log.rows(room.id, at, PAGE)
      const there = rows.filter((row): row is typeof row & Entry => row.bytes !== undefined)
      const whole = there.filter(isWhole)
      done.damaged += there.length - whole.length
      done.entries += (await to.log.append(place, whole, Number.MAX_SAFE_INTEGER)).length
      if (rows.length < PAGE) break
    }
    const there = new Set((await to.blobs.list(room.id)).map(({ hash }) => hash))
    for (const blob of await from.blobs.list(room.id)) {
      if (there.has(blob.hash)) continue
      await copyBlob(from, to, room.id, blob)
      done.blobs += 1
    }
  }
  return done
}

function isWhole({ hash, bytes }: Entry): boolean {
  return createHash('sha256').update(bytes).digest('base64url') === hash
}

async function copyBlob(from: Store, to: Store, room: string, { hash, kind }: Blob): Promise<void> {
  const { isWhole: isThere } = await to.blobs.state(room, hash)
  if (!isThere) {
    await to.blobs.drop(room, hash)
    let at = 0
    for await (const piece of from.blobs.read(room, hash, 0)) {
      await to.blobs.add(room, hash, at, piece)
      at += piece.length
    }
  }
  await to.blobs.finish(room, hash, kind)
}
