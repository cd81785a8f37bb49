/** "Koffer packen": what the office decides about the table tablets, and what each says of itself. */
import * as z from 'zod/mini'
import { Day } from './measure.ts'

/** A table has one tablet, and a car has a boot. */
export const mostTablets = 20

/** A word that only proves that it was read: random, it means nothing. */
const Word = z.string().check(z.maxLength(40))

/** What the moderation decides: how many tablets, and the word that they are asked to read. */
export const Packing = z.looseObject({
  tablets: z.catch(z.int().check(z.minimum(1), z.maximum(mostTablets)), 8),
  word: z.catch(Word, ''),
})
export type Packing = z.infer<typeof Packing>

/** The moderation has read the word of the tablet with this id. */
export const Echo = z.looseObject({ word: Word })
export type Echo = z.infer<typeof Echo>

/** Whether the whole app lies on a tablet. `waiting`: a new version waits for consent; `never`: not possible here. */
export const AppKept = z.enum(['looking', 'kept', 'partly', 'missing', 'waiting', 'never'])
export type AppKept = z.infer<typeof AppKept>

/** Whether the camera may be used; browsers that do not say are `unknown`. */
export const CameraLeave = z.enum(['granted', 'prompt', 'denied', 'unknown'])
export type CameraLeave = z.infer<typeof CameraLeave>

/** What a tablet says of itself; nothing of this tells who wrote a card. */
export const Tablet = z.looseObject({
  /** The same as that of its `Holder`. */
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.catch(z.string().check(z.maxLength(40)), ''),
  app: z.catch(AppKept, 'looking'),
  /** Whether the browser has promised to keep what is stored. */
  persisted: z.catch(z.boolean(), false),
  /** Rounded to hundreds; -1 where the browser does not say. */
  freeMegabytes: z.catch(z.number(), -1),
  camera: z.catch(CameraLeave, 'unknown'),
  /** The word of the moderation that it has read last. */
  heard: z.catch(Word, ''),
  /** Its own word, to be read by the moderation. */
  word: z.catch(Word, ''),
  /** When it was looked at last; finer is nobody's business. */
  day: z.catch(Day, ''),
})
export type Tablet = z.infer<typeof Tablet>
