/** Two ends of a data channel in memory, with a browser's buffer in between; the wire can be cut or disturbed. */
import type { Pipe } from '#links/pair/channel.ts'
import { PairLink, type Connection } from '#links/pair/pair-link.ts'

type Type = 'open' | 'message' | 'close' | 'bufferedamountlow'

/** One end; what is sent arrives at the other after a turn, at most 256 KiB each turn. */
export class TestPipe implements Pipe {
  readyState: RTCDataChannelState = 'connecting'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  binaryType: BinaryType = 'blob'
  /** The most that ever waited. */
  mostBuffered = 0
  /** Returning nothing loses a frame. */
  disturb: (frame: Uint8Array) => Uint8Array | undefined = (frame) => frame
  isCut = false
  other: TestPipe | undefined
  readonly #listeners = new Map<Type, ((event: { data?: unknown }) => void)[]>()
  readonly #queue: Uint8Array[] = []
  #isRunning = false

  addEventListener(type: Type, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
  }

  open(): void {
    this.readyState = 'open'
    this.fire('open')
  }

  fire(type: Type, event: { data?: unknown } = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event)
  }

  send(data: Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('not open')
    if (data.length > 256 * 1024) throw new TypeError('message too large')
    this.#queue.push(data.slice())
    this.bufferedAmount += data.length
    this.mostBuffered = Math.max(this.mostBuffered, this.bufferedAmount)
    if (!this.#isRunning) void this.#run()
  }

  /** As in browsers: what was sent still arrives, then both ends are closed. */
  close(): void {
    if (this.readyState === 'closing' || this.readyState === 'closed') return
    this.readyState = 'closing'
    if (!this.#isRunning) this.#closed()
  }

  #closed(): void {
    this.readyState = 'closed'
    this.fire('close')
    if (this.isCut || !this.other || this.other.readyState === 'closed') return
    this.other.readyState = 'closed'
    this.other.fire('close')
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#queue.length && !this.isCut) {
      await Promise.resolve()
      for (let turn = 0; turn < 4; turn += 1) this.#deliver()
    }
    this.#isRunning = false
    if (this.readyState === 'closing') this.#closed()
  }

  #deliver(): void {
    const frame = this.isCut ? undefined : this.#queue.shift()
    if (!frame) return
    const before = this.bufferedAmount
    this.bufferedAmount -= frame.length
    const arriving = this.disturb(frame)
    if (arriving) this.other?.fire('message', { data: arriving.slice().buffer })
    const threshold = this.bufferedAmountLowThreshold
    if (before > threshold && this.bufferedAmount <= threshold) this.fire('bufferedamountlow')
  }
}

export class TestConnection implements Connection {
  connectionState: RTCPeerConnectionState = 'connected'
  isClosed = false
  #listener: () => void = () => undefined
  addEventListener(_type: 'connectionstatechange', listener: () => void): void {
    this.#listener = listener
  }
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state
    this.#listener()
  }
  close(): void {
    this.isClosed = true
  }
}

export interface End {
  link: PairLink
  pipe: TestPipe
  connection: TestConnection
}

/** Two devices that are paired but not open yet. */
export function twoEnds(names: [string, string] = ['one', 'two']): [End, End] {
  const [one, two] = names.map((id): End => {
    const pipe = new TestPipe()
    const connection = new TestConnection()
    const link = new PairLink(connection, pipe, { id, kind: 'device', name: `Tisch ${id}` })
    return { link, pipe, connection }
  }) as [End, End]
  one.pipe.other = two.pipe
  two.pipe.other = one.pipe
  return [one, two]
}

export function openBoth([one, two]: [End, End]): void {
  one.pipe.open()
  two.pipe.open()
}
