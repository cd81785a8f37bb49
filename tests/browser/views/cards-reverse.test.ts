/** Umkehrung: from the critique that got the most dots to wishes, with links that stay. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addCards } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import { handInTally, makePoll } from '#documents/blocks/poll.ts'
import { closePoll } from '#documents/course.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { at } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { evening, faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

beforeEach(() => size(1180, 820))

const button = (name: string | RegExp) => page.getByRole('button', { name })
const links = (workshop: Workshop) => workshop.links.map(({ from, type, to }) => [from, type, to])

/** Five heaps of two cards each; with `dots`, the poll is closed. */
function critique(dots?: number[]): { open: OpenWorkshop; ids: string[] } {
  const open = at(openTestWorkshop(), 'phantasie-umkehren')
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  const doc = open.workshop.doc
  const texts = Array.from({ length: 10 }, (_, index) => `Kritik ${index + 1}`)
  const ids = addCards(
    doc,
    texts.map((text) => ({ ...card, text })),
  )
  const titles = ['Bus', 'Zeit', 'Räume', 'Essen', 'Eltern']
  const clusters = titles.map((title, index) =>
    addCluster(doc, 'kritik-clustern', ids.slice(index * 2, index * 2 + 2), title),
  )
  if (dots) {
    const options = clusters.map((source, index) => ({
      id: `o${index}`,
      title: titles[index] ?? '',
      source,
    }))
    const poll = makePoll(doc, {
      step: 'kritik-bepunkten',
      question: '',
      activity: 'dots',
      options,
      dotsPerPerson: 3,
      mostPerOption: 2,
    })
    const totals = Object.fromEntries(dots.map((count, index) => [`o${index}`, count]))
    handInTally(doc, { poll, totals, voters: 10, unused: 0 })
    closePoll(open.conduct.doc, poll, evening)
  }
  return { open, ids }
}

const heaps = () =>
  page
    .getByRole('navigation', { name: 'Kritik' })
    .getByRole('heading')
    .elements()
    .map((heading) => heading.textContent)

test('only the heaps with the most dots are here, and ties go on together', async () => {
  await show(AtStep, critique([1, 9, 5, 5, 0]).open)
  await expect.poll(heaps).toEqual(['2 · Zeit', '3 · Räume', '4 · Essen'])
  await expect.element(page.getByText('Die 3 Stapel mit den meisten Punkten.')).toBeVisible()
})

test('without a closed poll all heaps are here, and a sentence says why', async () => {
  await show(AtStep, critique().open)
  await expect.poll(heaps).toHaveLength(5)
  await expect.element(page.getByText(/noch keine geschlossene Bepunktung/)).toBeVisible()
})

test('one critique becomes several wishes by keyboard alone; a link can be taken back', async () => {
  const { open, ids } = critique([5, 4, 3, 0, 0])
  const { workshop } = await show(AtStep, open)
  const focus = () => document.activeElement
  await expect.element(page.getByText('Noch 6 offen')).toBeVisible()
  const named = () => focus()?.getAttribute('aria-current') === 'true'
  for (let tabs = 0; tabs < 12 && !named(); tabs += 1) await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(button(/Kritik 2/)).toHaveAttribute('aria-current', 'true')
  const isField = () => focus()?.tagName === 'TEXTAREA'
  for (let tabs = 0; tabs < 20 && !isField(); tabs += 1) await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('Alle kommen abends nach Hause{Enter}Es gibt einen Rufbus{Enter}')
  await expect.poll(() => links(workshop)).toHaveLength(2)
  expect(new Set(workshop.links.map(({ to }) => to))).toEqual(new Set([ids[1]]))
  await expect.element(page.getByText('2 Wünsche')).toBeVisible()
  await expect.element(page.getByText('Noch 5 offen')).toBeVisible()
  expect(workshop.cards.slice(-2).map(({ kind, step }) => [kind, step])).toEqual([
    ['wish', 'phantasie-umkehren'],
    ['wish', 'phantasie-umkehren'],
  ])
  await button('Verbindung zu Wunsch 12 lösen').click()
  await expect.poll(() => links(workshop)).toHaveLength(1)
  expect(workshop.cards).toHaveLength(12)
  expect(await faults()).toEqual([])
})

test('the prompts ask another question and the hall sees the critique that is turned', async () => {
  const { open, ids } = critique([5, 4, 3, 0, 0])
  const { workshop } = await show(AtStep, open)
  await button('Was brauchen wir?').click()
  const field = page.getByRole('textbox', { name: 'Was brauchen wir, damit es anders wird?' })
  await expect.element(field).toHaveFocus()
  await expect.poll(() => workshop.hall.current.highlight).toBe(ids[0])
  await button('Nächste Kritik').click()
  await expect.poll(() => workshop.hall.current.highlight).toBe(ids[1])
})

test('what is written for one critique waits there while another is turned', async () => {
  const { open } = critique([5, 4, 3, 0, 0])
  await show(AtStep, open)
  const field = page.getByRole('textbox', { name: 'Was wäre das Gegenteil?' })
  await field.fill('Ein Rufbus')
  await button('Nächste Kritik').click()
  await expect.element(field).toHaveValue('')
  await button('Vorige Kritik').click()
  await expect.element(field).toHaveValue('Ein Rufbus')
})

test('loses nothing at 320 px and at 200 % text', async () => {
  await show(AtStep, critique().open)
  for (const [width, text] of [
    [320, 100],
    [820, 200],
  ] as const) {
    await size(width, 844, text)
    await expect.poll(() => document.documentElement.scrollWidth <= width).toBe(true)
    await expect.element(button('Wunsch hinzufügen')).toBeVisible()
  }
})
