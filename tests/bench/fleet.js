/** Starts what the rows of the hub need: the hub, stock Hocuspocus, and processes full of devices. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { dist } from '#hub/build.js'

/** @typedef {import('./fleet/main.ts').Task} Task */
/** @typedef {{ median?: number, p95?: number, seen: number, missing: number, reconnected?: number }} Result */

/** Builds the programs; `close` takes them and everything they kept away. */
export async function openFleet() {
  const folder = mkdtempSync(join(dist, 'fleet-'))
  for (const program of ['main', 'stock']) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: resolve('tests/bench/fleet'),
      resolve: { alias: { vitest: resolve('tests/bench/fleet/waiting.ts') } },
      ssr: { noExternal: true },
      build: { ssr: `${program}.ts`, outDir: join(folder, program), target: 'node20' },
    })
  }
  let count = 0
  return {
    /** A hub with an empty disk. */
    hub: () => {
      const env = { HUB_DATA: join(folder, `data-${String((count += 1))}`) }
      return startServer(join(dist, 'hub/main.js'), env)
    },
    /** Hocuspocus as it is shipped, with an empty disk. */
    stock: () => {
      const env = { STOCK_FILE: join(folder, `stock-${String((count += 1))}.db`) }
      return startServer(join(folder, 'stock/stock.js'), env)
    },
    /** @param {Task} task */
    run: (task) => runDevices(join(folder, 'main/main.js'), task),
    close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/**
 * @param {string} program
 * @param {Record<string, string>} env
 */
async function startServer(program, env) {
  let port = '0'
  /** @type {import('node:child_process').ChildProcess} */
  let child
  const start = async () => {
    child = spawn(process.execPath, [program], {
      env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    port = await said(child, /localhost:(\d+)/)
  }
  /** @param {NodeJS.Signals} signal */
  const stop = async (signal) => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  await start()
  return {
    address: `http://127.0.0.1:${port}`,
    /** Megabytes of memory at its fullest, or undefined where nobody can tell. */
    peak: () => {
      const file = `/proc/${String(child.pid)}/status`
      if (!existsSync(file)) return undefined
      const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))
      return found ? Number(found[1]) / 1024 : undefined
    },
    /** Seconds of processor time that it took so far. */
    processor: () => {
      const file = `/proc/${String(child.pid)}/stat`
      if (!existsSync(file)) return undefined
      const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    start,
    stop,
  }
}

/**
 * @param {string} program
 * @param {Task} task
 */
async function runDevices(program, task) {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // Nobody waits for ever for devices that hang.
  const overdue = setTimeout(() => child.kill('SIGKILL'), (task.seconds + 150) * 1000)
  const ended = once(child, 'exit').then(() => clearTimeout(overdue))
  if (task.isCut) await said(child, /ready/)
  const result = said(child, /^(\{.*\})$/m)
  return {
    /** Tells the devices that the hub is gone. */
    cut: () => child.stdin?.write('cut\n'),
    /** @returns {Promise<Result>} */
    async result() {
      const text = await result
      await ended
      return JSON.parse(text)
    },
  }
}

/**
 * Waits for a line; rejects if the program ends without it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} pattern
 * @returns {Promise<string>}
 */
function said(child, pattern) {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      printed += chunk.toString()
      const found = pattern.exec(printed)
      if (found) resolve(found[1] ?? found[0])
    })
    child.once('exit', (code) => reject(new Error(`A program ended early (${String(code)}).`)))
  })
}
