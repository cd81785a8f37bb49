/** Writing cards: Enter after Enter, nothing lost, nothing cut, no solutions during critique. */
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addCard } from '#documents/blocks/cards.ts'
import { goToStep } from '#documents/course.ts'
import { workshopRecords } from '#documents/workshop.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import Run from '#views/workshop/Run.svelte'
import { at } from '../../client/at-step.ts'
import AtStep from '../../client/AtStep.svelte'
import { evening, faults, show, size } from '../../client/views.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

beforeEach(() => size(1180, 820))

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = () => page.getByRole('textbox', { name: /^Neue Karte/ })
const texts = (workshop: Workshop) => workshop.cards.map((card) => card.text)
const collecting = (step = 'kritik-karten') => at(openTestWorkshop(), step)

test('Enter adds a card with the next number and is ready for the next one', async () => {
  const { workshop } = await show(AtStep, collecting())
  await field().fill('Nach 18 Uhr fährt kein Bus')
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('Kein Licht am Schulweg{Enter}')
  await expect
    .poll(() => texts(workshop))
    .toEqual(['Nach 18 Uhr fährt kein Bus', 'Kein Licht am Schulweg'])
  await expect.element(field()).toHaveFocus()
  await expect.element(field()).toHaveValue('')
  const cards = page.getByRole('listitem')
  await expect.element(cards.first()).toHaveTextContent('Kein Licht am Schulweg')
  await expect.element(page.getByRole('status').last()).toHaveTextContent('Karte 2 liegt da.')
  await expect.element(page.getByText(/Je Person höchstens 3 Karten/)).toBeVisible()
  expect(await faults()).toEqual([])
})

test('what is written stays when the device goes off in the middle', async () => {
  const open = collecting()
  const first = await show(AtStep, open)
  await field().fill('Halb geschriebener Gedanke')
  await expect.poll(() => open.drafts.keys('cards.')).toHaveLength(1)
  await first.unmount()
  await show(AtStep, open)
  await expect.element(field()).toHaveValue('Halb geschriebener Gedanke')
})

test('the draft is forgotten only after the card is kept', async () => {
  const open = collecting()
  const drafts = () => open.drafts.keys('cards.')
  let keep = () => {}
  let isAsked = false
  let gate = Promise.resolve()
  const whenSaved = () => {
    isAsked = true
    return gate
  }
  const { workshop } = await show(AtStep, { ...open, workshop: { ...open.workshop, whenSaved } })
  await field().fill('Kein Bus')
  await expect.poll(drafts).toHaveLength(1)
  gate = new Promise((resolve) => (keep = resolve))
  isAsked = false
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => texts(workshop)).toEqual(['Kein Bus'])
  await expect.poll(() => isAsked).toBe(true)
  expect(await drafts()).toHaveLength(1)
  keep()
  await expect.poll(drafts).toEqual([])
})

test('a long text is advised against, asked about once, and then added whole', async () => {
  const { workshop } = await show(AtStep, collecting())
  const long = 'Die Anmeldung dauert sehr lange. '.repeat(8).trim()
  await field().fill(long)
  await expect.element(page.getByText(/^263 von 80 Zeichen/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(button('Auf 8 Karten aufteilen')).toBeVisible()
  expect(texts(workshop)).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => texts(workshop)).toEqual([long])
})

test('a pasted list becomes one card a line, and one undo takes it back', async () => {
  const { workshop } = await show(AtStep, collecting())
  await field().fill('- Kein Bus\n- Kein Licht\n\n3. Keine Zeit')
  await button('Je Zeile eine Karte (3)').click()
  await expect.poll(() => texts(workshop)).toEqual(['Kein Bus', 'Kein Licht', 'Keine Zeit'])
  expect(workshop.cards.map((card) => card.number)).toEqual([1, 2, 3])
  await button('Rückgängig').click()
  await expect.poll(() => texts(workshop)).toEqual([])
  await button('Wiederholen').click()
  await expect.poll(() => texts(workshop)).toHaveLength(3)
})

test('a card with 100,000 characters, script, null bytes and turned directions is just text', async () => {
  const { workshop } = await show(AtStep, collecting())
  const attack = `<img src=x onerror="alert(1)"><script>alert(1)</script>\u0000\u202Etxet`
  await field().fill(attack)
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => texts(workshop))
    .toEqual([`<img src=x onerror="alert(1)"><script>alert(1)</script>txet`])
  expect(document.querySelector('main img')).toBeNull()
  await field().fill('Wort '.repeat(20_000))
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => texts(workshop)[1]?.length).toBe(99_999)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1180)
})

test('a card is changed, withdrawn, and comes back from the trash with its number', async () => {
  const open = collecting()
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  addCard(open.workshop.doc, { ...card, text: 'Bus' })
  const { workshop } = await show(AtStep, open)
  await button(/^Kritik 1:/).click()
  await page.getByRole('textbox', { name: 'Text der Karte' }).fill('Kein Bus nach 18 Uhr')
  await button('Speichern').click()
  await expect.poll(() => texts(workshop)).toEqual(['Kein Bus nach 18 Uhr'])
  await button(/^Kritik 1:/).click()
  await page.getByText('Frühere Fassungen').click()
  await expect.element(page.getByText('Bus', { exact: true })).toBeVisible()
  expect(await faults()).toEqual([])
  await button('In den Papierkorb').click()
  await expect.poll(() => texts(workshop)).toEqual([])
  await button('Papierkorb').click()
  await button('Karte 1 zurückholen').click()
  await expect.poll(() => workshop.cards.map((one) => one.number)).toEqual([1])
})

test('two tabs edit and withdraw the same card: one sentence, nothing lost', async () => {
  const open = collecting()
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  const id = addCard(open.workshop.doc, { ...card, text: 'Bus' })
  const { workshop } = await show(AtStep, open)
  await button(/^Kritik 1:/).click()
  await page.getByRole('textbox', { name: 'Text der Karte' }).fill('Kein Bus')
  // The other tab throws the card away while it is open here.
  workshopRecords(open.workshop.doc).contributions.map.get(id)?.set('state', 'withdrawn')
  await expect.element(page.getByText(/in einem anderen Fenster/)).toBeVisible()
  await button('Speichern').click()
  await expect.poll(() => workshop.trash.cards.map((one) => one.text)).toEqual(['Kein Bus'])
})

describe('acceptance 6: solutions wait in the Ideenspeicher', () => {
  test('acceptance 6: in the critique phase there is no field for solutions', async () => {
    const { workshop } = await show(AtStep, collecting())
    await expect.element(page.getByRole('textbox', { name: 'Neue Karte: Kritik' })).toBeVisible()
    expect(page.getByRole('textbox').elements()).toHaveLength(1)
    await field().fill('Mitfahrbank am Markt')
    await button('In den Ideenspeicher').click()
    await expect.element(field()).toHaveValue('')
    await expect.element(page.getByText('1 im Ideenspeicher')).toBeVisible()
    expect(workshop.cards.map(({ kind, parked }) => [kind, parked])).toEqual([['idea', true]])
    expect(page.getByRole('listitem').elements()).toHaveLength(0)
  })

  test('acceptance 6: parked ideas reappear in the fantasy phase and are taken as cards', async () => {
    const open = collecting()
    const { workshop } = await show(AtStep, open)
    await field().fill('Mitfahrbank am Markt')
    await button('In den Ideenspeicher').click()
    goToStep(open.conduct.doc, 'phantasie-karten', evening)
    const strip = page.getByRole('region', { name: 'Aus dem Ideenspeicher' })
    await expect.element(strip.getByText('Mitfahrbank am Markt')).toBeVisible()
    expect(button('In den Ideenspeicher').elements()).toHaveLength(0)
    expect(await faults()).toEqual([])
    await button('Idee 1 als Karte nehmen').click()
    await expect
      .poll(() => workshop.cards.map(({ step, parked }) => [step, parked]))
      .toEqual([['phantasie-karten', false]])
    await expect.element(button('Idee 1: Mitfahrbank am Markt')).toBeVisible()
  })
})

test('with the on-screen keyboard open, question, field and the last three cards are in sight', async () => {
  const open = collecting()
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  for (const text of ['eins', 'zwei', 'drei', 'vier']) {
    addCard(open.workshop.doc, { ...card, text })
  }
  await size(1180, 420)
  await show(Run, open)
  await field().click()
  const inSight = (element: Element) => {
    const { top, bottom, height } = element.getBoundingClientRect()
    return height > 0 && top >= 0 && bottom <= 420
  }
  await expect.poll(() => inSight(page.getByRole('heading', { level: 1 }).element())).toBe(true)
  await expect.poll(() => inSight(field().element())).toBe(true)
  for (const name of [/^Kritik 4:/, /^Kritik 3:/, /^Kritik 2:/]) {
    await expect.poll(() => inSight(button(name).element())).toBe(true)
  }
})

test('in the fantasy phase no row of cards is cut, no button wraps, and the ring of the field is whole', async () => {
  const open = collecting('phantasie-karten')
  const card = { kind: 'idea', step: 'phantasie-karten', day: '' } as const
  const text = 'Sommerschiff auf dem Geiseltalsee für alle Schulanfänger'
  for (let count = 0; count < 12; count += 1) addCard(open.workshop.doc, { ...card, text })
  for (const parked of ['Gemeinsamer Kalender für Kita und Schule', 'Laufbus ab dem Markt']) {
    const idea = { ...card, step: 'kritik-karten', text: parked, parked: true }
    addCard(open.workshop.doc, idea)
  }
  await show(Run, open)
  for (const [width, height] of [
    [1180, 820],
    [1180, 760],
    [1280, 720],
  ] as const) {
    await size(width, height)
    const shelf = page.getByRole('region', { name: 'Karten, die neueste zuerst' })
    await expect.element(shelf).toBeVisible()
    const edge = () => shelf.element().getBoundingClientRect()
    const cut = () =>
      [...document.querySelectorAll('.shelf li')].filter((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        return top < edge().bottom - 1 && bottom > edge().bottom + 1
      })
    await expect.poll(cut).toEqual([])
    for (const one of document.querySelectorAll('.shelf .card')) {
      expect(one.scrollHeight).toBeLessThanOrEqual(one.clientHeight + 1)
    }
    for (const one of button('als Karte nehmen').elements()) {
      expect(one.getClientRects().length).toBe(1)
      expect(one.getBoundingClientRect().height).toBeLessThanOrEqual(50)
    }
    const surface = document.querySelector('.surface')?.getBoundingClientRect()
    const written = field().element().getBoundingClientRect()
    expect(written.left - (surface?.left ?? 0)).toBeGreaterThanOrEqual(6)
  }
})

test('of 5,000 cards only those in sight are drawn', async () => {
  const open = collecting()
  const { addCards } = await import('#documents/blocks/cards.ts')
  const card = { kind: 'critique', step: 'kritik-karten', day: '' } as const
  addCards(
    open.workshop.doc,
    Array.from({ length: 5000 }, (_, index) => ({ ...card, text: `Gedanke ${index + 1}` })),
  )
  await show(AtStep, open)
  await expect.element(button('Kritik 5000: Gedanke 5000')).toBeVisible()
  expect(page.getByRole('listitem').elements().length).toBeLessThan(80)
  const shelf = page.getByRole('region', { name: 'Karten, die neueste zuerst' }).element()
  shelf.scrollTop = shelf.scrollHeight
  await expect.element(button('Kritik 1: Gedanke 1')).toBeVisible()
})

test('loses nothing at 320 px, 390 px and at 200 % text', async () => {
  await show(AtStep, collecting())
  await field().fill('Ein Gedanke')
  await userEvent.keyboard('{Enter}')
  for (const [width, text] of [
    [320, 100],
    [390, 100],
    [820, 200],
  ] as const) {
    await size(width, 844, text)
    await expect.poll(() => document.documentElement.scrollWidth <= width).toBe(true)
    await expect.element(button('Karte hinzufügen')).toBeVisible()
    await expect.element(button('In den Ideenspeicher')).toBeVisible()
  }
})
