/** Naming heaps one after the other; the hall follows. */
import type { Zone } from './board-layout.ts'
import type { Sorting } from './sorting.svelte.ts'

export class Naming {
  readonly sorting: Sorting

  constructor(sorting: Sorting) {
    this.sorting = sorting
  }

  get count(): number {
    return this.sorting.clusters.length
  }

  get unnamed(): number {
    return this.sorting.clusters.filter((zone) => !zone.title).length
  }

  /** The heap that the hall sees; at the beginning the first one without a name. */
  get current(): Zone | undefined {
    const { clusters, workshop } = this.sorting
    const { highlight } = workshop.hall.current
    return clusters.find((zone) => zone.id === highlight) ?? clusters[0]
  }

  /** Shows the hall the first heap without a name, unless it sees one already. */
  begin(): void {
    const { clusters, workshop } = this.sorting
    const seen = clusters.some((zone) => zone.id === workshop.hall.current.highlight)
    const first = clusters.find((zone) => !zone.title) ?? clusters[0]
    if (!seen && first) workshop.hall.show({ highlight: first.key, page: undefined })
  }

  name(title: string): void {
    const zone = this.current
    if (zone && zone.title !== title.trim()) this.sorting.rename(zone.key, title)
  }

  /** On to the next heap (or back); the ends are ends. */
  step(by: 1 | -1): void {
    const zone = this.current
    const next = zone && this.sorting.clusters[zone.number - 1 + by]
    if (next) this.sorting.workshop.hall.show({ highlight: next.key, page: undefined })
  }
}
