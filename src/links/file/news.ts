/** What came by a file, told from the documents before and after: new records, and those that changed. */
import type { News } from '#documents/ports.ts'
import type { Doc } from 'yjs'

/** The root maps that people count, by what they call it. */
const counted = {
  workshops: 'workshops',
  contributions: 'cards',
  clusters: 'clusters',
  sheets: 'sheets',
  tallies: 'counts',
  measures: 'measures',
  tasks: 'tasks',
} as const satisfies Record<string, keyof News>

type Root = keyof typeof counted
const roots = Object.keys(counted) as Root[]

export const noNews: Readonly<News> = {
  workshops: 0,
  cards: 0,
  clusters: 0,
  sheets: 0,
  counts: 0,
  measures: 0,
  tasks: 0,
  photos: 0,
  answers: 0,
  changed: 0,
}

/** One document before and after. What came and is withdrawn already does not count. */
export function newsOf(before: Doc, after: Doc): News {
  const news = { ...noNews }
  for (const root of roots) {
    const [old, now] = [recordsOf(before, root), recordsOf(after, root)]
    for (const [id, record] of now) {
      const known = old.get(id)
      if (known === undefined) {
        if (!isWithdrawn(record)) news[counted[root]] += 1
      } else if (JSON.stringify(known) !== JSON.stringify(record)) {
        news.changed += 1
      }
    }
  }
  return news
}

/** The sum of several documents. */
export function addNews(one: News, other: News): News {
  const sum = { ...one }
  for (const key of Object.keys(sum) as (keyof News)[]) sum[key] += other[key]
  return sum
}

function recordsOf(doc: Doc, root: Root): Map<string, unknown> {
  return new Map(Object.entries(doc.getMap(root).toJSON()))
}

function isWithdrawn(record: unknown): boolean {
  return (record as { state?: unknown } | null)?.state === 'withdrawn'
}
