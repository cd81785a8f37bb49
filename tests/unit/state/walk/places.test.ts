/** Places of a file become stops only when somebody takes them over; a broken file changes nothing. */
import { expect, test } from 'vitest'
import { Clock } from '#state/clock.svelte.ts'
import { PlacesImport } from '#state/walk/prepare/places.svelte.ts'
import { WalkPreparation } from '#state/walk/prepare/preparing.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { gpxFile, openTestWalk } from '../../../client/walk-prepared.ts'

function begin() {
  const clock = new Clock({ wall: () => Date.UTC(2026, 2, 12, 17), steady: () => 0 })
  const workshop = new Workshop(openTestWalk(), clock)
  const preparation = new WalkPreparation(workshop)
  const names = () => preparation.stops.map(({ number, name }) => `${String(number)} ${name}`)
  return { workshop, preparation, names, reading: new PlacesImport(workshop) }
}

test('a GPX file offers its places and its way, and changes nothing yet', async () => {
  const { reading, preparation } = begin()
  await reading.look(gpxFile({ places: ['Bahnhof', 'Anger'], track: 30 }))
  expect(reading.read?.list.places).toHaveLength(2)
  expect([reading.chosen.size, reading.way]).toEqual([2, 0])
  expect(preparation.stops).toEqual([])
  expect(preparation.plan.line).toEqual([])
})

test('what is taken over is one act: numbered stops with a place, and the way with its length', async () => {
  const { workshop, reading, preparation, names } = begin()
  preparation.addStop('Kita')
  await reading.look(gpxFile({ places: ['Bahnhof', 'Anger', 'Markt'], track: 30 }))
  reading.choose(1, false)
  expect(await reading.take()).toEqual({ stops: 2, metres: 290 })
  expect(names()).toEqual(['1 Kita', '2 Bahnhof', '3 Markt'])
  expect(preparation.stops[1]?.position).toEqual({ on: 'earth', lat: 51.28, lon: 11.889 })
  expect([preparation.plan.length, preparation.measured]).toEqual([290, 290])
  expect(reading.read).toBeUndefined()
  workshop.history.undo()
  expect(names()).toEqual(['1 Kita'])
})

test('a stop that is there already gets the place of its name instead of a twin', async () => {
  const { reading, preparation, names } = begin()
  preparation.addStop('Anger')
  await reading.look(gpxFile({ places: ['Bahnhof', 'Anger'] }))
  await reading.take()
  expect(names()).toEqual(['1 Anger', '2 Bahnhof'])
  expect(preparation.stops[0]?.position).toBeDefined()
})

test('of a register of places none is chosen unasked, and a search chooses among them', async () => {
  const { reading } = begin()
  const places = Array.from({ length: 40 }, (_, at) => `Bank ${String(at + 1)}`)
  await reading.look(gpxFile({ places }))
  expect(reading.takesNothing).toBe(true)
  reading.sought = 'bank 4'
  expect(reading.found.map(({ at }) => at)).toEqual([3, 39])
  reading.chooseFound(true)
  expect(reading.chosen).toEqual(new Set([3, 39]))
})

test('a way of 20,000 points is kept with 500 at most', async () => {
  const { reading, preparation } = begin()
  await reading.look(gpxFile({ track: 20_000 }))
  await reading.take()
  expect(preparation.plan.line.length).toBeGreaterThan(100)
  expect(preparation.plan.line.length).toBeLessThanOrEqual(500)
})

test.each([
  ['nothing', ''],
  ['a torn file', '<gpx><wpt lat="51.28" lon="11'],
  ['something else', 'Liebe Grüße'],
])('%s is refused in one sentence and changes nothing', async (_, text) => {
  const { reading, preparation } = begin()
  await reading.look(new File([text], 'kaputt.gpx'))
  expect(reading.refusal).toEqual({ sentence: expect.stringMatching(/^[^\n]+\.$/) as string })
  expect(reading.takesNothing).toBe(true)
  expect(preparation.stops).toEqual([])
})

test('two taps take over once, and what is left meanwhile is not taken over', async () => {
  const { reading, names } = begin()
  await reading.look(gpxFile({ places: ['Bahnhof'], track: 2000 }))
  expect(await Promise.all([reading.take(), reading.take()])).toEqual([
    { stops: 1, metres: expect.any(Number) as number },
    undefined,
  ])
  expect(names()).toEqual(['1 Bahnhof'])
  await reading.look(gpxFile({ places: ['Anger'], track: 2000 }))
  const taking = reading.take()
  reading.close()
  expect(await taking).toBeUndefined()
  expect(names()).toEqual(['1 Bahnhof'])
})

test('reading that is stopped takes nothing', async () => {
  const { reading } = begin()
  const looking = reading.look(gpxFile({ track: 50_000 }))
  reading.cancel()
  await looking
  expect(reading.refusal).toBe('stopped')
  expect(reading.read).toBeUndefined()
})
