/** Zuständigkeiten to choose from: the usual bodies, and what was written here already. */

/** The usual ones first, then own words, each once, in the order in which they came up. */
export function offeredBodies(usual: readonly string[], written: Iterable<string>): string[] {
  const offered = new Map(usual.map((name) => [name.toLocaleLowerCase('de'), name]))
  for (const one of written) {
    const name = one.trim()
    const key = name.toLocaleLowerCase('de')
    if (name !== '' && !offered.has(key)) offered.set(key, name)
  }
  return [...offered.values()]
}
