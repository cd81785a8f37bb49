/** The hub as anybody starts it, by `npm start`: killed with all that belongs to it, and started again on its data. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export class NpmHub {
  readonly #data: string
  #port = '0'
  #child: ChildProcess | undefined

  private constructor(data: string) {
    this.#data = data
  }

  static async start(): Promise<NpmHub> {
    const hub = new NpmHub(await mkdtemp(join(tmpdir(), 'npm-hub-')))
    await hub.run()
    return hub
  }

  get address(): string {
    return `http://localhost:${this.#port}`
  }

  /** On the port that it had before. */
  async run(): Promise<void> {
    const child = spawn('npm', ['start'], {
      env: { ...process.env, PORT: this.#port, HUB_DATA: this.#data },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, so that npm, its shell and the server can be killed at one stroke.
      detached: true,
    })
    this.#child = child
    let printed = ''
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(chunk)
      const port = /localhost:(\d+)/.exec(printed)?.[1]
      if (!port) continue
      this.#port = port
      child.stdout.resume()
      return
    }
    throw new Error('The hub does not start.')
  }

  /** As when the machine is switched off: nothing is said to anybody. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child?.pid) return
    const gone = once(child, 'close')
    process.kill(-child.pid, 'SIGKILL')
    await gone
  }

  /** Kills it and removes what it kept. */
  async remove(): Promise<void> {
    await this.kill()
    await rm(this.#data, { recursive: true, force: true })
  }
}
