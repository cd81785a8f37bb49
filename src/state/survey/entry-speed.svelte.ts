/** How fast sheets are typed in: finished ones by the hour, pauses left out. */

/** Longer than this nobody was typing: the telephone rang, or there was coffee. */
const pauseMilliseconds = 60_000

export class EntrySpeed {
  readonly #now: () => number
  #last: number | undefined
  #active = 0
  sheets = $state(0)
  /** Sheets an hour; undefined until three are done. */
  perHour = $state<number>()

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** A key was pressed. */
  touch(): void {
    const now = this.#now()
    const gap = now - (this.#last ?? now)
    if (gap < pauseMilliseconds) this.#active += gap
    this.#last = now
  }

  /** A sheet is kept. */
  finish(): void {
    this.touch()
    this.sheets += 1
    const hours = this.#active / 3_600_000
    if (this.sheets >= 3 && hours > 0) this.perHour = Math.round(this.sheets / hours)
  }
}
