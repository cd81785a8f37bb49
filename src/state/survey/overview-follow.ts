/** Lets a rune run again when records change that it reads another way. */

/** Reads all of these; what they say is not needed. */
export function follow(...lives: { readonly current: unknown }[]): unknown[] {
  return lives.map(({ current }) => current)
}
