/** One suite for whatever keeps a document on this device; the baseline's known losses are part of it. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { change, freshName } from './disk.ts'
import { abortWrites, hangWrites, watchConnections } from './faults.ts'

/** A document that is kept while it is open. */
interface Kept {
  doc: Y.Doc
  /** Codes of the problems that are shown now. */
  shown: () => string[]
  /** True if everything done so far is said to be kept. */
  isSaved: () => boolean
  close: () => Promise<void>
}

/** `entries` is the table with what was kept; `open` rejects if it takes too long. */
export interface Keeping {
  name: string
  entries: string
  open: (name: string) => Promise<Kept>
  /** Makes the row of a table that nothing can read. */
  ruin: (row: Record<string, unknown>) => unknown
  /** The faults this one is known to lose edits at, or to throw into editing. */
  known: Partial<Record<Fault, 'loses' | 'throws' | 'hangs' | 'says nothing'>>
}

type Fault = 'aborted' | 'closed' | 'upgraded' | 'row' | 'hanging'

/** A hundredth of a second longer than people are promised, and no more. */
const shownWithin = { timeout: 1000, interval: 10 }
const healsWithin = { timeout: 10_000, interval: 50 }

function addCard({ doc }: Kept, id: string, length = 10): void {
  doc.getMap('cards').set(id, id.padEnd(length, '.'))
}

function cardsOf({ doc }: Kept): string[] {
  return [...doc.getMap('cards').keys()].sort()
}

export function runKeepingContract(keeping: Keeping): void {
  const { open, known } = keeping
  const isKnown = (fault: Fault) => known[fault] !== undefined

  /** Opens, writes before, during and after the fault; returns what a restart finds. */
  async function through(fault: Fault, begin: () => unknown, end: () => unknown) {
    const name = freshName()
    const kept = await open(name)
    addCard(kept, 'before')
    await vi.waitFor(() => expect(kept.isSaved()).toBe(true))
    await begin()
    let isThrown = false
    try {
      for (let card = 0; card < 5; card += 1) addCard(kept, `during${card}`, 60_000)
    } catch {
      isThrown = true
    }
    const isShown = await vi
      .waitFor(() => expect(kept.shown()).not.toEqual([]), shownWithin)
      .then(
        () => true,
        () => false,
      )
    const claimed = kept.isSaved()
    await end()
    if (!isKnown(fault)) {
      await vi.waitFor(
        () => expect([kept.isSaved(), kept.shown()]).toEqual([true, []]),
        healsWithin,
      )
      addCard(kept, 'after')
      await vi.waitFor(() => expect(kept.isSaved()).toBe(true), healsWithin)
    }
    await kept.close()
    const again = await open(name)
    const found = cardsOf(again)
    await again.close()
    return { isThrown, isShown, claimed, found }
  }

  const all = ['after', 'before', 'during0', 'during1', 'during2', 'during3', 'during4']

  const allBut = (card: string) => all.filter((other) => other !== card)

  /** Nothing thrown, shown within a second, healed by itself, everything there; or the known loss. */
  function expectHealed(fault: Fault, result: Awaited<ReturnType<typeof through>>): void {
    if (known[fault] === 'throws') expect(result.isThrown).toBe(true)
    else expect(result.isThrown).toBe(false)
    if (isKnown(fault)) {
      expect(result.isShown).toBe(false)
      expect(result.found).not.toEqual(allBut('after'))
      return
    }
    expect(result).toMatchObject({ isShown: true, claimed: false, found: all })
  }

  describe(`${keeping.name} keeps a document`, () => {
    test('what was saved is there again', async () => {
      const name = freshName()
      const kept = await open(name)
      for (let card = 0; card < 30; card += 1) addCard(kept, `c${card}`)
      await vi.waitFor(() => expect(kept.isSaved()).toBe(true))
      await kept.close()
      expect(cardsOf(await open(name))).toHaveLength(30)
    })

    test('aborted transactions are shown and healed', async () => {
      let stop = () => {}
      onTestFinished(() => stop())
      const result = await through(
        'aborted',
        () => (stop = abortWrites()),
        () => stop(),
      )
      expectHealed('aborted', result)
    })

    test('a disk that hangs is shown and healed', async () => {
      let stop = () => {}
      onTestFinished(() => stop())
      const result = await through(
        'hanging',
        () => (stop = hangWrites()),
        () => stop(),
      )
      if (known.hanging === 'says nothing') expect(result.isShown).toBe(false)
      else expectHealed('hanging', result)
    })

    test('a closed connection loses nothing', async () => {
      const connections = watchConnections()
      onTestFinished(connections.stop)
      const close = connections.close
      const { isThrown, found } = await through('closed', close, () => {})
      expect(isThrown).toBe(known.closed === 'throws')
      if (isKnown('closed')) expect(found).not.toEqual(allBut('after'))
      else expect(found).toEqual(all)
    })

    test('an upgrade by a newer app loses nothing', async () => {
      const upgrade = (name: string) => upgradeElsewhere(name)
      let name = ''
      const tracked: Keeping['open'] = (given) => {
        name = given
        return open(given)
      }
      const kept = await tracked(freshName())
      addCard(kept, 'before')
      await vi.waitFor(() => expect(kept.isSaved()).toBe(true))
      await upgrade(name)
      let isThrown = false
      try {
        addCard(kept, 'after')
      } catch {
        isThrown = true
      }
      expect(isThrown).toBe(known.upgraded === 'throws')
      if (isKnown('upgraded')) return
      await vi.waitFor(() => expect(kept.isSaved()).toBe(true), healsWithin)
      await kept.close()
      expect(cardsOf(await open(name))).toEqual(['after', 'before'])
    })

    test('one damaged row does not keep the rest away', async () => {
      const name = freshName()
      // Three starts, three client ids: Yjs waits for a gap within what one of them wrote.
      for (const card of ['a', 'b', 'c']) {
        const kept = await open(name)
        addCard(kept, card)
        await vi.waitFor(() => expect(kept.isSaved()).toBe(true))
        await kept.close()
      }
      await ruinOne(name, keeping)
      const opened = await Promise.race([open(name), whenLate()])
      if (known.row === 'hangs') {
        expect(opened).toBe('late')
        return
      }
      if (opened === 'late') throw new Error('a damaged row keeps the document from opening')
      expect(cardsOf(opened)).toHaveLength(2)
      expect(opened.shown()).toEqual(['row-damaged'])
      addCard(opened, 'd')
      await vi.waitFor(() => expect(opened.isSaved()).toBe(true))
    })
  })
}

function whenLate(): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), 1500))
}

async function upgradeElsewhere(name: string): Promise<void> {
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 990)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('open failed'))
  })
  newer.close()
}

/** Ruins the second row that was kept. */
async function ruinOne(name: string, { entries, ruin }: Keeping): Promise<void> {
  await change(name, entries, (rows) => {
    let row = 0
    rows.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
      row += 1
      if (row === 2) cursor?.update(ruin(cursor.value as Record<string, unknown>))
      else cursor?.continue()
    }
  })
}
