/** Answers from a table: matched, reported, sealed only when told, once only, and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answersOf, button, heading, runSurvey, type Running } from '../../../client/asking.ts'
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
