/** One data channel that carries messages of any length without filling anybody's memory. */
import type { LinkMessage } from '#documents/ports.ts'
import type { Bytes } from '#vault/bytes.ts'
import { Assembler } from './frames.ts'
import { Outgoing } from './outgoing.ts'

/** The part of an `RTCDataChannel` that is used. */
export interface Pipe {
  readonly readyState: RTCDataChannelState
  readonly bufferedAmount: number
  bufferedAmountLowThreshold: number
  binaryType: BinaryType
  send(data: Bytes): void
  close(): void
  addEventListener(
    type: 'open' | 'message' | 'close' | 'bufferedamountlow',
    listener: (event: { data?: unknown }) => void,
  ): void
}

export interface Ear {
  open(): void
  message(bytes: Uint8Array): void
  /** Something came that was not whole, or something could not be sent: others may lack something. */
  missed(): void
  closed(): void
}

const high = 1024 * 1024
const low = 256 * 1024

export class Channel {
  readonly #pipe: Pipe
  readonly #ear: Ear
  readonly #outgoing = new Outgoing()
  readonly #assembler = new Assembler()
  #sent = 0
  #isClosed = false

  constructor(pipe: Pipe, ear: Ear) {
    this.#pipe = pipe
    this.#ear = ear
    pipe.binaryType = 'arraybuffer'
    pipe.bufferedAmountLowThreshold = low
    pipe.addEventListener('open', () => this.#open())
    pipe.addEventListener('message', ({ data }) => this.#take(data))
    pipe.addEventListener('bufferedamountlow', () => this.#pump())
    pipe.addEventListener('close', () => this.#end())
  }

  /**
   * Grows as long as the other side takes off our hands what we send: then it is there. In steps, because
   * browsers count the first bytes as sent before anybody has taken them.
   */
  get progress(): number {
    return Math.floor((this.#sent - this.#pipe.bufferedAmount) / low)
  }

  /** Carried when its turn comes; before opening it waits. */
  send(message: LinkMessage): void {
    if (!this.#isClosed && this.#outgoing.add(message)) this.#pump()
  }

  sendUrgent(bytes: Bytes): void {
    if (this.#isClosed) return
    this.#outgoing.addUrgent(bytes)
    this.#pump()
  }

  /** What has been handed over still goes out; what waits does not. */
  close(): void {
    this.#isClosed = true
    this.#outgoing.clear()
    this.#pipe.close()
  }

  #open(): void {
    if (this.#isClosed) return
    this.#ear.open()
    this.#pump()
  }

  #end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#outgoing.clear()
    this.#ear.closed()
  }

  #pump(): void {
    while (this.#pipe.readyState === 'open' && this.#pipe.bufferedAmount < high) {
      const frame = this.#outgoing.next(this.#pipe.bufferedAmount < low)
      if (!frame) break
      try {
        this.#pipe.send(frame)
        this.#sent += frame.length
      } catch {
        // The browser's own buffer is full or the channel is just closing: the message is not whole any more.
        this.#outgoing.abandon()
        return this.#ear.missed()
      }
    }
    if (this.#pipe.readyState === 'open' && this.#outgoing.takeOverfull()) this.#ear.missed()
  }

  #take(data: unknown): void {
    if (this.#isClosed) return
    const frame = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()
    const message = this.#assembler.take(frame)
    if (message === 'broken') this.#ear.missed()
    else if (message) this.#ear.message(message)
  }
}
