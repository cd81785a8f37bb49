/** A sheet of paper while it is typed in: kept sealed on the device, so that nothing is lost. */
import * as z from 'zod/mini'
import { Answers } from './answer.ts'
import { Id } from './id.ts'

export const PaperDraft = z.object({
  /** The id that the answer will have: kept twice after a crash it is still one. */
  id: Id,
  /** The version that is typed in. */
  hash: z.string(),
  batch: z.string().check(z.maxLength(20)),
  number: z.int().check(z.positive()),
  second: z.boolean(),
  /** What it stands for, where a kept sheet is changed. */
  replaces: z.array(Id).check(z.maxLength(2)),
  /** Names in the order of the sheet, as far as they were typed. */
  answers: Answers,
  /** The field that is typed now; empty at the end. */
  at: z.string(),
})
export type PaperDraft = z.infer<typeof PaperDraft>
