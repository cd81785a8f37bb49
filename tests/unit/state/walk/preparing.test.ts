/** Preparing a walk: stops keep their numbers, advice stands in no way, and nothing typed is taken unread. */
import { describe, expect, test } from 'vitest'
import { Clock } from '#state/clock.svelte.ts'
import { adviceFor, checklistAdvice } from '#state/walk/prepare/advice.ts'
import { lengthWords, metresOf, positionOf, positionWords } from '#state/walk/prepare/figures.ts'
import { inWords, offerAt } from '#state/walk/prepare/offers.ts'
import { WalkPreparation } from '#state/walk/prepare/preparing.svelte.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { walkPaper } from '#text/walk-paper/index.ts'
import { openTestWalk } from '../../../client/walk-prepared.ts'

function prepare(variant?: string) {
  const clock = new Clock({ wall: () => Date.UTC(2026, 2, 12, 17), steady: () => 0 })
  const workshop = new Workshop(openTestWalk(variant), clock)
  const preparation = new WalkPreparation(workshop)
  const named = () => preparation.stops.map(({ number, name }) => `${String(number)} ${name}`)
  const stop = (name: string) => {
    const found = preparation.stops.find((one) => one.name === name)
    if (!found) throw new Error(`no stop ${name}`)
    return found
  }
  return { workshop, preparation, named, stop }
}

describe('stops', () => {
  test('keep their numbers while they change their order', () => {
    const { preparation, named, stop } = prepare()
    for (const name of ['Bahnhof', 'Anger', 'Kita']) preparation.addStop(name)
    expect(preparation.move(stop('Kita').id, -1)).toBe(true)
    expect(preparation.move(stop('Kita').id, -1)).toBe(true)
    expect(named()).toEqual(['3 Kita', '1 Bahnhof', '2 Anger'])
    expect(preparation.move(stop('Bahnhof').id, 1)).toBe(true)
    expect(named()).toEqual(['3 Kita', '2 Anger', '1 Bahnhof'])
  })

  test('go nowhere from an end', () => {
    const { preparation, named, stop } = prepare()
    for (const name of ['Bahnhof', 'Anger']) preparation.addStop(name)
    expect(preparation.move(stop('Bahnhof').id, -1)).toBe(false)
    expect(preparation.move(stop('Anger').id, 1)).toBe(false)
    expect(named()).toEqual(['1 Bahnhof', '2 Anger'])
  })

  test('that are taken away come back with their number, and nobody else gets it', () => {
    const { workshop, preparation, named, stop } = prepare()
    for (const name of ['Bahnhof', 'Anger']) preparation.addStop(name)
    const { id } = stop('Anger')
    preparation.remove(stop('Anger'))
    expect(preparation.gone.map(({ name }) => name)).toEqual(['Anger'])
    preparation.addStop('Kita')
    expect(named()).toEqual(['1 Bahnhof', '3 Kita'])
    preparation.bringBack(id)
    expect(named()).toEqual(['1 Bahnhof', '2 Anger', '3 Kita'])
    workshop.history.undo()
    expect(named()).toEqual(['1 Bahnhof', '3 Kita'])
  })

  test('have each question once, and refuse what is too much with nothing changed', () => {
    const { preparation, stop } = prepare()
    preparation.addStop('Anger')
    expect(preparation.ask(stop('Anger'), ' Was stört? \n\nWas stört?\nWer fehlt?')).toBeUndefined()
    expect(stop('Anger').questions).toEqual(['Was stört?', 'Wer fehlt?'])
    preparation.addQuestion(stop('Anger'), 'Was ist hier gut?')
    expect(stop('Anger').questions).toHaveLength(3)
    const many = Array.from({ length: 11 }, (_, at) => `Frage ${String(at)}`).join('\n')
    expect(preparation.ask(stop('Anger'), many)).toBe('tooMany')
    expect(preparation.rename(stop('Anger'), 'x'.repeat(201))).toBe('tooLong')
    expect(stop('Anger').questions).toHaveLength(3)
  })

  test('take a position that is typed, and let it go again', () => {
    const { preparation, stop } = prepare()
    preparation.addStop('Anger')
    expect(preparation.setPosition(stop('Anger'), '51,2834; 11,8977')).toBeUndefined()
    expect(stop('Anger').position).toEqual({ on: 'earth', lat: 51.2834, lon: 11.8977 })
    expect(preparation.setPosition(stop('Anger'), 'am Anger')).toBe('position')
    expect(stop('Anger').position).toBeDefined()
    expect(preparation.setPosition(stop('Anger'), '')).toBeUndefined()
    expect(stop('Anger').position).toBeUndefined()
  })

  test('may stay empty where children decide', () => {
    expect(prepare().preparation.isFree).toBe(false)
    expect(prepare('streifzug').preparation.isFree).toBe(true)
    expect(prepare('streifzug').preparation.advice).toEqual([])
  })
})

describe('advice', () => {
  const usual = { stops: 6, metres: 1200, minutes: 75, minutesPerStop: 8 }

  test('is silent up to the limits and speaks above them', () => {
    expect(adviceFor(usual)).toEqual([])
    expect(adviceFor({ ...usual, stops: 8, metres: 500 })).toEqual([])
    expect(adviceFor({ ...usual, stops: 9, metres: 0, minutesPerStop: 5 })).toEqual([
      { about: 'stops', figure: 9 },
    ])
    expect(adviceFor({ ...usual, stops: 4, metres: 1501 })).toEqual([
      { about: 'metres', figure: 1501 },
    ])
    expect(adviceFor({ ...usual, minutes: 90 })).toEqual([{ about: 'minutes', figure: 90 }])
  })

  test('reckons with the slowest pace: eight stops and 1.4 km take more than 75 minutes', () => {
    expect(adviceFor({ ...usual, stops: 8, metres: 1400 })).toEqual([
      { about: 'minutes', figure: 92 },
    ])
  })

  test('wants a checklist of eight to ten lines, or none', () => {
    const said = [0, 1, 7, 8, 10, 11].map((lines) => checklistAdvice(lines))
    expect(said).toEqual([undefined, 'few', 'few', undefined, undefined, 'many'])
  })
})

describe('figures', () => {
  test.each([
    ['1200', 1200],
    ['1.200 m', 1200],
    ['1,2 km', 1200],
    ['1.2 km', 1200],
    ['1\u00A0200', 1200],
    ['', 0],
  ])('the length %j is %d metres', (text, metres) => {
    expect(metresOf(text)).toBe(metres)
  })

  test.each(['weit', '-5', '1e3', '200 km', '1,2,3 km', '12 m 5'])('%j is no length', (text) => {
    expect(metresOf(text)).toBeUndefined()
  })

  test('what is said of a length and a position is read back', () => {
    for (const language of ['de', 'en']) {
      expect(metresOf(lengthWords(1200, language))).toBe(1200)
      const said = positionWords({ on: 'earth', lat: 51.2834, lon: 11.8977 }, language)
      expect(positionOf(said)).toEqual({ on: 'earth', lat: 51.2834, lon: 11.8977 })
    }
  })

  test.each(['91; 11', '51,28', '51.2 11.8 3', 'nan; nan', '51; 181'])('%j is no place', (text) => {
    expect(positionOf(text)).toBeUndefined()
  })
})

test('the checklist takes own lines once, cleaned, and refuses too many', () => {
  const { preparation } = prepare()
  const offered = preparation.paper.checklist
  expect(
    preparation.setChecklist([...offered.slice(0, 8), ' Wo ist Schatten? ', '']),
  ).toBeUndefined()
  expect(preparation.plan.checklist).toHaveLength(9)
  const many = Array.from({ length: 21 }, (_, at) => `Punkt ${String(at)}`)
  expect(preparation.setChecklist(many)).toBe('tooMany')
  expect(preparation.plan.checklist).toHaveLength(9)
})

test('an offered line is known again in another language, an own one stays as it is', () => {
  const { de, en } = walkPaper
  expect(offerAt('checklist', en.checklist[5] ?? '')).toBe(5)
  expect(inWords(en, 'checklist', de.checklist[5] ?? '')).toBe(en.checklist[5])
  expect(inWords(en, 'questions', 'Wo ist Schatten?')).toBe('Wo ist Schatten?')
})

test('every language offers as many questions, checks, roles and alternatives', () => {
  const counted = Object.values(walkPaper).map((words) =>
    [words.questions, words.checklist, words.roles, words.alternatives].map((all) => all.length),
  )
  expect(counted).toEqual([0, 1, 2].map(() => [8, 11, 6, 3]))
})

test('what stands on paper has sentences of at most twelve words', () => {
  const texts = (all: object): string[] =>
    Object.values(all).flatMap((one: unknown) =>
      typeof one === 'string' ? [one] : typeof one === 'object' && one ? texts(one) : [],
    )
  const sentences = texts({ de: walkPaper.de, simple: walkPaper['de-simple'] })
    .flatMap((text) => text.split(/[.!?:]\s*/))
    .filter((sentence) => sentence.split(/\s+/).length > 12)
  expect(sentences).toEqual([])
})
