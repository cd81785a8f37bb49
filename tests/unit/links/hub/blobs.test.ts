/** A hub that answers about photos as it likes: nothing wrong is kept, nothing endless is read, and the others go on. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Link, MediaItem } from '#documents/ports.ts'
import { BlobDesk } from '#links/hub/blobs.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { photoOf, PhotoTablet, type Photo } from '../../../client/photos.ts'
import { docId, secret } from '../../../client/sessions.ts'

const patient = { timeout: 5000, interval: 5 }
type Answer = (request: IncomingMessage, response: ServerResponse, hash: string) => void

let server: Server
let tablet: PhotoTablet
let listed: MediaItem[]
let get: Answer
let put: Answer
let asked: string[]

beforeEach(async () => {
  listed = []
  asked = []
  put = (_, response) => void response.writeHead(403).end('role')
  server = createServer((request, response) => {
    request.resume()
    const url = request.url ?? ''
    asked.push(`${request.method ?? ''} ${url}`)
    if (url.startsWith('/blobs/')) {
      const answer = request.method === 'PUT' ? put : get
      answer(request, response, url.slice('/blobs/'.length))
    } else response.end(JSON.stringify({ blobs: listed }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  tablet = new PhotoTablet('a')
})
afterEach(async () => {
  await tablet.close()
  server.closeAllConnections()
  server.close()
})

function meetHub(): void {
  const { port } = server.address() as AddressInfo
  const blobs = new BlobDesk({
    address: `http://127.0.0.1:${String(port)}`,
    keysOf: (id) => keysOfModeration(secret, id),
    challenge: () => Promise.resolve('n'.repeat(30)),
    quiet: () => Promise.resolve(),
  })
  const link: Link = {
    kind: 'hub',
    holder: { id: 'hub', kind: 'hub', name: 'Hub' },
    blobs,
    send: () => undefined,
    receive: () => () => undefined,
    joined: () => () => undefined,
    close: () => undefined,
  }
  tablet.meet(link)
}

/** What an honest hub answers to a range. */
function give({ bytes }: Photo, request: IncomingMessage, response: ServerResponse): void {
  const [from = 0, last = 0] = (/bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [])
    .slice(1)
    .map(Number)
  const part = Buffer.from(bytes).subarray(from, last + 1)
  response
    .writeHead(206, { 'Content-Range': `bytes ${from}-${last}/${bytes.byteLength}` })
    .end(part)
}

test('other bytes, longer ones, endless ones and others than were asked for are not kept', async () => {
  const photos = await Promise.all([1, 2, 3, 4, 5].map((seed) => photoOf(seed, 900, 'thumbnail')))
  listed = photos.map(({ item }) => item)
  let written = 0
  get = (request, response, hash) => {
    const at = listed.findIndex((item) => item.hash === hash)
    if (at === 0) response.writeHead(206).end(Buffer.alloc(900, 7))
    if (at === 1) response.writeHead(206).end(Buffer.alloc(901, 7))
    if (at === 2) {
      const more = () => {
        written += 65_536
        if (!response.destroyed && written < 500_000_000) response.write(Buffer.alloc(65_536), more)
      }
      response.writeHead(206)
      more()
    }
    if (at === 3)
      response.writeHead(206, { 'Content-Range': 'bytes 5-904/905' }).end('x'.repeat(900))
    if (at === 4) give(photos[4] as Photo, request, response)
  }
  meetHub()
  const good = (photos[4] as Photo).item
  await vi.waitUntil(() => tablet.has(good), patient)
  const kept = (await tablet.store.list(docId)).filter(({ isHere }) => isHere)
  expect(kept.map(({ hash }) => hash)).toEqual([good.hash])
  expect(written).toBeLessThan(50_000_000)
  for (const { item } of photos) expect(await tablet.arrivals.reached(item.hash)).toBe(0)
})

test('a list without an end, or that is none, is given up', async () => {
  const line = (number: number): MediaItem => {
    return { hash: `${String(number).padStart(42, '0')}A`, size: 5_000_000, kind: 'original' }
  }
  let page = 0
  let isText = false
  let isStuck = false
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    request.resume()
    asked.push(request.url ?? '')
    if (isText) return void response.end('<html>')
    const from = isStuck ? 500 : (page += 1) * 500
    response.end(JSON.stringify({ blobs: Array.from({ length: 500 }, (_, at) => line(from + at)) }))
  })
  meetHub()
  await vi.waitUntil(() => asked.length === 41, patient)
  isStuck = true
  asked.length = 0
  tablet.media.tell()
  // The second page is the first one again: it goes on with what comes after a list.
  const note = vi.spyOn(tablet.store, 'account')
  await vi.waitUntil(() => note.mock.calls.length > 0, patient)
  expect(asked).toHaveLength(2)
  isText = true
  asked.length = 0
  tablet.media.tell()
  await vi.waitUntil(() => asked.length === 1, patient)
  expect(await tablet.store.list(docId)).toEqual([])
})

test('what is brought goes on where it was broken off, and counts only when all of it is there', async () => {
  const photo = await photoOf(1, 1_500_000)
  await tablet.store.keep(docId, photo.item, photo.bytes.slice(0))
  const ranges: string[] = []
  let there = 700_000
  put = (request, response) => {
    const range = request.headers['content-range'] ?? ''
    ranges.push(range)
    const [from, last] = /^bytes (\d+)-(\d+)/.exec(range)?.slice(1).map(Number) ?? []
    if (from === there) there = (last ?? 0) + 1
    const headers = { Range: `bytes=0-${there - 1}` }
    response.writeHead(there === 1_500_000 ? 201 : 202, headers).end()
  }
  meetHub()
  await vi.waitUntil(async () => (await tablet.holders(photo.item)).includes('hub'), patient)
  const size = '/1500000'
  expect(ranges).toEqual([
    `bytes *${size}`,
    `bytes 700000-1224287${size}`,
    `bytes 1224288-1499999${size}`,
  ])
})

test('a hub that takes what is brought and never has it is left, and is no holder', async () => {
  const photo = await photoOf(1, 1_500_000)
  await tablet.store.keep(docId, photo.item, photo.bytes.slice(0))
  put = (_, response) => void response.writeHead(202, { Range: 'bytes=0-9' }).end()
  const last = await photoOf(2, 100)
  await tablet.store.keep(docId, last.item, last.bytes)
  meetHub()
  await vi.waitUntil(() => asked.filter((one) => one.startsWith('PUT')).length >= 6, patient)
  expect(await tablet.holders(photo.item)).toEqual([])
  expect(await tablet.media.mayLetGo(photo.item.hash)).toBe(false)
})

test('whoever is told to wait comes again when they may', async () => {
  const photo = await photoOf(1, 400, 'thumbnail')
  listed = [photo.item]
  let turn = 0
  get = (request, response) => {
    turn += 1
    if (turn === 1) response.writeHead(429, { 'Retry-After': '1' }).end()
    else give(photo, request, response)
  }
  meetHub()
  await vi.waitUntil(() => tablet.has(photo.item), patient)
  expect(turn).toBe(2)
})
