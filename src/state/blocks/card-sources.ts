/** Which cards and clusters a step works with: its own, and those of the steps it comes from. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Cluster, Contribution, Membership } from '#schema/contribution.ts'

/** The step and every step it comes from, by whatever way. */
export function sourceSteps(step: PlannedStep, all: readonly PlannedStep[]): ReadonlySet<string> {
  const found = new Set([step.id])
  const queue = [...(step.definition.from ?? [])]
  for (const id of queue) {
    if (found.has(id)) continue
    found.add(id)
    queue.push(...(all.find((other) => other.id === id)?.definition.from ?? []))
  }
  return found
}

/** What lies on the wall of a step. */
export interface Wall {
  cards: Contribution[]
  clusters: Cluster[]
  memberships: Membership[]
}

/**
 * Active cards of the steps a step comes from (of its whole phase, if it names none), without those in the
 * Ideenspeicher, and the clusters that were made there or hold one of these cards.
 */
export function wallOf(
  step: PlannedStep,
  all: readonly PlannedStep[],
  everything: {
    cards: readonly Contribution[]
    clusters: readonly Cluster[]
    memberships: readonly Membership[]
  },
): Wall {
  const steps = step.definition.from?.length
    ? sourceSteps(step, all)
    : new Set(all.filter((other) => other.phase === step.phase).map((other) => other.id))
  const cards = everything.cards.filter((card) => steps.has(card.step) && !card.parked)
  const here = new Set(cards.map((card) => card.id))
  const memberships = everything.memberships.filter((one) => here.has(one.contribution))
  const used = new Set(memberships.map((one) => one.cluster))
  const clusters = everything.clusters.filter(({ id, step }) => steps.has(step) || used.has(id))
  return { cards, clusters, memberships }
}
