/** The German interface: one area per file. Other languages have the same shape. */
import { common } from './de/common.ts'
import { problems } from './de/problems.ts'

export const german = { common, problems }

/** The words of the interface, as every language must have them. */
export type Messages = typeof german
