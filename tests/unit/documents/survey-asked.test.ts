/** What is asked now: each start and each end is newer than the one before, and the same on every device. */
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { expect, test } from 'vitest'
import { askedNow } from '#documents/survey-asked.ts'
import { beginSurvey, fillSurvey } from '#documents/survey-filling.ts'
import { endSurvey, freeze } from '#documents/survey.ts'
import { AskedNow } from '#schema/asked.ts'
import { readAsked } from '#survey/asked.ts'
import { everyKind } from '../../client/questionnaire.ts'

const id = everyKind.survey

function written(): Doc {
  const doc = new Doc()
  beginSurvey(doc, { id, initiative: 'any', title: 'Befragung' })
  fillSurvey(doc, everyKind)
  return doc
}

test('before the first start there is nothing to say', () => {
  expect(askedNow(written())).toBeUndefined()
})

test('pre-test, start, end and another start follow each other', async () => {
  const doc = written()
  const said: AskedNow[] = []
  const note = () => said.push(AskedNow.parse(askedNow(doc)))
  await freeze(doc, id, { day: '2026-05-04', pretest: true })
  note()
  const begun = await freeze(doc, id, { day: '2026-05-05' })
  note()
  endSurvey(doc, '2026-05-06')
  note()
  await freeze(doc, id, { day: '2026-05-07' })
  note()
  const orders = said.map(({ order }) => order)
  expect(orders).toEqual([...new Set(orders)].sort((one, other) => one - other))
  expect(said.map(({ version }) => version !== undefined)).toEqual([true, true, false, true])
  const second = await readAsked(said[1] ?? { format: 1, order: 1 }, id)
  expect(second).toEqual({ questionnaire: begun.questionnaire, hash: begun.hash })
})

test('two devices that began apart say the same once they have met', async () => {
  const [one, other] = [written(), new Doc()]
  applyUpdate(other, encodeStateAsUpdate(one))
  await freeze(one, id, { day: '2026-05-04' })
  await freeze(other, id, { day: '2026-05-04', pretest: true })
  applyUpdate(other, encodeStateAsUpdate(one))
  applyUpdate(one, encodeStateAsUpdate(other))
  expect(askedNow(one)).toEqual(askedNow(other))
  expect(askedNow(one)?.order).toBe(4)
})
