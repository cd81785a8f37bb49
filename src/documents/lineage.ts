/** The thread: from a measure back to the cards and dots, and from a card on to what became of it. */
import type { Cluster, Contribution, Link, Membership } from '#schema/contribution.ts'
import type { Measure } from '#schema/measure.ts'
import type { Lineage, PollResult } from '#schema/snapshot.ts'
import type { Sheet } from '#schema/sheet.ts'

/** What the thread runs through; all of one workshop, links of the initiative included. */
export interface Threads {
  contributions: readonly Contribution[]
  clusters: readonly Cluster[]
  memberships: readonly Membership[]
  links: readonly Link[]
  polls: readonly PollResult[]
  sheets: readonly Sheet[]
  measures: readonly Measure[]
}

/** Dots that a cluster, card or sheet got in closed polls. */
export function dotsOf(polls: readonly PollResult[], source: string): number {
  let dots = 0
  for (const { poll, closed, totals } of polls) {
    if (!closed) continue
    for (const option of poll.options) {
      if (option.source === source) dots += totals[option.id] ?? 0
    }
  }
  return dots
}

/** One step back along every line: sheet ← card ← reversed critique; a cluster also opens its cards. */
function parents(id: string, threads: Threads): string[] {
  const back = threads.links.flatMap((link) => {
    if (link.type === 'leads-to' && link.to === id) return [link.from]
    if (link.type === 'reversal-of' && link.from === id) return [link.to]
    if (link.type === 'concretises' && link.from === id) return [link.to]
    return []
  })
  const isCluster = threads.clusters.some((cluster) => cluster.id === id)
  const cards = isCluster ? threads.memberships.filter((one) => one.cluster === id) : []
  return [...back, ...cards.map((one) => one.contribution)]
}

/** Everything that a measure (or sheet) leads back to, each record once. */
export function originOf(id: string, threads: Threads): Lineage {
  const seen = new Set<string>([id])
  const queue = [id]
  for (const current of queue) {
    for (const parent of parents(current, threads)) {
      if (seen.has(parent)) continue
      seen.add(parent)
      queue.push(parent)
    }
  }
  const cards = threads.contributions.filter((card) => seen.has(card.id))
  const held = new Set(cards.map((card) => card.id))
  const holding = threads.memberships.filter((one) => held.has(one.contribution))
  const clusterIds = new Set([...seen, ...holding.map((one) => one.cluster)])
  const clusters = threads.clusters.filter((cluster) => clusterIds.has(cluster.id))
  return {
    sheets: threads.sheets.filter((sheet) => seen.has(sheet.id)),
    clusters: clusters.map((cluster) => ({ cluster, dots: dotsOf(threads.polls, cluster.id) })),
    cards,
  }
}

/** What became of a card: the measures whose thread runs through it. */
export function measuresOf(card: string, threads: Threads): Measure[] {
  return threads.measures.filter((measure) =>
    originOf(measure.id, threads).cards.some((one) => one.id === card),
  )
}
