/** Other devices as a screen looks at them: who is linked, and who keeps which initiative. */
import type { Holding, Meeting } from '#documents/ports.ts'
import type { InitiativeSummary } from '#schema/initiative.ts'
import type { Holder } from '#schema/receipt.ts'
import { Live } from './live.ts'

/** An initiative of this device and who else keeps it, last confirmed first. */
export interface Kept {
  summary: InitiativeSummary
  holdings: Holding[]
}

export class Devices {
  readonly meeting: Meeting
  readonly #linked: Live<Holder[]>
  kept = $state.raw<Kept[]>([])

  constructor(meeting: Meeting) {
    this.meeting = meeting
    this.#linked = new Live(
      (changed) => meeting.observe(changed),
      () => meeting.devices,
    )
  }

  /** Without this one. */
  get linked(): Holder[] {
    return this.#linked.current
  }

  /** Asks the disk who has confirmed what; what cannot be read is left out until it can. */
  async look(initiatives: readonly InitiativeSummary[]): Promise<void> {
    const kept = await Promise.all(
      initiatives.map(async (summary) => {
        const holdings = await this.meeting.holdings(summary.id).catch((): Holding[] => [])
        return { summary, holdings }
      }),
    )
    this.kept = kept
  }
}
