/** The hub behind the server of the app: puts its parts together and answers what is asked of them. */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Extension } from '@hocuspocus/server'
import { Admission, isOperator } from './admission.ts'
import { BlobDoor } from './blobs.ts'
import { Challenges } from './challenge.ts'
import { DropDoor } from './drops.ts'
import { diskUse, Guard } from './guard.ts'
import { Journal } from './journal.ts'
import type { Store } from './log.ts'
import { Metrics } from './metrics.ts'
import { isNear } from './near.ts'
import { joinNodes } from './nodes.ts'
import { Relay } from './relay.ts'
import { sqliteFile, type Settings } from './settings.ts'
import { openPostgresStore } from './store/postgres.ts'
import { openSqliteStore } from './store/sqlite.ts'

/** What tests put in place of the real thing. */
export interface HubOptions {
  store?: Store
  journal?: Journal
  diskUse?: () => Promise<number>
  now?: () => number
}

/** Opens the store that the settings name. */
export async function openStore(settings: Settings): Promise<Store> {
  if (settings.databaseUrl) return openPostgresStore(settings.databaseUrl)
  await mkdir(settings.data, { recursive: true })
  return openSqliteStore(sqliteFile(settings))
}

/** Rejects with a plain sentence if the store cannot be opened. */
export async function openHub(settings: Settings, options: HubOptions = {}): Promise<Hub> {
  const store = options.store ?? (await openStore(settings))
  const secret = await store.log.shared('challenge', randomBytes(32).toString('base64url'))
  const journal = options.journal ?? new Journal()
  const { redisUrl } = settings
  const extensions = redisUrl ? joinNodes(redisUrl, journal) : []
  const challenges = new Challenges(secret, options.now)
  const hub = new Hub(settings, store, challenges, extensions, { ...options, journal })
  await hub.guard.check()
  return hub
}

export class Hub {
  readonly guard: Guard
  readonly metrics = new Metrics()
  readonly journal: Journal
  readonly relay: Relay
  readonly #settings: Settings
  readonly #store: Store
  readonly #challenges: Challenges
  readonly #blobs: BlobDoor
  readonly #drops: DropDoor

  constructor(
    settings: Settings,
    store: Store,
    challenges: Challenges,
    extensions: Extension[],
    options: HubOptions,
  ) {
    const { log, blobs } = store
    this.#settings = settings
    this.#store = store
    this.#challenges = challenges
    this.journal = options.journal ?? new Journal()
    this.guard = new Guard(
      log,
      settings.mostDisk,
      options.diskUse ?? (() => diskUse(settings.data)),
    )
    const admission = new Admission(log, challenges, settings)
    const { guard, metrics, journal } = this
    const parts = { log, blobs, admission, guard, metrics, journal, settings }
    this.relay = new Relay({ ...parts, extensions })
    this.#blobs = new BlobDoor(parts)
    this.#drops = new DropDoor({ ...parts, grow: (room, rows) => this.relay.grow(room, rows) })
  }

  /** True if the request is one for the hub; it is answered then, or will be. */
  request(path: string, request: IncomingMessage, response: ServerResponse): boolean {
    const blob = /^\/blobs\/([A-Za-z0-9_-]{43})$/.exec(path)
    const drop = /^\/answers\/([A-Za-z0-9_-]{43})$/.exec(path)
    const isOurs =
      blob !== null ||
      drop !== null ||
      path === '/blobs' ||
      path === '/challenge' ||
      path === '/metrics'
    if (!isOurs) return false
    this.#answer(path, { blob: blob?.[1], drop: drop?.[1] }, request, response).catch(
      (error: unknown) => {
        this.journal.failed('request', error)
        if (response.headersSent) response.destroy()
        else response.writeHead(500).end()
      },
    )
    return true
  }

  /** What `/health` says beyond being alive. */
  get health(): { status: 'ok' | 'readonly'; reason?: string } {
    const { reason } = this.guard
    return reason ? { status: 'readonly', reason } : { status: 'ok' }
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.relay.upgrade(request, socket, head)
  }

  /** What was acknowledged is on disk already; this only says goodbye. */
  async stop(): Promise<void> {
    await this.relay.stop()
    this.metrics.stop()
    await this.#store.log.close()
  }

  async #answer(
    path: string,
    { blob, drop }: { blob: string | undefined; drop: string | undefined },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (!this.#allow(request, response)) return
    if (blob !== undefined && /^(GET|HEAD|PUT)$/.test(request.method ?? ''))
      return this.#blobs.answer(blob, isNear(request), request, response)
    if (drop !== undefined && request.method === 'PUT')
      return this.#drops.answer(drop, isNear(request), request, response)
    request.resume()
    if (path === '/blobs' && request.method === 'GET')
      return this.#blobs.list(afterOf(request), isNear(request), request, response)
    const headers = { 'Cache-Control': 'no-store' }
    if (request.method !== 'GET' || drop !== undefined) {
      response
        .writeHead(405, { Allow: drop ? 'PUT' : blob === undefined ? 'GET' : 'GET, HEAD, PUT' })
        .end()
    } else if (path === '/challenge') {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
      response.end(`${JSON.stringify({ nonce: this.#challenges.give() })}\n`)
    } else if (this.#mayWatch(request)) {
      response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4', ...headers })
      response.end(this.metrics.text())
    } else response.writeHead(403).end()
  }

  /** Tells a browser which pages may ask; answers its question before the real one. */
  #allow(request: IncomingMessage, response: ServerResponse): boolean {
    const { origins } = this.#settings
    const { origin } = request.headers
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (origin !== undefined && (!origins.length || origins.includes(origin))) {
      response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Access-Control-Expose-Headers', 'Range, Content-Range, Retry-After')
      response.setHeader('Vary', 'Origin')
    } else if (origin !== undefined && !isSame(origin, request)) {
      request.resume()
      response.writeHead(403).end()
      return false
    }
    if (request.method !== 'OPTIONS') return true
    request.resume()
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, PUT')
    response.setHeader(
      'Access-Control-Allow-Headers',
      'Authorization, Blob-Kind, Content-Range, Range',
    )
    response.setHeader('Access-Control-Max-Age', '600')
    response.writeHead(204).end()
    return false
  }

  #mayWatch(request: IncomingMessage): boolean {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    return isNear(request) || isOperator(this.#settings.operatorToken, given)
  }
}

/** The address behind which a page of the list begins; nonsense begins at the first one. */
function afterOf({ url = '' }: IncomingMessage): string {
  return /\?after=([A-Za-z0-9_-]{43})$/.exec(url)?.[1] ?? ''
}

/** The hub's own pages may always ask it. */
function isSame(origin: string, { headers }: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === headers.host
}
