/** Photos of a shared document: records in the root map `photos`, their bytes elsewhere (formats, section 6). */
import type { Doc } from 'yjs'
import { newId } from '#schema/id.ts'
import { hashOf, lacksAlt, mayLeave, Photo, type Faces } from '#schema/photo.ts'
import { baseHashes } from './blocks/walk-bases.ts'
import { change, edit, rankAtEnd, write } from './edit.ts'
import type { MediaRules } from './ports.ts'
import { Records } from './records.ts'

/** Outside of what undo covers: what was erased stays so. */
const erasedRoot = 'erasedPhotos'
const known = new WeakMap<Doc, Records<Photo>>()

/** The photos of this document; the same object at every call. */
export function photoRecords(doc: Doc): Records<Photo> {
  const records = known.get(doc) ?? new Records(doc, 'photos', Photo)
  known.set(doc, records)
  return records
}

/** Photos in their order, without those that were taken away. */
export function presentPhotos(doc: Doc): Photo[] {
  return photoRecords(doc)
    .list()
    .filter(({ withdrawn }) => !withdrawn)
}

/** What the bytes of one photo are named by. */
export type PhotoBytes = Pick<
  Photo,
  'picture' | 'pictureSize' | 'small' | 'smallSize' | 'width' | 'height'
>

/** What is known of a photo when it is taken. */
export type PhotoFields = Partial<Pick<Photo, 'faces' | 'alt' | 'day' | 'of' | 'moment' | 'id'>>

/** Names a photo whose bytes are kept already; returns its id. Nobody has looked at it unless `faces` says so. */
export function addPhoto(doc: Doc, bytes: PhotoBytes, fields: PhotoFields = {}): string {
  const id = fields.id ?? newId()
  const { map } = photoRecords(doc)
  const rank = rankAtEnd(photoRecords(doc).list())
  const written = { faces: 'undecided', ...bytes, ...fields, id, rank }
  edit(doc, () => write(map, id, written))
  return id
}

/** Keeps what somebody answered to "Sind Gesichter oder Kennzeichen zu sehen?". */
export function decideFaces(doc: Doc, id: string, faces: Faces): void {
  edit(doc, () => changePhoto(doc, id, { faces }))
}

export function describePhoto(doc: Doc, id: string, alt: string): void {
  edit(doc, () => changePhoto(doc, id, { alt: alt.trim() }))
}

/** Says whether it shows a spot before or after something was done; undefined takes that back. */
export function markMoment(doc: Doc, id: string, moment: Photo['moment']): void {
  const record = photoRecords(doc).map.get(id)
  if (!record) return
  edit(doc, () => {
    if (moment) change(record, { moment })
    else record.delete('moment')
  })
}

/** Takes a photo away, or back; its bytes stay. */
export function takeAwayPhoto(doc: Doc, id: string, withdrawn = true): void {
  edit(doc, () => changePhoto(doc, id, { withdrawn }))
}

/**
 * Puts other bytes in the place of a photo in which something was covered; the addresses that are to be erased are
 * named for every device, for good: undo does not bring them back.
 */
export function replacePhoto(doc: Doc, id: string, bytes: PhotoBytes, faces: Faces): void {
  const before = photoRecords(doc).get(id)
  if (!before) return
  doc.transact(() => {
    changePhoto(doc, id, { ...bytes, faces })
    erase(doc, before)
  })
}

/** Takes a photo out for good: its bytes are to be erased on every device. */
export function removePhoto(doc: Doc, id: string): void {
  const before = photoRecords(doc).get(id)
  if (!before) return
  doc.transact(() => {
    photoRecords(doc).map.delete(id)
    erase(doc, before)
  })
}

/** Hashes of what is to be erased wherever it lies. */
export function erasedHashes(doc: Doc): string[] {
  return [...doc.getMap(erasedRoot).keys()]
}

/**
 * What may leave, as the records stand now. What no record names, and what one record holds back, stays: a photo is
 * kept before it is named, and may be named twice.
 */
export function mediaRules(doc: Doc): MediaRules {
  // Maps and plans show nobody; who names a photo as one frees nothing, for what one record holds back stays.
  const free = baseHashes(doc)
  const erased = new Set(erasedHashes(doc))
  const held = new Set(erased)
  // As it lies there, too: a record that cannot be read names nothing, and so holds its bytes back.
  for (const photo of photoRecords(doc).list()) {
    for (const address of [photo.picture, photo.small]) {
      ;(mayLeave(photo) ? free : held).add(hashOf(address))
    }
  }
  return {
    mayLeave: (hash) => free.has(hash) && !held.has(hash),
    isErased: (hash) => erased.has(hash),
  }
}

/** What still has to be done before photos can be shown to others. */
export function unsettledPhotos(doc: Doc): {
  undecided: Photo[]
  held: Photo[]
  withoutAlt: Photo[]
} {
  const photos = presentPhotos(doc)
  return {
    undecided: photos.filter(({ faces }) => faces === 'undecided'),
    held: photos.filter(({ faces }) => faces === 'missing'),
    withoutAlt: photos.filter(lacksAlt),
  }
}

function changePhoto(doc: Doc, id: string, fields: Partial<Photo>): void {
  const record = photoRecords(doc).map.get(id)
  if (record) change(record, fields)
}

function erase(doc: Doc, { picture, small }: Photo): void {
  for (const address of [picture, small]) doc.getMap(erasedRoot).set(hashOf(address), true)
}
