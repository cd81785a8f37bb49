/** Photos over real peer connections, from one real database into another: cut in between, and taken up again. */
import { Database } from '#storage/database.ts'
import { DexieMediaArrivals } from '#storage/media-arrivals.ts'
import { DexieMediaStore } from '#storage/media-store.ts'
import { PhotoTablet } from '../../client/photos.ts'
import { openRoom } from '../../client/pairs.ts'
import { runMediaLinkContract } from '../../contracts/media-link.ts'
import { freshName } from '../storage/disk.ts'

runMediaLinkContract(
  'The pair link between two databases',
  () => {
    const room = openRoom()
    return {
      meet: async (one, other) => {
        const pair = await room.pair(one.holder.id, other.holder.id)
        return [pair.one, pair.two]
      },
      cut: (links) => links.forEach((link) => link.close()),
      close: () => room.close(),
    }
  },
  (name) => {
    const database = new Database(freshName())
    const disk = {
      store: new DexieMediaStore(database),
      arrivals: new DexieMediaArrivals(database),
    }
    return new PhotoTablet(name, disk)
  },
)
