/** Debian's Firefox, driven by WebDriver BiDi: enough to open the app, tap, type and read. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { findProgram } from './chromium.js'
import { WebSocket, type TestSocket } from './hub-device.ts'

/** The path of a Firefox: the variable FIREFOX, then PATH; or undefined. */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX']
  if (named !== undefined) return findProgram([], [named])
  return findProgram(['firefox-esr', 'firefox'])
}

/** Addresses of this machine alone, as with a camera that is on; and nothing of the browser's own. */
const preferences = {
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'intl.accept_languages': 'de',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
}

interface Answer {
  id?: number
  type: string
  result?: Record<string, unknown>
  message?: string
}

const patient = { timeout: 20_000, interval: 50 }

export class Firefox {
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #socket: TestSocket
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #count = 0
  #context = ''

  private constructor(child: ChildProcess, folder: string, socket: TestSocket) {
    this.#child = child
    this.#folder = folder
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(String(data)) as Answer
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
    })
  }

  /** A new profile with one empty tab. */
  static async start(path: string): Promise<Firefox> {
    const folder = await mkdtemp(join(tmpdir(), 'firefox-'))
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    )
    await writeFile(join(folder, 'user.js'), lines.join('\n'))
    const child = spawn(
      path,
      ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let printed = ''
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    const address = () => /WebDriver BiDi listening on (ws:\S+)/.exec(printed)?.[1]
    const found = await vi.waitUntil(address, { timeout: 60_000, interval: 50 })
    const socket = new WebSocket(`${found}/session`)
    await once(socket, 'open')
    const firefox = new Firefox(child, folder, socket)
    await firefox.#send('session.new', { capabilities: {} })
    const { context } = await firefox.#send('browsingContext.create', { type: 'tab' })
    firefox.#context = String(context)
    return firefox
  }

  async goto(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  /** Waits until this text is seen. */
  async see(text: string): Promise<void> {
    const isThere = () => this.#run(`document.body.innerText.includes(${JSON.stringify(text)})`)
    await vi.waitUntil(isThere, patient)
  }

  /** Taps the first button, link or summary with this text. */
  async press(text: string): Promise<void> {
    const find = `[...document.querySelectorAll('button, a, summary')]
      .find((one) => one.innerText.trim() === ${JSON.stringify(text)} && !one.disabled)`
    await vi.waitUntil(() => this.#run(`!!(${find})`), patient)
    await this.#run(`${find}.click()`)
  }

  /** Writes into the only text area. */
  async write(text: string): Promise<void> {
    await vi.waitUntil(() => this.#run(`!!document.querySelector('textarea')`), patient)
    await this.#run(`(() => {
      const field = document.querySelector('textarea')
      field.value = ${JSON.stringify(text)}
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })()`)
  }

  /** The texts of all lines of the ordered list. */
  async lines(): Promise<string> {
    const find = `[...document.querySelectorAll('ol li')].map((one) => one.textContent).join('\\n')`
    return String(await vi.waitUntil(() => this.#run(find), patient))
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit')
    this.#socket.close()
    this.#child.kill('SIGTERM')
    await gone
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  async #run(expression: string): Promise<unknown> {
    const target = { context: this.#context }
    const given = { expression, target, awaitPromise: true, userActivation: true }
    const { result, exceptionDetails } = await this.#send('script.evaluate', given)
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
    return (result as { value?: unknown }).value
  }

  async #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = (this.#count += 1)
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params }))
    const answer = await answered
    this.#waiting.delete(id)
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message ?? ''}`)
    return answer.result ?? {}
  }
}
