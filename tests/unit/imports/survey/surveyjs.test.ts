/** SurveyJS: what is taken over, what is changed, and what is not possible. */
import { expect, test } from 'vitest'
import { bytesOf, sample, take } from './files.ts'

const village = () => take('dorf.json', sample('dorf.surveyjs.json'))

const one = (...elements: object[]) =>
  take('x.json', bytesOf(JSON.stringify({ locale: 'de', elements })))

test('title, languages, paging and texts come over; scripts stay text', async () => {
  const { survey, question } = await village()
  expect(survey.title).toEqual({ de: 'Leben im Dorf', en: 'Living in the village' })
  expect(survey.languages).toEqual(['de', 'en'])
  expect(survey.paging).toBe('question')
  expect(survey.intro.de).toBe('Dauert 5 Minuten. <script>alert(1)</script>')
  expect(survey.thanks.de).toBe('Danke!\n\nIhre Meinung zählt.')
  expect(question('info', 'page').text.de).toBe('Der Platz wird neu.')
})

test('choices keep their codes where they can, and their "Anderes"', async () => {
  const { question, told } = await village()
  const place = question('ortsteil', 'choice')
  expect(place).toMatchObject({ many: false, other: true, required: true })
  expect(place.options.map(({ code }) => code)).toEqual(['item1', 'Am_See', 'Frankleben'])
  expect(told('Frage „Ortsteil“')).toContain('Codes heißen hier anders: „Am See“ → „Am_See“.')
})

test('conditions become ours, with names, codes and the meaning of no answer', async () => {
  const { question } = await village()
  expect(question('wege', 'choice').show).toEqual({
    and: [{ answered: { var: 'ortsteil' } }, { '!': { '==': [{ var: 'ortsteil' }, 'item1'] } }],
  })
  expect(question('busnote', 'rating').show).toEqual({
    or: [
      { in: ['bus', { var: 'wege' }] },
      { or: [{ in: ['rad', { var: 'wege' }] }, { in: ['fuss', { var: 'wege' }] }] },
    ],
  })
  expect(question('wunsch', 'text').show).toEqual({ '>': [{ var: 'alter' }, 17] })
  expect(question('gruppe', 'page').show).toEqual({ '==': [{ var: 'zustand_spielplatz' }, '3'] })
  expect(question('senior', 'calculation').value).toEqual({
    if: [{ '>=': [{ var: 'alter' }, 65] }, 1, 0],
  })
})

test('checks, limits and duties come over', async () => {
  const { question } = await village()
  const age = question('alter', 'number')
  expect(age).toMatchObject({ least: 10, most: 110, required: { '==': [{ var: 'garten' }, true] } })
  expect(age.constraint?.message.de).toBe('Das passt nicht.')
  expect(question('wege', 'choice')).toMatchObject({ most: 3, many: true })
  expect(question('wege', 'choice').options.at(-1)).toMatchObject({ code: 'none', alone: true })
  expect(question('wege', 'choice').text.de).toBe('Womit sind Sie unterwegs, {ortsteil}?')
})

test('ratings from 0 become a choice, own words of yes and no too', async () => {
  const { question, told } = await village()
  expect(question('busnote', 'rating').hint?.de).toBe('1: schlecht, 5: gut')
  expect(question('weiterempfehlung', 'choice').options).toHaveLength(11)
  expect(question('garten', 'yes-no').kind).toBe('yes-no')
  expect(question('duzen', 'choice').options.map(({ text }) => text.de)).toEqual(['Du', 'Sie'])
  expect(told('Frage „duzen“')).toEqual([
    'Die Ja-Nein-Frage hat eigene Worte und ist hier eine Auswahl.',
  ])
})

test('a repeated panel becomes a repeated section, and the page goes on behind it', async () => {
  const { survey, question } = await village()
  const at = survey.sections.findIndex(({ repeat }) => repeat)
  expect(survey.sections[at]?.repeat).toEqual({ name: 'kinder', most: 4 })
  expect(question('kinder', 'number')).toMatchObject({ least: 0, most: 4 })
  expect(question('schule', 'choice').show).toEqual({ '>=': [{ var: 'kind_alter' }, 6] })
  expect(survey.sections[at + 1]?.show).toEqual({ '==': [{ var: 'garten' }, true] })
  expect(question('bleibt', 'choice').options[1]?.show).toEqual({ in: ['bus', { var: 'wege' }] })
})

test('what is not possible is named, never dropped in silence', async () => {
  const { report, told } = await village()
  expect(told('Frage „unterschrift“')).toEqual(['Unterschriften nimmt diese App nicht auf.'])
  expect(told('Auslöser „complete“')[0]).toMatch(/^Auslöser gibt es hier nicht/)
  expect(told('Fragebogen')).toContain('Diese Angaben wurden nicht übernommen: „logo“.')
  expect(report).toMatchObject({ lost: 2 })
})

test('a condition that is not possible leaves its question there, asked always', async () => {
  const { question, told } = await one(
    { type: 'text', name: 'a' },
    { type: 'text', name: 'b', visibleIf: "age({a}) > 3 or {c} = 'x'" },
  )
  expect(question('b', 'text').show).toBeUndefined()
  expect(told('Frage „b“')).toEqual([
    "Die Bedingung „age({a}) > 3 or {c} = 'x'“ wurde nicht übernommen: „age“ gibt es hier nicht.",
  ])
})

test('tables are split into what can be asked', async () => {
  const { question, told } = await one({
    type: 'matrixdropdown',
    name: 't',
    columns: [
      { name: 'note', choices: [1, 2] },
      { name: 'wort', cellType: 'text' },
    ],
    rows: ['a', 'b'],
  })
  expect(question('t_note', 'matrix').rows.map(({ code }) => code)).toEqual(['a', 'b'])
  expect(question('t_a_wort', 'text').text.de).toBe('a: wort')
  expect(told('Frage „t“')).toContain('Jede Spalte der Tabelle ist hier eine eigene Frage.')
})

test('names are made unique, also those of rows and of the prototype', async () => {
  const { survey } = await one(
    { type: 'matrix', name: 'm', columns: [1], rows: ['x'] },
    { type: 'text', name: 'm_x' },
    { type: 'text', name: '__proto__' },
    { type: 'text', name: 'constructor', visibleIf: "{__proto__} = 'a' and {toString} = 1" },
    { type: 'text', name: 'Größe in m²' },
    { type: 'text', name: '1' },
  )
  const names = survey.sections[0]?.questions.map(({ name }) => name)
  expect(names).toEqual(['m', 'm_x_2', 'proto', 'constructor', 'groesse_in_m', 'f_1'])
})
