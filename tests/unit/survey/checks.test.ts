/** What is checked before anybody is asked: who could be recognised, how long it is, what is missing. */
import { describe, expect, test } from 'vitest'
import type { Question } from '#schema/survey.ts'
import { anonymityOf } from '#survey/anonymity.ts'
import { checkGroups, checksOf } from '#survey/checks.ts'
import { lengthOf } from '#survey/length.ts'
import { longestSentence, readingHints, readingLevel } from '#survey/reading.ts'
import { missingTexts } from '#survey/translations.ts'
import { ask, questionnaireOf, texts } from '../../client/questionnaire.ts'

const options = (...words: string[]) =>
  words.map((word, at) => ({ code: String(at + 1), text: texts(word) }))
const bands = options('unter 18', '18 bis 29', '30–49', '50 bis 64', '65 und älter')

describe('who could be recognised', () => {
  const codes = (...questions: Question[]) =>
    anonymityOf(questionnaireOf(questions)).findings.map(({ code, question }) => [code, question])
  const said = (kind: 'text' | 'number' | 'date' | 'choice', words: string, more = {}) =>
    codes(ask(kind, 'q', { text: texts(words), hint: texts('Bitte keine Namen.'), ...more }))

  test('three features of a person are fine, four describe one person', () => {
    const features = (['gender', 'household', 'work', 'origin'] as const).map((person) =>
      ask('choice', person, { person }),
    )
    expect(codes(...features.slice(0, 3))).toEqual([])
    expect(codes(...features)).toEqual([['too-many-features', undefined]])
  })
  test('a question about the person counts, also where nobody marked it', () => {
    const asked = [
      'Wie alt sind Sie?',
      'Wo wohnen Sie?',
      'Welches Geschlecht haben Sie?',
      'Was ist Ihr Beruf?',
    ]
    const questions = asked.map((words, at) =>
      ask('choice', `q${String(at)}`, { text: texts(words), options: bands }),
    )
    const { features, findings } = anonymityOf(questionnaireOf(questions))
    expect(features.map(({ feature }) => feature)).toEqual(['age', 'place', 'gender', 'work'])
    expect(findings[0]).toEqual({ code: 'too-many-features', weight: 'stops', count: 4 })
  })
  test('an age is asked in bands', () => {
    expect(said('number', 'Wie alt sind Sie?')).toEqual([['age-not-banded', 'q']])
    expect(said('choice', 'Wie alt sind Sie?', { options: bands })).toEqual([])
    const years = { options: options('16 Jahre', '17 Jahre', '18 bis 20') }
    expect(said('choice', 'Wie alt sind Sie?', years)).toEqual([['band-too-narrow', 'q']])
  })
  test.each([
    ['Ihr Geburtsdatum?', 'asks-birth-date'],
    ['In welcher Straße wohnen Sie?', 'asks-street'],
    ['Ihre Anschrift', 'asks-street'],
    ['In welche Klasse geht Ihr Kind?', 'asks-school-class'],
    ['Ihr Name und Ihre E-Mail', 'asks-name'],
  ])('"%s" is not asked', (words, code) => {
    expect(said('text', words).map(([found]) => found)).toContain(code)
  })
  test.each([
    'Welche Straße ist gefährlich?',
    'Was ist Ihnen im Ort wichtig?',
    'Wie nutzen Sie den Hort?',
  ])('"%s" may be asked', (words) => expect(said('text', words)).toEqual([]))
  test('a place is as large as fifty people of the target group', () => {
    const villages = { person: 'place' as const, options: options('Frankleben', 'Roßbach') }
    const check = (people?: number) => {
      const place = ask('choice', 'q', people === undefined ? villages : { ...villages, people })
      const { findings, passes } = anonymityOf(questionnaireOf([place]))
      return [findings.map(({ code, weight }) => [code, weight]), passes]
    }
    expect(check()).toEqual([[['place-size-unknown', 'advises']], false])
    expect(check(0)).toEqual([[['place-too-small', 'stops']], false])
    expect(check(49)).toEqual([[['place-too-small', 'stops']], false])
    expect(check(50)).toEqual([[], true])
  })
  test('streets to choose from are streets all the same', () => {
    const streets = options('Markt', 'Merseburger Straße', 'Häuerstraße')
    expect(codes(ask('choice', 'q', { person: 'place', options: streets }))).toEqual([
      ['asks-street', 'q'],
    ])
  })
  test('a pin on a plan says where somebody lives only where fifty live in each field', () => {
    const home = (more = {}) => codes(ask('place', 'q', { plan: 'x', person: 'place', ...more }))
    expect(home()).toEqual([['pin', 'q']])
    expect(home({ people: 49 })).toEqual([['place-too-small', 'q']])
    expect(home({ people: 50 })).toEqual([])
    const { passes, findings } = anonymityOf(questionnaireOf([ask('place', 'q', { plan: 'x' })]))
    expect([findings[0]?.weight, passes]).toEqual(['advises', true])
  })
  test('a free text warns that no names belong in it', () => {
    expect(codes(ask('text', 'q'))).toEqual([['free-text', 'q']])
    expect(codes(ask('choice', 'q', { other: true }))).toEqual([['free-text', 'q']])
    expect(codes(ask('text', 'q', { hint: texts('Bitte keine Namen.') }))).toEqual([])
  })
  test('special features are pointed out', () => {
    expect(codes(ask('yes-no', 'q', { special: true }))).toEqual([['special', 'q']])
  })
})

describe('length', () => {
  test('fifteen questions are advised at most; pages, sums and photos that are off count nothing', () => {
    const questions = Array.from({ length: 15 }, (_, at) => ask('yes-no', `q${String(at)}`))
    const others = [ask('page', 'p'), ask('calculation', 'c'), ask('photo', 'f')]
    expect(lengthOf(questionnaireOf([...questions, ...others]))).toMatchObject({
      questions: 15,
      findings: [],
    })
    const { findings } = lengthOf(questionnaireOf([...questions, ask('yes-no', 'more')]))
    expect(findings).toEqual([{ code: 'too-many-questions', weight: 'advises', count: 16 }])
  })
  test('ten minutes are advised at most', () => {
    const questions = Array.from({ length: 14 }, (_, at) =>
      ask('text', `q${String(at)}`, { long: true }),
    )
    const { minutes, findings } = lengthOf(questionnaireOf(questions))
    expect(findings).toEqual([{ code: 'too-many-minutes', weight: 'advises', count: minutes }])
  })
})

describe('reading', () => {
  const easy = 'Wir fragen Sie nach dem Weg. Ist der Weg gut? Was fehlt Ihnen auf dem Weg?'
  const hard =
    'Inwiefern beurteilen Sie die Qualität der Übergangsgestaltung zwischen Kindertageseinrichtungen und Grundschulen hinsichtlich institutioneller Kooperationsvereinbarungen?'
  test('the Wiener Sachtextformel tells an easy text from a hard one', () => {
    expect(readingLevel(easy)).toBeLessThanOrEqual(5)
    expect(readingLevel(hard)).toBe(15)
    expect(readingLevel('')).toBe(4)
  })
  test('sentences end at points, not at abbreviated numbers', () => {
    expect(longestSentence('Das ist gut. Das ist auch sehr gut!')).toBe(5)
    expect(longestSentence('Es kostet 1.200 Euro im Jahr.')).toBe(6)
  })
  test('hard texts and long sentences are pointed out in each German', () => {
    const long = `${'Wort '.repeat(13)}Ende.`
    const questions = [
      ask('yes-no', 'a', { text: { de: hard } }),
      ask('yes-no', 'b', { text: { de: easy, 'de-simple': long } }),
    ]
    const found = readingHints(questionnaireOf(questions, { languages: ['de', 'de-simple', 'en'] }))
    expect(found.map(({ code, question, language }) => [code, question, language])).toEqual([
      ['hard-to-read', 'a', 'de'],
      ['long-sentence', 'b', 'de-simple'],
    ])
  })
})

describe('languages', () => {
  const questions = [
    ask('yes-no', 'a', { text: { de: 'Gut?', 'de-simple': 'Gut?' }, checked: ['de-simple'] }),
    ask('choice', 'b', { hint: texts('Nur eine.') }),
    ask('scale', 'c', { text: { de: 'Wie?', 'de-simple': '' } }),
  ]
  const questionnaire = questionnaireOf(questions, { languages: ['de', 'de-simple'] })
  const [german, plain] = missingTexts(questionnaire)

  test('each question that lacks texts is named once, with how many', () => {
    const missing = plain?.findings.filter(({ code }) => code === 'missing-text')
    expect(missing?.map(({ question, section, count }) => [question ?? section, count])).toEqual([
      [undefined, 1],
      ['s', 1],
      ['b', 4],
      ['c', 4],
    ])
    expect(plain).toMatchObject({ texts: 11, missing: 10 })
  })
  test('what nobody has checked is named, but not in the first language', () => {
    expect(plain).toMatchObject({ checked: 1, questions: 3 })
    const unchecked = plain?.findings.filter(({ code }) => code === 'not-checked')
    expect(unchecked?.map(({ question }) => question)).toEqual(['b', 'c'])
    expect(german?.findings).toEqual([])
  })
  test('a text that is missing in the first language stops, in another it advises', () => {
    const [first] = missingTexts(questionnaireOf([ask('yes-no', 'a', { text: { en: 'Good?' } })]))
    expect(first?.findings).toMatchObject([
      { code: 'missing-text', weight: 'stops', question: 'a' },
    ])
    expect(plain?.findings.every(({ weight }) => weight === 'advises')).toBe(true)
  })
})

describe('all checks', () => {
  const today = '2026-09-01'
  test('a sound questionnaire can start', () => {
    const { groups, canStart } = checksOf(questionnaireOf([ask('yes-no', 'q')]), { today })
    expect(canStart).toBe(true)
    expect(Object.keys(groups)).toEqual(checkGroups)
    expect(Object.values(groups).flat()).toEqual([])
  })
  test('what stops in one group stops the start', () => {
    const age = ask('number', 'age', { person: 'age' })
    expect(checksOf(questionnaireOf([age]), { today }).canStart).toBe(false)
    expect(checksOf(questionnaireOf([ask('yes-no', 'q')]), { today: '2028-01-01' }).canStart).toBe(
      false,
    )
    expect(checksOf(questionnaireOf([ask('text', 'q')]), { today }).canStart).toBe(true)
  })
})
