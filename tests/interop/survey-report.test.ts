/** The report of a survey as LibreOffice and people read it. */
import { afterAll, expect, test } from 'vitest'
import { reportExports } from '#exports/survey/report-exports.ts'
import { everyKind } from '../client/questionnaire.ts'
import { reportSource } from '../client/report.ts'
import { Office } from '../client/soffice.ts'

const office = new Office()
afterAll(() => office.close())

async function make(id: string, count = 120): Promise<Uint8Array> {
  const one = reportExports.find((candidate) => candidate.id === id)
  if (!one) throw new Error(id)
  return one.make(reportSource(everyKind, count))
}

test.each(['docx', 'odt'])(
  'the %s has real headings and tables with head rows',
  async (extension) => {
    const made = await make(`report-${extension}`)
    const html = office.convert(`r.${extension}`, made, 'html').toString('utf8')
    const count = (pattern: RegExp) => (html.match(pattern) ?? []).length
    expect(count(/<h1[ >]/g)).toBe(1)
    expect(count(/<h2[ >]/g)).toBeGreaterThan(8)
    expect(count(/<table[ >]/g)).toBeGreaterThan(5)
    expect(count(/<thead[ >]/g)).toBe(count(/<table[ >]/g))
    const text = office.convert(`r.${extension}`, made, 'txt:Text (encoded):UTF8').toString('utf8')
    for (const said of [
      'Wir planen die Wege neu.',
      '120 von 500 (24 %)',
      'nicht repräsentativ',
      'Abends fehlt der Bus.',
      'Der Gemeinderat berät',
      'Wie fahren Sie?',
      'Tablet vor Ort',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(said)
    }
  },
)

test('acceptance 8: a survey with 4 answers shows no result in any report', async () => {
  for (const { id } of reportExports.filter(({ extension }) => extension === 'html')) {
    const html = new TextDecoder().decode(await make(id, 4))
    expect(html).toContain('weniger als fünf Antworten')
    expect(html).not.toContain('<table')
    expect(html).not.toMatch(/\b4 von/)
  }
})

test('the web page holds nothing that runs, and nothing from elsewhere', async () => {
  for (const id of ['report-html', 'poster']) {
    const html = new TextDecoder().decode(await make(id))
    expect(html).not.toMatch(/<script|javascript:|https?:/)
    expect(html).not.toContain('<b>Busse')
  }
})

test('below thirty answers there is no percentage', async () => {
  const html = new TextDecoder().decode(await make('report-html', 29))
  expect(html).toContain('Darum stehen hier keine Prozente.')
  expect(html.replace(/<style>.*<\/style>|style="[^"]*"/g, '')).not.toMatch(/\d+ ?%/)
})
