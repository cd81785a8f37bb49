/** A hub in bad hands: stock Hocuspocus, which believes everybody, and an operator who does what the test says. */
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { Server, type Document } from '@hocuspocus/server'
import type { SealedEntry } from '#documents/ports.ts'
import { ENTRIES_MAP, ToHub, type FromHub } from '#schema/hub.ts'
import * as Y from 'yjs'

interface Sockets {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    opened: (socket: unknown) => void,
  ): void
}

/** What the operator does with what a device puts in. */
export interface Manners {
  /** Says that it keeps whatever it is asked about. */
  claims?: boolean
  /** Takes everything out of the map as soon as it is in. */
  forgets?: boolean
}

export class HostileHub {
  readonly origin: string
  /** Addresses in the order in which devices put them in. */
  readonly given: string[] = []
  readonly #http: HttpServer
  readonly #server: Server

  private constructor(http: HttpServer, server: Server) {
    const { port } = http.address() as AddressInfo
    this.origin = `http://127.0.0.1:${String(port)}`
    this.#http = http
    this.#server = server
  }

  static async start(manners: Manners = {}): Promise<HostileHub> {
    let hub: HostileHub | undefined
    const server = new Server({
      quiet: true,
      stopOnSignals: false,
      onStateless: ({ payload, document, connection }) => {
        const asked = ToHub.parse(JSON.parse(payload))
        if (asked.kind !== 'hashes') return Promise.resolve()
        const { hashes } = asked
        const map = entriesOf(document)
        const say = (message: FromHub) => connection.sendStateless(JSON.stringify(message))
        if (manners.claims) say({ kind: 'acknowledge', hashes })
        const isLacking = (hash: string) => !manners.claims && !map.has(hash)
        say({ kind: 'lacking', hashes: hashes.filter(isLacking) })
        return Promise.resolve()
      },
      onChange: ({ document, update }) => {
        for (const struct of Y.decodeUpdate(update).structs)
          if (struct instanceof Y.Item && struct.parentSub) hub?.given.push(struct.parentSub)
        if (manners.forgets && entriesOf(document).size) entriesOf(document).clear()
        return Promise.resolve()
      },
    })
    const http = createServer((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ nonce: 'n'.repeat(30) }))
    })
    http.on('upgrade', (request, socket: Duplex, head) => {
      ;(server.webSocketServer as Sockets).handleUpgrade(request, socket, head, (opened) => {
        server.hocuspocus.handleConnection(opened, request)
      })
    })
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    return (hub = new HostileHub(http, server))
  }

  /** Everything that the operator can put its hands on. */
  entries(roomId: string): ReturnType<typeof entriesOf> {
    const document = this.#server.hocuspocus.documents.get(roomId)
    if (!document) throw new Error('Nobody is in the room.')
    return entriesOf(document)
  }

  async stop(): Promise<void> {
    this.#server.hocuspocus.closeConnections()
    this.#http.closeAllConnections()
    this.#http.close()
    await once(this.#http, 'close')
  }
}

function entriesOf(document: Document) {
  return document.getMap<SealedEntry['bytes']>(ENTRIES_MAP)
}
