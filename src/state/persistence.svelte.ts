/** Whether the browser has promised to keep what is stored here; asked once, shown as it is. */
import type { Device } from '#documents/ports.ts'

interface Answer {
  persisted: boolean
  usedBytes: number
  quotaBytes: number
}

const asked = 'persistence-asked'

export class Persistence {
  #device: Device
  #answer = $state.raw<Answer | undefined>(undefined)

  constructor(device: Device) {
    this.#device = device
  }

  /** Undefined while unknown, and in browsers that do not say. */
  get answer(): Answer | undefined {
    return this.#answer
  }

  /** Asks when the first own work begins: earlier, browsers say no, and nobody knows why they are asked. */
  async askOnce(): Promise<void> {
    if (this.#device.preference(asked)) return
    await this.#device.setPreference(asked, 'yes')
    await this.ask()
  }

  async ask(): Promise<void> {
    await this.#device.requestPersistence().catch(() => false)
    await this.look()
  }

  async look(): Promise<void> {
    this.#answer = await this.#device.persistence().catch(() => undefined)
  }
}
