/** What was deleted from this device, for the Löschvermerk. */
import type { InitiativeSummary } from '#schema/initiative.ts'

export interface Deletion {
  initiative: InitiativeSummary
  /** Epoch milliseconds. */
  at: number
}
