/** Long words break between syllables, and only long German ones. */
import { expect, test } from 'vitest'
import { hyphenated } from '#state/hyphens.ts'

const shown = (text: string, language = 'de') =>
  hyphenated(text, language).replaceAll('\u00AD', '-')

test.each([
  ['Verwirklichungsphase', 'Ver-wirk-lichungs-phase'],
  ['Vorstellungsrunde', 'Vor-stel-lungs-runde'],
  ['Zukunftswerkstatt', 'Zukunfts-werk-statt'],
  ['Öffentlichkeitsarbeit', 'Öffent-lich-keits-arbeit'],
  ['Kritikphase', 'Kritikphase'],
  ['Abschluss und Verantwortlichkeiten', 'Abschluss und Verant-wort-lich-kei-ten'],
])('%s becomes %s', (text, wanted) => {
  expect(shown(text)).toBe(wanted)
})

test('nothing but soft hyphens is added, whatever the text', () => {
  const strange = '<b>Donaudampfschifffahrtsgesellschaft</b> \u202E 🚌 ĀĂĄĆĈĊČĎĐĒĔĖĘ'
  expect(hyphenated(strange, 'de').replaceAll('\u00AD', '')).toBe(strange)
  expect(hyphenated('Implementation phase', 'en')).toBe('Implementation phase')
})
