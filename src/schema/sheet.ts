/** One-page forms that a group fills in, such as the Projektskizze. */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** The lines of a Projektskizze (methods, section 4.1). */
export const SheetField = z.enum([
  'forWhom',
  'change',
  'firstStep',
  'existing',
  'partners',
  'needs',
  'obstacles',
  'until',
])
export type SheetField = z.infer<typeof SheetField>

/** A filled or half-filled form; an empty field is "nachzutragen". `until` holds an ISO day. */
export const Sheet = z.looseObject({
  id: Id,
  step: z.catch(z.string(), ''),
  template: z.catch(z.string(), 'project-sketch'),
  title: z.catch(z.string(), ''),
  fields: z.catch(z.record(z.string(), z.string()), {}),
  state: z.catch(z.enum(['active', 'withdrawn']), 'active'),
  rank: z.catch(z.string(), 'a0'),
})
export type Sheet = z.infer<typeof Sheet>
