/** One covering of one photo, from opening it to keeping it for good. */
import type { Photo } from '#schema/photo.ts'
import { Covering } from './covering.svelte.ts'
import type { Intake } from './intake.ts'
import { PhotoMissing, type PhotoShelf } from './shelf.ts'

export class CoverAct {
  readonly #shelf: Pick<PhotoShelf, 'read' | 'cover'>
  readonly #photo: Photo
  readonly #intake: Pick<Intake, 'take'>
  readonly covering = new Covering()
  #fault = $state<'elsewhere' | 'failed'>()
  #isWorking = $state(false)
  /** True while it is asked whether somebody is still to be recognised. */
  isAsking = $state(false)

  constructor(
    shelf: Pick<PhotoShelf, 'read' | 'cover'>,
    photo: Photo,
    intake: Pick<Intake, 'take'>,
  ) {
    this.#shelf = shelf
    this.#photo = photo
    this.#intake = intake
  }

  get fault() {
    return this.#fault
  }

  get isWorking(): boolean {
    return this.#isWorking
  }

  async begin(): Promise<void> {
    const blob = await this.#shelf.read(this.#photo, 'picture')
    if (!blob) this.#fault = 'elsewhere'
    else await this.covering.open(blob).catch(() => (this.#fault = 'failed'))
  }

  /** True once the covered photo has taken the place of the one before; never rejects. */
  async keep(): Promise<boolean> {
    if (this.#isWorking) return false
    this.#isWorking = true
    this.#fault = undefined
    try {
      await this.#shelf.cover(this.#photo.id, this.covering.covers, 'none-visible', this.#intake)
      return true
    } catch (error) {
      this.#fault = error instanceof PhotoMissing ? 'elsewhere' : 'failed'
      return false
    } finally {
      this.#isWorking = this.isAsking = false
    }
  }
}
