/** The links that are there at the moment: they come and go while documents stay open. */
import type { Link } from '#documents/ports.ts'

/** Called for a link; what it returns is called when the link goes or nobody looks any more. */
type Meet = (link: Link) => () => void

export class Junction {
  readonly #links = new Set<Link>()
  readonly #stops = new Map<Meet, Map<Link, () => void>>()

  constructor(links: readonly Link[] = []) {
    for (const link of links) this.#links.add(link)
  }

  get all(): readonly Link[] {
    return [...this.#links]
  }

  /** Brings a link in; every open document tells it at once what it has. */
  attach(link: Link): void {
    if (this.#links.has(link)) return
    this.#links.add(link)
    for (const [meet, stops] of this.#stops) stops.set(link, meet(link))
  }

  /** Takes a link out; closing it is its owner's business. */
  detach(link: Link): void {
    this.#links.delete(link)
    for (const stops of this.#stops.values()) {
      stops.get(link)?.()
      stops.delete(link)
    }
  }

  /** Meets each link that is there and each that will come, until the returned function is called. */
  each(meet: Meet): () => void {
    const stops = new Map<Link, () => void>()
    this.#stops.set(meet, stops)
    for (const link of this.all) stops.set(link, meet(link))
    return () => {
      this.#stops.delete(meet)
      for (const stop of stops.values()) stop()
    }
  }
}
