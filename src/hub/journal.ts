/** Says what happens, one line of JSON each; no contents, no addresses, and rooms only under a name for this run. */
import { createHmac, randomBytes } from 'node:crypto'

type Facts = Record<string, string | number | boolean>

export class Journal {
  readonly #write: (line: string) => void
  readonly #key = randomBytes(16)

  constructor(write: (line: string) => void = () => undefined) {
    this.#write = write
  }

  info(event: string, facts: Facts = {}): void {
    this.#say('info', event, facts)
  }

  warn(event: string, facts: Facts = {}): void {
    this.#say('warn', event, facts)
  }

  /** Of an error only its kind: a sentence of a library may quote what it was given. */
  failed(event: string, error: unknown, facts: Facts = {}): void {
    const { name = 'Error', code = '' } = (error ?? {}) as { name?: string; code?: unknown }
    this.#say('error', event, { ...facts, kind: name, code: String(code) })
  }

  /** The same room has the same name until the hub stops; nobody can compute it from a link. */
  nameOf(room: string): string {
    return createHmac('sha256', this.#key).update(room).digest('base64url').slice(0, 8)
  }

  #say(level: string, event: string, facts: Facts): void {
    this.#write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`)
  }
}
