/** The picture of map and stops for the print kit: drawn anew when either changes, let go of with the page. */
import type { House } from '#state/house.svelte.ts'
import type { WalkPreparation } from './preparing.svelte.ts'

/** In pixels: sharp on A4. */
const size = { width: 1600, height: 1130 }

export class PlanPicture {
  readonly #house: House
  readonly #preparation: WalkPreparation
  #url = $state<string>()
  /** The base lies on another device, in whole or in part. */
  isElsewhere = $state(false)

  constructor(house: House, preparation: WalkPreparation) {
    this.#house = house
    this.#preparation = preparation
  }

  /** Undefined while it is drawn, and without any map. */
  get url(): string | undefined {
    return this.#url
  }

  /** To be called in an effect; returns what ends it. */
  follow(): () => void {
    const { life, stops, plan, workshop } = this.#preparation
    const { base } = life
    const { line } = plan
    let isOver = false
    const draw = async () => {
      if (!base) return
      const { drawMapPicture } = await import('#state/map/picture.ts')
      const wish = { ...size, stops, line }
      const { jpeg } = await drawMapPicture(
        this.#house.device,
        workshop.open.workshop,
        base,
        [],
        wish,
      )
      if (!isOver) this.#url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }))
    }
    this.isElsewhere = false
    draw().catch(() => (this.isElsewhere = !isOver))
    return () => {
      isOver = true
      if (this.#url) URL.revokeObjectURL(this.#url)
      this.#url = undefined
    }
  }
}
