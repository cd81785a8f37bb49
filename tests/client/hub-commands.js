/** What browser tests may ask of Node: a hub as a process, started, killed and started again. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** @typedef {{ child: import('node:child_process').ChildProcess | undefined, data: string, port: string }} Hub */

/** @type {Promise<string> | undefined} */
let building
/** @type {Map<string, Hub>} */
const hubs = new Map()

/** The built server, the same for all tests of a run. */
async function built() {
  const folder = await mkdtemp(join(tmpdir(), 'hub-browser-'))
  process.once('exit', () => {
    for (const { child } of hubs.values()) child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/hub',
    ssr: { noExternal: true },
    build: { ssr: 'main.ts', outDir: join(folder, 'hub'), emptyOutDir: true, minify: false },
  })
  return folder
}

/** @param {Hub} hub */
async function run(hub) {
  building ??= built()
  const child = spawn(process.execPath, [join(await building, 'hub/main.js')], {
    env: { ...process.env, PORT: hub.port, HUB_DATA: hub.data, HUB_PULSE_SECONDS: '0.3' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  hub.child = child
  let printed = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk)
    const port = /localhost:(\d+)/.exec(printed)?.[1]
    if (!port) continue
    hub.port = port
    child.stdout.resume()
    return `http://localhost:${port}`
  }
  throw new Error('The hub does not start.')
}

/** @param {Hub} hub */
async function kill(hub) {
  const { child } = hub
  hub.child = undefined
  if (!child) return
  const gone = child.exitCode === null ? once(child, 'exit') : undefined
  child.kill('SIGKILL')
  await gone
}

/** @param {string} name */
function find(name) {
  const hub = hubs.get(name)
  if (!hub) throw new Error(`There is no hub ${name}.`)
  return hub
}

export const hubCommands = {
  /** Starts a new hub, or one that was killed; resolves with its address. @param {unknown} _ @param {string} name */
  startHub: async (_, name) => {
    const data = hubs.get(name)?.data ?? (await mkdtemp(join(tmpdir(), 'hub-data-')))
    const hub = hubs.get(name) ?? { child: undefined, data, port: '0' }
    hubs.set(name, hub)
    return run(hub)
  },
  /** @param {unknown} _ @param {string} name */
  killHub: (_, name) => kill(find(name)),
  /** Kills it and removes what it kept. @param {unknown} _ @param {string} name */
  removeHub: async (_, name) => {
    const hub = find(name)
    await kill(hub)
    hubs.delete(name)
    await rm(hub.data, { recursive: true, force: true })
  },
}
