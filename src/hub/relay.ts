/** The `/sync` of the hub: Hocuspocus lets in, loads and passes on; it never writes and never hears a device write. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server, type Document, type Extension } from '@hocuspocus/server'
import { MOST_FRAME_BYTES, type FromHub } from '#schema/hub.ts'
import { Denied, type Admission, type Member } from './admission.ts'
import { RoomDesk, type DeskParts } from './desk.ts'
import { Gate } from './gate.ts'
import type { Place, Row } from './log.ts'
import { isNear } from './near.ts'
import { isTaken } from './seat.ts'
import type { Socket } from './socket.ts'

export interface RelayParts extends DeskParts {
  admission: Admission
  /** Joins several nodes; empty for one. */
  extensions: Extension[]
}

interface WebSocketServer {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    opened: (socket: Socket) => void,
  ): void
}

/** Hocuspocus takes for a socket whatever behaves like one. */
interface Taker {
  handleConnection(socket: Gate, request: IncomingMessage, context: Context): void
}

/** What Hocuspocus hands from hook to hook. */
interface Context {
  gate: Gate
}

export class Relay {
  readonly #parts: RelayParts
  readonly #desk: RoomDesk
  readonly #server: Server
  readonly #gates = new Set<Gate>()
  readonly #members = new WeakMap<Document, Member>()
  #pulse: NodeJS.Timeout | undefined
  #version: number | undefined
  #isStopping = false

  constructor(parts: RelayParts) {
    this.#parts = parts
    this.#desk = new RoomDesk(parts)
    this.#server = new Server(
      { quiet: true, stopOnSignals: false, extensions: parts.extensions, ...this.#hooks() },
      { maxPayload: MOST_FRAME_BYTES },
    )
    parts.guard.observe(() => this.#tellState())
    parts.metrics.gauge('connections', () => this.#gates.size)
    parts.metrics.gauge('rooms_open', () => this.#server.hocuspocus.getDocumentsCount())
    parts.metrics.gauge('disk_used_ratio', () => parts.guard.disk)
    parts.metrics.gauge('writable', () => (parts.guard.reason ? 0 : 1))
    this.#beat()
  }

  /** Takes over a socket; refuses what is no WebSocket, goes elsewhere or comes from a page that may not. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    if (!/^\/sync\/?(\?|$)/.test(request.url ?? '')) return refuseUpgrade(socket, 404)
    if (this.#isStopping) return refuseUpgrade(socket, 503)
    const { origins } = this.#parts.settings
    const { origin } = request.headers
    if (origins.length && origin !== undefined && !origins.includes(origin)) {
      this.#parts.metrics.refuse('origin')
      return refuseUpgrade(socket, 403)
    }
    // The types of ws are not at hand.
    const server = this.#server.webSocketServer as WebSocketServer
    server.handleUpgrade(request, socket, head, (opened) => this.#open(opened, request))
  }

  /** Tells every device that it will be back, and lets what is being written be written. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearTimeout(this.#pulse)
    for (const gate of this.#gates) gate.leave()
    const isEmpty = () => this.#gates.size === 0
    const end = performance.now() + 3000
    while (!isEmpty() && performance.now() < end) await pause(20)
    await this.#server.hocuspocus.hooks('onDestroy', { instance: this.#server.hocuspocus })
  }

  /** Reads what another process wrote, such as another node or a backup being restored. */
  async refresh(): Promise<void> {
    const version = await this.#parts.log.version()
    if (version !== undefined && version === this.#version) return
    this.#version = version
    for (const document of this.#server.hocuspocus.documents.values()) {
      const room = this.#members.get(document)?.room
      if (!room) continue
      const found = await this.#parts.log.find(room.id)
      if (found?.client === room.client) await this.#desk.catchUp(document, room)
      else this.#empty(room.id)
    }
  }

  /** What came in beside the sockets is shown to whoever is in the room. */
  async grow(room: Place, rows: Row[]): Promise<void> {
    const document = this.#server.hocuspocus.documents.get(room.id)
    if (document && rows.length) await this.#desk.grow(document, room, rows)
  }

  /** The operator removed the room: its document is given up, and whoever was in it enters anew. */
  #empty(room: string): void {
    for (const gate of this.#gates) if (gate.seats.has(room)) gate.leave()
  }

  #open(socket: Socket, request: IncomingMessage): void {
    const gate = new Gate(socket, isNear(request), { ...this.#parts, desk: this.#desk })
    this.#gates.add(gate)
    this.#parts.metrics.count('connected_total')
    gate.once('close', () => this.#gates.delete(gate))
    const context: Context = { gate }
    const hocuspocus = this.#server.hocuspocus as Taker
    hocuspocus.handleConnection(gate, request, context)
  }

  /** Each is awaited by Hocuspocus and may say no by throwing; nothing else here can throw. */
  #hooks(): Pick<Extension, 'onAuthenticate' | 'onLoadDocument' | 'connected'> {
    const { admission, metrics, journal } = this.#parts
    return {
      onAuthenticate: async ({ token, documentName, context, connectionConfig }) => {
        const { gate } = context as Context
        connectionConfig.readOnly = true
        try {
          const member = await admission.admit(token, gate.isNear, documentName)
          const seat = gate.seats.get(documentName)
          if (seat) seat.member = member
          connectionConfig.readOnly = member.role === 'reading'
        } catch (error) {
          const denied = error instanceof Denied ? error : new Denied('token')
          metrics.refuse(denied.reason)
          journal.info('denied', { reason: denied.reason, room: journal.nameOf(documentName) })
          gate.deny(documentName)
          throw denied
        }
      },
      onLoadDocument: async ({ document, documentName, context }) => {
        const member = (context as Context).gate.seats.get(documentName)?.member
        try {
          if (!member) throw new Error('Whoever asked has gone.')
          this.#members.set(document, member)
          await this.#desk.catchUp(document, member.room)
        } catch (error) {
          journal.failed('load', error, { room: journal.nameOf(documentName) })
          throw new Denied('storage')
        }
      },
      connected: async ({ connection, documentName, context }) => {
        // Twice: nothing that a device sends may be applied by Hocuspocus, whatever its role.
        connection.readOnly = true
        const { gate } = context as Context
        gate.enter(documentName, connection)
        connection.sendStateless(JSON.stringify(this.#state()))
        await Promise.resolve()
      },
    }
  }

  #state(): FromHub {
    const { reason } = this.#parts.guard
    return reason ? { kind: 'state', writable: false, reason } : { kind: 'state', writable: true }
  }

  /** One room of each socket is enough: it holds for all. */
  #tellState(): void {
    const { reason } = this.#parts.guard
    this.#parts.journal.warn('state', { writable: !reason, reason: reason ?? '' })
    this.#greet()
  }

  #greet(): void {
    for (const gate of this.#gates) {
      const seat = [...gate.seats.values()].find(isTaken)
      seat?.say(this.#state())
    }
  }

  #beat(): void {
    this.#pulse = setTimeout(() => {
      void this.#everyPulse().finally(() => {
        if (!this.#isStopping) this.#beat()
      })
    }, this.#parts.settings.pulse)
    this.#pulse.unref()
  }

  async #everyPulse(): Promise<void> {
    try {
      await this.#parts.guard.check()
      await this.refresh()
      this.#greet()
    } catch (error) {
      this.#parts.journal.failed('pulse', error)
    }
  }
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
