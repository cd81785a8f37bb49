/** Compares bytes: a row may have been replaced since it was read. */

/** True if both are there and hold the same. */
export function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one?.length === other?.length && !!one?.every((byte, at) => byte === other?.[at])
}
