/** Answers from a table: matched, reported, sealed only when told, once only, and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  answersOf,
  button,
  heading,
  runSurvey,
  stopSurvey,
  type Running,
} from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

let running: Running

beforeEach(async () => {
  await size(1180, 820)
  running = await runSurvey()
  running.house.router.go({ screen: 'entry', survey: running.survey })
  await expect.element(heading('Antworten eingeben')).toBeVisible()
  await button('Antworten aus einer Tabelle').click()
  await expect.element(button('Datei wählen')).toBeVisible()
})
afterEach(() => size(1180, 820))

/** As the system hands over what was chosen. */
function choose(name: string, content: BlobPart): void {
  const chosen = new DataTransfer()
  chosen.items.add(new File([content], name))
  const field = document.querySelector<HTMLInputElement>('dialog[open] input[type=file]')
  if (!field) throw new Error('no field for a file')
  field.files = chosen.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

const kept = () => answersOf(running.device, running.survey)
const table =
  '\uFEFFkinder;anzahl;Was wünschen Sie sich?;Bemerkung;Tag\n' +
  'ja;1,5;Mehr Grün für Große;x;3.5.2026\n' +
  'nein;;kein Wort;y;4.5.2026\n' +
  "ja;2;'=1+1;z;40.5.2026\n"

/** Windows-1252 of a text without signs beyond Latin-1. */
const windows = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

test('nothing is kept before it is told, then each row once', async () => {
  choose('antworten.csv', table)
  await expect.element(page.getByText('2 Zeilen werden Antworten')).toBeVisible()
  await expect.element(page.getByText('1 Zeile abgelehnt')).toBeVisible()
  await expect.element(page.getByText('Zeile 4:')).toBeVisible()
  await expect.element(page.getByRole('cell', { name: 'Mehr Grün für Große' })).toBeVisible()
  expect(await faults()).toEqual([])
  expect(await kept()).toEqual([])
  await button('2 Antworten übernehmen').click()
  await expect.element(page.getByText('2 Antworten übernommen.')).toBeVisible()
  await expect.element(button('Fertig')).toHaveFocus()
  const first = (await kept()).find(({ day }) => day === '2026-05-03')
  expect(first?.channel).toBe('paper')
  expect(first?.answers).toMatchObject({ kinder: { value: true }, anzahl: { value: 1.5 } })
  expect(await kept()).toHaveLength(2)

  await button('Fertig').click()
  await button('Antworten aus einer Tabelle').click()
  choose('noch-einmal.csv', table)
  await expect.element(page.getByText(/Diese Datei wurde schon eingelesen/)).toBeVisible()
  await expect.element(button(/Antworten übernehmen/)).not.toBeInTheDocument()
  expect(await kept()).toHaveLength(2)
})

test('what was taken over just now is taken back, and can come again', async () => {
  choose('antworten.csv', table)
  await button('2 Antworten übernehmen').click()
  await button('Wieder zurücknehmen').click()
  await expect.element(page.getByText(/^Zurückgenommen/)).toBeVisible()
  expect((await kept()).filter(({ trial }) => trial !== true)).toEqual([])
  await button('Fertig').click()
  await button('Antworten aus einer Tabelle').click()
  choose('antworten.csv', table)
  await button('2 Antworten übernehmen').click()
  await expect.element(page.getByText('2 Antworten übernommen.')).toBeVisible()
  expect((await kept()).filter(({ trial }) => trial !== true)).toHaveLength(2)
})

/** A table of as many rows as it takes to stop in the middle. */
const long = `kinder;anzahl\n${Array.from({ length: 1500 }, (_, at) => `ja;${String(at / 100)}`).join('\n')}\n`
const counting = async () => (await kept()).filter(({ trial }) => trial !== true)
const bar = () => document.querySelector<HTMLProgressElement>('dialog[open] progress')

test.for([
  ['the button', () => button('Abbrechen').click()],
  ['Escape', () => userEvent.keyboard('{Escape}')],
] as const)('stopped in the middle by %s, nothing is kept and it says so', async ([, stop]) => {
  choose('viele.csv', long)
  await button('1.500 Antworten übernehmen').click()
  await expect.poll(() => bar()?.value ?? 0).toBeGreaterThan(0)
  await stop()
  await expect
    .element(page.getByText('Abgebrochen. Es wurde nichts übernommen.'), { timeout: 30_000 })
    .toBeVisible()
  expect(await counting()).toEqual([])
  await button('Fertig').click()
  await button('Antworten aus einer Tabelle').click()
  choose('viele.csv', long)
  await expect.element(button('1.500 Antworten übernehmen')).toBeVisible()
})

test('a survey that was ended meanwhile takes nothing, and says so in one sentence', async () => {
  choose('antworten.csv', table)
  await expect.element(button('2 Antworten übernehmen')).toBeVisible()
  await stopSurvey(running)
  // What was read still stands there, whatever else has changed.
  await button('2 Antworten übernehmen').click()
  await expect
    .element(page.getByText('Die Befragung wurde inzwischen beendet. Es wurde nichts übernommen.'))
    .toBeVisible()
  expect(await kept()).toEqual([])
})

test('rows that stand there twice are named, and each counts once', async () => {
  choose('doppelt.csv', 'kinder;anzahl\nja;2\nnein;\nja;2\nja;2\n')
  await expect.element(page.getByText(/^2 Zeilen stehen genauso schon weiter oben/)).toBeVisible()
  await button('4 Antworten übernehmen').click()
  await expect.element(page.getByText('4 Antworten übernommen.')).toBeVisible()
  const ids = (await kept()).map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
})

test('numbers are shown as they are written here, and a question with its boxes lacks its words alone', async () => {
  choose('kaesten.csv', 'kinder;wege/rad;anzahl\nja;1;1,5\n')
  await expect.element(page.getByRole('cell', { name: '1,5' })).toBeVisible()
  const lacking = page.getByRole('paragraph').filter({ hasText: /^Fragen ohne Spalte/ })
  await expect.element(lacking).toHaveTextContent('Wie kommen Sie zur Kita?: Sonstiges')
})

test('a column is changed by hand, and umlauts of Windows are read', async () => {
  choose('alt.csv', windows('kinder;Wünsche\nja;Müll und Spaß\nnein;egal\n'))
  await expect.element(page.getByText(/als Windows-Text gelesen/)).toBeVisible()
  await page.getByRole('combobox', { name: /^Wünsche/ }).selectOptions('Was wünschen Sie sich?')
  await expect.element(page.getByRole('cell', { name: 'Müll und Spaß' })).toBeVisible()
  await page.getByLabelText(/Weitere Zeichen/).fill('egal')
  await button('2 Antworten übernehmen').click()
  await expect.element(page.getByText('2 Antworten übernommen.')).toBeVisible()
  const words = (await kept()).map(({ answers }) => answers['worte'])
  expect(words).toContainEqual({ value: 'Müll und Spaß' })
  expect(words).toContainEqual({ missing: 'skipped' })
})

test.for([
  ['ein.pdf', 'kinder\nja\n', /keine CSV-Datei/],
  ['offen.csv', 'kinder;worte\nja;"nie zu\nnein;x\n', /Anführungszeichen/],
  ['viel.csv', `kinder\n${'ja\n'.repeat(1_000_000)}`, /mehr als 50.000 Zeilen/],
] as const)('%s is refused in one sentence and keeps nothing', async ([name, text, sentence]) => {
  choose(name, text)
  await expect.element(page.getByText(sentence)).toBeVisible()
  expect(await kept()).toEqual([])
})
