/** A photo on the screen: opened when it is here, shown as soon as it comes, and let go of when nobody looks. */
import type { Photo } from '#schema/photo.ts'
import type { PhotoShelf } from './shelf.ts'

export class PhotoShowing {
  readonly #shelf: Pick<PhotoShelf, 'read' | 'observe'>
  #url = $state<string>()
  #isMissing = $state(false)

  constructor(shelf: Pick<PhotoShelf, 'read' | 'observe'>) {
    this.#shelf = shelf
  }

  /** The address of an object that an `img` can show; undefined while it is looked for, and if it is not here. */
  get url(): string | undefined {
    return this.#url
  }

  get isMissing(): boolean {
    return this.#isMissing
  }

  /** Shows it until the returned function is called: the small one where the large one has not come. */
  show(photo: Photo, which: 'picture' | 'small' = 'picture'): () => void {
    let isOver = false
    const look = async () => {
      const read = async (one: 'picture' | 'small') => this.#shelf.read(photo, one)
      const blob = (await read(which)) ?? (which === 'picture' ? await read('small') : undefined)
      if (isOver) return
      this.#take(blob && URL.createObjectURL(blob))
      this.#isMissing = !blob
    }
    const stop = this.#shelf.observe(photo, () => void look())
    void look()
    return () => {
      isOver = true
      stop()
      this.#take(undefined)
      this.#isMissing = false
    }
  }

  #take(url: string | undefined): void {
    if (this.#url) URL.revokeObjectURL(this.#url)
    this.#url = url
  }
}
