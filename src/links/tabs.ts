/** The link between two windows of one device, such as the moderator's and the beamer's. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import { readMessage } from './message.ts'

/** What a window says once, so that the others tell it what they have. */
const hello = { kind: 'hello' }

export class TabsLink implements Link {
  readonly kind = 'tabs'
  readonly #channel: BroadcastChannel
  readonly #listeners = new Set<(message: LinkMessage) => void>()
  readonly #newcomers = new Set<() => void>()

  constructor(name = 'beteiligungskoffer links') {
    this.#channel = new BroadcastChannel(name)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#take(data))
    this.#post(hello)
  }

  send(message: LinkMessage): void {
    this.#post(message)
  }

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  joined(listener: () => void): () => void {
    this.#newcomers.add(listener)
    return () => this.#newcomers.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
    this.#newcomers.clear()
    this.#channel.close()
  }

  #post(value: unknown): void {
    try {
      this.#channel.postMessage(value)
    } catch {
      // A closed channel or a full message queue: the next exchange of hashes finds what is missing.
    }
  }

  #take(data: unknown): void {
    if ((data as Partial<typeof hello> | null)?.kind === hello.kind) {
      for (const greet of [...this.#newcomers]) greet()
      return
    }
    const message = readMessage(data)
    if (message) for (const listener of [...this.#listeners]) listener(message)
  }
}
