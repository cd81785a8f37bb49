/** Which initiative, workshop or survey of this device a document belongs to, by its name. */
import type { House } from './house.svelte.ts'

/** Undefined if nothing on this device is called so. */
export function titleOfDocument(house: House, docId: string): string | undefined {
  const id = docId.slice(docId.indexOf('.') + 1)
  const initiatives = house.initiatives ?? []
  const parts = initiatives.flatMap(({ workshops, surveys = [] }) => [...workshops, ...surveys])
  return [...initiatives, ...parts, ...house.joined].find((one) => one.id === id)?.title
}
