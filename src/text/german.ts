/** The German interface: one area per file. Other languages have the same shape. */
import { common } from './de/common.ts'
import { initiative } from './de/initiative.ts'
import { minutes } from './de/minutes.ts'
import { prepare } from './de/prepare.ts'
import { shell } from './de/shell.ts'
import { start } from './de/start.ts'
import { problems } from './de/problems.ts'
import { run } from './de/run.ts'
import { talk } from './de/talk.ts'

export const german = { common, problems, initiative, minutes, prepare, shell, start, run, talk }

/** The words of the interface, as every language must have them. */
export type Messages = typeof german
