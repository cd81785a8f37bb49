/** Log and blobs in PostgreSQL, shared by all nodes of a hub. */
import pg from 'pg'
import type { Store } from '#hub/log.ts'
import { PostgresBlobs } from './postgres-blobs.ts'
import { PostgresLog } from './postgres-log.ts'

const TABLES = `
CREATE TABLE IF NOT EXISTS room(
  id text PRIMARY KEY, client bigint NOT NULL, entries int NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0, opened_day int NOT NULL);
CREATE TABLE IF NOT EXISTS entry(
  room text NOT NULL, number int NOT NULL, hash text NOT NULL, bytes bytea,
  PRIMARY KEY(room, number), UNIQUE(room, hash));
CREATE TABLE IF NOT EXISTS upload(
  id bigserial PRIMARY KEY, room text NOT NULL, hash text NOT NULL,
  whole boolean NOT NULL DEFAULT false);
CREATE INDEX IF NOT EXISTS upload_hash ON upload(hash, room);
CREATE TABLE IF NOT EXISTS part(
  upload bigint NOT NULL REFERENCES upload ON DELETE CASCADE, at int NOT NULL,
  bytes bytea NOT NULL, PRIMARY KEY(upload, at));
CREATE TABLE IF NOT EXISTS reach(
  room text NOT NULL, hash text NOT NULL, bytes bigint NOT NULL, PRIMARY KEY(room, hash));
ALTER TABLE reach ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'original';
CREATE TABLE IF NOT EXISTS shared(name text PRIMARY KEY, value text NOT NULL);
`
/** Any number; whoever makes the tables holds it, so that two nodes can start at once. */
const MAKING = 20_261_122

/** Rejects if the database cannot be reached. */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Whatever the database's default is: an answer comes after its disk has written.
    options: '-c synchronous_commit=on',
    connectionTimeoutMillis: 5000,
  })
  // An idle connection that breaks is replaced by the next question; unheard it would end the process.
  pool.on('error', () => undefined)
  const connection = await pool.connect()
  try {
    await connection.query('SELECT pg_advisory_lock($1)', [MAKING])
    await connection.query(TABLES)
    await connection.query('SELECT pg_advisory_unlock($1)', [MAKING])
  } finally {
    connection.release()
  }
  return { log: new PostgresLog(pool), blobs: new PostgresBlobs(pool) }
}
