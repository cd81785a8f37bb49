/** The link to one other device in the room: what one sends the other gets, as long as both are there. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import { decodeMessage, isLaterKind } from '#links/wire.ts'
import type { Holder } from '#schema/receipt.ts'
import type { Bytes } from '#vault/bytes.ts'
import { Channel, type Pipe } from './channel.ts'
import { decodeControl, encodeControl, isControl, pairVersion, type Control } from './control.ts'
import { Liveness } from './liveness.ts'

/** `lost` is for a person to mend (pair again); `closed` was meant, here or there. */
export type PairState = 'opening' | 'open' | 'lost' | 'closed'

/** The part of an `RTCPeerConnection` that is used. */
export interface Connection {
  readonly connectionState: RTCPeerConnectionState
  addEventListener(type: 'connectionstatechange', listener: () => void): void
  close(): void
}

/** So much nonsense comes from no device of ours. */
const mostBroken = 200
const mostUnheard = 50

export class PairLink implements Link {
  readonly kind = 'pair'
  readonly #connection: Connection
  readonly #channel: Channel
  readonly #liveness: Liveness
  readonly #receivers = new Set<(message: LinkMessage) => void>()
  readonly #greeters = new Set<() => void>()
  readonly #observers = new Set<() => void>()
  readonly #signalled = new Set<(bytes: Bytes) => void>()
  /** Signals that came before anybody listened: the other side may open a moment earlier. */
  readonly #unheard: Bytes[] = []
  #state: PairState = 'opening'
  #holder: Holder | undefined
  #heard = 0
  #broken = 0

  /** `self` is how this device is named to the other. */
  constructor(connection: Connection, pipe: Pipe, self: Holder) {
    this.#connection = connection
    this.#channel = new Channel(pipe, {
      open: () => this.#say({ kind: 'hello', version: pairVersion, holder: self }),
      message: (bytes) => this.#take(bytes),
      missed: () => this.#miss(),
      closed: () => this.#end('lost'),
    })
    const signs = () => this.#heard + this.#channel.progress
    this.#liveness = new Liveness({
      get connectionState() {
        return connection.connectionState
      },
      get signs() {
        return signs()
      },
      ping: () => {
        if (this.#state === 'open') this.#say({ kind: 'ping' })
      },
      // Who is still waiting for the other person is not lost; the pairing has its own patience.
      lost: () => {
        if (this.#state === 'open') this.#end('lost')
      },
    })
    connection.addEventListener('connectionstatechange', () => this.#liveness.look())
  }

  get state(): PairState {
    return this.#state
  }

  /** Who is at the other end; throws before it has said so. */
  get holder(): Holder {
    if (!this.#holder) throw new Error('not open yet')
    return this.#holder
  }

  /** Calls back whenever the state has changed. */
  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  send(message: LinkMessage): void {
    this.#channel.send(message)
  }

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#receivers.add(listener)
    return () => this.#receivers.delete(listener)
  }

  joined(listener: () => void): () => void {
    this.#greeters.add(listener)
    return () => this.#greeters.delete(listener)
  }

  /** Sends bytes of the star to the other device, ahead of all messages. */
  signal(bytes: Bytes): void {
    this.#say({ kind: 'signal', bytes })
  }

  /** The first listener also gets what came before it. */
  signalled(listener: (bytes: Bytes) => void): () => void {
    this.#signalled.add(listener)
    for (const bytes of this.#unheard.splice(0)) listener(bytes)
    return () => this.#signalled.delete(listener)
  }

  /** Makes sure within two seconds that the other device is there. */
  check(): void {
    if (this.#state === 'open') this.#liveness.check()
  }

  close(): void {
    if (this.#state === 'open') this.#say({ kind: 'bye' })
    this.#end('closed')
  }

  #say(control: Control): void {
    this.#channel.sendUrgent(encodeControl(control))
  }

  #take(bytes: Uint8Array): void {
    this.#heard += 1
    if (isControl(bytes)) return this.#obey(decodeControl(bytes))
    // Who has not said hello is nobody; nothing is taken from nobody.
    if (this.#state !== 'open') return
    const message = decodeMessage(bytes)
    if (message) for (const listener of [...this.#receivers]) listener(message)
    else if (!isLaterKind(bytes)) this.#miss()
  }

  #obey(control: Control | undefined): void {
    if (control?.kind === 'hello') return this.#greet(control.holder)
    if (!control || this.#state !== 'open') return
    if (control.kind === 'ping') this.#say({ kind: 'pong' })
    if (control.kind === 'bye') this.#end('closed')
    if (control.kind === 'again') this.#meetAgain()
    if (control.kind === 'signal') this.#hear(control.bytes)
  }

  #hear(bytes: Bytes): void {
    for (const listener of [...this.#signalled]) listener(bytes)
    const isUnheard = !this.#signalled.size && this.#unheard.length < mostUnheard
    if (isUnheard) this.#unheard.push(bytes)
  }

  #greet(holder: Holder): void {
    if (this.#state !== 'opening') return
    this.#holder = holder
    this.#state = 'open'
    this.#tell()
    this.#meetAgain()
  }

  #meetAgain(): void {
    for (const greet of [...this.#greeters]) greet()
  }

  /** Something did not arrive: both sides say again what they have, and what lacks is sent. */
  #miss(): void {
    this.#broken += 1
    if (this.#broken > mostBroken) return this.#end('lost')
    if (this.#state !== 'open') return
    this.#say({ kind: 'again' })
    this.#meetAgain()
  }

  #end(state: 'lost' | 'closed'): void {
    if (this.#state === 'lost' || this.#state === 'closed') return
    const wasOpen = this.#state === 'open'
    this.#state = state
    this.#liveness.stop()
    this.#channel.close()
    // The channel hands over what was said last, such as the farewell, before the connection goes.
    setTimeout(() => this.#connection.close(), wasOpen ? farewell : 0)
    this.#tell()
    this.#receivers.clear()
    this.#greeters.clear()
  }

  #tell(): void {
    for (const changed of [...this.#observers]) changed()
  }
}

/** Milliseconds for the last frames; on `pagehide` the browser ends the connection itself. */
const farewell = 500
