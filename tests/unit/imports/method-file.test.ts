/** A faulty method file is refused with one sentence that a person who does not program understands. */
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { conductRecords, copyMethod } from '#documents/conduct.ts'
import { readMethodFile } from '#imports/method-file.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment,
   @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-dynamic-delete
   -- the file is broken on purpose, in every way a person can */

type Break = (file: any) => void

const cards = (file: any) => file.phases[1].steps[1]
const critique = (file: any) => file.phases[1]

function sentenceFor(change: Break): string {
  const file: unknown = JSON.parse(JSON.stringify(zukunftswerkstatt))
  change(file)
  const read = readMethodFile(JSON.stringify(file), 'werkstatt.json')
  return read.ok ? 'ok' : read.sentence
}

function rename(object: any, from: string, to: string): void {
  object[to] = object[from]
  delete object[from]
}

const start = 'Die Datei „werkstatt.json“ wurde nicht übernommen: '
const inPhase = 'Phase 2 „Kritikphase“: '
const inStep = 'Phase 2 „Kritikphase“, Schritt 2 „Kritik sammeln“: '
const blocks = '„talk“, „cards“, „poll“, „sheet“, „plan“, „survey“ oder „walk“'

test('acceptance 17: a method file with a spelling error is rejected with a sentence a non-programmer understands', () => {
  expect(sentenceFor((file) => (cards(file).block = 'crads'))).toBe(
    'Die Datei „werkstatt.json“ wurde nicht übernommen: Phase 2 „Kritikphase“, Schritt 2 „Kritik sammeln“: ' +
      'den Baustein „crads“ gibt es nicht, gemeint ist wohl „cards“ (Karten).',
  )
})

test('acceptance 17: an evening keeps its version, whatever file is read afterwards', () => {
  const conduct = new Doc()
  copyMethod(conduct, zukunftswerkstatt, 'kompakt')
  const copy = () => JSON.stringify(conductRecords(conduct).steps.list())
  const before = copy()
  const file: any = JSON.parse(JSON.stringify(zukunftswerkstatt))
  file.version = 2
  cards(file).question.de = 'Eine andere Frage?'
  expect(readMethodFile(JSON.stringify(file), 'neu.json').ok).toBe(true)
  cards(file).block = 'crads'
  expect(readMethodFile(JSON.stringify(file), 'neu.json').ok).toBe(false)
  expect(copy()).toBe(before)
  expect(conductRecords(conduct).heading.map.get('methodVersion')).toBe(1)
})

test('a method of the library, written as JSON, is taken over as it is', () => {
  const read = readMethodFile(JSON.stringify(zukunftswerkstatt), 'werkstatt.json')
  expect(read).toEqual({ ok: true, method: zukunftswerkstatt })
})

const faults: [string, Break, string][] = [
  [
    'a misspelt field',
    (f) => rename(cards(f), 'block', 'blck'),
    `${inStep}das Feld „blck“ gibt es hier nicht, gemeint ist wohl „block“ (Baustein)`,
  ],
  [
    'a German field',
    (f) => rename(critique(f), 'rules', 'regeln'),
    `${inPhase}das Feld „regeln“ gibt es hier nicht, gemeint ist wohl „rules“ (Regeln)`,
  ],
  [
    'a misspelt setting',
    (f) => rename(cards(f).settings, 'kind', 'knd'),
    `${inStep}bei Einstellungen („settings“) gibt es das Feld „knd“ nicht, gemeint ist wohl „kind“ (Art)`,
  ],
  [
    'a missing block',
    (f) => delete cards(f).block,
    `${inStep}Baustein („block“) fehlt, möglich sind ${blocks}`,
  ],
  [
    'a block of a later version',
    (f) => (cards(f).block = 'dialogue'),
    `${inStep}den Baustein „dialogue“ kann diese Version der App noch nicht ausführen, möglich sind ${blocks}`,
  ],
  [
    'a block that nobody knows',
    (f) => (cards(f).block = 'zauberei'),
    `${inStep}den Baustein „zauberei“ gibt es nicht, möglich sind ${blocks}`,
  ],
  [
    'a misspelt activity',
    (f) => (cards(f).activity = 'colect'),
    `${inStep}die Tätigkeit „colect“ gibt es nicht, gemeint ist wohl „collect“ (Karten sammeln)`,
  ],
  [
    'a German activity',
    (f) => (cards(f).activity = 'karten_sammeln'),
    `${inStep}die Tätigkeit „karten_sammeln“ gibt es nicht, gemeint ist wohl „collect“ (Karten sammeln)`,
  ],
  [
    'an activity of another block',
    (f) => (cards(f).activity = 'dots'),
    `${inStep}die Tätigkeit „dots“ gehört zum Baustein „poll“, nicht zu „cards“`,
  ],
  [
    'a misspelt kind of card',
    (f) => (cards(f).settings.kind = 'crtique'),
    `${inStep}bei Art („settings“, „kind“) steht „crtique“, das gibt es nicht, gemeint ist wohl „critique“ (Kritik)`,
  ],
  [
    'minutes as text',
    (f) => (cards(f).minutes.kompakt = '7'),
    `${inStep}die Minuten für „kompakt“ stehen als Text „7“ da, richtig wäre eine ganze Zahl ohne Anführungszeichen`,
  ],
  [
    'negative minutes',
    (f) => (cards(f).minutes.kompakt = -7),
    `${inStep}die Minuten für „kompakt“ sind -7, richtig wäre eine ganze Zahl von 0 bis 1.440`,
  ],
  [
    'half minutes',
    (f) => (cards(f).minutes.kompakt = 7.5),
    `${inStep}die Minuten für „kompakt“ sind 7,5, richtig wäre eine ganze Zahl von 0 bis 1.440`,
  ],
  [
    'no minutes',
    (f) => (cards(f).minutes = 5),
    `${inStep}bei Minuten („minutes“) steht 5, richtig wäre ein Block in geschweiften Klammern mit den Minuten je Variante, zum Beispiel { "kompakt": 5 }`,
  ],
  [
    'minutes of an unknown variant',
    (f) => rename(cards(f).minutes, 'kompakt', 'kompackt'),
    `${inStep}bei „minutes“ (Minuten) gibt es die Variante „kompackt“ nicht, gemeint ist wohl „kompakt“`,
  ],
  [
    'minutes missing for a variant',
    (f) => delete cards(f).minutes.tag,
    `${inStep}die Minuten für die Variante „tag“ fehlen, 0 lässt den Schritt dort weg`,
  ],
  [
    'too many minutes in all',
    (f) => (cards(f).minutes.kompakt = 9),
    'Variante 1 „Kompakt, ein Abend“: alle Schritte zusammen dauern 182 Minuten, angegeben sind 180, das sind 2 zu viel',
  ],
  [
    'too few minutes in all',
    (f) => (cards(f).minutes.tag = 5),
    'Variante 2 „Ein ganzer Tag“: alle Schritte zusammen dauern 470 Minuten, angegeben sind 480, das sind 10 zu wenig',
  ],
  [
    'the same id twice',
    (f) => (cards(f).id = 'kritik-denkpause'),
    `${inStep}die Kennung „kritik-denkpause“ gibt es zweimal, jede darf nur einmal vorkommen`,
  ],
  [
    'the same variant twice',
    (f) => (f.variants[1].id = 'kompakt'),
    'Variante 2 „Ein ganzer Tag“: die Kennung „kompakt“ gibt es zweimal, jede darf nur einmal vorkommen',
  ],
  [
    'an id that cannot be one',
    (f) => (critique(f).id = 'Kritik Phase'),
    `${inPhase}Kennung („id“) ist „Kritik Phase“, möglich sind nur kleine Buchstaben a–z, Ziffern und Bindestriche, zum Beispiel „kritik-phase“`,
  ],
  [
    'a step that is not there',
    (f) => (cards(f).from = ['kritik-denkpase']),
    `${inStep}„from“ (Aus) nennt „kritik-denkpase“, diesen Schritt gibt es nicht, gemeint ist wohl „kritik-denkpause“`,
  ],
  [
    'a later step',
    (f) => (cards(f).from = ['kritik-bepunkten']),
    `${inStep}„from“ (Aus) nennt „kritik-bepunkten“, dieser Schritt kommt nicht davor, richtig wäre ein früherer Schritt`,
  ],
  [
    'too many rules',
    (f) => critique(f).rules.push({ de: 'Noch eine.' }),
    `${inPhase}es sind 6 Einträge bei Regeln („rules“), höchstens 5 sind möglich`,
  ],
  [
    'a rule that is too long',
    (f) => (critique(f).rules[2].de = 'Eins zwei drei vier fünf sechs sieben acht neun zehn elf.'),
    `${inPhase}die Regel 3 „Eins zwei drei vier fünf sechs sieben ac…“ hat 11 Wörter, höchstens 10 sind im Saal gut zu lesen`,
  ],
  [
    'a text without German',
    (f) => delete critique(f).rules[2].de,
    `${inPhase}der deutsche Text bei Regeln („rules“), Eintrag 3 fehlt, richtig wäre zum Beispiel { "de": "Guten Abend" }`,
  ],
  [
    'an empty German text',
    (f) => (cards(f).question.de = ''),
    `${inStep}der deutsche Text bei Frage („question“) ist leer, bitte ergänzen`,
  ],
  [
    'a text without a language',
    (f) => (cards(f).question = 'Was stört?'),
    `${inStep}bei Frage („question“) fehlt die Sprache, richtig wäre { "de": "Was stört?" }`,
  ],
  [
    'a misspelt language',
    (f) => rename(cards(f).question, 'de-simple', 'de-simpel'),
    `${inStep}bei Frage („question“) gibt es das Feld „de-simpel“ nicht, gemeint ist wohl „de-simple“ (einfaches Deutsch)`,
  ],
  [
    'a language that is not built',
    (f) => (cards(f).question.fr = 'Quoi ?'),
    `${inStep}bei Frage („question“) gibt es das Feld „fr“ nicht, möglich sind „de“, „en“ oder „de-simple“`,
  ],
  [
    'a text of 100,000 characters',
    (f) => (cards(f).script.de = 'ä'.repeat(100_000)),
    `${inStep}der Text bei Sagen („script“, „de“) hat 100.000 Zeichen, höchstens 2.000 sind möglich`,
  ],
  [
    'a number as text',
    (f) => (cards(f).settings.maxPerPerson = '5'),
    `${inStep}bei Karten je Person („settings“, „maxPerPerson“) steht der Text „5“, richtig wäre eine Zahl ohne Anführungszeichen`,
  ],
  [
    'an empty step',
    (f) => (critique(f).steps[1] = null),
    `Phase 2 „Kritikphase“, Schritt 2: hier steht „null“, richtig wäre ein Block in geschweiften Klammern { }`,
  ],
  [
    'a phase without steps',
    (f) => (critique(f).steps = []),
    `${inPhase}bei Schritte („steps“) sind zu wenige Einträge, mindestens 1 gehören hinein`,
  ],
  [
    'another name for a variant that is not there',
    (f) => rename(critique(f).titles, 'kinder', 'kindr'),
    `${inPhase}bei „titles“ (Andere Titel) gibt es die Variante „kindr“ nicht, gemeint ist wohl „kinder“`,
  ],
  [
    'a German category',
    (f) => (f.category = 'partizipation'),
    'bei Kategorie („category“) steht „partizipation“, das gibt es nicht, gemeint ist wohl „participation“',
  ],
  [
    'a field too many at the top',
    (f) => (f.methode = {}),
    'das Feld „methode“ gibt es hier nicht, richtig wäre, es wegzulassen',
  ],
  ['a missing id', (f) => delete f.id, 'Kennung („id“) fehlt, bitte ergänzen'],
]

describe('one sentence says file, phase, step, what is wrong and what would be right', () => {
  test.each(faults)('%s', (_, change, reason) => {
    expect(sentenceFor(change)).toBe(`${start}${reason}.`)
  })
})

test('texts in a method file lose what nobody can see, and HTML is just text', () => {
  const file: any = JSON.parse(JSON.stringify(zukunftswerkstatt))
  cards(file).question.de = 'Was\u0000 st\u202eört\u202c <script>alert(1)</script>?'
  const read = readMethodFile(`\ufeff${JSON.stringify(file)}`, 'werkstatt.json')
  const step = read.ok ? read.method.phases[1]?.steps[1] : undefined
  expect(step?.question?.de).toBe('Was stört <script>alert(1)</script>?')
})

test('a file name or value cannot disguise the sentence', () => {
  const file: any = JSON.parse(JSON.stringify(zukunftswerkstatt))
  cards(file).block = `x\u202e${'\n<b>'.repeat(100)}`
  const read = readMethodFile(JSON.stringify(file), `\u202egnp.json\n${'x'.repeat(500)}`)
  const sentence = read.ok ? '' : read.sentence
  expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
  expect(sentence.length).toBeLessThan(400)
})
