/** The one Papierkorb of an evening in a real browser: every kind in it, on every surface that has the door. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { withdrawCard } from '#documents/blocks/cards.ts'
import { dissolveCluster, mergeClusters } from '#documents/blocks/clusters.ts'
import { withdrawMeasure, withdrawTask } from '#documents/blocks/plan.ts'
import { withdrawSheet } from '#documents/blocks/sheet.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import { workshopRecords } from '#documents/workshop.ts'
import '#views/fonts.css'
import { at, exampleAt, heapsAt } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const door = () => page.getByRole('button', { name: 'Papierkorb', exact: true })

beforeEach(() => size(1180, 820))

/** The example with one thing of each kind taken away. */
function withTrash(step: string) {
  const open = exampleAt(step)
  const { contributions, sheets } = workshopRecords(open.workshop.doc)
  const { measures, tasks } = initiativeRecords(open.initiative.doc)
  const [measure, other] = measures.list()
  withdrawCard(open.workshop.doc, contributions.list()[0]?.id ?? '')
  withdrawSheet(open.workshop.doc, sheets.list()[0]?.id ?? '')
  withdrawMeasure(open.initiative.doc, measure?.id ?? '')
  const task = tasks.list().find((one) => one.measure === measure?.id)
  const lone = tasks.list().find((one) => one.measure === other?.id)
  for (const one of [task, lone]) withdrawTask(open.initiative.doc, one?.id ?? '')
  return { open, measure, task }
}

const headings = () =>
  page
    .getByRole('heading', { level: 3 })
    .elements()
    .map((heading) => heading.textContent)

test.each([
  ['kritik-karten', ['Karten', 'Skizzen', 'Maßnahmen', 'Aufgaben']],
  ['verwirklichung-skizze', ['Skizzen', 'Karten', 'Maßnahmen', 'Aufgaben']],
  ['verwirklichung-massnahmen', ['Maßnahmen', 'Aufgaben', 'Karten', 'Skizzen']],
  ['abschluss-verabredung', ['Maßnahmen', 'Aufgaben', 'Karten', 'Skizzen']],
])('at %s the same trash opens, what belongs there first', async (step, order) => {
  await show(AtStep, withTrash(step).open)
  await door().click()
  await expect.element(page.getByRole('heading', { name: 'Papierkorb' })).toBeVisible()
  expect(headings()).toEqual(order)
  expect(await faults()).toEqual([])
})

test('a task brings its measure along, and the trash says so', async () => {
  const { open, measure, task } = withTrash('verwirklichung-massnahmen')
  const { workshop } = await show(AtStep, open)
  await door().click()
  await button(`Aufgabe „${task?.what ?? ''}“ zurückholen`).click()
  await expect
    .element(page.getByRole('dialog').getByRole('status'))
    .toHaveTextContent(
      `Aufgabe „${task?.what ?? ''}“ und Maßnahme „${measure?.title ?? ''}“ sind wieder da.`,
    )
  expect(workshop.measures.map(({ id }) => id)).toContain(measure?.id)
  expect(workshop.trash.tasks).toHaveLength(1)
})

test('a dissolved heap comes back with its name and its cards; a merged one is no trash', async () => {
  const { open, clusters } = heapsAt('kritik-clustern', ['Unterwegs', 'Lernen', 'Essen'])
  const [away = '', merged = '', into = ''] = clusters
  mergeClusters(open.workshop.doc, merged, into)
  const { workshop } = await show(AtStep, open)
  await expect.element(door()).not.toBeInTheDocument()
  dissolveCluster(open.workshop.doc, away)
  await door().click()
  await expect.element(page.getByText('Unterwegs · 1 Karte')).toBeVisible()
  expect(button(/zurückholen$/).elements()).toHaveLength(1)
  await button('Stapel „Unterwegs“ zurückholen').click()
  await userEvent.keyboard('{Escape}')
  await expect.element(door()).not.toBeInTheDocument()
  const heap = workshop.heaps(workshop.cards).find(({ clusterId }) => clusterId === away)
  expect(heap).toMatchObject({ title: 'Unterwegs', cards: [{ text: 'Karte 1' }] })
})

test('markup in what was taken away stays text', async () => {
  const open = at(openTestWorkshop(), 'verwirklichung-massnahmen')
  await show(AtStep, open)
  const title = '<img src=x onerror="document.title=1">'
  await page.getByRole('textbox', { name: 'Neue Maßnahme' }).fill(title)
  await userEvent.keyboard('{Enter}')
  await button('Maßnahme in den Papierkorb').click()
  await door().click()
  await expect.element(page.getByRole('dialog').getByText(title)).toBeVisible()
  expect(document.querySelector('dialog img')).toBeNull()
})

for (const [width, height, text] of [
  [390, 844, 100],
  [320, 640, 200],
] as const) {
  test(`axe finds nothing, and nothing is cut off, at ${width} × ${height} and ${text} % text`, async () => {
    await size(width, height, text)
    await show(AtStep, withTrash('verwirklichung-massnahmen').open)
    await page.getByRole('list', { name: 'Maßnahmen' }).getByRole('button').first().click()
    await door().click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(await faults()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    const dialog = document.querySelector('dialog[open]')
    expect(dialog?.scrollWidth).toBeLessThanOrEqual(dialog?.clientWidth ?? 0)
  })
}
