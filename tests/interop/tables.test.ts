/** Cards and measures as LibreOffice Calc reads them. */
import { afterAll, expect, test } from 'vitest'
import { exportList } from '#exports/index.ts'
import { addCardTo, richSnapshot, testContext } from '../client/snapshot.ts'
import { Office } from '../client/soffice.ts'

const office = new Office()
afterAll(() => office.close())

/** `;`, `"`, UTF-8, from line 1; formulas evaluated, as the most careless reader would. */
const germanInput = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'

async function cells(id: 'cards-csv' | 'measures-csv', snapshot = richSnapshot()) {
  const bytes = await exportList.find((one) => one.id === id)?.make(snapshot, testContext)
  if (!bytes) throw new Error(id)
  const xml = office.convert(`${id}.csv`, bytes, 'fods', germanInput).toString('utf8')
  const rows = Array.from(xml.matchAll(/<table:table-row[\s\S]*?<\/table:table-row>/g), ([row]) =>
    Array.from(
      row.matchAll(
        /<table:table-cell(?:[^>]*?number-columns-repeated="(\d+)")?[^>]*?(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g,
      ),
      ([, repeated, content = '']) => {
        const text = content
          .replace(/<\/text:p>\s*<text:p>/g, '\n')
          .replace(/<[^>]*>/g, '')
          .trim()
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&apos;', "'")
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&')
        return text === ''
          ? Array.from({ length: Math.min(Number(repeated ?? 1), 20) }, () => '')
          : [text]
      },
    ).flat(),
  )
  return { xml, rows }
}

test('cards open with their columns, umlauts and numbers in place', async () => {
  const { rows } = await cells('cards-csv')
  expect(rows[0]?.slice(0, 7)).toEqual([
    'Nr.',
    'Art',
    'Text',
    'Phase',
    'Schritt',
    'Cluster',
    'Punkte des Clusters',
  ])
  for (const card of richSnapshot().contributions) {
    expect(rows[card.number]?.[0]).toBe(String(card.number))
    expect(rows[card.number]?.[2]).toBe(card.text)
  }
  expect(rows[5]?.slice(5, 7)).toEqual(['Unterwegs sein | Gern bleiben', '29 | 29'])
})

test('acceptance 5: measures open with their source cards', async () => {
  const { rows } = await cells('measures-csv')
  for (const [index, { measure, origin }] of richSnapshot().measures.entries()) {
    const row = rows[index + 1]
    expect(row?.[1]).toBe(measure.title)
    for (const card of origin.cards) expect(row?.[7]).toContain(`${card.number}: ${card.text}`)
  }
})

test('nothing is evaluated, even by a reader that evaluates formulas', async () => {
  const snapshot = richSnapshot()
  const formulas = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '\t=1+1',
    '\r\n=1+1',
    '  =1+1',
    '=WEBSERVICE("x")',
  ]
  const cards = formulas.map((text) => addCardTo(snapshot, 'kritik-karten', 'critique', text))
  const { xml, rows } = await cells('cards-csv', snapshot)
  expect(xml).not.toContain('table:formula')
  for (const card of cards) expect(rows[card.number]?.[2]).toBe(`'${card.text.trim()}`)
})

test('separators, quotes and line breaks stay in their cell', async () => {
  const snapshot = richSnapshot()
  const card = addCardTo(snapshot, 'kritik-karten', 'critique', 'a;b "c"\r\nd')
  const { rows } = await cells('cards-csv', snapshot)
  expect(rows[card.number]?.[2]).toBe('a;b "c"\nd')
  expect(rows[card.number]?.[3]).toBe('Kritikphase')
})
