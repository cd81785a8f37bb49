/** The hub as it runs at an operator's: a process of its own, killed and started again at will. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { vi } from 'vitest'

/** Builds the server once for a test file; `remove` takes it away. */
export async function buildHub(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-built-'))
  await mkdir(join(folder, 'app'))
  await writeFile(join(folder, 'app/index.html'), '<!doctype html>')
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'src/hub',
    ssr: { noExternal: true },
    build: { ssr: 'main.ts', outDir: join(folder, 'hub'), emptyOutDir: true, minify: false },
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export class HubProcess {
  readonly #folder: string
  readonly #data: string
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined
  #port = '0'
  printed = ''

  private constructor(folder: string, data: string, env: Record<string, string>) {
    this.#folder = folder
    this.#data = data
    this.#env = env
  }

  static async start(folder: string, env: Record<string, string> = {}): Promise<HubProcess> {
    const hub = new HubProcess(folder, await mkdtemp(join(folder, 'data-')), env)
    await hub.run()
    return hub
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** The folder with what it keeps. */
  get data(): string {
    return this.#data
  }

  /** Starts it on the port that it had before. */
  async run(env: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, [join(this.#folder, 'hub/main.js')], {
      env: { ...process.env, PORT: this.#port, HUB_DATA: this.#data, ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let printed = ''
    const note = (chunk: Buffer) => {
      printed += chunk.toString()
      this.printed += chunk.toString()
    }
    child.stdout.on('data', note)
    child.stderr.on('data', note)
    await vi.waitUntil(() => printed.includes('localhost'), { timeout: 10_000, interval: 10 })
    this.#port = /localhost:(\d+)/.exec(printed)?.[1] ?? ''
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child) return
    const gone = child.exitCode !== null ? undefined : once(child, 'exit')
    child.kill(signal)
    await gone
  }
}
