/** What somebody who keeps photos says no to; asking again at once would be answered in the same way. */

/** `item`: to this one. `closed`: to all that this device brings, such as from a reader or to a full disk. */
export class BlobRefused extends Error {
  readonly reason: 'item' | 'closed'
  constructor(reason: 'item' | 'closed', status: string) {
    super(status)
    this.reason = reason
  }
}
