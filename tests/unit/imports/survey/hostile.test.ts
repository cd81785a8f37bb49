/** Hostile files are refused with one sentence, in bounded time and memory, and nothing in them is run. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSurveyFile } from '#imports/survey/read-survey-file.ts'
import { bytesOf, sample, take, workbookParts, xlsForm, zipped } from './files.ts'

async function refused(bytes: Uint8Array): Promise<string> {
  const read = await readSurveyFile('böse.bin', bytes)
  expect(read.ok).toBe(false)
  const sentence = read.ok ? '' : read.sentence
  expect(sentence).toMatch(/^Die Datei „böse\.bin“ wurde nicht übernommen: .+\.$/u)
  return sentence
}

const form = {
  survey: [
    ['type', 'name', 'label'],
    ['text', 'a', 'A'],
  ],
}

/** 64 MB of nothing in 64 KB; its directory says that it is small. */
function bomb(): Uint8Array {
  const parts = Object.entries(workbookParts(form)).map(
    ([path, text]) => [path, bytesOf(text)] as const,
  )
  const nothing = { 'xl/sharedStrings.xml': new Uint8Array(64 * 1024 * 1024) }
  const all: Record<string, Uint8Array> = { ...Object.fromEntries(parts), ...nothing }
  const bytes = zipSync(all, { level: 1 })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = bytes.length - 1000; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  return bytes
}

test('a zip bomb is refused by what it really unpacks to', { timeout: 20_000 }, async () => {
  const bytes = bomb()
  expect(bytes.length).toBeLessThan(1024 * 1024)
  const before = process.memoryUsage().rss
  expect(await refused(bytes)).toContain('größer als 32 MB')
  expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024)
})

test(
  'too many parts, a million rows and a far column are refused',
  { timeout: 20_000 },
  async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`p${at}`, 'x']))
    expect(await refused(zipped(many))).toContain('zu vielen Teilen')
    const parts = workbookParts(form)
    const path = 'xl/worksheets/sheet1.xml'
    const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    const rows = `<worksheet><sheetData>${row.repeat(500_000)}</sheetData></worksheet>`
    expect(await refused(zipped({ ...parts, [path]: rows }))).toContain('20.000 Zeilen')
    const far =
      '<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(await refused(zipped({ ...parts, [path]: far }))).toContain('400 Spalten')
  },
)

test('entities, document types and other encodings are refused', async () => {
  const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><document>&b;</document>'
  expect(await refused(bytesOf(laughs))).toContain('DTD')
  expect(await refused(bytesOf('<document>&xxe;</document>'))).toContain('Platzhalter')
  expect(await refused(bytesOf('<?xml version="1.0" encoding="UTF-16"?><document/>'))).toContain(
    'UTF-8',
  )
  expect(await refused(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toContain('UTF-8')
  expect(await refused(bytesOf('<a>'.repeat(100_000)))).toContain('verschachtelt')
  expect(await refused(bytesOf(`{"pages":${'['.repeat(100_000)}`))).toContain('verschachtelt')
})

test('ten megabytes are refused by their size alone', async () => {
  const start = performance.now()
  expect(await refused(bytesOf(`{"pages":["${'x'.repeat(10_000_000)}"]}`))).toContain(
    'größer als 8 MB',
  )
  expect(performance.now() - start).toBeLessThan(5000)
})

test('conditions that call each other, nest deeply or are endless end with a finding', async () => {
  const elements = [
    { type: 'text', name: 'a', visibleIf: "{b} = 'x'" },
    { type: 'text', name: 'b', visibleIf: "{a} = 'x'" },
    { type: 'text', name: 'c', visibleIf: `${'('.repeat(500)}{a}=1${')'.repeat(500)}` },
    { type: 'text', name: 'd', visibleIf: `{a} = 1${' and {b} = 2'.repeat(300)}` },
    { type: 'text', name: 'e', visibleIf: `{a} = 1${' and {b} = 2'.repeat(3000)}` },
    { type: 'text', name: 'f', visibleIf: '{a} > 1e999' },
    { type: 'text', name: 'g', visibleIf: `{a} = '${'x'.repeat(3900)}'` },
    { type: 'text', name: 'h', visibleIf: "constructor.constructor('globalThis.harm = 1')()" },
    { type: 'text', name: 'i', inputType: 'number', min: 1e308, max: -1e308, maxLength: 1e300 },
  ]
  const { told, question } = await take(
    'x.json',
    bytesOf(JSON.stringify({ locale: 'de', elements })),
  )
  expect(question('a', 'text').show).toEqual({ '==': [{ var: 'b' }, 'x'] })
  for (const name of ['c', 'd', 'e', 'f', 'h']) expect(told(`Frage „${name}“`)).toHaveLength(1)
  expect(globalThis).not.toHaveProperty('harm')
})

test('names of the prototype are names like others, in every format', async () => {
  const { survey } = await take(
    'x.xlsx',
    xlsForm(
      `type | name | label | relevant
select_one __proto__ | __proto__ | A |
text | constructor | B | \${__proto__} = 'toString'
text | hasOwnProperty | C | selected(\${__proto__}, 'valueOf')`,
      `list_name | name | label
__proto__ | toString | eins
__proto__ | valueOf | zwei`,
    ),
  )
  const names = survey.sections[0]?.questions.map(({ name }) => name)
  expect(names).toEqual(['proto', 'constructor', 'hasownproperty'])
  expect(survey.sections[0]?.questions[1]?.show).toEqual({ '==': [{ var: 'proto' }, 'toString'] })
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('a reading that was cancelled rejects and gives nothing', async () => {
  const controller = new AbortController()
  controller.abort()
  const reading = readSurveyFile('dorf.lss', sample('dorf.lss'), { signal: controller.signal })
  await expect(reading).rejects.toThrow()
})

test('everything else is refused by its first bytes', async () => {
  expect(await refused(new Uint8Array())).toContain('leer')
  expect(await refused(bytesOf('%PDF-1.7'))).toContain('weder SurveyJS')
  expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('.xlsx')
  expect(await refused(bytesOf('{"a":1}'))).toContain('kein Fragebogen von SurveyJS')
  expect(await refused(bytesOf('<html></html>'))).toContain('LimeSurvey')
})
