/** The thread of an observation: its heaps with their dots, the needs and measures that rest on it, and how they begin. */
import { addMeasure } from '#documents/blocks/plan.ts'
import { dotsOf } from '#documents/lineage.ts'
import { addNeed } from '#documents/needs.ts'
import type { Cluster } from '#schema/contribution.ts'
import type { Measure } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import { outcomeOf } from '#state/blocks/lineage.svelte.ts'
import { cleanLine } from '#state/wording.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import type { Spot } from './spots.ts'
import type { WalkTable } from './table.svelte.ts'

/** A heap with the dots that it got. */
interface HeapWithDots {
  cluster: Cluster
  dots: number
}

/** What a need rests on: an observation alone, or a whole heap. */
export type Ground = { spot: Spot } | { heap: HeapWithDots }

export function heapsOf(workshop: Workshop, observation: string): HeapWithDots[] {
  const holding = new Set(
    workshop.memberships
      .filter(({ contribution }) => contribution === observation)
      .map(({ cluster }) => cluster),
  )
  return workshop.clusters
    .filter(({ id }) => holding.has(id))
    .map((cluster) => ({ cluster, dots: dotsOf(workshop.polls, cluster.id) }))
}

/** Needs that rest on this observation, or on a heap in which it lies. */
export function needsOf(workshop: Workshop, observation: string): Need[] {
  const sources = new Set([
    observation,
    ...heapsOf(workshop, observation).map(({ cluster }) => cluster.id),
  ])
  const led = new Set(
    workshop.measureLinks
      .filter(({ from, type }) => type === 'leads-to' && sources.has(from))
      .map(({ to }) => to),
  )
  return workshop.needs.filter(({ id }) => led.has(id))
}

export function measuresOf(workshop: Workshop, observation: string): Measure[] {
  return outcomeOf(workshop, observation)
}

/** True where needs and measures can be written: on the device of the moderation. */
export function canPlan({ open, role, writable }: Workshop): boolean {
  return open.initiative !== undefined && role === 'moderation' && writable
}

/**
 * The evidence in one line. It names observations and never tells their words, which may become confidential later:
 * those stand at the end of the thread.
 */
export function findingOf(table: WalkTable, ground: Ground): string {
  const { need } = table.words
  if ('spot' in ground) {
    const { spot } = ground
    if (spot.observation.secret) return need.secretOnly
    return need.one(spot.label, table.wordOf(spot))
  }
  const { cluster, dots } = ground.heap
  const held = new Set(
    table.workshop.memberships
      .filter((one) => one.cluster === cluster.id)
      .map(({ contribution }) => contribution),
  )
  const open = table.spots.filter(({ observation: { id, secret } }) => held.has(id) && !secret)
  if (open.length === 0) return need.secretOnly
  const labels = open.map(({ label }) => label).join(', ')
  const said = need.some(cluster.title, open.length, labels)
  return dots > 0 ? `${said}, ${table.common.dots(dots)}` : said
}

/** Writes a need down with its evidence; a sentence says why not. */
export function keepNeed(
  table: WalkTable,
  ground: Ground,
  wanted: { text: string; affected: string },
): string | undefined {
  const text = cleanLine(wanted.text, 500)
  const affected = cleanLine(wanted.affected, 200)
  const { need } = table.words
  if (text === undefined || affected === undefined) return need.tooLong
  if (text === '') return need.missing
  const source = 'spot' in ground ? ground.spot.observation.id : ground.heap.cluster.id
  const day = table.workshop.clock.today()
  const finding = findingOf(table, ground)
  addNeed(table.workshop.docs.initiative, { text, affected, finding, day }, [source])
  return undefined
}

/** A measure that follows from one observation at once; empty words make none. */
export function keepMeasure(table: WalkTable, spot: Spot, title: string): void {
  const clean = cleanLine(title, 200)
  if (!clean) return
  const place = { workshop: table.workshop.id, step: table.step.id }
  const { responsible } = spot.observation
  addMeasure(
    table.workshop.docs.initiative,
    { ...place, title: clean, ...(responsible && { lead: responsible }) },
    [spot.observation.id],
  )
}
