/** Working at once on several devices: the light, what is new, who is there, and that nothing moves. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { tick } from 'svelte'
import { closeWorkshop, resumeWorkshop } from '#documents/admission.ts'
import { addCard, addCards, withdrawCard } from '#documents/blocks/cards.ts'
import { addCluster, cardsOfCluster, changeCluster, moveCard } from '#documents/blocks/clusters.ts'
import type { Holding, OpenDocument, Saved } from '#documents/ports.ts'
import { workshopRecords } from '#documents/workshop.ts'
import Prepare from '#views/workshop/Prepare.svelte'
import Run from '#views/workshop/Run.svelte'
import { at } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { elsewhere } from '../../client/elsewhere.ts'
import { evening, faults, show, size } from '../../client/views.ts'
import { openTestWorkshop, type LedWorkshop } from '../../client/workshop.ts'

beforeEach(() => size(1180, 820))
afterEach(() => vi.restoreAllMocks())

const button = (name: string | RegExp) => page.getByRole('button', { name })
const option = (name: RegExp) => page.getByRole('option', { name })
const critique = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const
const texts = (count: number, word = 'Gedanke') =>
  Array.from({ length: count }, (_, index) => ({ ...critique, text: `${word} ${index + 1}` }))

/** A document whose state a test sets by hand; those who observe it hear of each change. */
function tellable(open: OpenDocument) {
  const ears = new Set<() => void>()
  const state = { saved: 'saved' as Saved, holdings: [] as Holding[], entryCount: 1 }
  const document: OpenDocument = {
    ...open,
    get saved() {
      return state.saved
    },
    get holdings() {
      return state.holdings
    },
    get entryCount() {
      return state.entryCount
    },
    observe: (changed) => {
      ears.add(changed)
      return () => ears.delete(changed)
    },
  }
  const set = (change: Partial<typeof state>) => {
    Object.assign(state, change)
    ears.forEach((tell) => tell())
  }
  return { document, set, watchers: () => ears.size }
}

const table3 = { id: '3', kind: 'device', name: 'Tisch 3' } as const
const hub = { id: 'hub', kind: 'hub', name: '' } as const
const confirmed = (holder: Holding['holder'], isComplete = true) => [
  { holder, at: evening + 42 * 60_000, isComplete },
]

describe('the light', () => {
  function lit() {
    const open = openTestWorkshop()
    const [initiative, workshop, conduct] = [open.initiative, open.workshop, open.conduct].map(
      tellable,
    ) as [ReturnType<typeof tellable>, ReturnType<typeof tellable>, ReturnType<typeof tellable>]
    const documents = {
      initiative: initiative.document,
      workshop: workshop.document,
      conduct: conduct.document,
    }
    const all = [initiative, workshop, conduct]
    return { open: { ...open, ...documents }, initiative, workshop, all }
  }
  const light = () => document.querySelector<HTMLElement>('button.light')
  const dots = () => light()?.querySelectorAll('.dot').length

  test('has one dot and a word, two with the name of the device, three at the hub', async () => {
    const { open, all } = lit()
    await show(Prepare, open)
    await expect.element(button('Auf diesem Gerät gespeichert')).toBeVisible()
    expect(dots()).toBe(1)
    all.forEach(({ set }) => set({ holdings: confirmed(table3) }))
    await expect.element(button(/Auch auf Tisch 3, 18:42 Uhr/)).toBeVisible()
    expect(dots()).toBe(2)
    all.forEach(({ set }) => set({ holdings: [...confirmed(hub), ...confirmed(table3)] }))
    await expect.element(button(/Auch beim Hub, 18:42 Uhr/)).toBeVisible()
    expect(dots()).toBe(3)
    expect(await faults()).toEqual([])
  })

  test('goes back to one dot in the same moment in which something new is kept here alone', async () => {
    const { open, workshop, all } = lit()
    all.forEach(({ set }) => set({ holdings: confirmed(table3) }))
    await show(Prepare, open)
    await expect.element(button(/Auch auf Tisch 3/)).toBeVisible()
    addCard(open.workshop.doc, { ...critique, text: 'Es ist zu dunkel' })
    workshop.set({ saved: 'saving' })
    await Promise.resolve()
    expect(light()?.textContent).toContain('Wird gespeichert')
    workshop.set({ saved: 'saved', holdings: confirmed(table3, false) })
    await Promise.resolve()
    expect([dots(), light()?.textContent.trim()]).toEqual([
      1,
      expect.stringMatching(/^Auf diesem Gerät gespeichert/),
    ])
  })

  test('says "saving" for what is written here, and not for what others send', async () => {
    const { open, workshop } = lit()
    await show(Prepare, open)
    const there = elsewhere(open.workshop.doc)
    addCard(there.doc, { ...critique, text: 'Es ist zu dunkel' })
    there.arrive()
    workshop.set({ saved: 'saving' })
    await Promise.resolve()
    expect(light()?.textContent).toContain('Auf diesem Gerät gespeichert')
    workshop.set({ saved: 'failing' })
    await Promise.resolve()
    expect(light()?.textContent).toContain('Noch nicht gespeichert')
  })

  test('opens a panel: who has what, what is only here, and what to do', async () => {
    const { open, workshop, initiative } = lit()
    workshop.set({ holdings: confirmed(table3) })
    initiative.set({ holdings: confirmed({ ...table3, id: '4', name: '' }, false) })
    await show(Prepare, open)
    await button('Auf diesem Gerät gespeichert').click()
    const panel = page.getByRole('dialog', { name: 'Wo liegt das?' })
    await expect.element(panel).toBeVisible()
    for (const text of [
      'Tisch 3 hat: Karten (18:42 Uhr).',
      'Ein Gerät ohne Namen hat noch nicht alles (zuletzt 18:42 Uhr).',
      'Nur auf diesem Gerät: Ablauf und Vorhaben mit Maßnahmen.',
    ]) {
      await expect.element(panel.getByText(text)).toBeVisible()
    }
    const way = panel.getByRole('link', { name: 'Geräte verbinden' })
    await expect.element(way).toHaveAttribute('href', '/geraete')
    await expect.element(panel.getByRole('button', { name: 'Als Datei mitgeben' })).toBeVisible()
    expect(await faults()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(button('Auf diesem Gerät gespeichert')).toHaveFocus()
  })

  test('does nothing while nothing happens, and listens no longer than it is seen', async () => {
    const { open, workshop, all } = lit()
    const shown = await show(Prepare, open)
    await expect.element(button('Auf diesem Gerät gespeichert')).toBeVisible()
    let looks = 0
    const look = () => {
      looks += 1
      return []
    }
    Object.defineProperty(workshop.document, 'holdings', { get: look })
    for (let said = 0; said < 50; said += 1) {
      workshop.set({ entryCount: said })
      await tick()
    }
    await expect.poll(() => looks, { timeout: 3000 }).toBe(1)
    await shown.unmount()
    expect(all.map(({ watchers }) => watchers())).toEqual([0, 0, 0])
  })
})

/** The wall with cards and heaps, and the same workshop on another device. */
function wall(count: number, heaps: number[] = [], step = 'kritik-clustern') {
  const open = at(openTestWorkshop(), step)
  const ids = addCards(open.workshop.doc, texts(count))
  let next = 0
  const clusters = heaps.map((size, index) => {
    next += size
    return addCluster(
      open.workshop.doc,
      'kritik-clustern',
      ids.slice(next - size, next),
      `H${index + 1}`,
    )
  })
  return { open, ids, clusters, there: elsewhere(open.workshop.doc) }
}

const doc = (open: LedWorkshop) => open.workshop.doc
const boxOf = (key: string) => {
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  const { x = -1, y = -1 } = element?.getBoundingClientRect() ?? {}
  return [Math.round(x), Math.round(y)]
}

describe('what arrives from another device', () => {
  test('is marked as new until it was in sight for a moment; own cards are not', async () => {
    const { open, there } = wall(3)
    const { workshop } = await show(AtStep, open)
    await workshop.fresh.begin()
    addCards(there.doc, texts(2, 'Neues'))
    there.arrive()
    addCard(doc(open), { ...critique, text: 'Eigenes' })
    await expect.element(button('2 neu: zur nächsten neuen Karte')).toBeVisible()
    await expect.element(option(/Neues 1/)).toHaveTextContent(/neu/)
    expect(
      option(/Eigenes/)
        .element()
        .querySelector('.fresh'),
    ).toBeNull()
    expect(await faults()).toEqual([])
    await expect.poll(() => workshop.fresh.cards.size, { timeout: 5000 }).toBe(0)
    expect(document.querySelectorAll('.fresh')).toHaveLength(0)
  })

  test('is not seen while it cannot be read, and the count leads to it', async () => {
    const { open, there } = wall(80)
    const { workshop } = await show(AtStep, open)
    await workshop.fresh.begin()
    const [late = ''] = addCards(there.doc, texts(1, 'Ganz unten'))
    there.arrive()
    await expect.element(button('1 neu: zur neuen Karte')).toBeVisible()
    await button('1 neu: zur neuen Karte').click()
    await expect.element(option(/Ganz unten/)).toHaveFocus()
    const card = option(/Ganz unten/)
      .element()
      .getBoundingClientRect()
    const wallBox = document.querySelector('.viewport')?.getBoundingClientRect()
    expect(card.bottom).toBeLessThanOrEqual(wallBox?.bottom ?? 0)
    expect(card.top).toBeGreaterThanOrEqual(wallBox?.top ?? 0)
    await expect.poll(() => workshop.fresh.cards.has(late), { timeout: 5000 }).toBe(false)
  })

  test('can be put away at once, and stays so on this device and in no document', async () => {
    const { open, there } = wall(60)
    const first = await show(AtStep, open)
    await first.workshop.fresh.begin()
    addCards(there.doc, texts(12, 'Neues'))
    there.arrive()
    await expect.element(button(/^12 neu/)).toBeVisible()
    const before = workshopRecords(doc(open)).contributions.list()
    await button('Alle gesehen').click()
    await expect.element(button(/neu:/)).not.toBeInTheDocument()
    expect(workshopRecords(doc(open)).contributions.list()).toBe(before)
    await first.unmount()
    addCards(there.doc, texts(3, 'Später'))
    there.arrive()
    await show(AtStep, open)
    await expect.element(button(/^3 neu/)).toBeVisible()
  })

  test('is marked in the list, too, and found there beyond what is shown', async () => {
    const { open, there } = wall(120)
    const { workshop } = await show(AtStep, open)
    await workshop.fresh.begin()
    await button('Liste').click()
    addCards(there.doc, texts(1, 'Ganz unten'))
    there.arrive()
    await button('1 neu: zur neuen Karte').click()
    const line = page.getByRole('listitem').filter({ hasText: 'Ganz unten' })
    await expect.element(line).toHaveTextContent(/neu/)
    await expect.element(line.getByRole('checkbox')).toHaveFocus()
    await button('Wand').click()
  })

  test('changes neither what is in sight on the wall nor the focus', async () => {
    const { open, there, ids, clusters } = wall(12, [2, 2, 2])
    await show(AtStep, open)
    const key = `${clusters[1] ?? ''}|${ids[2] ?? ''}`
    await expect.element(option(/Gedanke 3/)).toBeVisible()
    document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
    const others = [`loose|${ids[6] ?? ''}`, `loose|${ids[8] ?? ''}`, clusters[0] ?? '']
    const before = [key, ...others].map(boxOf)
    addCards(there.doc, texts(90, 'Neues'))
    for (let at = 0; at < 6; at += 1) addCluster(there.doc, 'kritik-clustern', [], `Neu ${at}`)
    moveCard(there.doc, ids[9] ?? '', undefined, clusters[0])
    there.arrive()
    await expect.element(page.getByRole('region', { name: 'H1, 3 Karten' })).toBeVisible()
    expect([key, ...others].map(boxOf)).toEqual(before)
    expect(document.activeElement).toHaveAttribute('data-key', key)
  })

  test('takes the focus along when the card in focus was laid into another heap', async () => {
    const { open, there, ids, clusters } = wall(6, [2, 2])
    await show(AtStep, open)
    await expect.element(option(/Gedanke 5/)).toBeVisible()
    document.querySelector<HTMLElement>(`[data-key="loose|${ids[4] ?? ''}"]`)?.focus()
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
    document.querySelector<HTMLElement>(`[data-key="loose|${ids[4] ?? ''}"]`)?.focus()
    await userEvent.keyboard(' ')
    moveCard(there.doc, ids[4] ?? '', undefined, clusters[1])
    there.arrive()
    const there2 = `${clusters[1] ?? ''}|${ids[4] ?? ''}`
    await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBe(there2)
  })

  test('a card that hangs on the finger stays there, and falls where it is let go', async () => {
    const { open, there, ids, clusters } = wall(6, [1, 1])
    await show(AtStep, open)
    await expect.element(option(/Gedanke 3/)).toBeVisible()
    const grip = option(/Gedanke 3/).element()
    const { x, y } = grip.getBoundingClientRect()
    const target = page
      .getByRole('region', { name: 'H1, 1 Karte' })
      .element()
      .getBoundingClientRect()
    const mouse = { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, bubbles: true }
    const fire = (kind: string, at: { x: number; y: number }) =>
      document
        .elementFromPoint(at.x, at.y)
        ?.dispatchEvent(new PointerEvent(kind, { ...mouse, clientX: at.x, clientY: at.y }))
    // Nothing real holds the pointer that is made here.
    vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue(undefined)
    fire('pointerdown', { x: x + 30, y: y + 20 })
    fire('pointermove', { x: x + 60, y: y + 60 })
    await expect.poll(() => document.querySelector('.ghost')?.textContent).toContain('3')
    moveCard(there.doc, ids[2] ?? '', undefined, clusters[1])
    withdrawCard(there.doc, ids[5] ?? '')
    there.arrive()
    await expect.element(page.getByRole('region', { name: 'H2, 2 Karten' })).toBeVisible()
    expect(document.querySelector('.ghost')?.textContent).toContain('3')
    const drop = { x: target.x + 60, y: target.y + 20 }
    fire('pointermove', drop)
    fire('pointerup', drop)
    await expect.poll(() => cardsOfCluster(doc(open), clusters[0] ?? '')).toContain(ids[2])
    expect(cardsOfCluster(doc(open), clusters[1] ?? '')).not.toContain(ids[2])
  })

  test('a name that is being written is not overwritten by one that was given elsewhere', async () => {
    const { open, there, clusters } = wall(3, [3], 'kritik-benennen')
    await show(AtStep, open)
    const field = page.getByRole('textbox', { name: /^Name für Stapel/ })
    await field.fill('Unterwegs')
    changeCluster(there.doc, clusters[0] ?? '', { title: 'Verkehr' })
    there.arrive()
    await expect.element(page.getByRole('region', { name: /^Verkehr/ })).toBeVisible()
    await expect.element(field).toHaveValue('Unterwegs')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('region', { name: /^Unterwegs/ })).toBeVisible()
    await button('Unterwegs bearbeiten').click()
    await page.getByText('Andere Namen für diesen Stapel').click()
    await expect.element(page.getByRole('listitem').filter({ hasText: 'Verkehr' })).toBeVisible()
    expect(await faults()).toEqual([])
  })

  test('lies behind the cards of this device, and what is looked at stays where it is', async () => {
    const { open, there } = wall(5, [], 'kritik-karten')
    const { workshop } = await show(AtStep, open)
    await workshop.fresh.begin()
    const places = () =>
      [1, 3, 5].map((number) => {
        const { x, y } = button(`Kritik ${number}: Gedanke ${number}`)
          .element()
          .getBoundingClientRect()
        return [Math.round(x), Math.round(y)]
      })
    await expect.element(button(/Gedanke 5/)).toBeVisible()
    const before = places()
    addCards(there.doc, texts(2, 'Neues'))
    there.arrive()
    await expect.element(button(/Neues 2/)).toBeInViewport()
    expect(places()).toEqual(before)
    addCards(there.doc, texts(60, 'Mehr'))
    there.arrive()
    await expect.element(button(/^6\d neu/)).toBeVisible()
    expect(places()).toEqual(before)
    await button('Alle gesehen').click()
    const last = addCard(there.doc, { ...critique, text: 'Ganz unten' })
    there.arrive()
    await button('1 neu: zur neuen Karte').click()
    await expect.element(button(/Ganz unten/)).toHaveFocus()
    await expect.element(button(/Ganz unten/)).toBeInViewport()
    await expect.poll(() => workshop.fresh.cards.has(last), { timeout: 5000 }).toBe(false)
  })
})

describe('after the end', () => {
  test('what is handed in late is shown to the moderator with its word, also when it goes on', async () => {
    const { open, there } = wall(2)
    const docs = { workshop: doc(open), conduct: open.conduct.doc }
    closeWorkshop(docs, evening)
    await show(Run, open)
    addCard(there.doc, { ...critique, text: 'Zu spät gekommen' })
    there.arrive()
    await expect.element(page.getByText('Nach dem Ende nachgereicht')).toBeVisible()
    const card = page.getByRole('listitem').filter({ hasText: 'Zu spät gekommen' })
    await expect.element(card).toHaveTextContent(/nachgereicht/)
    expect(await faults()).toEqual([])
    resumeWorkshop(docs, evening)
    const late = option(/Zu spät gekommen/)
    await expect.element(late).toHaveTextContent(/nachgereicht/)
    expect(option(/Gedanke 1/).element().textContent).not.toContain('nachgereicht')
  })
})

describe('who is there', () => {
  test('the desk says how many tables write along, and no more when they leave', async () => {
    const { open } = wall(2)
    await show(Run, open)
    for (const from of ['a', 'b', 'c']) {
      open.workshop.sendPresence({ presence: 'here', from, place: 'table', name: `Tisch ${from}` })
    }
    await expect.element(page.getByText('3 Tische dabei')).toBeVisible()
    open.workshop.sendPresence({ presence: 'gone', from: 'b' })
    await expect.element(page.getByText('2 Tische dabei')).toBeVisible()
    await button('Auf diesem Gerät gespeichert').click()
    await expect.element(page.getByText('Jetzt dabei: Tisch a, Tisch c')).toBeVisible()
  })

  test('a card that is dragged on another device is seen moving there, until it is let go', async () => {
    const { open, ids, clusters } = wall(4, [1])
    await show(AtStep, open)
    await expect.element(option(/Gedanke 3/)).toBeVisible()
    const say = (count: number, carried?: object) =>
      open.workshop.sendPresence({
        presence: 'carry',
        from: 'b',
        count,
        ...(carried && { carried }),
      })
    const cards = [ids[2] ?? '']
    open.workshop.sendPresence({ presence: 'here', from: 'b', place: 'desk', name: 'Laptop' })
    say(1, { cards, zone: clusters[0], x: 2, y: 3 })
    const moved = () => document.querySelector('.carried')
    await expect.poll(() => moved()?.textContent).toMatch(/3\s*Laptop verschiebt/)
    expect(option(/Gedanke 3/).element().classList).toContain('away')
    const heap = page.getByRole('region', { name: 'H1, 1 Karte' }).element().getBoundingClientRect()
    const ghost = () => moved()?.getBoundingClientRect().left ?? 0
    await expect.poll(ghost).toBeGreaterThan(heap.left)
    say(2)
    await expect.poll(moved).toBeNull()
    say(3, { cards: ['elsewhere'], zone: '', x: 0, y: 0 })
    await Promise.resolve()
    expect(moved()).toBeNull()
  })

  test('dragging here is told to others with the heap under the finger', async () => {
    const { open, ids } = wall(4, [1])
    const said: unknown[] = []
    open.workshop.receivePresence((value) => said.push(value))
    await show(AtStep, open)
    const heap = page.getByRole('region', { name: 'H1, 1 Karte' })
    await userEvent.dragAndDrop(option(/Gedanke 3/), heap)
    await expect
      .poll(() => said.filter((one) => (one as { presence: string }).presence === 'carry').length)
      .toBeGreaterThan(1)
    expect(said).toContainEqual(
      expect.objectContaining({ carried: expect.objectContaining({ cards: [ids[2]] }) as unknown }),
    )
    expect(said.at(-1)).not.toHaveProperty('carried')
  })
})
