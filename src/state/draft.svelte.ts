/** Text that is being written: kept sealed on this device at every pause of typing, in no document yet. */
import type { Drafts } from '#documents/ports.ts'

const pauseMilliseconds = 150

export class Draft {
  #drafts: Drafts
  #key: string
  #text = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #touched = false
  #ready: (() => Promise<void>) | undefined
  /** True when the last write to the device failed; the text is still here and tried again on the next key. */
  failing = $state(false)

  /** `ready` resolves when whatever the former text became is kept; the former text stays kept until then. */
  constructor(drafts: Drafts, key: string, ready?: () => Promise<void>) {
    this.#drafts = drafts
    this.#key = key
    this.#ready = ready
    void drafts.read(key).then((kept) => {
      if (!this.#touched && kept) this.#text = kept
    })
    addEventListener('pagehide', this.#hidden)
    document.addEventListener('visibilitychange', this.#hidden)
  }

  get text(): string {
    return this.#text
  }

  set text(value: string) {
    this.#touched = true
    this.#text = value
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pauseMilliseconds)
  }

  /** Empties the draft, here and on the device. */
  clear(): void {
    this.text = ''
    void this.flush()
  }

  /** Keeps what is written now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#touched) return
    try {
      if (this.#ready) await this.#ready()
      await this.#drafts.write(this.#key, this.#text)
      this.failing = false
    } catch {
      this.failing = true
    }
  }

  /** Stops listening; what is written is kept first. */
  close(): void {
    removeEventListener('pagehide', this.#hidden)
    document.removeEventListener('visibilitychange', this.#hidden)
    void this.flush()
  }

  #hidden = (): void => {
    if (this.#timer !== undefined) void this.flush()
  }
}
