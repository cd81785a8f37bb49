/** One reading of a file at a time: how far it is, and a way to stop it; a newer one takes its place. */
export class ReadingWork {
  #controller: AbortController | undefined
  isOn = $state(false)
  /** 0 to 1. */
  progress = $state(0)

  /** Begins anew; what was on before is stopped, and counts no more. */
  start(): AbortController {
    this.cancel()
    const controller = new AbortController()
    this.#controller = controller
    this.isOn = true
    this.progress = 0
    return controller
  }

  /** False once a newer one has begun, or all of it was ended. */
  isNow(controller: AbortController): boolean {
    return this.#controller === controller
  }

  /** Takes the progress of one reading, as long as it is the newest. */
  advance(controller: AbortController): (share: number) => void {
    return (share) => {
      if (this.isNow(controller)) this.progress = share
    }
  }

  /** Whoever reads is told by the signal, and ends it. */
  cancel(): void {
    this.#controller?.abort()
  }

  end(): void {
    this.cancel()
    this.#controller = undefined
    this.isOn = false
  }
}
