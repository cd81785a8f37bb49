/** Cards: collecting, calling out, clustering, naming and turning thoughts around. */
import * as z from 'zod/mini'
import { CardKind } from '#schema/contribution.ts'

/** Kartenabfrage, Zurufabfrage, Clustern, Cluster benennen, Umkehrung. */
export const CardsActivity = z.enum(['collect', 'call-out', 'cluster', 'name', 'reverse'])
export type CardsActivity = z.infer<typeof CardsActivity>

export const CardsSettings = z.strictObject({
  /** The kind of card that is written here. */
  kind: z.optional(CardKind),
  /** Advice only; nothing is ever refused. */
  maxPerPerson: z.optional(z.int().check(z.positive())),
  maxClusters: z.optional(z.int().check(z.positive())),
})
export type CardsSettings = z.infer<typeof CardsSettings>
