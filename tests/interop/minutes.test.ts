/** The Ergebnisprotokoll as LibreOffice reads it. */
import { afterAll, describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { snapshotOf } from '#documents/snapshot.ts'
import { fillExample } from '#examples/build.ts'
import { exportList } from '#exports/index.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { addCardTo, addClusterTo, richSnapshot, testContext } from '../client/snapshot.ts'
import { Office } from '../client/soffice.ts'

const office = new Office()
afterAll(() => office.close())

function exampleSnapshot(): WorkshopSnapshot {
  const docs = { initiative: new Doc(), workshop: new Doc(), conduct: new Doc() }
  fillExample(docs, { initiative: 'village', workshop: 'evening' })
  return snapshotOf(docs)
}

/** Blanks of every kind as one blank, so that line ends of a page do not matter. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

const snapshots = { 'a small evening': richSnapshot, 'the example': exampleSnapshot }
const cases = (['docx', 'odt'] as const).flatMap((extension) =>
  Object.entries(snapshots).map(([name, snapshot]) => ({ extension, name, snapshot })),
)

async function make(extension: 'docx' | 'odt', snapshot: WorkshopSnapshot) {
  const one = exportList.find((candidate) => candidate.extension === extension)
  if (!one) throw new Error(extension)
  return one.make(snapshot, testContext)
}

describe.each(cases)('$extension of $name', ({ extension, snapshot: makeSnapshot }) => {
  const snapshot = makeSnapshot()
  const bytes = make(extension, snapshot)

  test('acceptance 5: LibreOffice reads every measure with its source cards, each "offen seit"', async () => {
    const text = office.convert(`m.${extension}`, await bytes, 'txt:Text (encoded):UTF8')
    const lines = text.toString('utf8').split(/\r?\n/).map(flat)
    for (const [index, { measure, origin }] of snapshot.measures.entries()) {
      const begins = lines.indexOf(`Woher kommt das? (M${index + 1})`)
      expect(lines.indexOf(`M${index + 1} ${measure.title}`)).toBeGreaterThan(-1)
      expect(begins).toBeGreaterThan(-1)
      const next = lines.findIndex((line, at) => at > begins && /^M\d+ |^Verabredung:/.test(line))
      const own = lines.slice(begins, next).join('\n')
      for (const card of origin.cards) {
        expect(own).toContain(`Nr. ${card.number}\n`)
        expect(own).toContain(flat(card.text))
      }
      expect(own.match(/offen seit \d\d\.\d\d\.\d{4}/g) ?? []).toHaveLength(origin.cards.length)
    }
  })

  test('acceptance 14: headings are headings, tables have header rows, the language is German', async () => {
    const html = office.convert(`m.${extension}`, await bytes, 'html').toString('utf8')
    const count = (pattern: RegExp) => (html.match(pattern) ?? []).length
    expect(count(/<h1[ >]/g)).toBe(1)
    expect(count(/<h2[ >]/g)).toBeGreaterThan(8)
    expect(count(/<h3[ >]/g)).toBeGreaterThan(8)
    expect(count(/<table[ >]/g)).toBeGreaterThan(5)
    expect(count(/<thead[ >]/g)).toBe(count(/<table[ >]/g))
    expect(count(/<li[ >]/g)).toBeGreaterThan(10)
    expect(html).toMatch(/lang="de-DE"/)
    expect(html).toMatch(/<img[^>]*alt="[^"]*Wappen: Stadt M(ü|&uuml;)cheln/)
  })

  test('every page says its number and how many there are, on A4', async () => {
    const { pages, texts, info } = office.pdf(office.convert(`m.${extension}`, await bytes, 'pdf'))
    expect(pages).toBeGreaterThan(3)
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Seite ${index + 1} von ${pages}`)
      expect(text).toContain('Ergebnisprotokoll · Entwurf vom 13.03.2026')
    }
    expect(info).toMatch(/Page size:\s+595[\d.]* x 84[12][\d.]* pts \(A4\)/)
    expect(info).toMatch(/Title:\s+Ergebnisprotokoll: Zukunftswerkstatt/)
    expect(info).toMatch(/Author:\s+Stadt Mücheln \(Geiseltal\)/)
    // Umlauts and what one may not lose on the way.
    expect(flat(texts.join(' '))).toContain('Das ist ein Stimmungsbild, kein Beschluss.')
  })
})

test.each(['docx', 'odt'] as const)('any text on a card still opens as %s', async (extension) => {
  const snapshot = richSnapshot()
  const nasty = [
    '<script>alert(1)</script> & ]]>',
    'null\u0000 \u0008 \ufffe \ud800 byte',
    '\u202egnurhekmu',
    'x'.repeat(10_000),
    'wort '.repeat(2000),
    'Zeile 1\r\nZeile 2',
    '👩‍👩‍👧 مرحبا',
  ]
  const cards = nasty.map((text) => addCardTo(snapshot, 'kritik-karten', 'critique', text))
  addClusterTo(snapshot, nasty.slice(0, 3).join(' '), cards)
  const made = await make(extension, snapshot)
  const text = office.convert(`n.${extension}`, made, 'txt:Text (encoded):UTF8').toString('utf8')
  expect(text).toContain('<script>alert(1)</script> & ]]>')
  expect(text).toContain('x'.repeat(10_000))
  expect(text).toContain('مرحبا')
  // What comes after the card is there, too.
  expect(text).toContain('Woher kommt das? (M3)')
  expect(text).not.toContain('\u202e')
  expect(text).not.toContain('\0')
})
