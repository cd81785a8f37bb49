/** Finds out whether the other device is still there: an open channel alone says nothing. */

/** What is watched: measured, a lost Wi-Fi leaves the channel "open" and the connection "failed" for ever. */
export interface Watched {
  readonly connectionState: RTCPeerConnectionState
  /** Grows with every sign of life: whatever came, and whatever the other side took. */
  readonly signs: number
  ping(): void
  lost(): void
}

const pingEvery = 5000
/** After waking up, the other device has so long to answer. */
const answerWithin = 2000
/** A connection that says it is disconnected comes back by itself within this time, or never. */
const recoverWithin = 6000
/** A tablet whose screen is off does not answer, though its Wi-Fi holds the connection: not lost yet. */
const mostSilence = 60_000

export class Liveness {
  readonly #watched: Watched
  readonly #ticking: ReturnType<typeof setInterval>
  #signs = -1
  /** When the last sign of life was seen, and when somebody last looked. */
  #seen = Date.now()
  #ticked = Date.now()
  #check: ReturnType<typeof setTimeout> | undefined
  readonly #stopWaking: () => void

  constructor(watched: Watched) {
    this.#watched = watched
    this.#ticking = setInterval(() => this.#tick(), pingEvery)
    this.#stopWaking = onWaking(() => this.check())
  }

  /** Asks for a sign of life; without one in time the link is lost. */
  check(within = answerWithin): void {
    if (this.#check !== undefined) return
    const before = this.#watched.signs
    this.#watched.ping()
    this.#check = setTimeout(() => {
      this.#check = undefined
      if (this.#watched.signs === before) this.#watched.lost()
    }, within)
  }

  /** Called whenever the browser says something else about the connection. */
  look(): void {
    const { connectionState } = this.#watched
    if (connectionState === 'failed' || connectionState === 'closed') this.#watched.lost()
    else if (connectionState === 'disconnected') this.check(recoverWithin)
  }

  stop(): void {
    clearInterval(this.#ticking)
    clearTimeout(this.#check)
    this.#stopWaking()
  }

  #tick(): void {
    const now = Date.now()
    // This device slept, or its clock was moved: what was open then may be dead now.
    const hasSlept = Math.abs(now - this.#ticked - pingEvery) > pingEvery
    this.#ticked = now
    if (this.#watched.signs !== this.#signs || hasSlept) this.#seen = now
    this.#signs = this.#watched.signs
    if (hasSlept) return this.check()
    if (now - this.#seen > mostSilence) this.#watched.lost()
    else this.#watched.ping()
  }
}

/** Calls back when the window is seen again or comes out of the browser's store of pages. */
function onWaking(wake: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const seen = () => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('pageshow', seen)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('pageshow', seen)
  }
}
