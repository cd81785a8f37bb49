/** Sorting cards by keyboard, tap and drag, on the wall and in the list; nothing needs dragging. */
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addCards } from '#documents/blocks/cards.ts'
import { addCluster, cardsOfCluster, putIntoCluster } from '#documents/blocks/clusters.ts'
import type { OpenWorkshop } from '#documents/ports.ts'
import { workshopRecords } from '#documents/workshop.ts'
import Run from '#views/workshop/Run.svelte'
import type { Workshop } from '#state/workshop.svelte.ts'
import { at } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

beforeEach(() => size(1180, 820))

const button = (name: string | RegExp) => page.getByRole('button', { name })
const option = (name: RegExp) => page.getByRole('option', { name })
const doc = (workshop: Workshop) => workshop.docs.workshop

function wallWith(count: number, step = 'kritik-clustern'): { open: OpenWorkshop; ids: string[] } {
  const open = at(openTestWorkshop(), step)
  const card = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const
  const texts = Array.from({ length: count }, (_, index) => `Gedanke ${index + 1}`)
  const ids = addCards(
    open.workshop.doc,
    texts.map((text) => ({ ...card, text })),
  )
  return { open, ids }
}

const focused = () => (document.activeElement as HTMLElement | null)?.dataset['key'] ?? ''
const keys = async (text: string) => {
  await userEvent.keyboard(text)
}

/** How many cards lie in each heap, and how many lie loose. */
function heapsOf(workshop: Workshop): number[] {
  return workshop.heaps(workshop.cards).map((heap) => heap.cards.length)
}

async function tabToWall(): Promise<void> {
  for (let tabs = 0; tabs < 20 && focused() === ''; tabs += 1) await keys('{Tab}')
  expect(focused()).not.toBe('')
}

describe('on the wall', () => {
  test('acceptance 4: 60 cards are clustered by keyboard alone', { timeout: 120_000 }, async () => {
    const { open, ids } = wallWith(60)
    const { workshop } = await show(AtStep, open)
    await expect.element(option(/^Kritik Nr\. 1 /)).toBeVisible()
    await tabToWall()
    await keys('{ArrowDown}')
    await expect.poll(focused).toBe(`loose|${ids[0] ?? ''}`)
    for (let index = 0; index < 60; index += 1) {
      const heap = index % 6
      const left = workshop.heaps(workshop.cards).at(-1)?.cards ?? []
      await expect.poll(focused).toBe(`loose|${left[0]?.id ?? ''}`)
      if (index < 6) await keys('n')
      else await keys(` ${'{PageDown}'.repeat(heap + 1)}{Enter}`)
      await expect.poll(() => heapsOf(workshop).at(-1)).toBe(59 - index)
    }
    expect(heapsOf(workshop)).toEqual([10, 10, 10, 10, 10, 10, 0])
    const said = page.getByRole('status').filter({ hasText: 'Karte 60' })
    await expect.element(said).toHaveTextContent('Karte 60 liegt jetzt in Stapel 6.')
  })

  test('a heap is named where it lies, and its menu opens with M', async () => {
    const { open, ids } = wallWith(3)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2))
    const { workshop } = await show(AtStep, open)
    await tabToWall()
    await keys('{PageDown}{Enter}')
    await expect.element(page.getByRole('textbox', { name: 'Name des Stapels' })).toHaveFocus()
    await keys('Unterwegs sein{Enter}')
    await expect.poll(() => workshop.clusters[0]?.title).toBe('Unterwegs sein')
    await expect.poll(focused).toBe(workshop.clusters[0]?.id)
    await keys('m')
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await button('Stapel auflösen').click()
    await expect.poll(() => heapsOf(workshop)).toEqual([3])
    await button('Rückgängig').click()
    await expect.poll(() => heapsOf(workshop)).toEqual([2, 1])
  })

  test('tap a card, then tap the heap; the wall stays where it is', async () => {
    const { open, ids } = wallWith(8)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 1), 'Bus')
    const { workshop } = await show(AtStep, open)
    await expect.element(option(/^Kritik Nr\. 2 /)).toBeVisible()
    const plane = () => document.querySelector<HTMLElement>('.pan')?.style.transform
    const before = plane()
    await option(/^Kritik Nr\. 2 /).click()
    await expect.element(option(/^Kritik Nr\. 2 /)).toHaveAttribute('aria-selected', 'true')
    await option(/^Kritik Nr\. 4 /).click()
    await expect.element(page.getByText('2 Karten ausgewählt')).toBeVisible()
    await button('1 · Bus, 1 Karte').click()
    await expect.poll(() => heapsOf(workshop)).toEqual([3, 5])
    expect(plane()).toBe(before)
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Bus' }))
      .toHaveTextContent('2 Karten liegen jetzt in Bus.')
  })

  test('a card is dragged onto a heap, and onto empty space for a new one', async () => {
    const { open, ids } = wallWith(4)
    const bus = addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 1), 'Bus')
    const { workshop } = await show(AtStep, open)
    const heap = page.getByRole('region', { name: 'Bus, 1 Karte' })
    await userEvent.dragAndDrop(option(/^Kritik Nr\. 2 /), heap)
    await expect.poll(() => cardsOfCluster(doc(workshop), bus)).toEqual(ids.slice(0, 2))
    const wall = page.getByRole('group', { name: 'Wand mit Stapeln und Karten' })
    const { width } = wall.element().getBoundingClientRect()
    const corner = { x: width / 2, y: 70 }
    await userEvent.dragAndDrop(option(/^Kritik Nr\. 4 /), wall, { targetPosition: corner })
    await expect.poll(() => heapsOf(workshop)).toEqual([2, 1, 1])
  })

  test('a disputed card lies in both heaps and says so', async () => {
    const { open, ids } = wallWith(3)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2), 'Bus')
    addCluster(open.workshop.doc, 'kritik-clustern', [], 'Zeit')
    const { workshop } = await show(AtStep, open)
    await option(/^Kritik Nr\. 1 /).click()
    await button('Verschieben nach …').click()
    await page.getByRole('checkbox', { name: /Auch dort/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '2 · Zeit' }).click()
    await expect.poll(() => heapsOf(workshop)).toEqual([2, 1, 1])
    await expect.element(option(/auch in Zeit/)).toBeVisible()
    await expect.element(option(/auch in Bus/)).toBeVisible()
  })

  test('heaps are merged, split and put in another order', async () => {
    const { open, ids } = wallWith(6)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 3), 'Bus')
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(3, 5), 'Wege')
    const { workshop } = await show(AtStep, open)
    const titles = () => workshop.clusters.map((cluster) => cluster.title)
    await tabToWall()
    await keys('{PageDown}{PageDown}m')
    await button('Weiter nach vorn').click()
    await expect.poll(titles).toEqual(['Wege', 'Bus'])
    await page.getByRole('combobox', { name: 'Zusammenlegen mit …' }).selectOptions('2 · Bus')
    await button('Zusammenlegen').click()
    await expect.poll(titles).toEqual(['Bus'])
    expect(heapsOf(workshop)).toEqual([5, 1])
    await option(/^Kritik Nr\. 5 /).click()
    await button('Bus bearbeiten').click()
    await button('Auswahl abtrennen (1 Karte)').click()
    await expect.poll(() => heapsOf(workshop)).toEqual([4, 1, 1])
  })

  test('a sorted wall opens with its heaps in sight, not with an empty zone', async () => {
    const { open, ids } = wallWith(38)
    const doc = open.workshop.doc
    for (let heap = 0; heap < 8; heap += 1) {
      const last = heap === 7 ? 38 : heap * 4 + 4
      addCluster(doc, 'kritik-clustern', ids.slice(heap * 4, last), `Stapel ${heap + 1}`)
    }
    await show(AtStep, open)
    await expect.element(option(/^Kritik Nr\. 1 /)).toBeVisible()
    const wall = page.getByRole('group', { name: 'Wand mit Stapeln und Karten' }).element()
    const frame = wall.getBoundingClientRect()
    const box = (name: RegExp) =>
      page.getByRole('region', { name }).element().getBoundingClientRect()
    const first = box(/^Stapel 1, /)
    expect(first.left).toBeGreaterThanOrEqual(frame.left)
    expect(first.right).toBeLessThanOrEqual(frame.left + frame.width / 2)
    expect(box(/^Stapel 2, /).right).toBeLessThanOrEqual(frame.right)
    const loose = page.getByRole('region', { name: /^Lose Karten/ }).elements()
    for (const zone of loose) {
      expect(zone.getBoundingClientRect().width).toBeLessThanOrEqual(first.width)
    }
  })

  test('a card that still lies loose keeps its zone no wider than it needs', async () => {
    const { open, ids } = wallWith(38)
    const doc = open.workshop.doc
    addCluster(doc, 'kritik-clustern', ids.slice(0, 20), 'Bus')
    addCluster(doc, 'kritik-clustern', ids.slice(20, 37), 'Zeit')
    await show(AtStep, open)
    await expect.element(option(/^Kritik Nr\. 38 /)).toBeVisible()
    const width = (name: RegExp) =>
      page.getByRole('region', { name }).element().getBoundingClientRect().width
    expect(width(/^Lose Karten/)).toBeLessThan(width(/^Bus/))
    await expect.element(option(/^Kritik Nr\. 1 /)).toBeVisible()
    const wall = page.getByRole('group', { name: 'Wand mit Stapeln und Karten' }).element()
    const heap = page.getByRole('region', { name: /^Bus/ }).element().getBoundingClientRect()
    expect(heap.right).toBeLessThanOrEqual(wall.getBoundingClientRect().right)
  })

  test('only what is in sight is drawn, and the arrows bring the rest', async () => {
    const { open } = wallWith(1000)
    await show(Run, open)
    await expect.element(option(/^Kritik Nr\. 1 /)).toBeVisible()
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(260)
    await tabToWall()
    const from = focused()
    await keys('{ArrowDown}'.repeat(12))
    await expect.poll(() => focused() !== from && focused() !== '').toBe(true)
    const isInSight = () => {
      const box = document.activeElement?.getBoundingClientRect()
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
    }
    await expect.poll(isInSight).toBe(true)
  })

  test('axe finds nothing on the wall, with a choice, and in its dialogs', async () => {
    const { open, ids } = wallWith(12)
    const bus = addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 3), 'Bus')
    addCluster(open.workshop.doc, 'kritik-clustern', [], '')
    putIntoCluster(open.workshop.doc, ids[5] ?? '', bus)
    await show(AtStep, open)
    await option(/^Kritik Nr\. 7 /).click()
    expect(await faults()).toEqual([])
    await button('Verschieben nach …').click()
    expect(await faults()).toEqual([])
    await keys('{Escape}')
    await button('Bus bearbeiten').click()
    expect(await faults()).toEqual([])
    await keys('{Escape}')
    await button('Alles zeigen').click()
    expect(await faults()).toEqual([])
  })
})

describe('in the list', () => {
  test('acceptance 4: 60 cards are clustered by keyboard alone', { timeout: 120_000 }, async () => {
    const { open, ids } = wallWith(60)
    for (const title of ['Bus', 'Zeit', 'Räume', 'Essen', 'Eltern', 'Sprache']) {
      addCluster(open.workshop.doc, 'kritik-clustern', [], title)
    }
    const { workshop } = await show(AtStep, open)
    const name = () => document.activeElement?.getAttribute('aria-label') ?? ''
    const named = () => document.activeElement?.textContent.trim() ?? ''
    for (let tabs = 0; tabs < 8 && named() !== 'Liste'; tabs += 1) await keys('{Tab}')
    await keys('{Enter}')
    await expect.element(page.getByRole('heading', { name: /^Lose Karten/ })).toBeVisible()
    for (let tabs = 0; tabs < 12 && !name().startsWith('Karte 1 versch'); tabs += 1) {
      await keys('{Tab}')
    }
    for (let index = 0; index < 60; index += 1) {
      await expect.poll(name).toBe(`Karte ${index + 1} verschieben nach …`)
      await keys('{Enter}')
      const dialog = page.getByRole('dialog')
      await expect.element(dialog).toBeVisible()
      const wanted = `${(index % 6) + 1} ·`
      for (let tabs = 0; tabs < 12 && !named().startsWith(wanted); tabs += 1) await keys('{Tab}')
      await keys('{Enter}')
      await expect.poll(() => heapsOf(workshop).at(-1)).toBe(59 - index)
    }
    expect(heapsOf(workshop)).toEqual([10, 10, 10, 10, 10, 10, 0])
    expect(cardsOfCluster(doc(workshop), workshop.clusters[0]?.id ?? '')[0]).toBe(ids[0])
  })

  test('shows the same heaps with number, kind and text, and axe finds nothing', async () => {
    const { open, ids } = wallWith(5)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2), 'Bus')
    const { workshop } = await show(AtStep, open)
    await button('Liste').click()
    const heap = page.getByRole('region', { name: '1 · Bus' })
    await expect.element(heap.getByText('Gedanke 2')).toBeVisible()
    await expect.element(heap.getByText('Kritik').first()).toBeVisible()
    expect(await faults()).toEqual([])
    for (const number of [3, 5]) {
      await page.getByRole('checkbox', { name: `Karte ${number} auswählen` }).click()
    }
    await button('Neuer Stapel').click()
    await expect.poll(() => heapsOf(workshop)).toEqual([2, 2, 1])
  })

  test('loses nothing at 320 px and at 200 % text', async () => {
    const { open, ids } = wallWith(5)
    addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2), 'Nachmittagsbetreuung')
    await show(AtStep, open)
    await button('Liste').click()
    for (const [width, text] of [
      [320, 100],
      [640, 200],
    ] as const) {
      await size(width, 720, text)
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
      const box = button('Karte 3 verschieben nach …').element().getBoundingClientRect()
      expect(box.left >= 0 && box.right <= width).toBe(true)
    }
  })
})

describe('naming', () => {
  test('goes from heap to heap by Enter, and the hall sees the heap that is named', async () => {
    const { open, ids } = wallWith(4, 'kritik-benennen')
    const one = addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 2))
    const other = addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(2))
    const { workshop } = await show(AtStep, open)
    await expect.poll(() => workshop.hall.current.highlight).toBe(one)
    await page.getByRole('textbox', { name: 'Name für Stapel 1 von 2' }).fill('Unterwegs sein')
    await keys('{Enter}')
    await expect.poll(() => workshop.hall.current.highlight).toBe(other)
    await page.getByRole('textbox', { name: 'Name für Stapel 2 von 2' }).fill('Zeit')
    await keys('{Enter}')
    await expect
      .poll(() => workshop.clusters.map((cluster) => cluster.title))
      .toEqual(['Unterwegs sein', 'Zeit'])
    await expect.element(page.getByText('Alle Stapel haben einen Namen.')).toBeVisible()
    expect(await faults()).toEqual([])
  })
})

test('two windows that sort at once agree, and no card is lost', async () => {
  const { open, ids } = wallWith(4)
  const { workshop } = await show(AtStep, open)
  await option(/^Kritik Nr\. 1 /).click()
  // Another window moves the card before this one does.
  addCluster(open.workshop.doc, 'kritik-clustern', ids.slice(0, 1), 'Bus')
  await expect.element(page.getByRole('region', { name: 'Bus, 1 Karte' })).toBeVisible()
  await expect.element(page.getByText(/ausgewählt$/)).not.toBeInTheDocument()
  expect(heapsOf(workshop)).toEqual([1, 3])
  expect(workshopRecords(open.workshop.doc).contributions.list()).toHaveLength(4)
})
