/** Hocuspocus as its makers ship it, with what its SQLite extension does: the whole state, some time after an edit. */
import { Server } from '@hocuspocus/server'
import { openSqlite } from '#hub/store/libsql.ts'
import * as Y from 'yjs'

const { reader, writer } = await openSqlite(process.env.STOCK_FILE ?? '')
await writer.exec(
  'CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)',
)
const fetch = reader.prepare('SELECT data FROM documents WHERE name = ?')
const store = await writer.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
)

const server = new Server({
  quiet: true,
  port: Number(process.env.PORT ?? 0),
  address: '127.0.0.1',
  onLoadDocument: ({ document, documentName }) => {
    const row = fetch.get([documentName]) as { data: Uint8Array } | undefined
    if (row) Y.applyUpdate(document, row.data)
    return Promise.resolve()
  },
  onStoreDocument: ({ document, documentName }) => {
    store.run([documentName, Buffer.from(Y.encodeStateAsUpdate(document))])
    return Promise.resolve()
  },
})
await server.listen()
const { port } = server.address as { port: number }
process.stdout.write(`http://localhost:${port}\n`)
