/** The tabs link, and the links in memory that other tests stand on, keep the contract. */
import { TabsLink } from '#links/tabs.ts'
import type { Link } from '#documents/ports.ts'
import { Hall } from '../client/hall.ts'
import { runLinkContract } from './link.ts'

runLinkContract('The tabs link', () => {
  const name = `contract ${crypto.randomUUID()}`
  const links: Link[] = []
  const join = () => {
    const link = new TabsLink(name)
    links.push(link)
    return link
  }
  return { join, close: () => links.forEach((link) => link.close()) }
})

runLinkContract('A link in memory', () => {
  const hall = new Hall()
  return { join: () => hall.join(), close: () => undefined }
})
