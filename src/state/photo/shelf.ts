/** The photos of one shared document on this device: kept, looked at, covered, and erased where they were replaced. */
import type { Device, MediaDesk, OpenDocument } from '#documents/ports.ts'
import {
  addPhoto,
  decideFaces,
  describePhoto,
  photoRecords,
  removePhoto,
  replacePhoto,
  type PhotoBytes,
  type PhotoFields,
} from '#documents/photos.ts'
import type { Cover } from '#photo/cover.ts'
import { hashOf, type Faces, type Photo } from '#schema/photo.ts'
import type { Intake, TakenPhoto } from './intake.ts'
import { readPicture, sealPicture, type SealedPicture } from './sealed.ts'
import { sweepErased, watchPhotos } from './watching.ts'

const purpose = 'photo/1'

/** The bytes are not on this device: they have not come yet, or were erased. */
export class PhotoMissing extends Error {}

export class PhotoShelf {
  readonly #device: Pick<Device, 'meeting'>
  readonly #open: Pick<OpenDocument, 'docId' | 'doc' | 'whenSaved'>
  readonly #stops: (() => void)[] = []
  #isClosed = false

  constructor(
    device: Pick<Device, 'meeting'>,
    open: Pick<OpenDocument, 'docId' | 'doc' | 'whenSaved'>,
  ) {
    this.#device = device
    this.#open = open
  }

  /**
   * From now on, until `close`, what somebody erased elsewhere goes from here, too, and what somebody allowed elsewhere
   * is told of from here.
   */
  async watch(): Promise<void> {
    const media = await this.#media()
    if (this.#isClosed) return
    this.#stops.push(watchPhotos(this.#open, media))
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
  }

  /** First the bytes, then the record: nobody is shown a photo that is nowhere. Rejects with a `Problem`; then there
   *  is no photo. Returns its id. */
  async add(taken: TakenPhoto, fields: PhotoFields = {}): Promise<string> {
    const bytes = await this.#keep(taken)
    const id = addPhoto(this.#open.doc, bytes, fields)
    void this.#settle(bytes.picture)
    return id
  }

  /** Keeps what somebody answered; what may leave is told to others once that is kept. */
  decide(id: string, faces: Faces): void {
    decideFaces(this.#open.doc, id, faces)
    const photo = photoRecords(this.#open.doc).get(id)
    if (photo) void this.#settle(photo.picture)
  }

  describe(id: string, alt: string): void {
    describePhoto(this.#open.doc, id, alt)
  }

  /**
   * Covers places for good: what was there is drawn anew without them, and the photo before is erased. Rejects with
   * `PhotoMissing`, `PhotoRefused` or a `Problem`; then everything is as before.
   */
  async cover(
    id: string,
    covers: readonly Cover[],
    faces: Faces,
    intake: Pick<Intake, 'take'>,
  ): Promise<void> {
    const photo = photoRecords(this.#open.doc).get(id)
    const source = photo && (await this.read(photo, 'picture'))
    if (!source) throw new PhotoMissing('The photo is not on this device.')
    const bytes = await this.#keep(await intake.take(source, { covers }))
    replacePhoto(this.#open.doc, id, bytes, faces)
    void this.#settle(bytes.picture)
  }

  /** A person's explicit act: takes a photo out on all devices. */
  remove(id: string): void {
    const photo = photoRecords(this.#open.doc).get(id)
    removePhoto(this.#open.doc, id)
    if (photo) void this.#settle(photo.picture)
  }

  /** Undefined if its bytes are not here. */
  read(photo: Photo, which: 'picture' | 'small'): Promise<Blob | undefined> {
    return readPicture(this.#device, purpose, photo[which])
  }

  /** Calls back when bytes of this photo have come, until the returned function is called. */
  observe(photo: Photo, changed: () => void): () => void {
    const own = new Set([photo.picture, photo.small].map(hashOf))
    let isOver = false
    let stop = () => {}
    void this.#media().then((media) => {
      if (!isOver) stop = media.observe((hash) => own.has(hash) && changed())
    })
    return () => {
      isOver = true
      stop()
    }
  }

  /** Asks others for the large one, now and at each meeting to come. */
  async ask(photo: Photo): Promise<void> {
    const media = await this.#media()
    const item = { hash: hashOf(photo.picture), size: photo.pictureSize, kind: 'original' as const }
    await media.ask(this.#open.docId, item)
  }

  async #keep({ picture, small, width, height }: TakenPhoto): Promise<PhotoBytes> {
    const [large, tiny] = await Promise.all([
      sealPicture(purpose, picture, 'original'),
      sealPicture(purpose, small ?? picture, 'thumbnail'),
    ])
    const media = await this.#media()
    const keep = ({ item, bytes }: SealedPicture) => media.keep(this.#open.docId, item, bytes)
    try {
      await keep(tiny)
      await keep(large)
    } catch (error) {
      // A small one alone would lie there for nobody; if it cannot be removed now, it is never shown.
      await media.erase(tiny.item.hash).catch(() => undefined)
      throw error
    }
    return {
      picture: large.address,
      pictureSize: large.item.size,
      small: tiny.address,
      smallSize: tiny.item.size,
      width,
      height,
    }
  }

  /**
   * Only when all is named on the disk the old one goes, and others are told: a crash in between loses nothing. What
   * cannot be done now is done when the photos are watched next.
   */
  async #settle(address: string): Promise<void> {
    try {
      await this.#open.whenSaved()
      const media = await this.#media()
      await sweepErased(this.#open, media)
      media.decided(this.#open.docId, hashOf(address))
    } catch {
      // The strip of problems says what is wrong with the storage.
    }
  }

  async #media(): Promise<MediaDesk> {
    return (await this.#device.meeting()).media
  }
}
