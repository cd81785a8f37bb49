/** The list of all methods of this version; a new method is one file and one line here. */
import type { Method } from '#schema/method.ts'
import { buergerbefragung } from './buergerbefragung.ts'
import { quartiersspaziergang } from './quartiersspaziergang.ts'
import { zukunftswerkstatt } from './zukunftswerkstatt.ts'

/** Every method that can be run, in the order of the chooser. */
export const methods: Method[] = [zukunftswerkstatt, quartiersspaziergang, buergerbefragung]

/** The method with this id; `undefined` when this version does not have it. */
export function findMethod(id: string): Method | undefined {
  return methods.find((method) => method.id === id)
}
