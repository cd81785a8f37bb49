/** Which answers were filled in here: known after a reload, and telling nobody who came when. */
import { expect, test } from 'vitest'
import { OwnAnswers } from '#app/own-answers.ts'

/** Rows in memory; an empty text removes one. */
function rowsIn(kept = new Map<string, string>()) {
  return {
    kept,
    keys: (prefix: string) =>
      Promise.resolve([...kept.keys()].filter((key) => key.startsWith(prefix))),
    read: (key: string) => Promise.resolve(kept.get(key)),
    write: (key: string, text: string) => {
      if (text === '') kept.delete(key)
      else kept.set(key, text)
      return Promise.resolve()
    },
  }
}

test('after each reload one row is left, in no order of time', async () => {
  const rows = rowsIn()
  for (const people of [['m', 'c'], ['z'], ['a', 'q']]) {
    const own = new OwnAnswers(rows, 'one')
    await own.read()
    for (const id of people) await own.note(id)
  }
  const own = new OwnAnswers(rows, 'one')
  await own.read()
  expect([...rows.kept.values()]).toEqual(['a c m q z'])
  expect(['m', 'c', 'z', 'a', 'q'].every((id) => own.has(id))).toBe(true)
  expect(own.has('x')).toBe(false)
})

test('a window that is still open loses nothing when another one joins the rows', async () => {
  const rows = rowsIn()
  const first = new OwnAnswers(rows, 'one')
  await first.note('b')
  const second = new OwnAnswers(rows, 'one')
  await second.read()
  await first.note('a')
  await second.note('c')
  const last = new OwnAnswers(rows, 'one')
  await last.read()
  expect(['a', 'b', 'c'].every((id) => last.has(id))).toBe(true)
})

test('another survey is left alone, and a row that cannot be read stays', async () => {
  const rows = rowsIn(new Map([['own answers other 1', 'x y']]))
  const own = new OwnAnswers({ ...rows, write: () => Promise.reject(new Error('full')) }, 'other')
  await own.read()
  expect(own.has('y')).toBe(true)
  await own.note('z')
  expect([...rows.kept]).toEqual([['own answers other 1', 'x y']])
})
