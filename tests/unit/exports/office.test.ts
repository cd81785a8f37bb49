/** DOCX and ODT: whole, well-formed, with what an accessible document needs. */
import { beforeAll, describe, expect, test } from 'vitest'
import { exportList, type Export } from '#exports/index.ts'
import {
  addCardTo,
  addClusterTo,
  emptySnapshot,
  richSnapshot,
  testContext,
} from '../../client/snapshot.ts'
import { textOf, xmlParts } from '../../client/office-file.ts'

function exportOf(id: Export['id']): Export {
  const found = exportList.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

const formats = [
  { id: 'minutes-docx', body: 'word/document.xml' },
  { id: 'minutes-odt', body: 'content.xml' },
] as const

/** Everything a person, or somebody who means harm, can put on a card. */
const nasty = [
  '<script>alert(1)</script>',
  '</w:t></w:r></w:p>&amp;&lt;',
  ']]><!-- x -->',
  '=HYPERLINK("http://example.org")',
  'null\u0000byte \u0001\u0008\u000b\u001f\u007f\u0085\ufffe\uffff end',
  'half \ud800 of \udc00 it',
  '\u202egnurhekmu\u202c \u2066isolate',
  'مرحبا بكم في المدينة',
  '👩‍👩‍👧 familie',
  'Zeile 1\r\nZeile 2\u2028Zeile 3',
  'x'.repeat(10_000),
  '  führende   Leerzeichen  ',
  '"Anführung" & \'Apostroph\'',
  '',
  '   ',
]

describe.each(formats)('$id', ({ id, body }) => {
  let parts: Record<string, string> = {}
  let content = ''
  beforeAll(async () => {
    parts = xmlParts(await exportOf(id).make(richSnapshot(), testContext))
    content = parts[body] ?? ''
  })

  test('holds every card, measure and sketch', () => {
    const text = textOf(content)
    const { contributions, measures, sheets } = richSnapshot()
    for (const card of contributions) expect(text).toContain(card.text)
    for (const { measure } of measures) expect(text).toContain(measure.title)
    for (const sheet of sheets) expect(text).toContain(sheet.title)
  })

  test('has one heading of level 1 and no level is jumped over', () => {
    const levels = Array.from(
      content.matchAll(/text:outline-level="(\d)"|w:val="Heading(\d)"/g),
      ([, odt, docx]) => Number(odt ?? docx),
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.length).toBeGreaterThan(20)
    for (const [index, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    }
  })

  test('repeats the header row of every table', () => {
    const tables = content.match(/<(table:table|w:tbl)[ >]/g) ?? []
    const headers = content.match(/<(table:table-header-rows|w:tblHeader\/?)>/g) ?? []
    expect(tables.length).toBeGreaterThan(5)
    expect(headers).toHaveLength(tables.length)
  })

  test('counts its pages, speaks German and names Fira Sans with a font to take instead', () => {
    const all = Object.values(parts).join('')
    expect(all).toMatch(/NUMPAGES|<text:page-count>/)
    expect(all).toMatch(/w:lang[^>]* w:val="de-DE"|fo:language="de" fo:country="DE"/)
    expect(all).toContain('Fira Sans')
    expect(all).toMatch(/w:altName w:val="Segoe UI|'Segoe UI'/)
  })

  test('gives the Wappen a text, and names no person as its author', () => {
    const all = Object.values(parts).join('')
    expect(content).toContain('Wappen: Stadt Mücheln (Geiseltal)')
    expect(all).toMatch(/creator>Stadt Mücheln \(Geiseltal\)</)
    expect(all).not.toMatch(/Un-named/)
  })

  test('survives any text on a card, and shows what was visible', async () => {
    const snapshot = richSnapshot()
    const cards = nasty.map((text) => addCardTo(snapshot, 'kritik-karten', 'critique', text))
    addClusterTo(snapshot, nasty.join(' '), cards)
    for (const text of nasty) snapshot.heading.title += text
    for (const sheet of snapshot.sheets) sheet.fields['change'] = nasty.join('\n')
    const text = textOf(xmlParts(await exportOf(id).make(snapshot, testContext))[body] ?? '')
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).toContain('nullbyte')
    expect(text).toContain('half  of  it')
    expect(text).toContain('مرحبا بكم في المدينة')
    expect(text).toContain('x'.repeat(10_000))
    expect(text).toContain('(ohne Text)')
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test('is whole for an evening in which nothing happened, with a Wappen that is no picture', async () => {
    const broken = `data:image/png;base64,${'QUJD'.repeat(20)}`
    const context = { ...testContext, municipality: { name: '', crest: broken } }
    const made = xmlParts(await exportOf(id).make(emptySnapshot(), context))
    expect(textOf(made[body] ?? '')).toContain('Veranstaltung ohne Titel')
    expect(made[body]).not.toMatch(/<draw:frame|<w:drawing/)
  })
})

describe('a big evening', () => {
  const big = () => {
    const snapshot = richSnapshot()
    for (let heap = 0; heap < 40; heap++) {
      const cards = Array.from({ length: 25 }, (_, index) =>
        addCardTo(snapshot, 'kritik-karten', 'critique', `Karte ${index} von Stapel ${heap}`),
      )
      addClusterTo(snapshot, `Stapel ${heap}`, cards)
    }
    return snapshot
  }

  test.each(formats)('$id reports progress that never falls and ends at 1', async ({ id }) => {
    const shares: number[] = []
    const progress = (share: number) => shares.push(share)
    await exportOf(id).make(big(), testContext, { progress })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.length).toBeGreaterThan(1)
  })

  test.each(exportList)('$id stops when it is told to', async (one) => {
    const stop = new AbortController()
    stop.abort(new Error('nicht mehr nötig'))
    const making = one.make(big(), testContext, { signal: stop.signal })
    await expect(making).rejects.toThrow('nicht mehr nötig')
  })
})
