/** Starting the kiosk: a PIN typed twice, then the device stays in the survey. */
import type { House } from '#state/house.svelte.ts'
import { isPin, KioskLock } from './kiosk-lock.svelte.ts'

export class KioskStart {
  readonly #house: House
  readonly #survey: string
  pin = $state('')
  again = $state('')
  fault = $state<'' | 'pinWrong' | 'pinDiffers' | 'failed'>('')
  isWorking = $state(false)

  constructor(house: House, survey: string) {
    this.#house = house
    this.#survey = survey
  }

  async start(): Promise<void> {
    if (this.isWorking) return
    this.fault = !isPin(this.pin) ? 'pinWrong' : this.pin !== this.again ? 'pinDiffers' : ''
    if (this.fault) return
    this.isWorking = true
    const { device, clock } = this.#house
    // Only a tap may fill the screen; where it is not possible, the bars stay.
    void document.documentElement.requestFullscreen().catch(() => undefined)
    try {
      await new KioskLock(device, () => clock.now()).start(this.#survey, this.pin)
      this.pin = ''
      this.again = ''
      this.#house.enterKiosk()
    } catch {
      this.fault = 'failed'
    } finally {
      this.isWorking = false
    }
  }
}
