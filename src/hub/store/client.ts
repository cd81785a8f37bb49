/** Who writes the entries of a room in its shared document. */
import { randomInt } from 'node:crypto'

/**
 * A number above every client that Yjs makes up (32 bits), so that the hub's item wins over the copy of the device
 * that brought the entry. Fresh for every room: after a loss a room must not give out a number twice.
 */
export function newClient(): number {
  return 2 ** 32 + randomInt(2 ** 32)
}
