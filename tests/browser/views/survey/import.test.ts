/** A questionnaire of another program: its report is read before anything is taken. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { ImportedSurvey } from '#state/survey/import.svelte.ts'
import AtImport from '../../../client/AtImport.svelte'
import { openTestHouse } from '../../../client/house.ts'
import { faults, size } from '../../../client/views.ts'
import village from '../../../samples/foreign-surveys/dorf.lss?raw'

const button = (name: string) => page.getByRole('button', { name, exact: true })
const input = () => document.querySelector<HTMLInputElement>('input[type=file]')

let taken: ImportedSurvey[] = []

beforeEach(async () => {
  taken = []
  await size(1180, 820)
  await render(AtImport, {
    props: { house: openTestHouse(), ontake: (survey: ImportedSurvey) => taken.push(survey) },
  })
  await button('Einlesen').click()
})
afterEach(() => size(1180, 820))

/** As the system hands over what was chosen. */
function choose(name: string, text: string): void {
  const chosen = new DataTransfer()
  chosen.items.add(new File([text], name))
  const field = input()
  if (!field) throw new Error('no field for a file')
  field.files = chosen.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

test('the report says what becomes of every question, and taking hands the questionnaire on', async () => {
  choose('dorf.lss', village)
  await expect
    .element(page.getByText('LimeSurvey: 30 Fragen, 2 Abschnitte, 2 Sprachen'))
    .toBeVisible()
  await expect
    .element(page.getByText('Die Sprache wählt man hier vor der ersten Frage.'))
    .toBeVisible()
  expect(taken).toEqual([])
  expect(await faults()).toEqual([])
  await button('So übernehmen').click()
  expect(taken).toHaveLength(1)
  expect(taken[0]?.title).toEqual({ de: 'Leben im Dorf' })
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('leaving it hands on nothing', async () => {
  choose('dorf.lss', village)
  await button('Nicht übernehmen').click()
  expect(taken).toEqual([])
})

test('a file that is no questionnaire is refused in one sentence, and another can be chosen', async () => {
  choose('brief.txt', 'Sehr geehrte Damen und Herren')
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Die Datei „brief.txt“ wurde nicht übernommen')
  await expect.element(button('Andere Datei wählen')).toBeVisible()
  choose('dorf.lss', village)
  await expect.element(page.getByRole('status').getByText('Leben im Dorf')).toBeVisible()
})

test('everything is reached by keyboard, and Escape leaves it', async () => {
  await expect.element(button('Datei wählen')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(taken).toEqual([])
})
