/** What people are told before they answer. */
import { describe, expect, test } from 'vitest'
import type { Notice } from '#schema/survey.ts'
import { noticeFaults, noticeTexts } from '#survey/notice.ts'

const notice: Notice = {
  controller: 'Stadt Musterdorf, Markt 1',
  contact: 'rathaus@musterdorf.example',
  officer: 'datenschutz@musterdorf.example',
  purpose: 'Wir planen die Wege zur Schule.',
  basis: 'Art. 6 Abs. 1 Buchst. e DSGVO',
  recipients: 'Bildungsmanagement der Stadt',
  deletion: '2027-03-31',
  authority: 'Landesbeauftragte für den Datenschutz',
}
const today = '2026-09-01'

test.each(['de', 'de-simple', 'en'])('every field stands in the full notice in %s', (language) => {
  const { full } = noticeTexts(notice, language)
  const words = Object.values(notice).filter((value) => value !== notice.deletion)
  for (const value of words) expect(full).toContain(value)
  expect(full).toContain(language === 'en' ? '31 March 2027' : '31. März 2027')
})

test('the full notice names all that Art. 13 asks for', () => {
  const { full } = noticeTexts(notice, 'de')
  const words = ['Auskunft', 'Berichtigung', 'Löschung', 'Einschränkung', 'Widerspruch']
  words.push('Datenübertragbarkeit', 'widerrufen', 'Beschwerde', 'Automatisiert', 'außerhalb')
  for (const word of words) expect(full).toContain(word)
})

test('no notice calls a survey anonymous: nobody can promise that', () => {
  for (const language of ['de', 'de-simple', 'en']) {
    const { short, full } = noticeTexts(notice, language)
    expect(short + full).not.toMatch(/anonym/i)
  }
})

test.each(['de', 'de-simple', 'en'])(
  'paper speaks of handing in, never of sending, in %s',
  (language) => {
    const { short, full } = noticeTexts(notice, language, 'paper')
    expect(short + full).not.toMatch(/absend|sending|send them|gerät|device|tippen sie|bildschirm/i)
    expect(short + full).toMatch(/Bogen|Bögen|sheet/)
    const screen = noticeTexts(notice, language)
    expect(screen.short + screen.full).not.toMatch(/Bogen|Bögen|sheet/)
  },
)

test('plain German has sentences of at most twelve words', () => {
  const plain = { ...notice, controller: '', contact: '', officer: '', purpose: '', basis: '' }
  const empty = { ...plain, recipients: '', authority: '' }
  const screen = noticeTexts(empty, 'de-simple')
  const paper = noticeTexts(empty, 'de-simple', 'paper')
  const said = [screen.short, screen.full, paper.short, paper.full].join('\n')
  const sentences = said.replaceAll('31. März 2027', 'Tag').split(/[.!?:\n]+/)
  const long = sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 12)
  expect(long).toEqual([])
})

test('a language without words of its own gets plain German, and says so', () => {
  expect(noticeTexts(notice, 'uk').language).toBe('de-simple')
  expect(noticeTexts(notice, 'en-GB').language).toBe('en')
  expect(noticeTexts(notice, 'constructor').language).toBe('de-simple')
})

describe('what a notice lacks', () => {
  const codes = (changed: Partial<Notice>) =>
    noticeFaults({ ...notice, ...changed }, today).map(({ code, field }) => [code, field])

  test('nothing', () => expect(codes({})).toEqual([]))
  test('a field that is empty', () => {
    expect(codes({ purpose: ' ' })).toEqual([['notice-missing', 'purpose']])
  })
  test('a way to get in touch', () => {
    expect(codes({ contact: 'im Rathaus' })).toEqual([['notice-contact', 'contact']])
    expect(codes({ contact: 'Telefon 034633 400' })).toEqual([])
  })
  test('a day of deletion that lies ahead, and not too far', () => {
    expect(codes({ deletion: today })).toEqual([['notice-past', 'deletion']])
    expect(codes({ deletion: '2031-01-01' })).toEqual([['notice-long', 'deletion']])
    expect(codes({ deletion: '' })).toEqual([['notice-missing', 'deletion']])
  })
})
