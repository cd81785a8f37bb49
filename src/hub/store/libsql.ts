/** Opens SQLite by libsql: one connection that writes without stopping the process, one that reads. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Value = string | number | Uint8Array | null

/** Parameters are always an array: libsql ends the process when a single one is bytes. */
export interface Statement {
  run(values: Value[]): { changes: number; lastInsertRowid: number | bigint }
  get(values: Value[]): unknown
  all(values: Value[]): unknown[]
}

/** The connection for reading; it answers at once. */
export interface Reader {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

/** The connection for writing: `exec` works beside the process, so that a slow disk stops nobody. */
export interface Writer {
  exec(sql: string): Promise<void>
  prepare(sql: string): Promise<Pick<Statement, 'run' | 'get'>>
  close(): void
}

/** Statements under the names that they have in `statements.ts`. */
export type Prepared<Sql> = Record<keyof Sql, Pick<Statement, 'run' | 'get'>>

export function prepareReading<Sql extends Record<string, string>>(
  reader: Reader,
  sql: Sql,
): Record<keyof Sql, Statement> {
  const prepared = Object.entries(sql).map(([name, text]) => [name, reader.prepare(text)])
  return Object.fromEntries(prepared) as Record<keyof Sql, Statement>
}

export async function prepareWriting<Sql extends Record<string, string>>(
  writer: Writer,
  sql: Sql,
): Promise<Prepared<Sql>> {
  const prepared = []
  for (const [name, text] of Object.entries(sql)) prepared.push([name, await writer.prepare(text)])
  return Object.fromEntries(prepared) as Prepared<Sql>
}

/** The native part cannot be bundled; it lies where the packages are, beside the build or where npm was called. */
function load(name: string): unknown {
  const here = createRequire(import.meta.url)
  const there = createRequire(pathToFileURL(join(process.cwd(), 'package.json')))
  try {
    return here(name)
  } catch {
    return there(name)
  }
}

/** How long another process that writes is waited for, in milliseconds. */
export const PATIENCE = 10_000

const SETTINGS = ['journal_mode = WAL', 'synchronous = FULL', `busy_timeout = ${PATIENCE}`]

/** Both connections to one file, which is made if it is missing. Throws when it cannot be used. */
export async function openSqlite(file: string): Promise<{ reader: Reader; writer: Writer }> {
  const Sync = load('libsql') as new (file: string) => Reader
  const Async = load('libsql/promise') as new (file: string) => Writer
  const writer = new Async(file)
  for (const setting of SETTINGS) (await writer.prepare(`PRAGMA ${setting}`)).get([])
  const reader = new Sync(file)
  reader.prepare(`PRAGMA busy_timeout = ${PATIENCE}`).all([])
  const { synchronous } = (await writer.prepare('PRAGMA synchronous')).get([]) as {
    synchronous: number
  }
  if (synchronous !== 2) throw new Error('SQLite would answer before the disk has written.')
  return { reader, writer }
}
