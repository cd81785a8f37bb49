/** A hub keeps the contract of a link that carries photos: two devices that only ever meet there. */
import type { HubLink } from '#links/hub/hub-link.ts'
import { docId } from '../client/sessions.ts'
import { linkTo, opened } from '../client/hub-links.ts'
import { startHub } from '../client/hub-service.ts'
import { runMediaLinkContract } from './media-link.ts'

runMediaLinkContract('The hub', () => {
  const starting = startHub()
  const links: HubLink[] = []
  const join = async () => {
    const link = linkTo((await starting).origin, { known: () => Promise.resolve([docId]) })
    links.push(link)
    return opened(link)
  }
  return {
    isKeeping: true,
    meet: async () => [await join(), await join()],
    cut: (two) => two.forEach((link) => link.close()),
    close: async () => {
      for (const link of links) link.close()
      await (await starting).destroy()
    },
  }
})
