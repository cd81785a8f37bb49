/** What lies on the hub's disk is called safe on every device that keeps it, whoever told the hub. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHub, type HubService } from '../../../client/hub-service.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
import type { SessionParts } from '#links/parts.ts'
import { docId } from '../../../client/sessions.ts'

const patient = { timeout: 8000, interval: 10 }
let hub: HubService
let tablets: HubTablet[]

beforeEach(async () => {
  tablets = []
  hub = await startHub()
})
afterEach(async () => {
  for (const tablet of tablets) await tablet.end()
  await hub.destroy()
})

/** The device started anew: the same disk, nothing noted of the hub yet. */
async function startedAnew(): Promise<HubTablet> {
  const before = new HubTablet([docId])
  await before.write(docId, 'Bus')
  before.connect(hub.origin)
  await vi.waitFor(() => expect(before.receipts.get(docId)?.hashes.length).toBe(1), patient)
  await before.end()
  const tablet = new HubTablet([docId], before.store)
  tablets.push(tablet)
  return tablet
}

test('a document that is closed before its room is entered is noted as safe', async () => {
  const tablet = await startedAnew()
  await tablet.open(docId)
  tablet.connect(hub.origin)
  await tablet.close(docId)
  const kept = await tablet.store.hashes(docId)
  await vi.waitFor(() => expect(tablet.receipts.get(docId)?.hashes).toEqual(kept), patient)
})

test('a document that was open before its room was entered is noted as safe', async () => {
  const tablet = await startedAnew()
  await tablet.open(docId)
  tablet.connect(hub.origin)
  await vi.waitFor(() => expect(tablet.isSafe(docId)).toBe(true), patient)
})

/** Takes up a document only after the hub has asked for what it lacks of it. */
class SlowTablet extends HubTablet {
  #heard: () => void = () => undefined
  readonly #asked = new Promise<void>((resolve) => (this.#heard = resolve))

  override connect(origin: string) {
    const link = super.connect(origin, { pace: { again: 60_000 } })
    link.receive(({ kind }) => {
      if (kind === 'hashes') this.#heard()
    })
    return link
  }

  override async partsOf(id: string): Promise<SessionParts> {
    if (this.link) await this.#asked
    return super.partsOf(id)
  }
}

test('what the hub asks for while a document is being taken up is sent as soon as it is there', async () => {
  const other = new HubTablet([docId])
  tablets.push(other)
  await other.write(docId, 'Bus')
  other.connect(hub.origin)
  await vi.waitFor(() => expect(other.receipts.get(docId)?.hashes.length).toBe(1), patient)
  const tablet = new SlowTablet([docId])
  tablets.push(tablet)
  await tablet.write(docId, 'Bank')
  tablet.connect(hub.origin)
  await vi.waitFor(async () => expect(await other.count(docId)).toBe(2), patient)
})
