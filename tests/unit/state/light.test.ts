/** The light says no more than others have confirmed, and takes it back as soon as it is not true any more. */
import { describe, expect, test, vi } from 'vitest'
import type { Holding } from '#documents/ports.ts'
import { Junction } from '#links/junction.ts'
import type { Session } from '#links/session.ts'
import { Light } from '#state/light.svelte.ts'
import { whereaboutsOf, type Parts } from '#state/whereabouts.ts'
import type { Holder } from '#schema/receipt.ts'
import { addCard, Peer } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'
import { openInMemory, openTestWorkshop } from '../../client/workshop.ts'

const device = (id: string): Holder => ({ id, kind: 'device', name: `Tisch ${id}` })
const hub: Holder = { id: 'hub', kind: 'hub', name: '' }

/** The light of a workshop whose cards are in a real session; its other documents hold nothing. */
function lightOf(workshop: Session): Light {
  const empty = openInMemory('conduct.test')
  return new Light({ ...openTestWorkshop(), workshop, conduct: empty, initiative: empty })
}

describe('two devices', () => {
  /** `here` under the light, and what joins it with somebody else and parts it again. */
  async function open() {
    const links = new Junction()
    const here = await new Peer().open([], { links })
    const join = async (other: Holder) => {
      const [near, far] = wire(device('0'), other)
      const there = await new Peer().open([far])
      links.attach(near)
      return () => {
        links.detach(near)
        there.stop()
      }
    }
    return { here, light: lightOf(here), join }
  }

  test('one dot until the other has confirmed everything, then two with its name', async () => {
    const { here, light, join } = await open()
    addCard(here, 'a', 'Der Bus fährt zu selten')
    await here.whenSaved()
    expect(light.where).toMatchObject({ level: 1, holders: [], onlyHere: ['workshop'] })
    await join(device('3'))
    await vi.waitFor(() => expect(light.where.level).toBe(2))
    expect(light.where.holders).toMatchObject([{ holder: device('3'), isWhole: true }])
  })

  test('what is written while the other is away takes the second dot back at once', async () => {
    const { here, light, join } = await open()
    addCard(here, 'a', 'Der Bus fährt zu selten')
    const part = await join(device('3'))
    await vi.waitFor(() => expect(light.where.level).toBe(2))
    part()
    expect(light.where.level).toBe(2)
    addCard(here, 'b', 'Es ist zu dunkel')
    expect(light.saved).toBe('saving')
    await here.whenSaved()
    expect(light.where).toMatchObject({ level: 1, onlyHere: ['workshop'] })
    await join(device('3'))
    await vi.waitFor(() => expect(light.where.level).toBe(2))
  })

  test('three dots once the hub has it on its disk', async () => {
    const { here, light, join } = await open()
    addCard(here, 'a', 'Der Bus fährt zu selten')
    await join(hub)
    await vi.waitFor(() => expect(light.where.level).toBe(3))
  })
})

describe('several documents', () => {
  const holding = (holder: Holder, at: number, isComplete = true): Holding => ({
    holder,
    at,
    isComplete,
  })
  const parts = (holdings: Record<keyof Parts, Holding[]>): Parts =>
    Object.fromEntries(
      Object.entries(holdings).map(([name, list]) => [name, { holdings: list, entryCount: 1 }]),
    )

  test('tables have the cards and not the measures: one dot, and the measures are named', () => {
    const tables = [holding(device('1'), 2), holding(device('2'), 3)]
    const where = whereaboutsOf(parts({ workshop: tables, conduct: tables, initiative: [] }))
    expect(where.level).toBe(1)
    expect(where.onlyHere).toEqual(['initiative'])
    expect(where.holders.map(({ holder, at, isWhole }) => [holder.id, at, isWhole])).toEqual([
      ['2', 3, false],
      ['1', 2, false],
    ])
  })

  test('two that have everything only between them are two dots, but none has everything', () => {
    const where = whereaboutsOf(
      parts({
        workshop: [holding(device('1'), 2), holding(hub, 5)],
        conduct: [holding(device('1'), 2)],
        initiative: [holding(hub, 5), holding(device('1'), 9, false)],
      }),
    )
    expect([where.level, where.onlyHere]).toEqual([2, []])
    expect(where.holders.map(({ isWhole }) => isWhole)).toEqual([false, false])
    expect(where.holders[0]).toMatchObject({ holder: device('1'), at: 9 })
  })

  test('a document without entries is nothing that could be lost', () => {
    const of = { holdings: [], entryCount: 0 }
    const full = { holdings: [holding(hub, 1)], entryCount: 4 }
    expect(whereaboutsOf({ workshop: full, conduct: full, initiative: of }).level).toBe(3)
    expect(whereaboutsOf({ workshop: of, conduct: of }).level).toBe(1)
  })
})
