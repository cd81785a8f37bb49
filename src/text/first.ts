/** The German words that the first screens need before anything else is loaded; `german.ts` has all. */
import { common } from './de/common.ts'
import { problems } from './de/problems.ts'
import { shell } from './de/shell.ts'
import { start } from './de/start.ts'
import type { Messages } from './german.ts'

export const firstGerman = { common, problems, shell, start } satisfies Partial<Messages>
