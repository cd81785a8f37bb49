/** Records are read field by field, kept in order, and never changed by reading. */
import * as z from 'zod/mini'
import { Doc } from 'yjs'
import { expect, test, vi } from 'vitest'
import { edit, write } from '#documents/edit.ts'
import { Records, Single } from '#documents/records.ts'
import { Random } from '../../client/random.ts'

const Thing = z.looseObject({ id: z.string(), rank: z.catch(z.string(), 'a0') })

function things(): { doc: Doc; records: Records<z.infer<typeof Thing>> } {
  const doc = new Doc()
  return { doc, records: new Records(doc, 'things', Thing) }
}

test('records stand in the order of their ranks, equal ranks in that of their keys', () => {
  const { records } = things()
  write(records.map, 'z', { id: 'z', rank: 'a1' })
  write(records.map, 'b', { id: 'b', rank: 'a1' })
  write(records.map, 'c', { id: 'c', rank: 'a0' })
  expect(records.list().map(({ id }) => id)).toEqual(['c', 'b', 'z'])
})

test('the list is the same one until something changes', () => {
  const { records } = things()
  write(records.map, 'a', { id: 'a' })
  const before = records.list()
  expect(records.list()).toBe(before)
  write(records.map, 'b', { id: 'b' })
  expect(records.list()).not.toBe(before)
})

test('a record that did not change stays the same object', () => {
  const { records } = things()
  write(records.map, 'a', { id: 'a' })
  const before = records.get('a')
  write(records.map, 'b', { id: 'b' })
  expect(records.get('a')).toBe(before)
})

test('a damaged record is left out, and stays in the document', () => {
  const { records } = things()
  write(records.map, 'a', { id: 7 })
  expect(records.list()).toEqual([])
  expect(records.map.get('a')?.get('id')).toBe(7)
})

test('fields that this version does not know are kept', () => {
  const { records } = things()
  write(records.map, 'a', { id: 'a', later: 'ja' })
  expect(records.get('a')?.['later']).toBe('ja')
})

test('one act tells listeners once, and no longer after they have stopped', () => {
  const { doc, records } = things()
  const heard = vi.fn()
  const stop = records.observe(heard)
  edit(doc, () => {
    write(records.map, 'a', { id: 'a' })
    write(records.map, 'b', { id: 'b' })
  })
  expect(heard).toHaveBeenCalledTimes(1)
  stop()
  records.map.delete('a')
  expect(heard).toHaveBeenCalledTimes(1)
  expect(records.get('a')).toBeUndefined()
})

test('a record that is replaced as a whole is read again', () => {
  const { records } = things()
  write(records.map, 'a', { id: 'a' })
  records.map.delete('a')
  write(records.map, 'a', { id: 'a', rank: 'a5' })
  expect(records.get('a')?.rank).toBe('a5')
})

test('what exists once follows the document and keeps its defaults', () => {
  const doc = new Doc()
  const single = new Single(doc, 'heading', z.looseObject({ title: z.catch(z.string(), 'leer') }))
  const heard = vi.fn()
  const stop = single.observe(heard)
  expect(single.current.title).toBe('leer')
  doc.getMap('heading').set('title', 'Abend')
  expect(single.current.title).toBe('Abend')
  expect(heard).toHaveBeenCalledTimes(1)
  stop()
})

test('a list that was patched is the list that a new reader sees', () => {
  const { doc, records } = things()
  const random = new Random(7)
  for (let act = 0; act < 400; act += 1) {
    const id = `k${String(Math.floor(random.next() * 200))}`
    if (random.next() < 0.1) records.map.delete(id)
    else write(records.map, id, { id, rank: `a${String(Math.floor(random.next() * 50))}` })
    if (random.next() < 0.2) records.list()
  }
  expect(records.list()).toEqual(new Records(doc, 'things', Thing).list())
})
