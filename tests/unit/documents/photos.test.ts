/** Photos as records: who may see them, what becomes of those that were covered, and that nobody's decision is guessed. */
import { byPerson } from '#documents/edit.ts'
import {
  addPhoto,
  decideFaces,
  describePhoto,
  erasedHashes,
  mediaRules,
  photoRecords,
  presentPhotos,
  removePhoto,
  replacePhoto,
  takeAwayPhoto,
  unsettledPhotos,
} from '#documents/photos.ts'
import { Faces, hashOf, lacksAlt, mayLeave } from '#schema/photo.ts'
import { describe, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, Map as SharedMap, UndoManager } from 'yjs'

const address = (letter: string) => `${letter.repeat(43)}.${'k'.repeat(43)}`
const bytesOf = (one: string, two: string) => {
  const sizes = { pictureSize: 300, smallSize: 30, width: 1600, height: 1200 }
  return { picture: address(one), small: address(two), ...sizes }
}
const [large, small] = ['A'.repeat(43), 'B'.repeat(43)]

describe('acceptance 9: which photo may leave', () => {
  test('only one that somebody has found harmless or allowed', () => {
    const free = Faces.options.filter((faces) => mayLeave({ faces }))
    expect(free).toEqual(['none-visible', 'consented'])
  })

  test('nobody has looked at a new one: neither it nor its small one leaves', () => {
    const doc = new Doc()
    const id = addPhoto(doc, bytesOf('A', 'B'))
    expect(photoRecords(doc).get(id)?.faces).toBe('undecided')
    expect([large, small].map(mediaRules(doc).mayLeave)).toEqual([false, false])
    decideFaces(doc, id, 'none-visible')
    expect([large, small].map(mediaRules(doc).mayLeave)).toEqual([true, true])
    decideFaces(doc, id, 'missing')
    expect([large, small].map(mediaRules(doc).mayLeave)).toEqual([false, false])
  })

  test('what no record names stays', () => {
    const doc = new Doc()
    addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
    expect(mediaRules(doc).mayLeave('C'.repeat(43))).toBe(false)
  })

  test('of two records with the same bytes the stricter one counts', () => {
    const doc = new Doc()
    addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
    addPhoto(doc, bytesOf('A', 'C'), { faces: 'missing' })
    expect([large, small].map(mediaRules(doc).mayLeave)).toEqual([false, true])
  })

  test.each(['yes', 1, undefined, { none: 'visible' }])(
    'a decision that is none (%j) is none',
    (faces) => {
      const doc = new Doc()
      const id = addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
      const record = photoRecords(doc).map.get(id)
      if (faces === undefined) record?.delete('faces')
      else record?.set('faces', faces)
      expect(mediaRules(doc).mayLeave(large)).toBe(false)
    },
  )

  test('a record that cannot be read holds its bytes back', () => {
    const doc = new Doc()
    const id = addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
    photoRecords(doc).map.get(id)?.set('small', 'nowhere')
    expect(photoRecords(doc).get(id)).toBeUndefined()
    expect(mediaRules(doc).mayLeave(large)).toBe(false)
    doc.getMap('photos').set('odd', 'no record')
    doc.getMap('photos').set('other', new SharedMap())
    expect(mediaRules(doc).mayLeave(large)).toBe(false)
  })

  test('decided on two devices apart, both end with the same answer', () => {
    const [one, two] = [new Doc(), new Doc()]
    const id = addPhoto(one, bytesOf('A', 'B'))
    applyUpdate(two, encodeStateAsUpdate(one))
    decideFaces(one, id, 'none-visible')
    decideFaces(two, id, 'missing')
    applyUpdate(two, encodeStateAsUpdate(one))
    applyUpdate(one, encodeStateAsUpdate(two))
    expect(mediaRules(one).mayLeave(large)).toBe(mediaRules(two).mayLeave(large))
  })
})

describe('what was covered', () => {
  test('the bytes before are erased for good; undo does not bring them back', () => {
    const doc = new Doc()
    const history = new UndoManager([doc.getMap('photos')], { trackedOrigins: new Set([byPerson]) })
    const id = addPhoto(doc, bytesOf('A', 'B'), { alt: 'Eine Bank' })
    history.stopCapturing()
    replacePhoto(doc, id, bytesOf('C', 'D'), 'none-visible')
    expect(photoRecords(doc).get(id)).toMatchObject({ picture: address('C'), alt: 'Eine Bank' })
    expect(erasedHashes(doc).toSorted()).toEqual([large, small])
    const { isErased } = mediaRules(doc)
    expect([large, 'C'.repeat(43)].map(isErased)).toEqual([true, false])
    history.undo()
    expect(JSON.stringify(doc.getMap('photos').toJSON())).not.toContain(hashOf(address('A')))
  })

  test('a photo that is named again after it was erased stays here', () => {
    const doc = new Doc()
    const id = addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
    removePhoto(doc, id)
    expect(presentPhotos(doc)).toEqual([])
    addPhoto(doc, bytesOf('A', 'B'), { faces: 'consented' })
    expect(mediaRules(doc).mayLeave(large)).toBe(false)
  })
})

test('what is still to be done is found: undecided, held back, without words for those who do not see', () => {
  const doc = new Doc()
  const [one, two, three] = ['A', 'C', 'E'].map((letter) => addPhoto(doc, bytesOf(letter, 'B')))
  decideFaces(doc, one ?? '', 'missing')
  decideFaces(doc, two ?? '', 'consented')
  describePhoto(doc, two ?? '', '  Treppe ohne Geländer ')
  expect(photoRecords(doc).get(two ?? '')?.alt).toBe('Treppe ohne Geländer')
  describePhoto(doc, three ?? '', '  ')
  const { undecided, held, withoutAlt } = unsettledPhotos(doc)
  expect(undecided.map(({ id }) => id)).toEqual([three])
  expect(held.map(({ id }) => id)).toEqual([one])
  expect(withoutAlt.map(({ id }) => id)).toEqual([one, three])
  expect(withoutAlt.every(lacksAlt)).toBe(true)
  takeAwayPhoto(doc, three ?? '')
  expect(unsettledPhotos(doc).undecided).toEqual([])
})
