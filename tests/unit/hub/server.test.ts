/** The hub serves the app with the right headers, and no request can end it. */
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stopHub } from '#hub/server.ts'
import { serve } from '../../client/hub.ts'

let folder: string
let hub: Awaited<ReturnType<typeof serve>>
const page = '<!doctype html><title>Koffer</title>'.padEnd(4000)
const lightPage = '<!doctype html><title>Befragung</title>'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-'))
  await mkdir(join(folder, 'app/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'app/index.html'), page)
  await writeFile(join(folder, 'app/antworten.html'), lightPage)
  await writeFile(join(folder, 'app/sw.js'), 'self.name = "worker"')
  await writeFile(join(folder, 'app/assets/main-1a2b.js'), 'export const a = 1;\n'.repeat(200))
  hub = await serve(join(folder, 'app'))
})

afterAll(async () => {
  await hub.stop()
  await rm(folder, { recursive: true })
})

/** Sends a path exactly as it is written; fetch would tidy it up. */
async function ask(path: string, { method = 'GET', headers = {}, body = '' } = {}) {
  const asked = request({ port: hub.port, path, method, headers, agent: false }).end(body)
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

/** Sends raw bytes and resolves with all that comes back until the connection is closed. */
async function sendRaw(bytes: string): Promise<string> {
  const socket = connect(hub.port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk.toString()))
  socket.on('error', () => undefined)
  socket.write(bytes)
  await once(socket, 'close')
  return heard
}

describe('what is served', () => {
  test('the link of a survey gives the light page, and an address that only looks like it does not', async () => {
    for (const path of ['/antworten', '/antworten/', '/antworten/AAAA', '/antworten?x'])
      expect((await ask(path)).body.toString(), path).toBe(lightPage)
    for (const path of ['/antwortenx', '/befragung/AAAA/antworten'])
      expect((await ask(path)).body.toString(), path).toBe(page)
    expect((await ask('/antworten/none.js')).status).toBe(404)
  })

  test('health is JSON and never cached', async () => {
    const { status, headers, body } = await ask('/health')
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch('application/json')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body.toString())).toEqual({ status: 'ok' })
  })

  test.each(['/', '/vorhaben/abc', '/veranstaltung/abc/beamer?probelauf'])(
    'an address of the app, %s, gets its page',
    async (path) => {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(200)
      expect(headers['content-type']).toMatch('text/html')
      expect(headers['cache-control']).toBe('no-cache')
      expect(body.toString()).toBe(page)
    },
  )

  test('names with a hash are kept for ever, the service worker is asked for again', async () => {
    expect((await ask('/assets/main-1a2b.js')).headers['cache-control']).toMatch('immutable')
    expect((await ask('/sw.js')).headers['cache-control']).toBe('no-cache')
  })

  test('nothing inline and nothing foreign is allowed, also on errors', async () => {
    for (const path of ['/', '/missing.js', '/%', '/health']) {
      const { headers } = await ask(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toMatch("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|http|\*/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    }
  })

  test('HEAD tells the same and sends nothing', async () => {
    const [head, get] = [await ask('/', { method: 'HEAD' }), await ask('/')]
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(head.headers.etag).toBe(get.headers.etag)
  })

  test('what the browser has already is not sent again', async () => {
    const { headers } = await ask('/')
    const again = await ask('/', {
      headers: { 'If-None-Match': `W/"other", ${headers.etag ?? ''}` },
    })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
    expect((await ask('/', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  test('who understands gzip gets less', async () => {
    const packed = await ask('/', { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers.vary).toBe('Accept-Encoding')
    expect(gunzipSync(packed.body).toString()).toBe(page)
    const plain = await ask('/', { headers: { 'Accept-Encoding': 'gzip;q=0' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
  })
})

describe('what is refused', () => {
  test.each([
    ['/missing.js', 404],
    ['/assets/gone', 404],
    ['/../secret.txt', 404],
    ['/..%2fsecret.txt', 404],
    ['/assets/..%5c..%5csecret.txt', 404],
    ['/%2e%2e/%2e%2e/secret.txt', 404],
    ['//evil.example/x.js', 404],
    ['/%', 400],
    ['/%C0%AF', 400],
    ['/a%00.js', 400],
    ['http://evil.example/', 400],
    ['*', 400],
  ])('%s', async (path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(answer.body.toString()).not.toMatch('secret')
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('%s', async (method) => {
    const answer = await ask('/', { method, body: method === 'POST' ? 'x'.repeat(100_000) : '' })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })
})

describe('what cannot end it', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a huge header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['a huge address', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    [
      'a broken chunk',
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n',
    ],
    [
      'an upgrade',
      'GET /sync HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    ],
  ])('%s', async (_what, bytes) => {
    await sendRaw(bytes)
    expect((await ask('/health')).status).toBe(200)
  })

  test('who hangs up in the middle', async () => {
    for (let count = 0; count < 50; count += 1) {
      const socket = connect(hub.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write('GET /assets/main-1a2b.js HTTP/1.1\r\nHost: x\r\n\r\nGET / HT')
      await once(socket, 'connect')
      socket.resetAndDestroy()
    }
    expect((await ask('/health')).status).toBe(200)
  })
})

test('a connection opened ahead and never used is closed without an answer', async () => {
  const socket = connect(hub.port, '127.0.0.1')
  const [accepted] = (await once(hub.server, 'connection')) as [import('node:net').Socket]
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk.toString()))
  // What Node reports when the time for a request is over.
  const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  hub.server.emit('clientError', late, accepted)
  await once(socket, 'close')
  expect(heard).toBe('')
})

test('stops within two seconds while connections are open and half a request is on its way', async () => {
  const other = await serve(join(folder, 'app'))
  const half = connect(other.port, '127.0.0.1')
  half.on('error', () => undefined)
  half.write('GET / HTTP/1.1\r\nHost: x\r\nX-Half: ')
  const idle = connect(other.port, '127.0.0.1')
  idle.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n')
  await once(idle, 'data')
  const begun = performance.now()
  await stopHub(other.server)
  expect(performance.now() - begun).toBeLessThan(2000)
})
