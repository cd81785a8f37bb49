/** LimeSurvey: what is taken over, what is changed, and what is not possible. */
import { expect, test } from 'vitest'
import { sample, take } from './files.ts'

const village = () => take('dorf.lss', sample('dorf.lss'))

test('title, texts and groups come over as plain words', async () => {
  const { survey, question } = await village()
  expect(survey).toMatchObject({
    title: { de: 'Leben im Dorf' },
    languages: ['de', 'en'],
    paging: 'section',
  })
  expect(question('ort', 'choice')).toMatchObject({
    text: { de: 'Wo wohnen Sie?', en: 'Where do you live?' },
    hint: { de: 'Nur der Ortsteil' },
    required: true,
    other: true,
  })
  expect(question('ort', 'choice').options[1]?.text.de).toBe('Am See & Ufer')
  expect(survey.sections[1]?.show).toEqual({ '==': [{ var: 'garten' }, true] })
})

test('multiple choice and its single boxes come over', async () => {
  const { question } = await village()
  const ways = question('wege', 'choice')
  expect(ways).toMatchObject({ many: true, most: 2 })
  expect(ways.options[2]).toMatchObject({ code: 'SQ003', alone: true })
  expect(ways.show).toEqual({
    or: [{ '==': [{ var: 'ort' }, 'A1'] }, { '==': [{ var: 'ort' }, 'other'] }],
  })
  expect(question('bus', 'rating').show).toEqual({ in: ['SQ002', { var: 'wege' }] })
})

test('every common kind of question comes over as its like', async () => {
  const { survey } = await village()
  const kinds = Object.fromEntries(
    survey.sections.flatMap(({ questions }) => questions.map(({ name, kind }) => [name, kind])),
  )
  expect(kinds).toMatchObject({
    garten: 'yes-no',
    alter: 'number',
    kurz: 'text',
    lang: 'text',
    g: 'choice',
    tag: 'date',
    info: 'page',
    zust: 'matrix',
    fuenf: 'matrix',
    zehn: 'matrix',
    sicher: 'matrix',
    trend: 'matrix',
    spalte: 'matrix',
    zwei_0: 'matrix',
    zwei_1: 'matrix',
    zahlen_rad: 'number',
    worte_a: 'text',
    rang: 'ranking',
    dazu: 'choice',
    dazu_acomment: 'text',
    roman: 'text',
    senior: 'calculation',
  })
})

test('checks and sums come over', async () => {
  const { question } = await village()
  expect(question('alter', 'number')).toMatchObject({ least: 12, most: 110, decimals: 0 })
  expect(question('alter', 'number').constraint?.message.de).toBe('Bitte 12 bis 110')
  expect(question('senior', 'calculation').value).toEqual({
    if: [{ '>=': [{ var: 'alter' }, 65] }, 1, 0],
  })
  expect(question('garten', 'yes-no').text.de).toBe('Haben Sie einen Garten, {ort}?')
})

test('what is not possible is named, with the reason', async () => {
  const { told } = await village()
  expect(told('Frage „sprache“')).toEqual(['Die Sprache wählt man hier vor der ersten Frage.'])
  expect(told('Frage „datei“')).toEqual(['Dateien lassen sich hier nicht hochladen, nur Fotos.'])
  expect(told('Frage „lang“')).toEqual(['Ein Skript im Text wurde weggelassen.'])
  expect(told('Frage „roman“')[0]).toMatch(/„count“ gibt es hier nicht\.$/)
})

test('an old file has its texts in the main tables and its conditions in one of their own', async () => {
  const { question, survey, told } = await take('alt.lss', sample('alt.lss'))
  expect(survey.languages).toEqual(['de'])
  expect(question('f2', 'choice').show).toEqual({
    or: [{ '==': [{ var: 'f1' }, 'A1'] }, { '==': [{ var: 'f1' }, 'A2'] }],
  })
  expect(question('f3', 'text').show).toEqual({ in: ['SQ1', { var: 'f2' }] })
  expect(told('Frage „F3“')).toContain('Eine Bedingung der Art „RX“ wurde nicht übernommen.')
})
