/** The block kinds (Bausteine): the only things in a method that need code. */
import * as z from 'zod/mini'

/** Every kind a method may name (plan, section 3). */
export const BlockKind = z.enum([
  'talk',
  'cards',
  'poll',
  'groups',
  'sheet',
  'plan',
  'minutes',
  'survey',
  'walk',
  'dialogue',
  'matrix',
  'network',
  'timeline',
])
export type BlockKind = z.infer<typeof BlockKind>

/** The kinds that this version can run; a step of another kind is refused with a sentence. */
export const runnableKinds = ['talk', 'cards', 'poll', 'sheet', 'plan', 'survey', 'walk'] as const
