/** Three real devices in a page: the third is brought in by the second, linked to the first, and stays when it goes. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import { answerPairing, offerPairing } from '#links/pair/meeting.ts'
import { Star } from '#links/pair/star.ts'
import { expect, test, vi } from 'vitest'
import { person } from '../../client/pairs.ts'

function device(name: string) {
  const self = person(name)
  const links = new Set<Link>()
  const heard: string[] = []
  const star = new Star({
    self,
    connector: { offer: offerPairing, answer: answerPairing },
    attach: (link) => {
      links.add(link)
      link.receive((message: LinkMessage) => {
        if (message.kind !== 'presence') return
        heard.push(message.docId)
        for (const other of links) if (other !== link) other.send(message)
      })
    },
    detach: (link) => links.delete(link),
    changed: () => undefined,
  })
  const say = (docId: string) => {
    for (const link of links) link.send({ kind: 'presence', docId, bytes: new Uint8Array(1) })
  }
  return { self, links, heard, star, say }
}
type Device = ReturnType<typeof device>

/** Two people hold their tablets to each other. */
async function pair(one: Device, two: Device): Promise<void> {
  const offer = await offerPairing(one.self)
  const answer = await answerPairing(two.self, offer.token)
  const [here, there] = await Promise.all([offer.accept(answer.token), answer.opened])
  one.star.meet(here, true)
  two.star.meet(there, false)
}

test('a third device reaches the centre in-band, and two go on when the centre leaves', async () => {
  const [one, two, three] = ['Tisch 1', 'Tisch 2', 'Tisch 3'].map(device) as [
    Device,
    Device,
    Device,
  ]
  await pair(one, two)
  await pair(two, three)
  await vi.waitFor(() => {
    expect([one.links.size, two.links.size, three.links.size]).toEqual([2, 1, 1])
    for (const { star } of [one, two, three]) expect(star.centre).toBe(one.self.id)
  }, 10_000)
  three.say('from three')
  await vi.waitFor(
    () => expect([one.heard, two.heard]).toEqual([['from three'], ['from three']]),
    5000,
  )

  const begun = performance.now()
  one.star.close()
  await vi.waitFor(() => {
    expect([two.star.centre, three.star.centre]).toEqual([two.self.id, two.self.id])
    expect([two.links.size, three.links.size]).toEqual([1, 1])
  }, 5000)
  console.info(`another leads after ${Math.round(performance.now() - begun)} ms`)
  three.say('without one')
  await vi.waitFor(() => expect(two.heard).toContain('without one'), 5000)
  two.star.close()
  await vi.waitFor(() => expect(three.star.devices).toEqual([]), 5000)
})
