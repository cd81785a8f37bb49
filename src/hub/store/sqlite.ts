/** The hub's one file: makes its tables and offers log and blobs. */
import type { Store } from '#hub/log.ts'
import { openSqlite, prepareWriting } from './libsql.ts'
import { SqliteBlobs } from './sqlite-blobs.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqliteWriter } from './sqlite-writer.ts'
import { BLOB_WRITING, WRITING } from './statements.ts'

/** The version of the tables; a newer file is refused, an older one would be changed here, step by step. */
const VERSION = 1

const TABLES = `
CREATE TABLE IF NOT EXISTS room(
  id TEXT PRIMARY KEY, client INTEGER NOT NULL, entries INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0, opened_day INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry(
  room TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL, bytes BLOB,
  PRIMARY KEY(room, number));
CREATE UNIQUE INDEX IF NOT EXISTS entry_hash ON entry(room, hash);
CREATE TABLE IF NOT EXISTS upload(
  id INTEGER PRIMARY KEY, room TEXT NOT NULL, hash TEXT NOT NULL, whole INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS upload_hash ON upload(hash, room);
CREATE TABLE IF NOT EXISTS part(
  upload INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(upload, at));
CREATE TABLE IF NOT EXISTS reach(
  room TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY(room, hash))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shared(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = ${VERSION};
`
/** Came later; an older hub works on without knowing of it, and everything is an original to it. */
const KIND = "ALTER TABLE reach ADD COLUMN kind TEXT NOT NULL DEFAULT 'original'"
const HAS_KIND = "SELECT count(*) AS there FROM pragma_table_info('reach') WHERE name = 'kind'"

/** Log and blobs in one file; `limitPages` makes the disk small, for tests. */
export interface SqliteStore extends Store {
  limitPages(count: number): Promise<void>
}

/** Makes the file if it is missing. Throws one plain sentence when it cannot be used. */
export async function openSqliteStore(file: string): Promise<SqliteStore> {
  const { reader, writer } = await openSqlite(file)
  const { user_version: found } = (await writer.prepare('PRAGMA user_version')).get([]) as {
    user_version: number
  }
  if (found > VERSION) throw new Error('The data was written by a newer hub; start that one.')
  // Two processes may start at once: one makes the tables, the other finds them.
  await writer.exec(`BEGIN IMMEDIATE;${TABLES}`)
  const { there } = (await writer.prepare(HAS_KIND)).get([]) as { there: number }
  await writer.exec(there ? 'COMMIT' : `${KIND}; COMMIT`)
  const queue = new SqliteWriter(writer)
  // From here on the queue waits for other processes: what waits in the engine holds one of its few threads.
  const wait = await writer.prepare('PRAGMA busy_timeout = 20')
  wait.get([])
  const checkpoint = await writer.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const close = () => {
    // libsql may keep a closed connection until its statements are gone: the file has to be whole before.
    checkpoint.get([])
    reader.close()
    writer.close()
  }
  return {
    log: new SqliteLog(reader, await prepareWriting(writer, WRITING), queue, close),
    blobs: new SqliteBlobs(reader, await prepareWriting(writer, BLOB_WRITING), queue),
    limitPages: async (count) => {
      ;(await writer.prepare(`PRAGMA max_page_count = ${count}`)).get([])
    },
  }
}
