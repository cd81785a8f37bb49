/** Debian's PostgreSQL and Redis, started for one test in a folder of their own and ended with it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { vi } from 'vitest'

export interface TestServer {
  url: string
  stop: () => Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'

/** Where PostgreSQL's programs are: Debian keeps them out of the path. */
function postgresPrograms(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort() : []
  const folder = join(DEBIAN, versions.at(-1) ?? '', 'bin')
  if (!existsSync(join(folder, 'initdb'))) throw new Error('PostgreSQL is not installed.')
  return folder
}

/** PostgreSQL refuses to run as root. */
function idsOfPostgres(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString())
  return { uid: id('-u'), gid: id('-g') }
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function end(child: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null
  const gone = isGone ? undefined : once(child, 'exit')
  child.kill(signal)
  await gone
  await rm(folder, { recursive: true, force: true })
}

export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-postgres-'))
  const ids = idsOfPostgres()
  if (ids) chownSync(folder, ids.uid, ids.gid)
  const programs = postgresPrograms()
  const data = join(folder, 'data')
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'koffer', '-A', 'trust'], {
    ...ids,
    cwd: folder,
  })
  if (made.status !== 0) throw new Error(made.stderr.toString())
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const child = spawn(join(programs, 'postgres'), options, { ...ids, cwd: folder, stdio: 'ignore' })
  const url = `postgres://koffer@127.0.0.1:${port}/postgres`
  const isUp = async () => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    )
  }
  await vi.waitUntil(isUp, { timeout: 20_000, interval: 100 })
  // At once: nobody needs what is in it, and writing it out takes long.
  return { url, stop: () => end(child, 'SIGQUIT', folder) }
}

export async function startRedis(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-redis-'))
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await vi.waitUntil(() => printed.includes('Ready to accept'), { timeout: 10_000 })
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(child, 'SIGTERM', folder) }
}
