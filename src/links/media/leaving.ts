/** The one gate through which photos leave this device, by whatever way: to it, what may not leave is not there. */
import type { MediaGate, MediaLine, MediaStore } from '#documents/ports.ts'

export class Leaving {
  readonly #store: Pick<MediaStore, 'list' | 'read'>
  readonly #gate: MediaGate

  constructor(store: Pick<MediaStore, 'list' | 'read'>, gate: MediaGate) {
    this.#store = store
    this.#gate = gate
  }

  /** Tells of a hash whether it may leave, as it stands now. What cannot be found out may not. */
  async checkOf(docId: string): Promise<(hash: string) => boolean> {
    return this.#gate.rules(docId).then(
      ({ mayLeave }) => mayLeave,
      () => () => false,
    )
  }

  /** True for what was taken out for good: whoever still has it need not bring it back. */
  async isErased(docId: string, hash: string): Promise<boolean> {
    return this.#gate.rules(docId).then(
      ({ isErased }) => isErased(hash),
      () => false,
    )
  }

  /** Those of a document's items that may leave, thumbnails first. */
  async list(docId: string): Promise<MediaLine[]> {
    const lines = await this.#store.list(docId)
    // Most documents have none, and are not read for it.
    if (!lines.length) return lines
    const mayLeave = await this.checkOf(docId)
    return lines.filter(({ hash }) => mayLeave(hash))
  }

  /** How many photos of a document are here and may not leave, without their small ones. */
  async countHeld(docId: string): Promise<number> {
    const isPhoto = ({ kind, isHere }: MediaLine) => isHere && kind === 'original'
    const photos = (await this.#store.list(docId)).filter(isPhoto)
    return photos.length && photos.length - (await this.list(docId)).filter(isPhoto).length
  }

  /** Undefined if the bytes are not here, or may not leave. */
  async read(docId: string, hash: string): Promise<ArrayBuffer | undefined> {
    const mayLeave = await this.checkOf(docId)
    return mayLeave(hash) ? this.#store.read(hash) : undefined
  }
}
