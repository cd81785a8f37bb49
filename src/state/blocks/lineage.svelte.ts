/** The thread as views look at it: where a measure comes from, and what became of a card. */
import { conductRecords } from '#documents/conduct.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import { dotsOf, originOf, outcomes, type Threads } from '#documents/lineage.ts'
import { threadsOf } from '#documents/snapshot.ts'
import { workshopRecords } from '#documents/workshop.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { Measure } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import { Live } from '#state/live.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** One knot of the thread, oldest first. */
export type Knot =
  | { name: 'need'; needs: Need[] }
  | { name: 'critique' | 'reversal' | 'idea' | 'card'; cards: Contribution[] }
  | { name: 'cluster' | 'sheet'; items: { id: string; title: string; dots: number }[] }

interface Woven {
  threads: Threads
  outcomes: Map<string, Measure[]>
}

/** All threads of one workshop, woven anew only after something changed. */
class Weave {
  #live: Live<Woven>
  #woven: Woven | undefined

  constructor({ docs }: Workshop) {
    const { closedPolls, heading } = conductRecords(docs.conduct)
    const { measures, links, needs } = initiativeRecords(docs.initiative)
    const { contributions, clusters, memberships, polls, tallies, sheets, ...own } =
      workshopRecords(docs.workshop)
    const all = [
      ...[closedPolls, heading, measures, links, needs, own.links],
      ...[contributions, clusters, memberships, polls, tallies, sheets],
    ]
    for (const records of all) records.observe(() => (this.#woven = undefined))
    this.#live = new Live<Woven>(
      (changed) => {
        const stops = all.map((records) => records.observe(changed))
        return () => stops.forEach((stop) => stop())
      },
      () => (this.#woven ??= weave(docs)),
    )
  }

  get current(): Woven {
    return this.#live.current
  }
}

function weave(docs: Workshop['docs']): Woven {
  const threads = threadsOf(docs)
  return { threads, outcomes: outcomes(threads) }
}

const known = new WeakMap<Workshop, Weave>()

function woven(workshop: Workshop): Woven {
  let weave = known.get(workshop)
  if (!weave) known.set(workshop, (weave = new Weave(workshop)))
  return weave.current
}

/** What became of a card: the measures that its thread leads to. */
export function outcomeOf(workshop: Workshop, card: string): Measure[] {
  return woven(workshop).outcomes.get(card) ?? []
}

/** Where a measure (or sheet) comes from, knot by knot; empty when nothing is known. */
export function threadTo(workshop: Workshop, id: string): Knot[] {
  const { threads } = woven(workshop)
  const origin = originOf(id, threads)
  const reversals = new Set(
    threads.links.filter(({ type }) => type === 'reversal-of').map(({ from }) => from),
  )
  const critique = origin.cards.filter(({ kind }) => kind === 'critique')
  const rest = origin.cards.filter(({ kind }) => kind !== 'critique')
  const reversed = rest.filter((card) => reversals.has(card.id))
  const ideas = rest.filter((card) => card.kind === 'idea' && !reversals.has(card.id))
  const others = rest.filter((card) => card.kind !== 'idea' && !reversals.has(card.id))
  const clusters = origin.clusters.map(({ cluster, dots }) => ({ ...titled(cluster), dots }))
  const sheets = origin.sheets.map((one) => ({
    ...titled(one),
    dots: dotsOf(threads.polls, one.id),
  }))
  const heaps: Knot = { name: 'cluster', items: clusters }
  const knots: Knot[] = [
    { name: 'need', needs: origin.needs },
    { name: 'critique', cards: critique },
    // Heaps of critique got their dots before anything was turned around.
    ...(critique.length > 0 ? [heaps] : []),
    { name: 'reversal', cards: reversed },
    { name: 'idea', cards: ideas },
    { name: 'card', cards: others },
    ...(critique.length > 0 ? [] : [heaps]),
    { name: 'sheet', items: sheets },
  ]
  return knots.filter((knot) => holdingsOf(knot).length > 0)
}

function holdingsOf(knot: Knot): readonly unknown[] {
  if ('needs' in knot) return knot.needs
  return 'cards' in knot ? knot.cards : knot.items
}

function titled({ id, title }: { id: string; title: string }) {
  return { id, title }
}
