/** The pair link keeps the contract of a link that carries photos, over pipes in memory. */
import { openBoth, twoEnds, type End } from '../client/pipes.ts'
import { runMediaLinkContract } from './media-link.ts'

runMediaLinkContract('The pair link', () => {
  const pairs: [End, End][] = []
  return {
    meet: (one, other) => {
      const pair = twoEnds([one.holder.id, other.holder.id])
      pairs.push(pair)
      openBoth(pair)
      return Promise.resolve([pair[0].link, pair[1].link])
    },
    cut: ([link]) => {
      for (const { pipe } of pairs.find(([one]) => one.link === link) ?? []) pipe.isCut = true
    },
    close: () => pairs.flat().forEach(({ link }) => link.close()),
  }
})
