/** Text that is being written: kept sealed on this device at every pause of typing, in no document yet. */
import type { Drafts } from '#documents/ports.ts'

const pauseMilliseconds = 150

export class Draft {
  #drafts: Drafts
  #key: string
  /** What is typed. Beside the rune: a line that is taken away still reads the rune's value of before. */
  #text = ''
  #shown = $state('')
  /** What was handed over and may not be kept yet: until it is, the draft holds it before what is typed now. */
  #handed = ''
  #handovers = 0
  #written: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #touched = false
  #closed = false
  #ready: (() => Promise<void>) | undefined
  /** True when the last write to the device failed; the text is still here and tried again on the next key. */
  failing = $state(false)

  /** `ready` resolves when whatever the former text became is kept; the former text stays kept until then. */
  constructor(drafts: Drafts, key: string, ready?: () => Promise<void>) {
    this.#drafts = drafts
    this.#key = key
    this.#ready = ready
    void drafts.read(key).then((kept) => {
      if (!this.#touched && kept) this.#set(kept)
    })
    addEventListener('pagehide', this.#hidden)
    document.addEventListener('visibilitychange', this.#hidden)
  }

  get text(): string {
    return this.#shown
  }

  set text(value: string) {
    this.#touched = true
    if (value === '' && this.#ready) void this.#handOver(this.#ready)
    this.#set(value)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pauseMilliseconds)
  }

  /** Empties the draft, here and, once what it became is kept, on the device. */
  clear(): void {
    this.text = ''
    void this.flush()
  }

  /** Keeps what is written now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#touched) return
    const text = [this.#handed, this.#text].filter(Boolean).join('\n')
    this.#written = text
    try {
      await this.#drafts.write(this.#key, text)
      this.failing = false
    } catch {
      this.failing = true
    }
  }

  /** Stops listening; what is written is kept first. */
  close(): void {
    this.#closed = true
    removeEventListener('pagehide', this.#hidden)
    document.removeEventListener('visibilitychange', this.#hidden)
    void this.flush()
  }

  #set(text: string): void {
    this.#text = text
    this.#shown = text
  }

  async #handOver(ready: () => Promise<void>): Promise<void> {
    this.#handed = [this.#handed, this.#text].filter(Boolean).join('\n')
    this.#handovers += 1
    const handover = this.#handovers
    await ready()
    // More was handed over meanwhile: it goes together, later.
    if (handover !== this.#handovers) return
    this.#handed = ''
    // Somebody went on with this draft in another line; it is theirs now.
    if (this.#closed && (await this.#drafts.read(this.#key)) !== this.#written) return
    await this.flush()
  }

  #hidden = (): void => {
    if (this.#timer !== undefined) void this.flush()
  }
}
