/** What the three devices write in their story, and whether all of it is there in the end: once, and in its place. */
import { expect } from 'vitest'
import type { KeptDocument } from './kept.ts'

/** Two heaps of two before the devices part. */
export const first = [
  'Nach 18 Uhr fährt kein Bus',
  'Keine Bank im Schatten',
  'Autos fahren quer über den Platz',
  'Der Brunnen ist seit Jahren trocken',
]
/** The card that is moved from the second heap to the first. */
export const moved = 'Keine Bank im Schatten'

export const apart = {
  hall: ['Der Gehweg zum Friedhof ist zu schmal', 'Es gibt keine öffentliche Toilette'],
  office: ['Kein sicherer Überweg zur Schule', 'Im Sommer ist der Platz zu heiß'],
  home: ['Das Gasthaus hat geschlossen', 'Kein Raum für Vereine ohne Miete'],
}
export const titles = { initiative: 'Unser Dorfplatz lebt', workshop: 'Zukunftswerkstatt am Teich' }

/** Every card of the story. */
export const everyCard = [...first, ...Object.values(apart).flat()].sort()

/** What only one of the two lists has. */
export function difference(one: readonly string[], other: readonly string[]): string[] {
  const [here, there] = [new Set(one), new Set(other)]
  return [...one.filter((hash) => !there.has(hash)), ...other.filter((hash) => !here.has(hash))]
}

/** Nothing dropped, nothing doubled, the moved card in the other heap and nowhere else. */
export function expectEverything(documents: Record<string, KeptDocument>, workshop: string): void {
  const { contributions, clusters, memberships } = documents[`workshop.${workshop}`]?.content as {
    contributions: Record<string, { text: string }>
    clusters: Record<string, unknown>
    memberships: Record<string, unknown>
  }
  const texts = Object.values(contributions).map(({ text }) => text)
  expect(texts.sort()).toEqual(everyCard)
  const heaps = Object.keys(clusters).map((cluster) =>
    Object.keys(memberships)
      .filter((key) => key.endsWith(`|${cluster}`))
      .map((key) => contributions[key.split('|')[0] ?? '']?.text)
      .sort(),
  )
  expect(heaps.sort((one, other) => other.length - one.length)).toEqual([
    [first[0], first[1], first[2]].sort(),
    [first[3]],
  ])
}
