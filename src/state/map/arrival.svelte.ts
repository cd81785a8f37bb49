/** What of a base is on this device, and what still has to come from others: asked for as long as somebody looks. */
import type { Device, MediaItem, OpenDocument } from '#documents/ports.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import { itemsOf, missingOf } from './items.ts'

export class BaseArrival {
  readonly #device: Pick<Device, 'meeting'>
  readonly #docId: string
  #total = $state(0)
  #here = $state<number>()

  constructor(device: Pick<Device, 'meeting'>, open: Pick<OpenDocument, 'docId'>) {
    this.#device = device
    this.#docId = open.docId
  }

  get total(): number {
    return this.#total
  }

  /** Undefined until the device has answered. */
  get here(): number | undefined {
    return this.#here
  }

  get isComplete(): boolean {
    return this.#here === this.#total
  }

  /** Follows a base until the returned function is called; calls back with the hashes of what has come. */
  follow(base: WalkBase, came: (hashes: readonly string[]) => void): () => void {
    const items = itemsOf(base)
    const own = new Set(items.map(({ hash }) => hash))
    let isOver = false
    let stop = () => {}
    this.#total = items.length
    this.#here = undefined
    let lacking: ReadonlySet<string> | undefined
    const look = async () => {
      const missing = await missingOf(this.#device, this.#docId, base)
      if (isOver) return
      const now = new Set(missing.map(({ hash }) => hash))
      const fresh = [...(lacking ?? [])].filter((hash) => !now.has(hash))
      const isFirst = lacking === undefined
      lacking = now
      this.#here = items.length - missing.length
      if (fresh.length > 0) came(fresh)
      if (isFirst) await this.#ask(missing)
    }
    const begin = async () => {
      const { media } = await this.#device.meeting()
      if (isOver) return
      stop = media.observe((hash) => {
        if (own.has(hash)) void look().catch(() => undefined)
      })
      await look()
    }
    // A device that cannot read its own list says so on the strip of problems.
    void begin().catch(() => undefined)
    return () => {
      isOver = true
      stop()
    }
  }

  async #ask(missing: readonly MediaItem[]): Promise<void> {
    const { media } = await this.#device.meeting()
    for (const item of missing) await media.ask(this.#docId, item)
  }
}
