/** The thread: from a measure back to the cards and dots, or to a result of a survey, and from a card on to what became of it. */
import type { Cluster, Contribution, Link, Membership } from '#schema/contribution.ts'
import type { Measure } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
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
  /** Needs of the initiative, with the results that they rest on. */
  needs: readonly Need[]
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

/** One step back from every record: sheet ← card ← reversed critique; a cluster opens its cards. */
function stepsBack({ links, memberships, clusters }: Threads): Map<string, string[]> {
  const back = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    const known = back.get(from)
    if (known) known.push(to)
    else back.set(from, [to])
  }
  for (const { from, type, to } of links) {
    if (type === 'leads-to') add(to, from)
    if (type === 'reversal-of' || type === 'concretises') add(from, to)
    // A heap that was merged into another one goes on as that one.
    if (type === 'replaces') add(to, from)
  }
  const alive = new Set(clusters.map((cluster) => cluster.id))
  for (const { contribution, cluster } of memberships) {
    if (alive.has(cluster)) add(cluster, contribution)
  }
  return back
}

function walk(id: string, back: Map<string, string[]>): Set<string> {
  const seen = new Set([id])
  for (const current of seen) {
    for (const parent of back.get(current) ?? []) seen.add(parent)
  }
  return seen
}

/** Everything that a measure (or sheet) leads back to, each record once. */
export function originOf(id: string, threads: Threads): Lineage {
  const seen = walk(id, stepsBack(threads))
  seen.delete(id)
  const cards = threads.contributions.filter((card) => seen.has(card.id))
  const held = new Set(cards.map((card) => card.id))
  const holding = threads.memberships.filter((one) => held.has(one.contribution))
  const clusterIds = new Set([...seen, ...holding.map((one) => one.cluster)])
  const clusters = threads.clusters.filter((cluster) => clusterIds.has(cluster.id))
  return {
    needs: threads.needs.filter((need) => seen.has(need.id)),
    sheets: threads.sheets.filter((sheet) => seen.has(sheet.id)),
    clusters: clusters.map((cluster) => ({ cluster, dots: dotsOf(threads.polls, cluster.id) })),
    cards,
  }
}

/** What became of each card: the measures whose thread runs through it, by the id of the card. */
export function outcomes(threads: Threads): Map<string, Measure[]> {
  const back = stepsBack(threads)
  const cards = new Set(threads.contributions.map((card) => card.id))
  const found = new Map<string, Measure[]>()
  for (const measure of threads.measures) {
    for (const id of walk(measure.id, back)) {
      if (cards.has(id)) found.set(id, [...(found.get(id) ?? []), measure])
    }
  }
  return found
}

/** What became of one card. */
export function measuresOf(card: string, threads: Threads): Measure[] {
  return outcomes(threads).get(card) ?? []
}
