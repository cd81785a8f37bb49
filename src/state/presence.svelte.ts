/** Who is in the workshop on other devices at this moment. Shared sealed, and nothing of it is kept. */
import type { OpenDocument } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import { PresenceMessage, type Place } from '#schema/presence.ts'
import { Carrying } from './carrying.svelte.ts'

/** Says so often that this device is here; after a silence of more than two it counts as gone. */
const beatMilliseconds = 10_000
const silenceMilliseconds = 25_000
/** Nobody has more devices in a hall; whoever floods is not listened to. */
const most = 200

interface Person {
  place: Place
  name: string
  heard: number
}

export class Presence {
  /** Cards that are moved right now. */
  readonly carrying: Carrying
  readonly #open: Pick<OpenDocument, 'sendPresence' | 'receivePresence'>
  readonly #stop: () => void
  readonly #self = newId()
  #here: { place: Place; name: string } | undefined
  #people = $state.raw<ReadonlyMap<string, Person>>(new Map())
  #sweep: ReturnType<typeof setTimeout> | undefined

  constructor(open: Pick<OpenDocument, 'sendPresence' | 'receivePresence'>) {
    this.#open = open
    this.carrying = new Carrying(this.#self, (message) => open.sendPresence(message))
    this.#stop = open.receivePresence((value) => this.#receive(value))
  }

  /** How many others are in this place. */
  count(place: Place): number {
    return [...this.#people.values()].filter((person) => person.place === place).length
  }

  /** Names of those who have one, in order. */
  get names(): string[] {
    const names = [...this.#people.values()].map(({ name }) => name)
    return names.filter(Boolean).sort((a, b) => a.localeCompare(b, 'de', { numeric: true }))
  }

  nameOf(from: string): string {
    return this.#people.get(from)?.name ?? ''
  }

  /** From now on others see this window; the returned function takes it away again. */
  enter(place: Place, name: string): () => void {
    this.#here = { place, name: name.slice(0, 60) }
    this.#say()
    const beat = setInterval(this.#say, beatMilliseconds)
    addEventListener('pagehide', this.#leave)
    addEventListener('pageshow', this.#say)
    return () => {
      clearInterval(beat)
      removeEventListener('pagehide', this.#leave)
      removeEventListener('pageshow', this.#say)
      this.#leave()
      this.#here = undefined
    }
  }

  close(): void {
    clearTimeout(this.#sweep)
    this.carrying.close()
    this.#stop()
  }

  readonly #say = (): void => {
    if (!this.#here) return
    this.#open.sendPresence({ presence: 'here', from: this.#self, ...this.#here })
  }

  readonly #leave = (): void => {
    this.#open.sendPresence({ presence: 'gone', from: this.#self })
  }

  #receive(value: unknown): void {
    const parsed = PresenceMessage.safeParse(value)
    if (!parsed.success || parsed.data.from === this.#self) return
    const message = parsed.data
    if (message.presence === 'carry') this.carrying.take(message)
    else if (message.presence === 'gone') this.#forget([message.from])
    else this.#greet(message)
  }

  #greet({ from, place, name }: PresenceMessage & { presence: 'here' }): void {
    const isNew = !this.#people.has(from)
    if (isNew && this.#people.size >= most) return
    this.#people = new Map(this.#people).set(from, { place, name, heard: performance.now() })
    // Whoever comes hears at once who is there.
    if (isNew) this.#say()
    this.#sweepLater()
  }

  #forget(gone: readonly string[]): void {
    this.#people = new Map([...this.#people].filter(([from]) => !gone.includes(from)))
    for (const from of gone) this.carrying.forget(from)
    this.#sweepLater()
  }

  /** One look when the next one may have fallen silent; none while nobody is there. */
  #sweepLater(): void {
    clearTimeout(this.#sweep)
    this.#sweep = undefined
    const heard = [...this.#people.values()].map((person) => person.heard)
    if (heard.length === 0) return
    const wait = Math.min(...heard) + silenceMilliseconds - performance.now()
    this.#sweep = setTimeout(() => this.#sweepNow(), Math.max(100, wait))
  }

  #sweepNow(): void {
    const since = performance.now() - silenceMilliseconds
    this.#forget([...this.#people].filter(([, { heard }]) => heard <= since).map(([from]) => from))
  }
}
