/** What lies on the hub's disk is called safe on every device that keeps it, whoever told the hub. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHub, type HubService } from '../../../client/hub-service.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
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
