/** Pictures of the hall are paged, never shrunk: the part of a list that is shown right now. */
import type { Workshop } from '#state/workshop.svelte.ts'

/** One page of a list; `page` is counted from 0. */
export interface HallPage<T> {
  items: T[]
  page: number
  pages: number
}

/** The page of this list that the moderation shows; a page that is gone is the last one. */
export function hallPage<T>(workshop: Workshop, list: readonly T[], most: number): HallPage<T> {
  const pages = Math.max(1, Math.ceil(list.length / most))
  const page = Math.min(workshop.hall.current.page ?? 0, pages - 1)
  return { items: list.slice(page * most, (page + 1) * most), page, pages }
}
