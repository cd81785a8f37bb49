/** One act is one step of undo; undo takes back one's own acts only, over all documents in order. */
import { describe, expect, test } from 'vitest'
import { Doc, applyUpdate, encodeStateAsUpdate, type Map as SharedMap } from 'yjs'
import { byPerson, change, edit, History, rankAtEnd, rankBetween, write } from '#documents/edit.ts'

const records = (doc: Doc) => doc.getMap<SharedMap<unknown>>('cards')
const add = (doc: Doc, key: string, text: string) =>
  edit(doc, () => write(records(doc), key, { text }))
const text = (doc: Doc, key: string) =>
  (records(doc).toJSON() as Record<string, { text: string } | undefined>)[key]?.text

describe('writing', () => {
  test('leaves out what is undefined and keeps what was there', () => {
    const doc = new Doc()
    edit(doc, () => write(records(doc), 'a', { text: 'one', kind: undefined }))
    edit(doc, () => write(records(doc), 'a', { text: undefined, kind: 'wish' }))
    expect(records(doc).toJSON()).toEqual({ a: { text: 'one', kind: 'wish' } })
  })

  test('that changes nothing sends nothing', () => {
    const doc = new Doc()
    add(doc, 'a', 'one')
    let updates = 0
    doc.on('update', () => (updates += 1))
    add(doc, 'a', 'one')
    edit(doc, () => change(doc.getMap('heading'), {}))
    expect(updates).toBe(0)
  })

  test('two fields on two devices keeps both', () => {
    const one = new Doc()
    add(one, 'a', 'start')
    const two = new Doc()
    applyUpdate(two, encodeStateAsUpdate(one))
    edit(one, () => write(records(one), 'a', { text: 'changed' }))
    edit(two, () => write(records(two), 'a', { kind: 'wish' }))
    applyUpdate(one, encodeStateAsUpdate(two))
    applyUpdate(two, encodeStateAsUpdate(one))
    expect(records(one).toJSON()).toEqual({ a: { text: 'changed', kind: 'wish' } })
    expect(records(two).toJSON()).toEqual(records(one).toJSON())
  })

  test('is one update and carries the origin of a person', () => {
    const doc = new Doc()
    const origins: unknown[] = []
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    edit(doc, () => {
      add(doc, 'a', 'one')
      add(doc, 'b', 'two')
    })
    expect(origins).toEqual([byPerson])
  })
})

describe('ranks', () => {
  test('lie between their neighbours', () => {
    const first = rankBetween()
    const last = rankBetween(first)
    const middle = rankBetween(first, last)
    expect([last, middle, first].sort()).toEqual([first, middle, last])
  })

  test('of two that were written apart and are the same still give a place', () => {
    expect(rankBetween('a1', 'a1') > 'a1').toBe(true)
    expect(rankAtEnd([]) < rankAtEnd([{ rank: 'a5' }])).toBe(true)
  })
})

describe('undo', () => {
  const setUp = () => {
    const one = new Doc()
    const two = new Doc()
    const history = new History([
      { doc: one, roots: ['cards'] },
      { doc: two, roots: ['cards'] },
    ])
    return { one, two, history }
  }

  test('takes back over several documents in the order of the acts', () => {
    const { one, two, history } = setUp()
    add(one, 'a', 'first')
    add(two, 'b', 'second')
    add(one, 'c', 'third')
    history.undo()
    expect([text(one, 'a'), text(two, 'b'), text(one, 'c')]).toEqual(['first', 'second', undefined])
    history.undo()
    expect(text(two, 'b')).toBeUndefined()
    expect(text(one, 'a')).toBe('first')
    history.redo()
    history.redo()
    expect([text(two, 'b'), text(one, 'c')]).toEqual(['second', 'third'])
    expect(history.canRedo).toBe(false)
  })

  test('of two quick acts takes back one', () => {
    const { one, history } = setUp()
    add(one, 'a', 'first')
    add(one, 'b', 'second')
    history.undo()
    expect([text(one, 'a'), text(one, 'b')]).toEqual(['first', undefined])
  })

  test('keeps what others wrote since', () => {
    const { one, history } = setUp()
    add(one, 'a', 'mine')
    const other = new Doc()
    applyUpdate(other, encodeStateAsUpdate(one))
    add(other, 'b', 'theirs')
    applyUpdate(one, encodeStateAsUpdate(other), 'link')
    history.undo()
    expect([text(one, 'a'), text(one, 'b')]).toEqual([undefined, 'theirs'])
    expect(history.canUndo).toBe(false)
  })

  test('covers only the roots it was given', () => {
    const { one, history } = setUp()
    edit(one, () => change(one.getMap('course'), { step: 'x' }))
    expect(history.canUndo).toBe(false)
  })

  test('forgets what could be repeated as soon as something new is done', () => {
    const { one, history } = setUp()
    add(one, 'a', 'first')
    history.undo()
    add(one, 'b', 'second')
    expect(history.canRedo).toBe(false)
    history.redo()
    expect(text(one, 'a')).toBeUndefined()
  })

  test('tells whoever looks, until they look away', () => {
    const { one, history } = setUp()
    let told = 0
    const stop = history.observe(() => (told += 1))
    add(one, 'a', 'first')
    history.undo()
    expect(told).toBe(2)
    stop()
    history.redo()
    expect(told).toBe(2)
  })

  test('with nothing to take back does nothing', () => {
    const { history } = setUp()
    history.undo()
    history.redo()
    expect([history.canUndo, history.canRedo]).toEqual([false, false])
  })

  test('passes over an act of which nothing is left', () => {
    const { one, history } = setUp()
    add(one, 'a', 'kept')
    add(one, 'b', 'mine')
    one.transact(() => records(one).delete('b'), 'link')
    history.undo()
    expect(text(one, 'a')).toBeUndefined()
    history.redo()
    expect(text(one, 'a')).toBe('kept')
  })
})

describe('undo beside others', () => {
  /** Two windows of one document that exchange everything at once. */
  function two() {
    const one = new Doc()
    const other = new Doc()
    one.on(
      'update',
      (update: Uint8Array, origin) => origin !== other && applyUpdate(other, update, one),
    )
    other.on(
      'update',
      (update: Uint8Array, origin) => origin !== one && applyUpdate(one, update, other),
    )
    return { one, other, history: new History([{ doc: one, roots: ['cards'] }]) }
  }

  test('takes the last own act that still shows, and counts what it passed over', () => {
    const { one, other, history } = two()
    add(one, 'k1', 'alt')
    add(one, 'k2', 'two')
    edit(one, () => write(records(one), 'k1', { text: 'neu A' }))
    edit(other, () => write(records(other), 'k1', { text: 'neu B' }))
    history.undo()
    expect(records(one).toJSON()).toEqual({ k1: { text: 'neu B' } })
    history.undo()
    expect(history.canUndo).toBe(false)
    expect(text(one, 'k1')).toBe('neu B')
  })

  test('spares a record that somebody else wrote into since', () => {
    const { one, other, history } = two()
    edit(one, () => write(records(one), 'k1', { text: 'von A', kind: 'idea' }))
    edit(other, () => write(records(other), 'k1', { text: 'von B' }))
    history.undo()
    expect(records(one).toJSON()).toEqual({ k1: { text: 'von B', kind: 'idea' } })
    expect(records(other).toJSON()).toEqual(records(one).toJSON())
  })

  test('takes back a change of one field in a record of somebody else', () => {
    const { one, other, history } = two()
    add(other, 'k1', 'alt')
    edit(one, () => write(records(one), 'k1', { text: 'neu' }))
    history.undo()
    expect(text(other, 'k1')).toBe('alt')
    history.redo()
    expect(text(other, 'k1')).toBe('neu')
  })
})
