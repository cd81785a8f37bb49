/** Pins in heaps, needs that rest on observations, and the way back from a measure to the words that were noted. */
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { addMeasure } from '#documents/blocks/plan.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import {
  addObservation,
  addObservations,
  changeObservation,
  clearObservation,
  observationsOf,
} from '#documents/blocks/walk.ts'
import { History } from '#documents/edit.ts'
import { initiativeRecords, initiativeRoots } from '#documents/initiative.ts'
import { addNeed, measuresOfNeeds } from '#documents/needs.ts'
import { addPhoto, markMoment, photoRecords } from '#documents/photos.ts'
import { snapshotOf } from '#documents/snapshot.ts'
import { workshopRoots } from '#documents/workshop.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const step = 'auswertung-nadeln'
const day = '2026-09-12'

test('pins that are added together have numbers of their own, and one undo takes all of them back', () => {
  const doc = new Doc()
  addObservation(doc, { step, day, group: 'C', valence: 'good' })
  const history = new History([{ doc, roots: workshopRoots }])
  const pin = { step, day, group: 'C', category: 'schoen' }
  addObservations(doc, [pin, pin, { ...pin, group: 'D' }])
  const labels = () => observationsOf(doc).map(({ group, number }) => `${group}${number}`)
  expect(labels()).toEqual(['C1', 'C2', 'C3', 'D1'])
  history.undo()
  expect(labels()).toEqual(['C1'])
  history.close()
})

test('a stop or a place that is taken away is gone, and comes back by undo', () => {
  const doc = new Doc()
  const position = { on: 'earth', lat: 52, lon: 13 } as const
  const id = addObservation(doc, { step, day, group: 'A', valence: 'bad', stop: 's', position })
  const history = new History([{ doc, roots: workshopRoots }])
  clearObservation(doc, id, 'stop')
  clearObservation(doc, id, 'position')
  expect(observationsOf(doc)[0]).not.toHaveProperty('position')
  history.undo()
  history.undo()
  expect(observationsOf(doc)[0]).toMatchObject({ stop: 's', position })
  history.close()
})

test('a photo shows before or after, and nothing once that is taken back', () => {
  const doc = new Doc()
  const picture = `${'a'.repeat(43)}.${'b'.repeat(43)}`
  const bytes = { picture, small: picture, pictureSize: 1, smallSize: 1, width: 4, height: 3 }
  const id = addPhoto(doc, bytes)
  markMoment(doc, id, 'after')
  expect(photoRecords(doc).get(id)?.moment).toBe('after')
  markMoment(doc, id, undefined)
  expect(photoRecords(doc).get(id)?.moment).toBeUndefined()
})

test('a measure leads back over the need and the heap to the observation with its words', () => {
  const { workshop, initiative, conduct } = openTestWorkshop()
  const seen = addObservation(workshop.doc, {
    ...{ step, day, group: 'A', valence: 'barrier', text: 'Bordstein zu hoch' },
  })
  const heap = addCluster(workshop.doc, step, [seen], 'Wege')
  const fields = { text: 'Zum Arzt kommt man nicht mit Rollator.', finding: '1 Beobachtung (A1)' }
  const need = addNeed(initiative.doc, fields, [heap])
  const place = { workshop: 'evening', step }
  const measure = addMeasure(initiative.doc, { title: 'Bordstein absenken', ...place }, [need])
  const docs = { workshop: workshop.doc, initiative: initiative.doc, conduct: conduct.doc }
  const origin = () => snapshotOf(docs).measures[0]?.origin
  expect(origin()?.needs.map(({ text }) => text)).toEqual([fields.text])
  expect(origin()?.clusters.map(({ cluster }) => cluster.title)).toEqual(['Wege'])
  expect(origin()?.cards.map(({ text }) => text)).toEqual(['Bordstein zu hoch'])
  expect(
    measuresOfNeeds(initiative.doc)
      .get(need)
      ?.map(({ id }) => id),
  ).toEqual([measure])
  // What was shown in confidence is on no way that leaves the house.
  changeObservation(workshop.doc, seen, { secret: true })
  expect(origin()?.cards).toEqual([])
})

test('a need and what it rests on are one act: one undo takes both back', () => {
  const { initiative } = openTestWorkshop()
  const history = new History([{ doc: initiative.doc, roots: initiativeRoots }])
  addNeed(initiative.doc, { text: 'Bänke fehlen.' }, ['a', 'b'])
  const { needs, links } = initiativeRecords(initiative.doc)
  expect([needs.list().length, links.list().length]).toEqual([1, 2])
  history.undo()
  expect([needs.list().length, links.list().length]).toEqual([0, 0])
  history.close()
})
