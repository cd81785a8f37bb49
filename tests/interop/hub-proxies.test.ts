/** The shipped recipes for Caddy and nginx, run as they are but for names and ports: TLS, sockets, blobs, who is near. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeRoom, tokenFor, WebSocket } from '../client/hub-device.ts'
import { startHub, type HubService } from '../client/hub-service.ts'
import { freePort } from '../client/servers.ts'
import { addressFor } from '../contracts/hub-log.ts'

const recipes = 'src/hub/deploy'
let folder: string
let service: HubService

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-proxies-'))
  service = await startHub({ origins: ['https://koffer.example.de'] })
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=koffer.example.de'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
  ])
  if (made.status !== 0) throw new Error(made.stderr.toString())
})

afterAll(async () => {
  await service.destroy()
  await rm(folder, { recursive: true, force: true })
})

interface Proxy {
  child: ChildProcess
  port: number
}

async function startCaddy(): Promise<Proxy> {
  const port = await freePort()
  const recipe = (await readFile(join(recipes, 'Caddyfile'), 'utf8'))
    .replace('koffer.example.de {', `https://koffer.example.de:${port} {`)
    .replace('127.0.0.1:4300', `127.0.0.1:${service.port}`)
    .replace(/\}\s*$/, `\ttls ${join(folder, 'cert.pem')} ${join(folder, 'key.pem')}\n}\n`)
  await writeFile(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${recipe}`)
  const child = spawn('caddy', ['run', '--config', join(folder, 'Caddyfile')], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: 'ignore',
  })
  return { child, port }
}

async function startNginx(): Promise<Proxy> {
  const port = await freePort()
  const recipe = (await readFile(join(recipes, 'nginx.conf'), 'utf8'))
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('127.0.0.1:4300', `127.0.0.1:${service.port}`)
    .replace(/\/etc\/letsencrypt\S+fullchain.pem/, join(folder, 'cert.pem'))
    .replace(/\/etc\/letsencrypt\S+privkey.pem/, join(folder, 'key.pem'))
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/errors; events {}
     http { access_log off; client_body_temp_path ${folder}/body; ${recipe} }`,
  )
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'ignore',
  })
  return { child, port }
}

interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: Uint8Array
}

/** Asks the proxy under the name of its certificate. */
async function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Asking = {},
) {
  const asked = request({
    ...{ host: '127.0.0.1', port, path, method, rejectUnauthorized: false, agent: false },
    servername: 'koffer.example.de',
    headers: { host: `koffer.example.de:${port}`, 'content-length': body?.length ?? 0, ...headers },
  })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

function openSocket(port: number, origin: string): Promise<string> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}/sync`, {
    ...{ rejectUnauthorized: false, servername: 'koffer.example.de' },
    headers: { origin, host: `koffer.example.de:${port}` },
  })
  return new Promise((resolve) => {
    socket.on('error', (error: Error) => resolve(error.message))
    socket.on('open', () => {
      resolve('open')
      socket.terminate()
    })
  })
}

describe.each([
  // Caddy writes the address anew, nginx adds it to what was said: nobody comes nearer by either.
  ['Caddy', startCaddy, 200],
  ['nginx', startNginx, 403],
])('behind %s', (_name, start, withOthersWord) => {
  let proxy: Proxy

  beforeAll(async () => {
    proxy = await start()
    const isUp = () =>
      ask(proxy.port, '/health').then(
        ({ status }) => status === 200,
        () => false,
      )
    await vi.waitUntil(isUp, { timeout: 9000, interval: 100 })
  })

  afterAll(async () => {
    const gone = once(proxy.child, 'exit')
    proxy.child.kill('SIGTERM')
    await gone
  })

  test('the app and its headers come through', async () => {
    const { status, headers } = await ask(proxy.port, '/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch("default-src 'none'")
  })

  test('sockets open for the page of the hub and for no other', async () => {
    expect(await openSocket(proxy.port, 'https://koffer.example.de')).toBe('open')
    expect(await openSocket(proxy.port, 'https://evil.example')).toMatch('403')
  })

  test('a photo of several megabytes comes through in one piece', async () => {
    const photo = Buffer.alloc(5_000_000, 'photo')
    const token = await tokenFor(service.origin, await makeRoom('a'), 'contribution')
    const text = Buffer.from(JSON.stringify(token)).toString('base64url')
    const headers = { authorization: `Hub ${text}` }
    const path = `/blobs/${addressFor(photo)}`
    // The room was opened from near; joining it needs nothing but the signature.
    await fetch(`${service.origin}${path}`, { method: 'HEAD', headers })
    const { status } = await ask(proxy.port, path, { method: 'PUT', headers, body: photo })
    expect([200, 201]).toContain(status)
    expect((await ask(proxy.port, path, { headers })).body.equals(photo)).toBe(true)
  })

  test('the hub learns from the proxy who is near', async () => {
    expect((await ask(proxy.port, '/metrics')).status).toBe(200)
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    expect((await ask(proxy.port, '/metrics', { headers })).status).toBe(withOthersWord)
  })
})
