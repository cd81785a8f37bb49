/** The picture of a plan on the screen: opened when it is here, and shown as soon as it comes. */
import type { Device } from '#documents/ports.ts'
import { pictureUrl } from './answering-pictures.ts'

export class PlanPicture {
  readonly #device: Pick<Device, 'meeting'>
  #url = $state<string>()
  #isMissing = $state(false)

  constructor(device: Pick<Device, 'meeting'>) {
    this.#device = device
  }

  /** The address of an object that an `img` can show; undefined while it is looked for, and if it is not here. */
  get url(): string | undefined {
    return this.#url
  }

  get isMissing(): boolean {
    return this.#isMissing
  }

  /** Shows this plan until the returned function is called. */
  show(address: string | undefined): () => void {
    if (address === undefined) return () => undefined
    const [hash = ''] = address.split('.')
    let isOver = false
    let stop = () => {}
    const look = async () => {
      const url = await pictureUrl(this.#device, address)
      if (isOver || this.#url) {
        if (url) URL.revokeObjectURL(url)
        return
      }
      this.#url = url
      this.#isMissing = url === undefined
    }
    const begin = async () => {
      const { media } = await this.#device.meeting()
      if (isOver) return
      stop = media.observe((changed) => {
        if (changed === hash && !this.#url) void look()
      })
      await look()
    }
    void begin().catch(() => (this.#isMissing = !isOver))
    return () => {
      isOver = true
      stop()
      if (this.#url) URL.revokeObjectURL(this.#url)
      this.#url = undefined
      this.#isMissing = false
    }
  }
}
