/** One-page sketches in a real browser: begun, filled, left open, found again. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { applyUpdate, encodeStateAsUpdate } from 'yjs'
import { withdrawSheet } from '#documents/blocks/sheet.ts'
import { workshopRecords } from '#documents/workshop.ts'
import '#views/fonts.css'
import Hall from '#views/hall/Hall.svelte'
import { at, exampleAt, heapsAt } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const step = 'verwirklichung-skizze'
const field = (name: RegExp | string) => page.getByLabelText(name).first()
const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeEach(() => size(1180, 820))

async function begin(title: string) {
  await page.getByRole('textbox', { name: 'Neue Skizze' }).fill(title)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveValue(title)
}

test('a new sketch starts from a heap and is linked to it', async () => {
  const { open, clusters } = heapsAt(step, ['Unterwegs sein'])
  await show(AtStep, open)
  await page.getByRole('textbox', { name: 'Neue Skizze' }).fill('Mitfahrbank')
  await field('Ausgehend von').selectOptions('Unterwegs sein')
  await button('Neue Skizze').click()
  await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveValue('Mitfahrbank')
  const { sheets, links } = workshopRecords(open.workshop.doc)
  const [sheet] = sheets.list()
  expect(links.list()).toEqual([{ from: sheet?.id, type: 'concretises', to: clusters[0] }])
  await page.getByText('Woher kommt die Skizze?').click()
  await button('Verbindung zu „Unterwegs sein“ lösen').click()
  expect(links.list()).toEqual([])
})

test('a sketch is complete tonight with title, first step, who and until when', async () => {
  const open = at(openTestWorkshop(), step)
  await show(AtStep, open)
  await begin('Mitfahrbank')
  await expect
    .element(page.getByText('Für heute fehlt noch: Erster Schritt, Wer macht mit?, Bis wann?.'))
    .toBeVisible()
  await field(/^Erster Schritt/).fill('Standort mit Bauhof klären')
  await field(/^Wer macht mit/).fill('Heimatverein')
  await field(/^Bis wann/).fill('2026-09-30')
  await userEvent.tab()
  await expect.element(page.getByText('Für heute ist alles da.')).toBeVisible()
  await expect.element(page.getByText(/Mittwoch, 30\.09\.2026/)).toBeVisible()
  await expect.element(button(/Mitfahrbank\s*für heute fertig/)).toBeVisible()
})

test('a keystroke is a draft, in the document only when the line is left, and there again after a crash', async () => {
  const open = at(openTestWorkshop(), step)
  const desk = await show(AtStep, open)
  await begin('Mitfahrbank')
  const sheet = () => workshopRecords(open.workshop.doc).sheets.list()[0]
  await field(/^Erster Schritt/).fill('Standort')
  await expect.poll(() => open.drafts.keys('field sheet')).toHaveLength(1)
  expect(sheet()?.fields).toEqual({})
  // The renderer is killed here: documents and drafts are as they are at this moment.
  const after = at(openTestWorkshop(), step)
  applyUpdate(after.workshop.doc, encodeStateAsUpdate(open.workshop.doc))
  const [key = ''] = await open.drafts.keys('field sheet')
  await after.drafts.write(key, (await open.drafts.read(key)) ?? '')
  await desk.unmount()
  await show(AtStep, after)
  await button(/Mitfahrbank/).click()
  await expect.element(field(/^Erster Schritt/)).toHaveValue('Standort')
  await expect.element(page.getByText('Wiederhergestellt, noch nicht übernommen')).toBeVisible()
  await field(/^Erster Schritt/).click()
  await page.getByRole('heading', { level: 1 }).click()
  await expect
    .poll(() => workshopRecords(after.workshop.doc).sheets.list()[0]?.fields)
    .toEqual({ firstStep: 'Standort' })
  await expect.poll(() => after.drafts.keys('field sheet')).toEqual([])
})

test('a day that does not exist is doubted in one sentence, and what stood there stays', async () => {
  const open = exampleAt(step)
  await show(AtStep, open)
  await button(/Übergangsteam/).click()
  const before = workshopRecords(open.workshop.doc).sheets.list()[0]?.fields.until
  const input = field(/^Bis wann/)
  await userEvent.click(input)
  await userEvent.keyboard('{Delete}')
  await page.getByRole('heading', { level: 1 }).click()
  await expect.element(page.getByText(/Diesen Tag gibt es nicht/)).toBeVisible()
  expect(workshopRecords(open.workshop.doc).sheets.list()[0]?.fields.until).toBe(before)
})

test('a day in the past is kept and doubted', async () => {
  const open = at(openTestWorkshop(), step)
  await show(AtStep, open)
  await begin('Mitfahrbank')
  await field(/^Bis wann/).fill('2020-01-01')
  await userEvent.tab()
  await expect.element(page.getByText(/liegt schon zurück/)).toBeVisible()
  expect(workshopRecords(open.workshop.doc).sheets.list()[0]?.fields.until).toBe('2020-01-01')
})

test('the inventory asks four questions of the same sheets', async () => {
  await show(AtStep, exampleAt('verwirklichung-bestand'))
  await button(/Schulkindpass/).click()
  for (const name of [
    /^Was gibt es schon/,
    /^Was brauchen wir/,
    /^Wer macht mit/,
    /^Stolpersteine/,
  ]) {
    await expect.element(field(name)).toBeVisible()
  }
})

test('a sketch in the trash is off the list until one tap brings it back, also after a reload', async () => {
  const open = exampleAt(step)
  const first = await show(AtStep, open)
  await button(/Seesommer/).click()
  await field(/^Erster Schritt/).fill('Verein fragen')
  await button('Skizze in den Papierkorb').click()
  await expect.poll(() => button(/^Seesommer/).elements()).toHaveLength(0)
  await expect.element(page.getByText(/^Skizze „Seesommer.*liegt im Papierkorb/)).toBeVisible()
  await first.unmount()
  await show(AtStep, open)
  await page.getByRole('button', { name: 'Papierkorb', exact: true }).click()
  await button(/Skizze „Seesommer.*zurückholen/).click()
  await userEvent.keyboard('{Escape}')
  await button(/^Seesommer/).click()
  await expect.element(field(/^Erster Schritt/)).toHaveValue('Verein fragen')
})

test('undo takes a sketch out of the trash, and nobody says any longer that it lies there', async () => {
  const { workshop } = await show(AtStep, exampleAt(step))
  await button(/Seesommer/).click()
  await button('Skizze in den Papierkorb').click()
  await expect.element(page.getByText(/liegt im Papierkorb/)).toBeVisible()
  workshop.history.undo()
  await expect.element(button(/^Seesommer/)).toBeVisible()
  expect(page.getByText(/liegt im Papierkorb/).elements()).toHaveLength(0)
})

test('a sketch that another window takes away keeps what is being written here', async () => {
  const open = exampleAt(step)
  const { workshop } = await show(AtStep, open)
  await button(/Seesommer/).click()
  await field(/^Erster Schritt/).fill('Verein fragen')
  const sheet = workshop.sheets.find(({ title }) => title.startsWith('Seesommer'))
  withdrawSheet(open.workshop.doc, sheet?.id ?? '')
  await expect.element(page.getByText(/in einem anderen Fenster weggenommen/)).toBeVisible()
  await userEvent.tab()
  await expect
    .poll(() => workshop.trash.sheets.map(({ fields }) => fields.firstStep))
    .toEqual(['Verein fragen'])
})

test('markup and invisible characters stay text, and a title cannot be emptied', async () => {
  const open = at(openTestWorkshop(), step)
  await show(AtStep, open)
  await begin('<b>Bank</b>')
  await page.getByRole('textbox', { name: 'Titel' }).fill('   ')
  await userEvent.tab()
  await expect.element(page.getByRole('textbox', { name: 'Titel' })).toHaveValue('<b>Bank</b>')
  await field(/^Erster Schritt/).fill('Holz\u202E\u0000 besorgen')
  await userEvent.tab()
  await expect
    .poll(() => workshopRecords(open.workshop.doc).sheets.list()[0]?.fields.firstStep)
    .toBe('Holz besorgen')
})

test('the hall sees titles and first steps, page by page, never cut off', async () => {
  await size(1280, 720)
  const open = exampleAt(step)
  const { workshop } = await show(Hall, open)
  await expect.element(page.getByText('Übergangsteam Kita–Schule')).toBeVisible()
  await expect.element(page.getByText('Seite 1 von 2')).toBeVisible()
  workshop.hall.show({ page: 1 })
  await expect.element(page.getByText('Seesommer für Schulanfänger')).toBeVisible()
  const picture = document.querySelector('.picture')
  expect(picture?.scrollHeight).toBeLessThanOrEqual(picture?.clientHeight ?? 0)
  expect(await faults()).toEqual([])
})

for (const [width, height, text] of [
  [1180, 820, 100],
  [390, 844, 100],
  [320, 640, 200],
] as const) {
  test(`axe finds nothing, and nothing is cut off, at ${width} × ${height} and ${text} % text`, async () => {
    await size(width, height, text)
    await show(AtStep, exampleAt(step))
    await expect.element(button(/Übergangsteam/)).toBeVisible()
    expect(await faults()).toEqual([])
    await button(/Übergangsteam/).click()
    expect(await faults()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    for (const input of document.querySelectorAll('input, textarea, select')) {
      expect(input.getBoundingClientRect().right).toBeLessThanOrEqual(width)
    }
  })
}
