/** Real pairs in one page: every link is a peer connection of its own, the way two devices would have it. */
import { answerPairing, offerPairing } from '#links/pair/meeting.ts'
import type { PairLink } from '#links/pair/pair-link.ts'
import type { Holder } from '#schema/receipt.ts'

export function person(name: string): Holder {
  return { id: crypto.randomUUID(), kind: 'device', name }
}

export interface Pair {
  one: PairLink
  two: PairLink
  tokens: Uint8Array[]
}

export interface Opened {
  pair(one: string, two: string): Promise<Pair>
  close(): void
}

/** Closes at the end whatever was opened in it. */
export function openRoom(): Opened {
  const links: PairLink[] = []
  return {
    async pair(first, second) {
      const offer = await offerPairing(person(first))
      const answer = await answerPairing(person(second), offer.token)
      const [one, two] = await Promise.all([offer.accept(answer.token), answer.opened])
      links.push(one, two)
      return { one, two, tokens: [offer.token, answer.token] }
    },
    close: () => links.forEach((link) => link.close()),
  }
}

/** A centre that passes every message on to all others, as a device that holds several links does. */
export function openStar(): { join: () => Promise<PairLink>; close: () => void } {
  const room = openRoom()
  const spokes = new Set<PairLink>()
  return {
    async join() {
      const { one: here, two: there } = await room.pair('Mitte', `Tisch ${spokes.size + 1}`)
      here.receive((message) => {
        for (const spoke of spokes) if (spoke !== here) spoke.send(message)
      })
      spokes.add(here)
      return there
    },
    close: () => room.close(),
  }
}
