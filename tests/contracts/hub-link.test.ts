/** The hub keeps the contract of a link: a process of its own for each row. */
import type { HubLink } from '#links/hub/hub-link.ts'
import { afterAll, beforeAll } from 'vitest'
import { linkTo, opened } from '../client/hub-links.ts'
import { buildHub, HubProcess } from '../client/hub-process.ts'
import { runLinkContract } from './link.ts'

let built: Awaited<ReturnType<typeof buildHub>>

beforeAll(async () => {
  built = await buildHub()
}, 60_000)
afterAll(() => built.remove())

runLinkContract('the hub', () => {
  const starting = HubProcess.start(built.folder)
  const links: HubLink[] = []
  return {
    isGuarded: true,
    join: async () => {
      const link = linkTo((await starting).origin)
      links.push(link)
      return opened(link)
    },
    close: async () => {
      for (const link of links) link.close()
      await (await starting).end()
    },
  }
})
