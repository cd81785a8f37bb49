/** The hub as several nodes over real PostgreSQL and Redis: any node may die at any time. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SealedEntry } from '#documents/ports.ts'
import { openPostgresStore } from '#hub/store/postgres.ts'
import { runHubLogContract } from '../contracts/hub-log.ts'
import { connectTo, HubDevice, makeRoom, sealText, type TestRoom } from '../client/hub-device.ts'
import { startPostgres, startRedis, type TestServer } from '../client/servers.ts'

let postgres: TestServer
let redis: TestServer
let folder: string
let count = 0

beforeAll(async () => {
  postgres = await startPostgres()
  redis = await startRedis()
  folder = await mkdtemp(join(tmpdir(), 'hub-nodes-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/hub',
    ssr: { noExternal: true },
    build: { ssr: 'main.ts', outDir: join(folder, 'hub'), emptyOutDir: true, minify: false },
  })
}, 120_000)

afterAll(async () => {
  await postgres.stop()
  await redis.stop()
  await rm(folder, { recursive: true })
}, 30_000)

/** A database of its own for each test. */
async function makeDatabase(): Promise<string> {
  const name = `hub${(count += 1)}`
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return postgres.url.replace(/\/postgres$/, `/${name}`)
}

runHubLogContract('PostgreSQL', async () => {
  const url = await makeDatabase()
  return { open: () => openPostgresStore(url), destroy: () => Promise.resolve() }
})

interface Node {
  child: ChildProcess
  port: number
}

async function startNode(databaseUrl: string, redisUrl: string): Promise<Node> {
  const child = spawn(process.execPath, [join(folder, 'hub/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      HUB_DATA: folder,
      HUB_PULSE_SECONDS: '1',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await vi.waitUntil(() => printed.includes('localhost'), { timeout: 20_000 })
  return { child, port: Number(/localhost:(\d+)/.exec(printed)?.[1]) }
}

/** What stands before the nodes: gives each connection to the next one that lives. */
async function balance(nodes: Node[]): Promise<{ origin: string; server: Server }> {
  let turn = 0
  const server = createServer((incoming: Socket) => {
    const alive = nodes.filter(({ child }) => child.exitCode === null && !child.killed)
    const node = alive[(turn += 1) % alive.length]
    const outgoing = connect(node?.port ?? 1, '127.0.0.1')
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

async function end({ child }: Node, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

function holds(device: HubDevice, entries: SealedEntry[]): boolean {
  return entries.every(({ hash }) => device.entries.has(hash))
}

test('what one node took, members at the other see at once, also presence', async () => {
  const url = await makeDatabase()
  const nodes = await Promise.all([startNode(url, redis.url), startNode(url, redis.url)])
  const room = await makeRoom('two nodes')
  const [one, two] = nodes.map(({ port }) => new HubDevice(`http://127.0.0.1:${port}`, room))
  if (!one || !two) throw new Error('two devices are needed')
  await Promise.all([one.joined(), two.joined()])
  const entries = await Promise.all([1, 2, 3].map((at) => sealText(room, `Karte ${at}`)))
  for (const [at, entry] of entries.entries()) (at % 2 ? one : two).put(entry)
  await Promise.all([one.has(entries), two.has(entries)])
  one.say({ kind: 'presence', bytes: 'YQ' })
  await vi.waitUntil(() => two.of('presence').length === 1, { timeout: 5000 })
  expect(one.of('presence')).toHaveLength(0)
  one.leave()
  two.leave()
  for (const node of nodes) await end(node, 'SIGTERM')
})

test('while Redis is gone both nodes go on, and meet in the log', async () => {
  const url = await makeDatabase()
  const mortal = await startRedis()
  const nodes = await Promise.all([startNode(url, mortal.url), startNode(url, mortal.url)])
  const room = await makeRoom('no redis')
  const [one, two] = nodes.map(({ port }) => new HubDevice(`http://127.0.0.1:${port}`, room))
  if (!one || !two) throw new Error('two devices are needed')
  await Promise.all([one.joined(), two.joined()])
  await mortal.stop()
  const entry = await sealText(room, 'ohne Redis')
  one.put(entry)
  await one.acknowledgedAll([entry])
  await two.has([entry])
  const late = new HubDevice(`http://127.0.0.1:${nodes[1].port}`, await makeRoom('later'))
  await late.joined()
  for (const device of [one, two, late]) device.leave()
  for (const node of nodes) await end(node, 'SIGTERM')
})

test(
  '60 devices in one room and 200 rooms, one node killed while they write: nothing acknowledged is lost, all converge',
  { timeout: 150_000 },
  async () => {
    const url = await makeDatabase()
    const nodes = await Promise.all([startNode(url, redis.url), startNode(url, redis.url)])
    const { origin, server } = await balance(nodes)
    const hall = await makeRoom('hall')
    const crowd = Array.from({ length: 60 }, () => new HubDevice(origin, hall))
    const rooms: TestRoom[] = []
    for (let at = 0; at < 199; at += 1) rooms.push(await makeRoom(`room ${at}`))
    const sockets = Array.from({ length: 10 }, () => connectTo(origin))
    const others = rooms.map(
      (room, at) => new HubDevice(origin, room, { socket: sockets[at % 10] ?? connectTo(origin) }),
    )
    const everybody = [...crowd, ...others]
    await vi.waitUntil(() => everybody.every((device) => device.of('state').length), {
      timeout: 60_000,
    })

    const written = new Map<HubDevice, SealedEntry[]>(everybody.map((device) => [device, []]))
    const write = async (device: HubDevice): Promise<void> => {
      const entry = await sealText(device.room, `Karte ${Math.random()}`)
      written.get(device)?.push(entry)
      device.put(entry)
    }
    for (const device of everybody) await write(device)
    for (const device of crowd) await write(device)
    const acknowledged = () =>
      everybody.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
    await vi.waitUntil(() => acknowledged() > 50, { timeout: 20_000, interval: 2 })
    const [victim] = nodes
    await end(victim, 'SIGKILL')
    const before = new Map(everybody.map((device) => [device, [...device.acknowledged]]))
    for (const device of crowd) await write(device)

    const all = crowd.flatMap((device) => written.get(device) ?? [])
    const isDone = () =>
      crowd.every((device) => holds(device, all)) &&
      others.every((device) =>
        (written.get(device) ?? []).every(({ hash }) => device.acknowledged.has(hash)),
      )
    await vi.waitUntil(isDone, { timeout: 60_000, interval: 100 })

    const { log } = await openPostgresStore(url)
    const had = new Map<string, Set<string>>()
    for (const { keys } of [hall, ...rooms]) {
      const rows = await log.rows(keys.roomId, 0)
      had.set(keys.roomId, new Set(rows.map(({ hash }) => hash)))
    }
    await log.close()
    for (const [{ room }, hashes] of before) {
      const there = had.get(room.keys.roomId) ?? new Set()
      expect(hashes.filter((hash) => !there.has(hash))).toEqual([])
    }
    expect(had.get(hall.keys.roomId)?.size).toBe(all.length)
    for (const device of everybody) device.leave()
    for (const socket of sockets) socket.destroy()
    for (const node of nodes) await end(node, 'SIGTERM')
    server.close()
  },
)
