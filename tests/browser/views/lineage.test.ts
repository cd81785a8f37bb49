/** The thread in a real browser: back from every measure, on from every card. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { changeMeasure } from '#documents/blocks/plan.ts'
import { addNeed } from '#documents/needs.ts'
import { exampleAt, heapsAt } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import Outcomes from '../../client/Outcomes.svelte'
import { faults, show, size } from '../../client/views.ts'

const step = 'verwirklichung-massnahmen'
const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeEach(() => size(1180, 820))

test('acceptance 5: every measure shows its source cards', async () => {
  const { workshop } = await show(AtStep, exampleAt(step))
  expect(workshop.measures).toHaveLength(5)
  for (const measure of workshop.measures) {
    await button(new RegExp(`${measure.title}\\s*vereinbart`)).click()
    await button('Woher kommt das?').click()
    const thread = page.getByRole('dialog')
    const { cards, clusters, sheets } = workshop.originOf(measure.id)
    expect(cards.some(({ kind }) => kind === 'critique')).toBe(true)
    const shown = () => thread.element().textContent.replace(/\s+/g, ' ')
    for (const { text, number } of cards) expect(shown()).toContain(`${number} ${text}`)
    for (const { cluster, dots } of clusters) {
      expect(shown()).toContain(`${cluster.title} ${dots === 1 ? '1 Punkt' : `${dots} Punkte`}`)
    }
    for (const { title } of sheets) expect(shown()).toContain(title)
    await userEvent.keyboard('{Escape}')
  }
})

test('the knots follow the evening: critique, heap, wish, idea, sketch, measure', async () => {
  const { workshop } = await show(AtStep, exampleAt(step))
  const [first] = workshop.measures
  await button(new RegExp(first?.title ?? '')).click()
  await button('Woher kommt das?').click()
  const names = page.getByRole('dialog').getByRole('heading', { level: 3 })
  await expect
    .poll(() => names.elements().map((one) => one.textContent))
    .toEqual(['Kritik', 'Stapel', 'Umgekehrt', 'Idee', 'Weitere Karten', 'Skizze', 'Maßnahme'])
  expect(await faults()).toEqual([])
})

test('a need from a survey becomes a measure with one tap, and stays its beginning', async () => {
  const { open } = heapsAt(step, [])
  const need = {
    text: 'Abends kommt niemand nach Hause.',
    finding: 'Wie zufrieden sind Sie mit dem Bus? schlecht: 24 von 40',
    survey: 'one',
    n: 40,
    explains: 'Der letzte Bus fährt um 18 Uhr.',
  }
  addNeed(open.initiative.doc, need)
  await show(AtStep, open)
  await button('„Abends kommt niemand nach Hause.“ als Maßnahme übernehmen').click()
  await button('Woher kommt das?').click()
  const thread = page.getByRole('dialog')
  await expect.element(thread.getByText(/24 von 40 \(n = 40\)/)).toBeVisible()
  await expect.element(thread.getByText('Der letzte Bus fährt um 18 Uhr.')).toBeVisible()
  const result = thread.getByRole('link', { name: /Ergebnis ansehen/ })
  await expect.element(result).toHaveAttribute('href', '/befragung/one/auswerten')
  expect(await faults()).toEqual([])
})

test('a measure from nowhere says so', async () => {
  const { open } = heapsAt(step, [])
  await show(AtStep, open)
  await page.getByRole('textbox', { name: 'Neue Maßnahme' }).fill('Einfach so')
  await userEvent.keyboard('{Enter}')
  await button('Woher kommt das?').click()
  await expect.element(page.getByText(/noch keine Karte verbunden/)).toBeVisible()
})

test('every card says what became of it, or since when it is open, and hears of changes', async () => {
  const open = exampleAt(step)
  const { workshop } = await show(Outcomes, open)
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text }).first()
  const taken = workshop.cards.find((card) => workshop.measuresOf(card.id).length === 1)
  const idle = workshop.cards.find((card) => workshop.measuresOf(card.id).length === 0)
  const [measure] = workshop.measuresOf(taken?.id ?? '')
  await expect.element(line(taken?.text ?? '')).toHaveTextContent(measure?.title ?? '')
  const [year, month, day] = (idle?.day ?? '').split('-')
  await expect
    .element(line(idle?.text ?? ''))
    .toHaveTextContent(`offen seit ${day}.${month}.${year}`)
  changeMeasure(open.initiative.doc, measure?.id ?? '', { state: 'withdrawn' })
  await expect.element(line(taken?.text ?? '')).toHaveTextContent('offen seit')
})
