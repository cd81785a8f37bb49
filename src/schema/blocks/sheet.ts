/** Sheet: a group fills a one-page form; several steps may fill different lines of the same sheets. */
import * as z from 'zod/mini'
import { SheetField } from '#schema/sheet.ts'

/** `inventory` asks what is there and what is missing; `sketch` completes the page. */
export const SheetActivity = z.enum(['inventory', 'sketch'])
export type SheetActivity = z.infer<typeof SheetActivity>

export const SheetSettings = z.strictObject({
  /** The lines that are asked in this step, in order. */
  fields: z.array(SheetField),
  /** The lines that make the sheet complete tonight; the rest is "nachzutragen". */
  required: z.optional(z.array(SheetField)),
})
export type SheetSettings = z.infer<typeof SheetSettings>
