/** A marked sentence goes through a hub: whoever runs it looks for it everywhere and finds nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addressFor } from '../../contracts/hub-log.ts'
import { makeRoom, tokenFor } from '../../client/hub-device.ts'
import { buildHub, HubProcess } from '../../client/hub-process.ts'
import { HubTablet } from '../../client/hub-tablet.ts'
import { formsOf, holds, readMemory } from '../../client/memory.ts'
import { addCard, cardsOf } from '../../client/sessions.ts'

const docId = 'workshop.canary'
let built: Awaited<ReturnType<typeof buildHub>>
let hub: HubProcess
let tablets: HubTablet[]

/** Made while the test runs: it stands in no file and in nothing that the hub is started with. */
function newSentence(): string {
  const letters = Array.from({ length: 24 }, () =>
    String.fromCharCode(97 + Math.floor(Math.random() * 26)),
  )
  return `Kanarie ${letters.join('')} singt im Schacht`
}

beforeAll(async () => {
  built = await buildHub()
}, 60_000)
beforeEach(async () => {
  hub = await HubProcess.start(built.folder)
  tablets = []
})
afterEach(async () => {
  for (const tablet of tablets) await tablet.end()
  await hub.end()
})
afterAll(() => built.remove())

/** One tablet writes the sentence as a card, as presence and as a signal; another one reads it. */
async function carry(sentence: string): Promise<void> {
  const [writer, reader] = [new HubTablet([docId]), new HubTablet([docId])]
  tablets.push(writer, reader)
  const [from, to] = [await writer.open(docId), await reader.open(docId)]
  const links = [writer.connect(hub.origin), reader.connect(hub.origin)]
  const isOpen = () => links.every((link) => link.status.state === 'open')
  await vi.waitUntil(isOpen, { timeout: 10_000, interval: 10 })
  const seen: unknown[] = []
  to.receivePresence((value) => seen.push(value))
  for (let card = 0; card < 50; card += 1) addCard(from, `${sentence} ${card}`, sentence)
  from.sendPresence({ sentence })
  links[0]?.signal(docId, new TextEncoder().encode(sentence))
  await vi.waitUntil(() => writer.isSafe(docId), { timeout: 10_000, interval: 10 })
  const count = () => Object.keys(cardsOf(to) as object).length
  await vi.waitUntil(() => count() === 50 && seen.length > 0, { timeout: 10_000, interval: 10 })
}

/** What a person does who takes the sentence for a photo and puts it there as it is. */
async function plant(sentence: string): Promise<void> {
  const room = await makeRoom('canary', docId)
  const token = Buffer.from(JSON.stringify(await tokenFor(hub.origin, room, 'contribution')))
  const headers = { authorization: `Hub ${token.toString('base64url')}` }
  const body = Buffer.from(sentence.repeat(20_000))
  const address = `${hub.origin}/blobs/${addressFor(body)}`
  expect((await fetch(address, { method: 'PUT', headers, body })).status).toBe(201)
}

/** Backs the hub up while it runs, beside its data. */
async function backUp(): Promise<void> {
  const file = join(hub.data, 'backup.db')
  const env = { ...process.env, HUB_DATA: hub.data }
  const program = join(built.folder, 'hub/main.js')
  const child = spawn(process.execPath, [program, 'backup', file], { env, stdio: 'ignore' })
  expect(await once(child, 'exit')).toEqual([0, null])
}

/** The places outside of its memory where the hub has the sentence. */
async function findOutside(sentence: string): Promise<string[]> {
  const forms = formsOf(sentence)
  const found: string[] = []
  const look = (place: string, bytes: Buffer) => {
    if (holds(bytes, forms)) found.push(place)
  }
  for (const name of await readdir(hub.data)) look(name, await readFile(join(hub.data, name)))
  look('log', Buffer.from(hub.printed))
  const pages = ['/metrics', '/health'].map(async (path) => {
    look(path, Buffer.from(await (await fetch(hub.origin + path)).arrayBuffer()))
  })
  await Promise.all(pages)
  return found
}

/** Whether the sentence lies in the hub's memory, and whether something lies there that must. */
async function findInMemory(sentence: string): Promise<{ sentence: boolean; docId: boolean }> {
  const found = { sentence: false, docId: false }
  const [forms, known] = [formsOf(sentence), Buffer.from(docId)]
  const isReadable = await readMemory(hub.pid ?? 0, (piece) => {
    found.sentence ||= holds(piece, forms)
    found.docId ||= piece.includes(known)
  })
  if (!isReadable) throw new Error('Neither /proc nor gcore lets anybody read memory here.')
  return found
}

test(
  'nothing that a device writes is readable in memory, disk, backup, log or metrics of the hub',
  { timeout: 60_000 },
  async () => {
    const sentence = newSentence()
    await carry(sentence)
    await backUp()
    expect(await findOutside(sentence)).toEqual([])
    // The name of the document is known to the hub: whoever looks does see its memory.
    expect(await findInMemory(sentence)).toEqual({ sentence: false, docId: true })
  },
)

test(
  'a sentence that comes in unsealed is found in memory, disk and backup: the hunt has eyes',
  { timeout: 60_000 },
  async () => {
    const sentence = newSentence()
    await plant(sentence)
    await backUp()
    expect(await findOutside(sentence)).toEqual(
      expect.arrayContaining(['backup.db', expect.stringMatching(/^hub\.db/)]),
    )
    expect((await findInMemory(sentence)).sentence).toBe(true)
  },
)
