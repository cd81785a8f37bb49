/** Cards and measures as German CSV. */
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { exportList, fileNameOf } from '#exports/index.ts'
import { fileName } from '#exports/file-name.ts'
import { addCardTo, emptySnapshot, richSnapshot, testContext } from '../../client/snapshot.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

async function table(id: 'cards-csv' | 'measures-csv', snapshot = richSnapshot()) {
  const bytes = await exportList.find((one) => one.id === id)?.make(snapshot, testContext)
  const text = decoder.decode(bytes)
  const { data } = Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), {
    header: true,
    delimiter: ';',
  })
  return { text, rows: data }
}

test('the tables read as they always did', async () => {
  const cards = await table('cards-csv')
  const measures = await table('measures-csv')
  await expect(cards.text).toMatchFileSnapshot('../../samples/exports/cards.csv')
  await expect(measures.text).toMatchFileSnapshot('../../samples/exports/measures.csv')
})

test('a table begins with a byte order mark and ends its lines as offices expect', async () => {
  const { text } = await table('cards-csv')
  expect(text.startsWith('\ufeffNr.;Art;Text;')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('a card tells where it lies, what it turned and what became of it', async () => {
  const { rows } = await table('cards-csv')
  expect(rows).toHaveLength(15)
  expect(rows[1]).toMatchObject({
    'Nr.': '2',
    Art: 'Kritik',
    Phase: 'Kritikphase',
    Schritt: 'Kritik sammeln',
    Cluster: 'Unterwegs sein',
    'Punkte des Clusters': '29',
    'Umgekehrt in Nr.': '8',
    Maßnahmen: 'M1 Mitfahrbank am Markt aufstellen',
    Herkunft: 'getippt',
    Tag: '12.03.2026',
  })
  expect(rows[4]).toMatchObject({
    Cluster: 'Unterwegs sein | Gern bleiben',
    'Punkte des Clusters': '29 | 29',
  })
  expect(rows[7]).toMatchObject({ 'Umkehrung von Nr.': '2' })
})

test('acceptance 7: a table holds no dots while the poll is open', async () => {
  const snapshot = richSnapshot()
  for (const result of snapshot.polls) result.closed = false
  const { rows } = await table('cards-csv', snapshot)
  for (const row of rows) expect(row['Punkte des Clusters']).toBe('')
  expect((await table('measures-csv', snapshot)).text).not.toContain('Punkte)')
})

test('acceptance 5: a measure shows its source cards in the table, too', async () => {
  const { rows } = await table('measures-csv')
  expect(rows[0]).toMatchObject({
    'Nr.': 'M1',
    Bis: '30.09.2026',
    Quellkarten:
      '2: Nach 18 Uhr fährt kein Bus | 8: Alle kommen abends nach Hause | 10: Eine Mitfahrbank am Markt',
    Cluster: 'Unterwegs sein (29 Punkte)',
    Skizze: 'Mitfahrbank',
    Aufgaben: 'Mit dem Bauhof sprechen – Vorsitz – bis 15.05.2026',
  })
})

test('an empty evening gives a table with titles only', async () => {
  const { text } = await table('measures-csv', emptySnapshot())
  expect(text.split('\r\n').filter(Boolean)).toHaveLength(1)
})

describe('a spreadsheet takes nothing for a formula', () => {
  test.each([
    '=1+1',
    '+49 1234',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =cmd|’ /C calc’!A0',
    '＝1+1',
  ])('%j', async (text) => {
    const snapshot = emptySnapshot()
    addCardTo(snapshot, 'kritik-karten', 'critique', text, { group: text })
    const { rows } = await table('cards-csv', snapshot)
    expect(rows[0]?.['Text']).toMatch(/^'/)
    expect(rows[0]?.['Gruppe']).toMatch(/^'/)
  })

  test('quotes, separators and line breaks stay in their cell', async () => {
    const snapshot = emptySnapshot()
    addCardTo(snapshot, 'kritik-karten', 'critique', 'a;b "c"\r\nd\u0000')
    const { rows } = await table('cards-csv', snapshot)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.['Text']).toBe('a;b "c"\nd')
  })
})

describe('the name of a file', () => {
  test('has the day, the kind and the title, with umlauts', () => {
    const names = exportList.map((one) => fileNameOf(one, richSnapshot(), testContext))
    expect(names).toEqual([
      '2026-03-12_Ergebnisprotokoll_Zukunftswerkstatt Unser Markt.docx',
      '2026-03-12_Ergebnisprotokoll_Zukunftswerkstatt Unser Markt.odt',
      '2026-03-12_Karten_Zukunftswerkstatt Unser Markt.csv',
      '2026-03-12_Maßnahmen_Zukunftswerkstatt Unser Markt.csv',
    ])
  })

  test.each([
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Temp\\a.exe?*|<>"', 'C Temp a.exe'],
    ['Größe\u0000 über\u202ealles', 'Größe überalles'],
    ['...', ''],
  ])('%j is safe', (title, safe) => {
    const name = ['2026-03-12', 'Karten', safe].filter(Boolean).join('_')
    expect(fileName('2026-03-12', 'Karten', title, 'csv')).toBe(`${name}.csv`)
  })

  test('is never too long for a disk, and never cut inside a character', () => {
    const family = '👩‍👩‍👧'
    const name = fileName('2026-03-12', 'Karten', family.repeat(100), 'csv')
    expect(name).toBe(`2026-03-12_Karten_${family.repeat(6)}.csv`)
    const long = fileName('2026-03-12', 'Ergebnisprotokoll', 'ä'.repeat(1000), 'docx')
    expect(new TextEncoder().encode(long).length).toBeLessThan(200)
  })
})
