/** Preparing: what is typed is checked at the border, and the copy of the method can be changed. */
import { describe, expect, test } from 'vitest'
import { copyMethod, keepMethod } from '#documents/conduct.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { Clock } from '#state/clock.svelte.ts'
import { Minutes } from '#state/minutes.svelte.ts'
import { Preparation } from '#state/prepare.svelte.ts'
import { readinessOf } from '#state/readiness.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const clock = () => new Clock({ wall: () => Date.UTC(2026, 2, 12, 17), steady: () => 0 })

function prepare() {
  const workshop = new Workshop(openTestWorkshop(), clock())
  return { workshop, preparation: new Preparation(workshop) }
}

function stepCalled(workshop: Workshop, id: string) {
  const step = workshop.allSteps.find((candidate) => candidate.id === id)
  if (!step) throw new Error(`no step ${id}`)
  return step
}

test.each(['2026-02-30', '12.03.2026', '2026-13-01', 'morgen', '\u0000', '2026-03-1'])(
  'the date %j is refused with a reason and changes nothing',
  (text) => {
    const { workshop, preparation } = prepare()
    expect(preparation.setDate(text)).toBe('date')
    expect(workshop.heading.date).toBe('2026-03-12')
  },
)

test.each(['24:00', '7:00', '18.00', 'abends'])('the time %j is refused', (text) => {
  const { workshop, preparation } = prepare()
  expect(preparation.setStart(text)).toBe('time')
  expect(workshop.heading.start).toBe('18:00')
})

test.each(['-1', '1,5', '20001', 'zwanzig', '1e3', '٣'])('the headcount %j is refused', (text) => {
  const { workshop, preparation } = prepare()
  expect(preparation.setHeadcount(text)).toBe('headcount')
  expect(workshop.heading.headcount).toBe(22)
})

test.each(['0', '-5', '2.5', '481', '', 'acht'])('%j minutes are refused', (text) => {
  const { workshop, preparation } = prepare()
  const step = stepCalled(workshop, 'kritik-karten')
  expect(preparation.setLength(step, text)).toBe('minutes')
  expect(stepCalled(workshop, 'kritik-karten').minutes).toBe(7)
})

test('texts are cleaned of what nobody sees and refused whole when too long', () => {
  const { workshop, preparation } = prepare()
  expect(preparation.setQuestion('Wie \u202Ewohnen\u0000 wir?\n<b>So</b>')).toBeUndefined()
  expect(workshop.heading.question).toBe('Wie wohnen wir?\n<b>So</b>')
  expect(preparation.setTitle('x'.repeat(100_000))).toBe('tooLong')
  expect(preparation.setTitle(' \u200B ')).toBe('title')
  expect(workshop.heading.title).toBe('Zukunftswerkstatt')
})

describe('a method from a file that carries the name of a method of this app', () => {
  const foreign = structuredClone(zukunftswerkstatt)
  foreign.title = { de: 'Dorfgespräch' }
  foreign.variants = [
    { id: 'kurz', title: { de: 'Kurz' }, minutes: 30 },
    { id: 'lang', title: { de: 'Lang' }, minutes: 90 },
  ]
  for (const step of foreign.phases.flatMap((phase) => phase.steps)) {
    step.minutes = { kurz: 1, lang: 3 }
  }

  test('stays the one whose variants are offered, and is printed in the minutes', () => {
    const { workshop, preparation } = prepare()
    copyMethod(workshop.docs.conduct, foreign, 'kurz')
    keepMethod(workshop.docs.conduct, foreign)
    expect(preparation.edited).toBe(false)
    expect(preparation.variant?.title.de).toBe('Kurz')
    preparation.changeVariant('lang')
    expect(new Set(workshop.allSteps.map((step) => step.minutes))).toEqual(new Set([3]))
    expect(workshop.heading.variant).toBe('lang')
    const minutes = new Minutes(workshop, () => ({ name: '', crest: '' }))
    expect(minutes.context.method?.title.de).toBe('Dorfgespräch')
  })

  test('a damaged one changes nothing but what can be chosen', () => {
    const { workshop, preparation } = prepare()
    copyMethod(workshop.docs.conduct, { ...foreign, id: 'dorfgespraech' }, 'kurz')
    workshop.docs.conduct.getMap('ownMethod').set('whole', { phases: 'keine' })
    expect(preparation.method).toBeUndefined()
    preparation.changeVariant('lang')
    expect(workshop.heading.variant).toBe('kurz')
    expect(workshop.allSteps.length).toBeGreaterThan(20)
  })
})

test('more minutes move the end of the evening', () => {
  const { workshop, preparation } = prepare()
  const before = workshop.schedule.endsAt
  preparation.setLength(stepCalled(workshop, 'kritik-karten'), '12')
  expect(workshop.schedule.endsAt - before).toBe(5 * 60_000)
  expect(readinessOf(workshop, preparation.method).over).toBe(5)
})

test('a dropped step takes no time and can be taken in again', () => {
  const { workshop, preparation } = prepare()
  expect(preparation.drop(stepCalled(workshop, 'kritik-karten'))).toBeUndefined()
  expect(workshop.schedule.totalMinutes).toBe(173)
  preparation.takeBack(stepCalled(workshop, 'kritik-karten'))
  expect(workshop.schedule.totalMinutes).toBe(180)
})

test('a break is put in behind a step and can be moved within its phase', () => {
  const { workshop, preparation } = prepare()
  const [pause] = preparation.inserts
  if (!pause) throw new Error('nothing to put in')
  const id = preparation.insert(pause, 'kritik', 'kritik-karten')
  const order = () => preparation.stepsOf('kritik').map((step) => step.id)
  expect(order().indexOf(id)).toBe(order().indexOf('kritik-karten') + 1)
  preparation.move(stepCalled(workshop, id), -1)
  expect(order().indexOf(id)).toBe(order().indexOf('kritik-karten') - 1)
  expect(workshop.schedule.totalMinutes).toBe(190)
})

test('another variant copies the method anew and is known to lose edits', () => {
  const { workshop, preparation } = prepare()
  expect(preparation.edited).toBe(false)
  preparation.setLength(stepCalled(workshop, 'kritik-karten'), 9)
  expect(preparation.edited).toBe(true)
  preparation.changeVariant('kinder')
  expect(preparation.edited).toBe(false)
  expect(workshop.schedule.totalMinutes).toBe(150)
  expect(workshop.heading.question).toBe('Wie gelingt der Übergang von der Kita in die Schule?')
})

test('a phase takes at most five rules, each with text', () => {
  const { workshop, preparation } = prepare()
  const phase = () => {
    const [first] = workshop.phases
    if (!first) throw new Error('no phase')
    return first
  }
  expect(preparation.setRule(phase(), 3, 'Handys bleiben stumm.')).toBeUndefined()
  expect(preparation.setRule(phase(), 4, ' ')).toBe('rule')
  expect(preparation.setRule(phase(), 4, 'Wir hören zu.')).toBeUndefined()
  expect(preparation.setRule(phase(), 5, 'Noch eine.')).toBe('rules')
  preparation.removeRule(phase(), 0)
  expect(phase().rules.map((rule) => rule.de)).toEqual([
    'Wir arbeiten am Thema.',
    'Ergebnisse bleiben sichtbar.',
    'Handys bleiben stumm.',
    'Wir hören zu.',
  ])
})

test('a rule that is rewritten in simple German keeps the others; rewritten in German it stands alone', () => {
  const { workshop, preparation } = prepare()
  const phase = () => {
    const [first] = workshop.phases
    if (!first) throw new Error('no phase')
    return first
  }
  preparation.setHallLanguage('de-simple')
  preparation.setRule(phase(), 0, 'Alle zählen.')
  expect(phase().rules[0]).toMatchObject({
    de: 'Alle sind gleich wichtig.',
    'de-simple': 'Alle zählen.',
  })
  preparation.setHallLanguage('de')
  preparation.setRule(phase(), 0, 'Jede Stimme zählt.')
  expect(phase().rules[0]).toEqual({ de: 'Jede Stimme zählt.' })
})

test('what is still open is named before the start', () => {
  const { workshop, preparation } = prepare()
  expect(readinessOf(workshop, preparation.method)).toEqual({
    question: true,
    date: true,
    people: 'usual',
    over: 0,
  })
  preparation.setQuestion('')
  preparation.setDate('')
  preparation.setHeadcount('3')
  const open = readinessOf(workshop, preparation.method)
  expect(open).toMatchObject({ question: false, date: false, people: 'unusual' })
})
