/** Which initiative or workshop of this device a document belongs to, by its name. */
import type { House } from './house.svelte.ts'

/** Undefined if nothing on this device is called so. */
export function titleOfDocument(house: House, docId: string): string | undefined {
  const id = docId.slice(docId.indexOf('.') + 1)
  const initiatives = house.initiatives ?? []
  const workshops = initiatives.flatMap((one) => one.workshops)
  return [...initiatives, ...workshops, ...house.joined].find((one) => one.id === id)?.title
}
