/** A phone that only hands in: its answer reaches the office over the hub, and it is sent nobody else's. */
import type { LinkMessage } from '#documents/ports.ts'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { answerEntry, AnswerPeer, answersId } from '../../../client/answers.ts'
import { linkTo } from '../../../client/hub-links.ts'
import { startHub, type HubService } from '../../../client/hub-service.ts'

let service: HubService
const ends: (() => void)[] = []
beforeAll(async () => {
  service = await startHub()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})
afterAll(() => service.destroy())

async function at(
  name: string,
  isDropOnly: boolean,
  folder?: AnswerPeer,
): Promise<AnswerPeer & { heard: LinkMessage[] }> {
  const peer = folder ?? new AnswerPeer(name, name === 'office')
  const link = linkTo(service.origin, {
    known: () => Promise.resolve([answersId, 'survey.test']),
    hashes: (docId) => peer.store.hashes(docId),
    isDropOnly: (docId) => Promise.resolve(isDropOnly && docId === answersId),
  })
  const heard: LinkMessage[] = []
  link.receive((message) => heard.push(message))
  await peer.open()
  peer.attach(link)
  ends.push(() => {
    peer.carried?.discard()
    peer.links.detach(link)
    link.close()
  })
  return Object.assign(peer, { heard })
}

test('it hands in, hears that the hub keeps it, and never hears of others', async () => {
  const office = await at('office', false)
  const phone = await at('phone', true)
  for (let time = 0; time < 3; time += 1) await office.carried?.put(await answerEntry())
  const answer = await answerEntry()
  await phone.carried?.put(answer)
  await vi.waitFor(async () => expect((await office.hashes()).length).toBe(4), 5000)
  await vi.waitFor(() => expect(phone.carried?.holdersOf(answer.hash)).toEqual(['hub']))
  await office.carried?.put(await answerEntry())
  await vi.waitFor(() => expect(service.hub.metrics.text()).toMatch(/appended_entries_total 5/))
  expect(await phone.hashes()).toEqual([answer.hash])
  expect(phone.heard.filter((message) => message.kind === 'entries')).toEqual([])
  const told = phone.heard.flatMap((message) => ('hashes' in message ? message.hashes : []))
  expect(new Set(told)).toEqual(new Set([answer.hash]))
})

test('what was answered without a network is handed in when there is one, also after a start', async () => {
  const office = await at('office', false)
  const before = (await office.hashes()).length
  const phone = await new AnswerPeer('phone').open()
  await phone.carried?.put(await answerEntry())
  phone.carried?.discard()
  await at('phone', true, phone)
  await vi.waitFor(async () => expect((await office.hashes()).length).toBeGreaterThan(before), 5000)
  const [hash = ''] = await phone.hashes()
  await vi.waitFor(() => expect(phone.carried?.holdersOf(hash)).toEqual(['hub']))
})
