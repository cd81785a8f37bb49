/** The hub as a process: killed, stopped, backed up, restored, and asked what it logs and tells. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openSqliteStore } from '#hub/store/sqlite.ts'
import { addressFor } from '../../contracts/hub-log.ts'
import { HubDevice, makeRoom, sealText, tokenFor } from '../../client/hub-device.ts'

let folder: string
let data: string
const room = await makeRoom('a')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-process-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/hub',
    ssr: { noExternal: true },
    build: { ssr: 'main.ts', outDir: join(folder, 'hub'), emptyOutDir: true, minify: false },
  })
}, 60_000)

beforeEach(async () => {
  data = await mkdtemp(join(folder, 'data-'))
})

afterAll(() => rm(folder, { recursive: true }))

interface Running {
  child: ChildProcess
  origin: string
  /** All that it printed. */
  printed: () => string
}

function run(parameters: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(folder, 'hub/main.js'), ...parameters], {
    env: { ...process.env, PORT: '0', HUB_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function start(env: Record<string, string> = {}): Promise<Running> {
  const child = run([], env)
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await vi.waitUntil(() => printed.includes('localhost'), { timeout: 10_000, interval: 10 })
  const port = /localhost:(\d+)/.exec(printed)?.[1] ?? ''
  return { child, origin: `http://127.0.0.1:${port}`, printed: () => printed }
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

/** Runs a command to its end; resolves with what it said. */
async function command(...parameters: string[]): Promise<{ code: number; said: string }> {
  const child = run(parameters)
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

async function kept(): Promise<Set<string>> {
  const { log } = await openSqliteStore(join(data, 'hub.db'))
  const rows = await log.rows(room.keys.roomId, 0)
  await log.close()
  return new Set(rows.map(({ hash }) => hash))
}

test(
  'killed right after an acknowledgement, twenty times, it has lost nothing acknowledged',
  { timeout: 60_000 },
  async () => {
    const entries = await Promise.all(
      Array.from({ length: 100 }, (_, at) => sealText(room, `Karte ${at}`)),
    )
    const acknowledged = new Set<string>()
    for (let round = 0; round < 20; round += 1) {
      const running = await start()
      const device = new HubDevice(running.origin, room)
      await device.joined()
      const mine = entries.slice(round * 5, round * 5 + 5)
      for (const entry of mine) device.put(entry)
      await vi.waitUntil(() => device.acknowledged.size > round % 5, { interval: 1 })
      const code = await end(running, 'SIGKILL')
      expect(code).toBe(null)
      for (const hash of device.acknowledged) acknowledged.add(hash)
      device.leave()
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(20)
    const there = await kept()
    expect([...acknowledged].filter((hash) => !there.has(hash))).toEqual([])
  },
)

test('stops on SIGTERM while devices are in it, and says goodbye to them', async () => {
  const running = await start()
  const device = new HubDevice(running.origin, room)
  await device.joined()
  const closed = new Promise<number>((resolve) => {
    device.socket.on('close', ({ event }: { event: { code: number } }) => resolve(event.code))
  })
  const begun = performance.now()
  expect(await end(running, 'SIGTERM')).toBe(0)
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(await closed).toBe(1012)
  device.leave()
})

test(
  'is backed up and restored while it runs, and what came after the backup stays',
  { timeout: 20_000 },
  async () => {
    const running = await start({ HUB_PULSE_SECONDS: '0.2' })
    const device = new HubDevice(running.origin, room)
    await device.joined()
    const [early, late] = [await sealText(room, 'früh'), await sealText(room, 'spät')]
    device.put(early)
    await device.acknowledgedAll([early])
    const photo = Buffer.alloc(1_500_000, 'photo')
    const token = Buffer.from(JSON.stringify(await tokenFor(running.origin, room, 'contribution')))
    const address = `${running.origin}/blobs/${addressFor(photo)}`
    const headers = { authorization: `Hub ${token.toString('base64url')}` }
    expect((await fetch(address, { method: 'PUT', headers, body: photo })).status).toBe(201)

    const file = join(data, 'backup.db')
    expect(await command('backup', file)).toEqual({
      code: 0,
      said: `Backed up 1 rooms, 1 entries, 1 blobs to ${file}.\n`,
    })
    expect((await readdir(data)).filter((name) => name.startsWith('backup'))).toEqual(['backup.db'])
    device.put(late)
    await device.acknowledgedAll([late])
    device.leave()
    expect(await command('remove', room.keys.roomId)).toMatchObject({ said: 'Removed 1 rooms.\n' })
    const again = new HubDevice(running.origin, room)
    await again.joined()
    again.put(late)
    await again.acknowledgedAll([late])
    expect(again.entries.has(early.hash)).toBe(false)

    expect(await command('restore', file)).toMatchObject({
      said: 'Restored from 1 rooms: 1 entries and 1 blobs were missing.\n',
    })
    // Whoever is in the room gets it without doing anything.
    await again.has([early, late])
    const back = await fetch(address, { headers })
    expect(Buffer.from(await back.arrayBuffer()).equals(photo)).toBe(true)
    again.leave()
    await end(running, 'SIGTERM')
  },
)

test('lists and removes rooms that nobody opened, by one who can read nothing', async () => {
  const { log } = await openSqliteStore(join(data, 'hub.db'))
  const day = Math.floor(Date.now() / 86_400_000)
  await log.enter(addressFor('old'), day - 100)
  await log.enter(addressFor('new'), day - 10)
  await log.close()
  const { said } = await command('rooms', '--idle', '90')
  expect(said).toContain(addressFor('old'))
  expect(said).not.toContain(addressFor('new'))
  expect((await command('remove', '--idle', '90')).said).toBe('Removed 1 rooms.\n')
  expect((await command('rooms')).said).toContain('1 rooms')
  expect(await command('rooms', '--idle', 'soon')).toMatchObject({ code: 1 })
  expect(await command('restore', join(data, 'none'))).toMatchObject({ code: 1 })
})

test('logs, metrics and disk hold no word of what was written, no room, no address', async () => {
  const running = await start()
  const canary = 'Kanarienvogel'
  const device = new HubDevice(running.origin, room)
  await device.joined()
  const entry = await sealText(room, canary)
  device.put(entry)
  await device.acknowledgedAll([entry])
  device.socket.webSocket?.send('garbage')
  await vi.waitUntil(() => running.printed().includes('refused'))
  const metrics = await (await fetch(`${running.origin}/metrics`)).text()
  expect(metrics).toContain('hub_appended_entries_total 1\n')
  expect(metrics).toContain('hub_acknowledge_seconds_bucket{le="+Inf"} 1\n')
  expect(metrics).toMatch(/hub_refused_total\{reason="malformed"\} 1\n/)
  for (const name of ['connections', 'disk_used_ratio', 'event_loop_lag_seconds', 'rooms_open'])
    expect(metrics).toMatch(new RegExp(`^hub_${name} [\\d.e-]+$`, 'm'))
  device.leave()
  await end(running, 'SIGTERM')
  const { roomId, docId } = room.keys
  for (const text of [running.printed(), metrics]) {
    for (const secret of [canary, roomId, docId, '127.0.0.1', entry.hash]) {
      expect(text).not.toContain(secret)
    }
  }
  const lines = running.printed().trim().split('\n').slice(1)
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('event')
  for (const name of await readdir(data)) {
    const bytes = await readFile(join(data, name))
    for (const secret of [canary, docId]) expect(bytes.includes(secret)).toBe(false)
  }
})

test('says in one sentence what is wrong with a setting or its data', async () => {
  const wrong = run([], { HUB_ROOM_MB: 'viel' })
  const [line] = (await once(wrong.stderr ?? wrong, 'data')) as [Buffer]
  expect(line.toString()).toMatch(/^A setting is wrong: HUB_ROOM_MB must be .*\n$/)
  await writeFile(join(data, 'hub.db'), 'this is no database at all, only words'.repeat(50))
  const broken = run([])
  const [said] = (await once(broken.stderr ?? broken, 'data')) as [Buffer]
  expect(said.toString().trim()).toMatch(/^The hub cannot use its data: .*$/)
})
