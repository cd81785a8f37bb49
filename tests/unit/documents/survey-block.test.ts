/** One survey for all steps of a workshop: chosen, changed, and chosen apart on two devices. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { chooseSurvey, chosenSurveys } from '#documents/blocks/survey.ts'

const ids = (doc: Doc) => chosenSurveys(doc).map(({ id }) => id)

/** Both know what the other one knows. */
function meet(one: Doc, other: Doc) {
  const [fromOne, fromOther] = [encodeStateAsUpdate(one), encodeStateAsUpdate(other)]
  applyUpdate(other, fromOne)
  applyUpdate(one, fromOther)
}

test('nothing is chosen at first, then one survey, then another one in its place', () => {
  const doc = new Doc()
  expect(ids(doc)).toEqual([])
  chooseSurvey(doc, 'dorf')
  expect(ids(doc)).toEqual(['dorf'])
  chooseSurvey(doc, 'platz')
  expect(ids(doc)).toEqual(['platz'])
})

test('taking the one that counts again writes nothing', () => {
  const doc = new Doc()
  chooseSurvey(doc, 'dorf')
  const before = encodeStateAsUpdate(doc)
  chooseSurvey(doc, 'dorf')
  expect(encodeStateAsUpdate(doc)).toEqual(before)
})

test('what two devices chose apart stays visible on both, and the same one counts', () => {
  const [one, other] = [new Doc(), new Doc()]
  chooseSurvey(one, 'platz')
  chooseSurvey(other, 'dorf')
  meet(one, other)
  expect(ids(one)).toEqual(['dorf', 'platz'])
  expect(ids(other)).toEqual(['dorf', 'platz'])
})

test('who decides between two ends it for both, also for the one that counted before', () => {
  const [one, other] = [new Doc(), new Doc()]
  chooseSurvey(one, 'platz')
  chooseSurvey(other, 'dorf')
  meet(one, other)
  chooseSurvey(one, 'dorf')
  meet(one, other)
  expect([ids(one), ids(other)]).toEqual([['dorf'], ['dorf']])
})

test('a change of the survey comes before a first choice that somebody made apart', () => {
  const [one, other] = [new Doc(), new Doc()]
  chooseSurvey(one, 'platz')
  chooseSurvey(one, 'schule')
  chooseSurvey(other, 'dorf')
  meet(one, other)
  expect([ids(one), ids(other)]).toEqual([
    ['schule', 'dorf'],
    ['schule', 'dorf'],
  ])
})

test('both change the survey that they share: both changes stay, the old one goes', () => {
  const [one, other] = [new Doc(), new Doc()]
  chooseSurvey(one, 'alt')
  meet(one, other)
  chooseSurvey(one, 'platz')
  chooseSurvey(other, 'dorf')
  meet(one, other)
  expect([ids(one), ids(other)]).toEqual([
    ['dorf', 'platz'],
    ['dorf', 'platz'],
  ])
})
