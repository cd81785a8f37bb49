/** The example is a real evening: enough of everything, nothing invented, every thread runs back. */
import { beforeAll, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { carriedOver } from '#documents/blocks/poll.ts'
import { snapshotOf } from '#documents/snapshot.ts'
import { braunsbedra } from '#examples/braunsbedra.ts'
import { fillExample } from '#examples/build.ts'
import { cardTextAdvised } from '#schema/contribution.ts'
import { isAgreeable } from '#schema/measure.ts'
import { suggestedDots } from '#schema/poll.ts'
import { SheetField } from '#schema/sheet.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'

function build(): WorkshopSnapshot {
  const docs = { initiative: new Doc(), workshop: new Doc(), conduct: new Doc() }
  fillExample(docs, { initiative: 'initiative-1', workshop: 'workshop-1' })
  return snapshotOf(docs)
}

let evening: WorkshopSnapshot
beforeAll(() => {
  evening = build()
})

test('the evening has at least 60 cards, 8 named clusters, 4 sketches and 5 measures', () => {
  expect(evening.contributions.length).toBeGreaterThanOrEqual(60)
  expect(evening.clusters.map(({ title }) => title !== '')).toEqual(Array(8).fill(true))
  expect(evening.sheets).toHaveLength(4)
  expect(evening.measures).toHaveLength(5)
})

test('the cards carry the numbers 1, 2, 3 … in the order in which they were said', () => {
  const numbers = evening.contributions.map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(evening.contributions[0]?.text).toBe(braunsbedra.contributions[0]?.cards[0]?.text)
})

test('cards are short, as people write them', () => {
  const long = evening.contributions.filter(({ text }) => text.length > cardTextAdvised)
  expect(long.map(({ text }) => text)).toEqual([])
})

test('every card, cluster, poll, sheet and measure belongs to a step of the evening', () => {
  const steps = new Set(evening.phases.flatMap((phase) => phase.steps.map(({ id }) => id)))
  const used = [
    ...evening.contributions.map(({ step }) => step),
    ...evening.clusters.map(({ step }) => step),
    ...evening.polls.map(({ poll }) => poll.step),
    ...evening.sheets.map(({ step }) => step),
    ...evening.measures.map(({ measure }) => measure.step),
  ]
  expect(used.filter((step) => !steps.has(step))).toEqual([])
})

test('some cards lie in two clusters, and every cluster keeps the order of its cards', () => {
  const times = new Map<string, number>()
  for (const { contribution } of evening.memberships) {
    times.set(contribution, (times.get(contribution) ?? 0) + 1)
  }
  expect([...times.values()].filter((count) => count === 2)).toHaveLength(4)
  const numbers = new Map(evening.contributions.map(({ id, text }) => [id, text]))
  for (const [index, cluster] of evening.clusters.entries()) {
    const own = evening.memberships.filter((one) => one.cluster === cluster.id)
    const keys = braunsbedra.clusters[index]?.cards ?? []
    const cards = braunsbedra.contributions.flatMap((heap) => heap.cards)
    const texts = keys.map((key) => cards.find((card) => card.key === key)?.text)
    expect(own.map((one) => numbers.get(one.contribution))).toEqual(texts)
  }
})

test('critique is turned around one to many, and some critique stays open', () => {
  const reversed = evening.links.filter(({ type }) => type === 'reversal-of').map(({ to }) => to)
  const critique = evening.contributions.filter(({ kind }) => kind === 'critique')
  expect(reversed).toHaveLength(14)
  expect(new Set(reversed).size).toBeLessThan(reversed.length)
  expect(critique.some(({ id }) => !reversed.includes(id))).toBe(true)
  expect(critique.filter(({ id }) => reversed.includes(id)).length).toBe(new Set(reversed).size)
})

test('three ideas came during critique and lie in the Ideenspeicher', () => {
  const parked = evening.contributions.filter((card) => card.parked)
  expect(parked.map(({ kind, step }) => [kind, step])).toEqual(
    Array(3).fill(['idea', 'kritik-karten']),
  )
})

test('every dot is accounted for, and a tie is carried over together', () => {
  for (const { poll, closed, totals, voters, unused } of evening.polls) {
    expect(closed).toBe(true)
    expect(poll.dotsPerPerson).toBe(suggestedDots(poll.options.length, voters))
    const given = Object.values(totals).reduce((sum, dots) => sum + dots, 0)
    expect(given + unused).toBe(voters * poll.dotsPerPerson)
    expect(Math.max(...Object.values(totals))).toBeLessThanOrEqual(voters * poll.mostPerOption)
  }
  const critique = evening.polls.find(({ poll }) => poll.step === 'kritik-bepunkten')
  const dots = Object.values(critique?.totals ?? {}).sort((a, b) => b - a)
  expect(dots).toEqual([14, 12, 12, 10, 7, 4, 3, 1])
  expect(carriedOver(critique?.poll.options ?? [], critique?.totals ?? {}, 2, 6)).toHaveLength(3)
})

test('every sketch is filled in on every line', () => {
  for (const { fields } of evening.sheets) {
    expect(SheetField.options.filter((field) => !fields[field]?.trim())).toEqual([])
  }
})

test('acceptance 5: every measure of the example shows its sketch and its source cards', () => {
  for (const { measure, origin } of evening.measures) {
    expect([measure.title, origin.sheets.length > 0]).toEqual([measure.title, true])
    expect([measure.title, origin.cards.length > 2]).toEqual([measure.title, true])
    const critique = origin.cards.filter(({ kind }) => kind === 'critique')
    expect([measure.title, critique.length > 0]).toEqual([measure.title, true])
    expect([measure.title, origin.clusters.some(({ dots }) => dots > 0)]).toEqual([
      measure.title,
      true,
    ])
  }
})

test('every measure is agreed, with what, who and until when, and has tasks', () => {
  for (const { measure, tasks } of evening.measures) {
    expect(isAgreeable(measure)).toBe(true)
    expect(measure.state).toBe('agreed')
    expect(tasks.length).toBeGreaterThan(0)
    for (const task of tasks) expect([task.what, task.who, task.until]).not.toContain('')
    for (const { until } of tasks) expect(until <= measure.until).toBe(true)
  }
})

test('the evening is over, took 180 minutes, and the next steps are arranged', () => {
  const { status, startedAt, endedAt } = evening.course
  expect([status, (endedAt - startedAt) / 60_000]).toEqual(['ended', 180])
  const steps = evening.phases.flatMap((phase) => phase.steps)
  expect(steps.filter(({ state }) => state !== 'done')).toEqual([])
  expect(Object.values(evening.arrangements)).not.toContain('')
})

test('the example says the same each time', () => {
  const words = ({ contributions, clusters, polls, sheets, measures }: WorkshopSnapshot) => [
    contributions.map(({ text }) => text),
    clusters.map(({ title }) => title),
    polls.flatMap(({ poll }) => poll.options.map(({ title }) => title)),
    sheets.map(({ title }) => title),
    measures.map(({ measure }) => measure.title),
  ]
  expect(words(build())).toEqual(words(evening))
})
