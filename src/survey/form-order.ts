/** Puts things into an order in which each comes after all that it depends on (Kahn 1962). */

/**
 * Things that lead back to themselves, and what hangs on them, come last in the order given: there is
 * none for them. `after` gives those that depend on one.
 */
export function inOrder<Thing>(
  things: readonly Thing[],
  after: (thing: Thing) => readonly Thing[],
): Thing[] {
  const open = new Map<Thing, number>(things.map((thing) => [thing, 0]))
  for (const thing of things) {
    for (const next of after(thing)) open.set(next, (open.get(next) ?? 0) + 1)
  }
  const ordered = things.filter((thing) => open.get(thing) === 0)
  for (const thing of ordered) {
    open.delete(thing)
    for (const next of after(thing)) {
      const left = (open.get(next) ?? 0) - 1
      open.set(next, left)
      if (left === 0) ordered.push(next)
    }
  }
  return [...ordered, ...things.filter((thing) => open.has(thing))]
}
