/** The one socket to the hub: opened, watched, and opened anew by itself, each time with some chance in it. */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { HubFault } from '#documents/ports.ts'
import { Challenge, CLOSING } from '#schema/hub.ts'
import type { HubLinkParts, Pace } from './parts.ts'
import type { StatusBoard } from './status.ts'

/** A challenge is good for ten minutes; nobody waits for the last one. */
const freshness = 300_000
/** The hub said that something is wrong with this device: no hurry. */
const unwelcome: number[] = [CLOSING.malformed, CLOSING.crowded]

/** Rooms enter on a new socket when it opens, and are gone when it closes. */
export interface LineUser {
  opened: (socket: HocuspocusProviderWebsocket) => void
  closed: () => void
  /** It is time for another attempt: `dial` makes it. */
  due: () => void
}

/** Thrown while the hub cannot be asked. */
class Unanswered extends Error {
  readonly fault: HubFault
  constructor(fault: HubFault) {
    super(fault)
    this.fault = fault
  }
}

const faultsOfStatus: Record<number, HubFault> = { 403: 'origin', 404: 'absent', 405: 'absent' }

export class Line {
  readonly #parts: HubLinkParts
  readonly #pace: Pace
  readonly #board: StatusBoard
  readonly #user: LineUser
  #socket: HocuspocusProviderWebsocket | undefined
  #nonce: { value: Promise<string>; at: number } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #attempts = 0
  #isDialing = false
  #isStopped = false

  constructor(parts: HubLinkParts, pace: Pace, board: StatusBoard, user: LineUser) {
    this.#parts = parts
    this.#pace = pace
    this.#board = board
    this.#user = user
  }

  /** Connects now, unless it is connected. */
  dial(): void {
    if (this.#isDialing || this.#socket || this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isDialing = true
    void this.#dial().finally(() => (this.#isDialing = false))
  }

  /** A text to sign; one serves for many rooms. Rejects if the hub does not give one. */
  challenge(): Promise<string> {
    const now = performance.now()
    if (!this.#nonce || now - this.#nonce.at > freshness) {
      const value = this.#ask()
      this.#nonce = { value, at: now }
      value.catch(() => (this.#nonce = undefined))
    }
    return this.#nonce.value
  }

  /** Somebody is in a room: everything is all right. */
  settle(): void {
    this.#attempts = 0
    this.#board.enter('open')
    for (const fault of ['unreachable', 'absent', 'origin', 'version', 'crowded'] as const)
      this.#board.clear(fault)
  }

  /** Gives up the socket unless anything comes over it soon after `ask`. */
  prove(ask: () => void): void {
    const socket = this.#socket
    if (!socket) return
    const before = socket.lastMessageReceived
    ask()
    setTimeout(() => {
      if (this.#socket === socket && socket.lastMessageReceived === before) this.#drop(0)
    }, this.#pace.sign)
  }

  /** Begins anew: Hocuspocus takes no second try for a room on the same socket. */
  renew(): void {
    if (this.#socket) this.#drop(0)
  }

  /** True if nothing is open, under way or planned. */
  get isIdle(): boolean {
    return !this.#socket && !this.#isDialing && this.#timer === undefined
  }

  /** Milliseconds since the last sign of life; 0 while nothing is open. */
  get silence(): number {
    const last = this.#socket?.lastMessageReceived
    return last ? Date.now() - last : 0
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    if (this.#socket) this.#drop(0)
    this.#board.enter('closed')
  }

  async #dial(): Promise<void> {
    this.#board.enter('connecting')
    try {
      await this.challenge()
      if (!this.#isStopped) this.#open()
    } catch (error) {
      this.#board.raise(error instanceof Unanswered ? error.fault : 'unreachable')
      this.#retry()
    }
  }

  #open(): void {
    const url = new URL('/sync', this.#parts.address)
    url.protocol = url.protocol.replace('http', 'ws')
    const socket = new HocuspocusProviderWebsocket({
      url: url.href,
      autoConnect: false,
      // Coming back is this file's business: the library would not stop what waits in its queue.
      maxAttempts: 1,
      // A large room comes as one long message, during which no other one is heard.
      messageReconnectTimeout: 120_000,
      ...(this.#parts.webSocket ? { WebSocketPolyfill: this.#parts.webSocket } : {}),
      onOpen: () => queueMicrotask(() => this.#socket === socket && this.#user.opened(socket)),
      onClose: ({ event }) => {
        if (this.#socket === socket) this.#drop(event.code)
      },
    })
    this.#socket = socket
    // It settles with the first message or with the close, which is heard above.
    socket.connect().catch(() => undefined)
    setTimeout(() => {
      const isSilent = this.#socket === socket && !socket.lastMessageReceived
      if (isSilent) this.#drop(0)
    }, this.#pace.entry)
  }

  #drop(code: number): void {
    const socket = this.#socket
    this.#socket = undefined
    this.#nonce = undefined
    this.#user.closed()
    socket?.destroy()
    if (this.#isStopped) return
    if (code === CLOSING.malformed) this.#board.raise('version')
    else if (code === CLOSING.crowded) this.#board.raise('crowded')
    else if (this.#attempts > 0) this.#board.raise('unreachable')
    this.#retry(unwelcome.includes(code) ? this.#pace.farPause : 0)
  }

  /** Spread over the second half of the pause, so that not all devices of a hall come at once. */
  #retry(least = 0): void {
    if (this.#isStopped) return
    this.#board.enter('waiting')
    const { firstPause, longestPause, patience, farPause } = this.#pace
    const near = Math.min(longestPause, firstPause * 2 ** Math.min(this.#attempts, 20))
    const pause = Math.max(least, this.#attempts >= patience ? farPause : near)
    this.#attempts += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#user.due()
      },
      pause * (0.5 + Math.random() / 2),
    )
  }

  async #ask(): Promise<string> {
    const url = new URL('/challenge', this.#parts.address)
    const signal = AbortSignal.timeout(this.#pace.entry)
    const settings = { signal, cache: 'no-store', credentials: 'omit' } as const
    const response = await fetch(url, settings).catch(() => undefined)
    if (!response) throw new Unanswered('unreachable')
    if (!response.ok) throw new Unanswered(faultsOfStatus[response.status] ?? 'unreachable')
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    if (!isJson) throw new Unanswered('absent')
    const found = Challenge.safeParse(await response.json().catch(() => undefined))
    if (!found.success) throw new Unanswered('version')
    return found.data.nonce
  }
}
