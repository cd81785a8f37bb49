/** Blobs in PostgreSQL: parts in rows, as in SQLite. */
import type { Pool, PoolClient } from 'pg'
import type { Blob, BlobLog } from '#hub/log.ts'
import { inTransaction } from './postgres-log.ts'

const SIZE = 'SELECT coalesce(max(at + length(bytes)), 0) AS size FROM part WHERE upload = $1'
const WHOLE = 'SELECT id FROM upload WHERE hash = $1 AND whole'
const OPEN = 'SELECT id FROM upload WHERE hash = $1 AND room = $2 AND NOT whole'

type Asked = Pick<Pool | PoolClient, 'query'>

export class PostgresBlobs implements BlobLog {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async state(room: string, hash: string): Promise<{ size: number; isWhole: boolean }> {
    const whole = await idOf(this.#pool, WHOLE, [hash])
    const found = whole ?? (await idOf(this.#pool, OPEN, [hash, room]))
    return { size: await sizeOf(this.#pool, found), isWhole: whole !== undefined }
  }

  async add(room: string, hash: string, at: number, bytes: Uint8Array): Promise<void> {
    await inTransaction(this.#pool, async (connection) => {
      await lock(connection, hash)
      const open = await idOf(connection, OPEN, [hash, room])
      if (at !== (await sizeOf(connection, open)))
        throw new Error('A part begins where the last one ended.')
      const begin = 'INSERT INTO upload(room, hash) VALUES ($1, $2) RETURNING id'
      const id = open ?? (await idOf(connection, begin, [room, hash]))
      await connection.query('INSERT INTO part VALUES ($1, $2, $3)', [id, at, Buffer.from(bytes)])
    })
  }

  async finish(room: string, hash: string, kind: Blob['kind'] = 'original'): Promise<void> {
    await inTransaction(this.#pool, async (connection) => {
      await lock(connection, hash)
      const whole = await idOf(connection, WHOLE, [hash])
      const open = await idOf(connection, OPEN, [hash, room])
      if (open && whole) await connection.query('DELETE FROM upload WHERE id = $1', [open])
      else if (open) await connection.query('UPDATE upload SET whole = true WHERE id = $1', [open])
      const found = whole ?? open
      if (!found) throw new Error('Nothing was brought under this address.')
      const reach = `INSERT INTO reach(room, hash, bytes, kind) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`
      await connection.query(reach, [room, hash, await sizeOf(connection, found), kind])
    })
  }

  async drop(room: string, hash: string): Promise<void> {
    await this.#pool.query('DELETE FROM upload WHERE hash = $1 AND room = $2 AND NOT whole', [
      hash,
      room,
    ])
  }

  async *read(room: string, hash: string, from: number): AsyncIterable<Uint8Array> {
    const found =
      (await idOf(this.#pool, WHOLE, [hash])) ?? (await idOf(this.#pool, OPEN, [hash, room]))
    for (let at = from; found !== undefined;) {
      const { rows } = await this.#pool.query<{ at: number; bytes: Buffer }>(
        `SELECT at, bytes FROM part WHERE upload = $1 AND at + length(bytes) > $2
         ORDER BY at LIMIT 1`,
        [found, at],
      )
      const [piece] = rows
      if (!piece) return
      yield piece.bytes.subarray(at - piece.at)
      at = piece.at + piece.bytes.length
    }
  }

  async list(room: string, after = '', most = Number.MAX_SAFE_INTEGER): Promise<Blob[]> {
    const { rows } = await this.#pool.query<Blob>(
      // By bytes, as SQLite compares: a page must go on where the last one ended.
      `SELECT hash, bytes::float8 AS size, kind FROM reach WHERE room = $1 AND hash > $2 COLLATE "C"
       ORDER BY hash COLLATE "C" LIMIT $3`,
      [room, after, most],
    )
    return rows
  }

  async count(room: string): Promise<number> {
    const { rows } = await this.#pool.query<{ count: number }>(
      `SELECT ((SELECT count(*) FROM reach WHERE room = $1)
       + (SELECT count(*) FROM upload WHERE room = $1 AND NOT whole))::float8 AS count`,
      [room],
    )
    return rows[0]?.count ?? 0
  }

  async used(room: string): Promise<number> {
    const { rows } = await this.#pool.query<{ used: number }>(
      `SELECT ((SELECT coalesce(sum(bytes), 0) FROM reach WHERE room = $1)
       + (SELECT coalesce(sum(length(part.bytes)), 0) FROM part JOIN upload ON upload.id = part.upload
          WHERE upload.room = $1 AND NOT upload.whole))::float8 AS used`,
      [room],
    )
    return rows[0]?.used ?? 0
  }
}

/** Two nodes that take the same blob at once take it one after the other. */
async function lock(connection: PoolClient, hash: string): Promise<void> {
  await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash])
}

async function idOf(asked: Asked, sql: string, values: string[]): Promise<string | undefined> {
  const { rows } = await asked.query<{ id: string }>(sql, values)
  return rows[0]?.id
}

async function sizeOf(asked: Asked, upload: string | undefined): Promise<number> {
  if (upload === undefined) return 0
  const { rows } = await asked.query<{ size: number }>(SIZE, [upload])
  return rows[0]?.size ?? 0
}
