/** Dots: hidden until closed, sums only, ties carried over together. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyUpdate, ContentAny, decodeUpdate, Doc, encodeStateAsUpdate, Item } from 'yjs'
import {
  carriedOver,
  changePoll,
  handInTally,
  makePoll,
  sumTallies,
} from '#documents/blocks/poll.ts'
import { closePoll, reopenPoll } from '#documents/course.ts'
import { History } from '#documents/edit.ts'
import { pollResults } from '#documents/snapshot.ts'
import { workshopRecords, workshopRoots } from '#documents/workshop.ts'
import { CountDraft, suggestedDots } from '#schema/poll.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Stapel ${id}`, source: id }))
const poll = {
  step: 'kritik-bepunkten',
  question: 'Was drückt am meisten?',
  activity: 'dots' as const,
  options,
  dotsPerPerson: 3,
  mostPerOption: 2,
}
const counted = { poll: poll.step, totals: { a: 30, b: 20, c: 0 }, voters: 22, unused: 16 }

function evening() {
  const { initiative, workshop, conduct } = openTestWorkshop()
  const docs = { initiative: initiative.doc, workshop: workshop.doc, conduct: conduct.doc }
  makePoll(docs.workshop, poll)
  return docs
}

test('two devices that open the poll of a step open one poll', () => {
  const docs = evening()
  makePoll(docs.workshop, poll)
  expect(workshopRecords(docs.workshop).polls.list()).toHaveLength(1)
})

test('an open poll has no totals, even when a count was handed in', () => {
  const docs = evening()
  handInTally(docs.workshop, counted)
  expect(pollResults(docs)).toMatchObject([{ closed: false, totals: {}, voters: 0, tallies: [] }])
})

test('a closed poll shows totals, voters and unused dots', () => {
  const docs = evening()
  handInTally(docs.workshop, counted)
  closePoll(docs.conduct, poll.step, 1)
  const [result] = pollResults(docs)
  expect(result).toMatchObject({ closed: true, voters: 22, unused: 16, totals: counted.totals })
})

test('counts of several devices are added; options without dots count 0', () => {
  const docs = evening()
  const table = { poll: poll.step, totals: { a: 1, d: 2 }, voters: 3, unused: 6 }
  handInTally(docs.workshop, counted)
  handInTally(docs.workshop, table, 'table-2')
  handInTally(docs.workshop, { ...counted, poll: 'another' })
  expect(sumTallies(docs.workshop, poll.step)).toEqual({
    totals: { a: 31, b: 20, c: 0, d: 2 },
    voters: 25,
    unused: 22,
  })
})

test('handing in the same count again corrects it and doubles nothing', () => {
  const docs = evening()
  const id = handInTally(docs.workshop, counted)
  handInTally(docs.workshop, { ...counted, totals: { a: 31, b: 20 }, unused: 15 }, id)
  expect(sumTallies(docs.workshop, poll.step)).toMatchObject({
    totals: { a: 31, b: 20 },
    voters: 22,
  })
})

test('two windows that count the same paper hand in one count: the last', () => {
  const docs = evening()
  const other = new Doc()
  applyUpdate(other, encodeStateAsUpdate(docs.workshop))
  handInTally(docs.workshop, counted)
  handInTally(other, { ...counted, totals: { a: 28, b: 20, c: 2 }, voters: 21, unused: 13 })
  applyUpdate(docs.workshop, encodeStateAsUpdate(other))
  applyUpdate(other, encodeStateAsUpdate(docs.workshop))
  const sum = sumTallies(docs.workshop, poll.step)
  expect(sumTallies(other, poll.step)).toEqual(sum)
  expect([21, 22]).toContain(sum.voters)
  expect(sum.totals.a).toBe(sum.voters === 22 ? 30 : 28)
  expect(sum.unused).toBe(sum.voters === 22 ? 16 : 13)
})

test('after a recount the document holds sums of the last count only, nothing of the first', () => {
  const docs = evening()
  const history = new History([{ doc: docs.workshop, roots: workshopRoots }])
  handInTally(docs.workshop, { ...counted, totals: { a: 4711, b: 20, c: 0 }, voters: 4001 })
  closePoll(docs.conduct, poll.step, 1)
  reopenPoll(docs.conduct, poll.step, 2)
  handInTally(docs.workshop, { ...counted, totals: { a: 4712, b: 20, c: 0 }, voters: 4002 })
  closePoll(docs.conduct, poll.step, 3)
  history.close()
  const { structs } = decodeUpdate(encodeStateAsUpdate(docs.workshop))
  const held = JSON.stringify(
    structs.map((one) =>
      one instanceof Item && one.content instanceof ContentAny ? one.content.arr : '',
    ),
  )
  expect(held).toContain('4712')
  expect(held).not.toMatch(/4711|4001/)
  expect(pollResults(docs)[0]?.tallies).toHaveLength(1)
})

test('a count of one person is refused, and so are broken numbers', () => {
  const docs = evening()
  const before = encodeStateAsUpdate(docs.workshop)
  for (const wrong of [
    { ...counted, voters: 1 },
    { ...counted, voters: 0 },
    { ...counted, unused: -1 },
    { ...counted, totals: { a: 1.5 } },
    { ...counted, totals: { a: Number.NaN } },
    { ...counted, totals: { a: Number.POSITIVE_INFINITY } },
    { ...counted, totals: { a: 2 ** 60 } },
  ]) {
    expect(() => handInTally(docs.workshop, wrong)).toThrow(/Punkte|Person/)
  }
  expect(encodeStateAsUpdate(docs.workshop)).toEqual(before)
})

test('counting once more hides the result until the poll is closed again', () => {
  const docs = evening()
  handInTally(docs.workshop, counted)
  closePoll(docs.conduct, poll.step, 1)
  reopenPoll(docs.conduct, poll.step, 2)
  expect(pollResults(docs)).toMatchObject([{ closed: false, totals: {} }])
  closePoll(docs.conduct, poll.step, 3)
  expect(pollResults(docs)).toMatchObject([{ closed: true, totals: counted.totals }])
})

test('undo never takes a count away: the dots on paper are gone by then', () => {
  const docs = evening()
  const history = new History([{ doc: docs.workshop, roots: workshopRoots }])
  handInTally(docs.workshop, counted)
  closePoll(docs.conduct, poll.step, 1)
  history.undo()
  expect(pollResults(docs)).toMatchObject([{ closed: true, totals: counted.totals }])
})

test('question and number of dots can be corrected, options keep their ids', () => {
  const docs = evening()
  changePoll(docs.workshop, poll.step, { dotsPerPerson: 5, question: 'Was zuerst?' })
  changePoll(docs.workshop, 'unknown', { dotsPerPerson: 1 })
  const [changed] = workshopRecords(docs.workshop).polls.list()
  expect(changed).toMatchObject({ dotsPerPerson: 5, question: 'Was zuerst?', options })
})

test('damaged tallies from elsewhere count nothing and break nothing', () => {
  const doc = new Doc()
  handInTally(doc, counted, 'good')
  const record = workshopRecords(doc).tallies.map.get('good')
  record?.set('totals', 'viele')
  record?.set('voters', null)
  expect(sumTallies(doc, poll.step)).toEqual({ totals: {}, voters: 0, unused: 16 })
})

test('the best three go on, and whoever is level with the third', () => {
  const names = (totals: Record<string, number>) =>
    carriedOver(options, totals, 3, 6).map(({ id }) => id)
  expect(names({ a: 9, b: 7, c: 5, d: 2 })).toEqual(['a', 'b', 'c'])
  expect(names({ a: 9, b: 5, c: 5, d: 5 })).toEqual(['a', 'b', 'c', 'd'])
  expect(names({ a: 1, b: 0, c: 0 })).toEqual(['a'])
  expect(names({})).toEqual([])
})

test('carrying over never splits a tie and never takes an option without dots', () => {
  const totals = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(totals, fc.integer({ min: 1, max: 4 }), (dots, least) => {
      const many = dots.map((_, index) => ({ id: String(index), title: '' }))
      const sums = Object.fromEntries(dots.map((value, index) => [String(index), value]))
      const kept = new Set(carriedOver(many, sums, least, 6).map(({ id }) => id))
      const lowest = Math.min(...[...kept].map((id) => sums[id] ?? 0))
      expect(kept.size).toBeGreaterThanOrEqual(Math.min(least, dots.filter((d) => d > 0).length))
      for (const { id } of many) {
        const value = sums[id] ?? 0
        expect(kept.has(id)).toBe(kept.size > 0 && value > 0 && value >= lowest)
      }
    }),
  )
})

test.each([
  [8, 22, 3],
  [8, 0, 3],
  [9, 22, 3],
  [20, 22, 6],
  [2, 22, 2],
  [0, 0, 2],
  [12, 12, 6],
])('%i options and %i people get %i dots each', (many, people, dots) => {
  expect(suggestedDots(many, people)).toBe(dots)
})

test('a draft of a count with anything but sums is not read', () => {
  const draft = { tally: 'x', totals: { a: 1 }, voters: 2 }
  expect(CountDraft.safeParse(draft).success).toBe(true)
  expect(CountDraft.safeParse({ ...draft, totals: { a: -1 } }).success).toBe(false)
  expect(CountDraft.safeParse({ ...draft, voters: 1.5 }).success).toBe(false)
  expect(CountDraft.safeParse({ ...draft, tally: '../x' }).success).toBe(false)
  expect(CountDraft.parse({ ...draft, ballots: [['a']] })).toEqual(draft)
})
