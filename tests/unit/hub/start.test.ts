/** The server as a process: prints its address, says what is wrong with a port, stops on a signal. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-start-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/hub',
    ssr: { noExternal: true },
    build: { ssr: 'main.ts', outDir: join(folder, 'hub'), emptyOutDir: true },
  })
}, 60_000)

afterAll(() => rm(folder, { recursive: true }))

function start(port: string) {
  return spawn(process.execPath, [join(folder, 'hub/main.js')], {
    env: { ...process.env, PORT: port, HUB_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test.each(['SIGTERM', 'SIGINT'] as const)('prints its address and stops on %s', async (signal) => {
  const hub = start('0')
  const [line] = (await once(hub.stdout, 'data')) as [Buffer]
  const address = /http:\/\/localhost:\d+/.exec(line.toString())?.[0] ?? ''
  expect((await fetch(`${address}/health`)).status).toBe(200)
  const begun = performance.now()
  hub.kill(signal)
  const [code] = (await once(hub, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(performance.now() - begun).toBeLessThan(2000)
})

test.each(['99999', 'abc', '-1'])(
  'says in one sentence that port %s cannot be used',
  async (port) => {
    const hub = start(port)
    const [line] = (await once(hub.stderr, 'data')) as [Buffer]
    const [code] = (await once(hub, 'exit')) as [number | null]
    expect(code).toBe(1)
    expect(line.toString()).toMatch(`The server cannot use port "${port}"`)
    expect(line.toString().trim()).not.toMatch('\n')
  },
)

test('stops when npm start is stopped, though only its shell hears of it', async () => {
  const shell = spawn('sh', ['-c', 'node src/hub/start.js; true'], {
    env: {
      ...process.env,
      PORT: '0',
      DIST: folder,
      HUB_DATA: join(folder, 'data'),
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(shell.stdout, 'data')) as [Buffer]
  const address = /http:\/\/localhost:\d+/.exec(line.toString())?.[0] ?? ''
  expect((await fetch(`${address}/health`)).status).toBe(200)
  shell.kill('SIGTERM')
  const gone = () =>
    fetch(`${address}/health`).then(
      () => false,
      () => true,
    )
  await expect.poll(gone, { timeout: 2000 }).toBe(true)
})
