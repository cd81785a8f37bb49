/** The append log in PostgreSQL, for a hub of several nodes: the row of a room is the lock under which it grows. */
import type { Pool, PoolClient } from 'pg'
import {
  RoomFull,
  RoomGone,
  type AppendLog,
  type Entry,
  type Place,
  type Room,
  type Row,
} from '#hub/log.ts'
import { newClient } from './client.ts'

const ROOM = 'SELECT id, client, entries, bytes, opened_day FROM room'

export class PostgresLog implements AppendLog {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async find(room: string): Promise<Room | undefined> {
    const { rows } = await this.#pool.query<FoundRoom>(`${ROOM} WHERE id = $1`, [room])
    return rows[0] && roomOf(rows[0])
  }

  async enter(room: string, day: number): Promise<Room> {
    const { rows } = await this.#pool.query<FoundRoom>(
      `INSERT INTO room(id, client, opened_day) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET opened_day = greatest(room.opened_day, excluded.opened_day)
       RETURNING id, client, entries, bytes, opened_day`,
      [room, newClient(), day],
    )
    if (!rows[0]) throw new Error('A room that was entered is not there.')
    return roomOf(rows[0])
  }

  async append({ id, client }: Place, entries: Entry[], mostBytes: number): Promise<Row[]> {
    return inTransaction(this.#pool, async (connection) => {
      const locked = await connection.query<FoundRoom>(`${ROOM} WHERE id = $1 FOR UPDATE`, [id])
      const found = locked.rows[0] && roomOf(locked.rows[0])
      if (found?.client !== client) throw new RoomGone('The room is not there any more.')
      const fresh = new Map(entries.map((entry) => [entry.hash, entry]))
      const had = await connection.query<{ hash: string }>(
        'SELECT hash FROM entry WHERE room = $1 AND hash = ANY($2)',
        [id, [...fresh.keys()]],
      )
      for (const { hash } of had.rows) fresh.delete(hash)
      let size = 0
      for (const { bytes } of fresh.values()) size += bytes.length
      if (!fresh.size) return []
      if (found.bytes + size > mostBytes) throw new RoomFull('The room is full.')
      const rows = [...fresh.values()].map((entry, at) => ({
        ...entry,
        number: found.entries + at,
      }))
      await connection.query(
        `INSERT INTO entry(room, number, hash, bytes)
         SELECT $1, number, hash, bytes FROM unnest($2::int[], $3::text[], $4::bytea[])
         AS fresh(number, hash, bytes)`,
        [id, rows.map((row) => row.number), rows.map((row) => row.hash), rows.map(bufferOf)],
      )
      await connection.query(
        'UPDATE room SET entries = entries + $2, bytes = bytes + $3 WHERE id = $1',
        [id, rows.length, size],
      )
      return rows
    })
  }

  async rows(room: string, from: number, most?: number): Promise<Row[]> {
    const { rows } = await this.#pool.query<{ number: number; hash: string; bytes: Buffer | null }>(
      `SELECT number, hash, bytes FROM entry WHERE room = $1 AND number >= $2
       ORDER BY number LIMIT $3`,
      [room, from, most ?? null],
    )
    return rows.map(({ number, hash, bytes }) => ({ number, hash, bytes: bytes ?? undefined }))
  }

  async lacking(room: string, hashes: string[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ hash: string }>(
      'SELECT hash FROM entry WHERE room = $1 AND hash = ANY($2)',
      [room, hashes],
    )
    const had = new Set(rows.map(({ hash }) => hash))
    return hashes.filter((hash) => !had.has(hash))
  }

  async read(room: string, hash: string): Promise<Uint8Array | undefined> {
    const { rows } = await this.#pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM entry WHERE room = $1 AND hash = $2 AND bytes IS NOT NULL',
      [room, hash],
    )
    return rows[0]?.bytes
  }

  async supersede(room: string, snapshot: string, covered: string[]): Promise<number> {
    return inTransaction(this.#pool, async (connection) => {
      await connection.query(`${ROOM} WHERE id = $1 FOR UPDATE`, [room])
      const { rows } = await connection.query<{ length: number }>(
        `UPDATE entry SET bytes = NULL FROM entry AS old
         WHERE entry.room = $1 AND entry.hash = ANY($3) AND entry.hash <> $2
         AND entry.bytes IS NOT NULL AND old.room = entry.room AND old.number = entry.number
         AND EXISTS (SELECT 1 FROM entry WHERE room = $1 AND hash = $2 AND bytes IS NOT NULL)
         RETURNING length(old.bytes) AS length`,
        [room, snapshot, covered],
      )
      const freed = rows.reduce((sum, { length }) => sum + length, 0)
      await connection.query('UPDATE room SET bytes = bytes - $2 WHERE id = $1', [room, freed])
      return rows.length
    })
  }

  async idle(beforeDay: number): Promise<Room[]> {
    const { rows } = await this.#pool.query<FoundRoom>(
      `${ROOM} WHERE opened_day < $1 ORDER BY opened_day, id`,
      [beforeDay],
    )
    return rows.map(roomOf)
  }

  async remove(room: string): Promise<boolean> {
    return inTransaction(this.#pool, async (connection) => {
      const { rowCount } = await connection.query('DELETE FROM room WHERE id = $1', [room])
      await connection.query('DELETE FROM entry WHERE room = $1', [room])
      await connection.query('DELETE FROM reach WHERE room = $1', [room])
      await connection.query(
        `DELETE FROM upload WHERE (NOT whole AND room = $1)
         OR (whole AND NOT EXISTS (SELECT 1 FROM reach WHERE reach.hash = upload.hash))`,
        [room],
      )
      return (rowCount ?? 0) > 0
    })
  }

  async shared(name: string, value: string): Promise<string> {
    await this.#pool.query('INSERT INTO shared VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      name,
      value,
    ])
    const { rows } = await this.#pool.query<{ value: string }>(
      'SELECT value FROM shared WHERE name = $1',
      [name],
    )
    return rows[0]?.value ?? value
  }

  async probe(): Promise<void> {
    await this.#pool.query(
      `INSERT INTO shared VALUES ('probe', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      ['x'.repeat(8192) + String(Math.random())],
    )
  }

  /** Other nodes write all the time: what is open is looked at every time. */
  version(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  async totals(): Promise<{ rooms: number; entries: number; bytes: number }> {
    const { rows } = await this.#pool.query<{ rooms: number; entries: number; bytes: number }>(
      `SELECT count(*)::float8 AS rooms, coalesce(sum(entries), 0)::float8 AS entries,
       coalesce(sum(bytes), 0)::float8 AS bytes FROM room`,
    )
    return rows[0] ?? { rooms: 0, entries: 0, bytes: 0 }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}

/** Numbers of 64 bits come as text. */
interface FoundRoom {
  id: string
  client: string
  entries: number
  bytes: string
  opened_day: number
}

function roomOf({ id, client, entries, bytes, opened_day: openedDay }: FoundRoom): Room {
  return { id, client: Number(client), entries, bytes: Number(bytes), openedDay }
}

function bufferOf({ bytes }: Entry): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Everything or nothing; rejects with what went wrong first. */
export async function inTransaction<T>(
  pool: Pool,
  run: (connection: PoolClient) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect()
  let fault: unknown
  try {
    await connection.query('BEGIN')
    const result = await run(connection)
    await connection.query('COMMIT')
    return result
  } catch (error) {
    fault = error
    await connection.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    // A connection that broke is not used again.
    connection.release(fault instanceof Error && 'code' in fault ? fault : undefined)
  }
}
