/** What an operator can set by environment variables; without any the hub works on its own. */
import { join } from 'node:path'

const MIB = 2 ** 20

/** Sizes in bytes, times in milliseconds. */
export interface Settings {
  /** The folder of the hub's file. */
  data: string
  /** Web pages that may use the hub; empty: all may, nothing here depends on who asks. */
  origins: string[]
  /** Who may open a new room: whoever is near (loopback and private addresses), everyone, or holders of the token. */
  openers: 'near' | 'everyone' | 'token'
  operatorToken: string | undefined
  mostEntryBytes: number
  mostRoomBytes: number
  mostBlobBytes: number
  /** One sealed answer of a survey, and all of one survey. */
  mostAnswerBytes: number
  mostAnswersBytes: number
  /** Rooms on one socket. */
  mostRooms: number
  /** Per socket; who sends more is read more slowly. */
  messagesPerSecond: number
  bytesPerMinute: number
  /** A socket that is in no room by then is closed. */
  entryTime: number
  /** How full the disk may be, from 0 to 1. */
  mostDisk: number
  /** How often the disk is looked at and every socket hears that the hub is there. */
  pulse: number
  databaseUrl: string | undefined
  redisUrl: string | undefined
}

export const DEFAULTS: Settings = {
  data: 'data',
  origins: [],
  openers: 'near',
  operatorToken: undefined,
  mostEntryBytes: 32 * MIB,
  mostRoomBytes: 512 * MIB,
  mostBlobBytes: 32 * MIB,
  mostAnswerBytes: MIB,
  mostAnswersBytes: 128 * MIB,
  mostRooms: 1000,
  messagesPerSecond: 300,
  bytesPerMinute: 512 * MIB,
  entryTime: 10_000,
  mostDisk: 0.9,
  pulse: 5000,
  databaseUrl: undefined,
  redisUrl: undefined,
}

/** Throws one plain sentence about a value that means nothing. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const number = (name: string, fallback: number, unit = 1): number => {
    const text = env[name]
    if (!text) return fallback
    const value = Number(text) * unit
    if (!(value > 0)) throw new Error(`${name} must be a number above zero, not "${text}".`)
    return value
  }
  const openers = env.HUB_ROOMS ?? DEFAULTS.openers
  if (openers !== 'near' && openers !== 'everyone' && openers !== 'token')
    throw new Error(`HUB_ROOMS is "near", "everyone" or "token", not "${openers}".`)
  return {
    ...DEFAULTS,
    data: env.HUB_DATA ?? DEFAULTS.data,
    origins: (env.HUB_ORIGIN ?? '').split(/[\s,]+/).filter(Boolean),
    openers,
    operatorToken: env.HUB_TOKEN ?? undefined,
    mostEntryBytes: Math.min(
      DEFAULTS.mostEntryBytes,
      number('HUB_ENTRY_MB', DEFAULTS.mostEntryBytes, MIB),
    ),
    mostRoomBytes: number('HUB_ROOM_MB', DEFAULTS.mostRoomBytes, MIB),
    mostBlobBytes: number('HUB_BLOB_MB', DEFAULTS.mostBlobBytes, MIB),
    mostAnswersBytes: number('HUB_ANSWERS_MB', DEFAULTS.mostAnswersBytes, MIB),
    messagesPerSecond: number('HUB_MESSAGES_PER_SECOND', DEFAULTS.messagesPerSecond),
    bytesPerMinute: number('HUB_MB_PER_MINUTE', DEFAULTS.bytesPerMinute, MIB),
    mostDisk: number('HUB_DISK_PERCENT', DEFAULTS.mostDisk, 0.01),
    pulse: number('HUB_PULSE_SECONDS', DEFAULTS.pulse, 1000),
    databaseUrl: env.DATABASE_URL ?? undefined,
    redisUrl: env.REDIS_URL ?? undefined,
  }
}

/** The hub's file, where SQLite keeps it. */
export function sqliteFile(settings: Settings): string {
  return join(settings.data, 'hub.db')
}
