/** A walk evaluated at the table: the list is whole without any map, and everything is done by keys. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addCluster } from '#documents/blocks/clusters.ts'
import {
  changeObservation,
  observationsOf,
  spotHistories,
  walkRecords,
} from '#documents/blocks/walk.ts'
import { initiativeRecords } from '#documents/initiative.ts'
import { observationOf } from '#schema/observation.ts'
import { workshopRecords } from '#documents/workshop.ts'
import AtStep from '../../../client/AtStep.svelte'
import { faults, show, size } from '../../../client/views.ts'
import { walkAt } from '../../../client/walk-table.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const part = (name: string) => dialog().getByRole('button', { name, exact: true })
const region = (name: string) => page.getByRole('region', { name })

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

async function atTable() {
  const open = walkAt('auswertung-nadeln')
  const { workshop } = await show(AtStep, open)
  await expect.element(button('A1 öffnen')).toBeVisible()
  const { doc } = open.workshop
  const read = (id: string | undefined) => {
    const card = workshopRecords(doc).contributions.get(id ?? '')
    return card && observationOf(card)
  }
  return { open, workshop, doc, read }
}

test('without any map the list is whole: by stops, with label, word, text and what is missing', async () => {
  await atTable()
  await expect.element(page.getByText('Dieser Spaziergang hat keine Karte.')).toBeVisible()
  const names = () =>
    region('Stopp 1: Bahnhof')
      .getByRole('listitem')
      .elements()
      .map((line) => line.textContent.replace(/\s+/g, ' ').trim())
  await expect
    .poll(names)
    .toEqual([
      'A1 A1 Barriere Bordstein vor der Arztpraxis zu hoch Bauhof',
      'A2 A2 Gut Bank unter der Linde',
      'B3 B3 Barriere Ampel zu kurz grün',
    ])
  await expect.element(region('Ohne Stopp').getByText('(ohne Worte)')).toBeVisible()
  await expect.element(region('Stopp 2: Anger').getByText('ohne Ort')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('an observation is chosen, opened and left by keys alone, and what happens is said', async () => {
  await atTable()
  const first = page.getByRole('button', { name: /^A1 Barriere Bordstein/ })
  ;(first.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(first).toHaveAttribute('aria-current', 'true')
  await expect
    .element(page.getByText('A1 gewählt: Barriere, Bordstein vor der Arztpraxis zu hoch'))
    .toBeInTheDocument()
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog()).toHaveAccessibleName('A1 · Barriere')
  await part('Nächste: A2').click()
  await expect.element(dialog()).toHaveAccessibleName('A2 · Gut')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog()).not.toBeInTheDocument()
  await expect
    .element(page.getByRole('button', { name: /^A2 Gut/ }))
    .toHaveAttribute('aria-current', 'true')
})

test('the list is ordered and narrowed, and says how much of it is shown', async () => {
  await atTable()
  await page.getByText('Filtern').click()
  await page.getByLabelText('Ordnen nach').selectOptions('Wertung')
  await expect.element(region('Barriere').getByText('Ampel zu kurz grün')).toBeVisible()
  await page.getByLabelText('Gruppe').selectOptions('B')
  await expect.element(page.getByText('3 von 6 Beobachtungen')).toBeVisible()
  await page.getByLabelText('nur ohne Ort').click()
  await expect.element(page.getByText('1 von 6 Beobachtungen')).toBeVisible()
  await page.getByRole('combobox', { name: 'Stand' }).selectOptions('behoben')
  await button('Alle zeigen').click()
  await expect.element(page.getByText('6 Beobachtungen')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('valence, words and Zuständigkeit are corrected, undo takes it back, and confidence is marked', async () => {
  const { open, workshop, read } = await atTable()
  const id = open.observations[2]
  await button('A3 öffnen').click()
  await dialog()
    .getByRole('group', { name: 'Wertung' })
    .getByRole('button', { name: 'Idee' })
    .click()
  expect(read(id)).toMatchObject({ valence: 'idea', kind: 'idea', number: 3 })
  workshop.history.undo()
  await expect.element(dialog()).toHaveAccessibleName('A3 · Stört')
  await dialog().getByLabelText('Wörtlich gesagt').fill('Das stinkt zum Himmel.')
  await dialog().getByLabelText('Vorschlag').fill('Öfter leeren')
  await part('Gemeinde').click()
  expect(read(id)).toMatchObject({
    ...{ quote: 'Das stinkt zum Himmel.', proposal: 'Öfter leeren', responsible: 'Gemeinde' },
  })
  await part('Gemeinde').click()
  expect(read(id)?.responsible).toBe('')
  await dialog().getByLabelText('Andere Stelle').fill('Abfallverband')
  await dialog().getByLabelText('Vertraulich: steht in keinem Protokoll').click()
  expect(read(id)).toMatchObject({ responsible: 'Abfallverband', secret: true })
  await expect.element(part('Im Saal zeigen')).not.toBeInTheDocument()
  expect(await faults()).toEqual([])
  // A body that was written once is offered for the next one.
  await part('Nächste: B1').click()
  await expect.element(part('Abfallverband')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(region('Stopp 2: Anger').getByText('vertraulich')).toBeVisible()
})

test('a stop and a place are corrected by keys; the sentence says how exact the place is', async () => {
  const { open, read } = await atTable()
  const id = open.observations[4]
  await button('B2 öffnen').click()
  await part('Ort').click()
  await expect.element(dialog().getByText('Ort auf etwa 12 m genau.')).toBeVisible()
  await dialog().getByLabelText('Stopp').selectOptions('Stopp 2: Anger')
  expect(read(id)?.stop).toBe(open.stops[1])
  await part('Ort entfernen').click()
  expect(read(id)).not.toHaveProperty('position')
  await expect.element(dialog().getByText('Noch kein Ort auf einer Karte.')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('a spot is ordered and then fixed, each with its day and note, and the list of spots knows it', async () => {
  const { open, doc } = await atTable()
  await button('A1 öffnen').click()
  await part('Stand').click()
  await dialog().getByLabelText('Tag').fill('2026-04-02')
  await dialog().getByLabelText('Notiz').fill('Antwort vom Bauhof')
  await part('Festhalten').click()
  await expect.element(dialog().getByText('beauftragt seit 02.04.2026')).toBeVisible()
  await part('behoben').click()
  await dialog().getByLabelText('Tag').fill('2026-05-20')
  await part('Festhalten').click()
  await expect.element(dialog().getByText('behoben seit 20.05.2026')).toBeVisible()
  expect(await faults()).toEqual([])
  expect(spotHistories(doc).get(open.observations[0] ?? '')).toMatchObject([
    { state: 'ordered', day: '2026-04-02', note: 'Antwort vom Bauhof' },
    { state: 'fixed', day: '2026-05-20', note: '' },
  ])
  await userEvent.keyboard('{Escape}')
  await button('Stand').click()
  await expect.element(page.getByText('3 offen · 0 beauftragt · 1 behoben')).toBeVisible()
  await expect.element(region('Behoben').getByText('seit 20.05.2026')).toBeVisible()
  await page.getByRole('combobox', { name: 'Zuständigkeit' }).selectOptions('Bauhof')
  await expect.element(page.getByText('0 offen · 0 beauftragt · 1 behoben')).toBeVisible()
  await page.getByRole('combobox', { name: 'Zuständigkeit' }).selectOptions('alle')
  await button('Stand von A3 ändern').click()
  await expect.element(dialog().getByRole('group', { name: 'Neuer Stand' })).toBeVisible()
  expect(await faults()).toEqual([])
})

test('a day that is missing is asked for, and nothing has changed', async () => {
  const { doc } = await atTable()
  await button('A1 öffnen').click()
  await part('Stand').click()
  await dialog().getByLabelText('Tag').fill('')
  await userEvent.tab()
  await dialog().getByLabelText('Notiz').fill('ohne Tag')
  await part('Festhalten').click()
  await expect.element(dialog().getByText('Bitte geben Sie den Tag an.')).toBeVisible()
  expect(spotHistories(doc).size).toBe(0)
  await expect.element(dialog().getByLabelText('Notiz')).toHaveValue('ohne Tag')
})

test('an observation goes into the Papierkorb and comes back with its number', async () => {
  const { read, open } = await atTable()
  await button('A2 öffnen').click()
  await part('In den Papierkorb').click()
  await expect.element(page.getByText('Karte A2 liegt im Papierkorb.')).toBeVisible()
  await expect.element(button('A2 öffnen')).not.toBeInTheDocument()
  await expect.element(button('Papierkorb')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog().getByText('Gut: Bank unter der Linde')).toBeVisible()
  await part('Karte A2 zurückholen').click()
  await userEvent.keyboard('{Escape}')
  await expect.element(button('A2 öffnen')).toBeVisible()
  expect(read(open.observations[1])?.state).toBe('active')
})

test('a heap becomes a need with evidence, and the measure leads back to the observation', async () => {
  const { open, workshop } = await atTable()
  const heap = addCluster(
    ...([open.workshop.doc, 'auswertung-ordnen'] as const),
    [open.observations[0] ?? '', open.observations[5] ?? '', open.observations[2] ?? ''],
    'Wege',
  )
  changeObservation(open.workshop.doc, open.observations[2] ?? '', { secret: true })
  await button('A1 öffnen').click()
  await part('Faden').click()
  await part('Als Bedarf festhalten: Stapel „Wege“').click()
  const form = page.getByRole('dialog', { name: 'Bedarf' })
  // What was shown in confidence is no evidence.
  await expect
    .element(form.getByText('Beleg: 2 Beobachtungen (A1, B3) im Stapel „Wege“'))
    .toBeVisible()
  await form.getByRole('button', { name: 'Festhalten' }).click()
  await expect.element(form.getByText('Bitte schreiben Sie den Bedarf auf.')).toBeVisible()
  await form.getByLabelText('Welcher Bedarf steckt dahinter?').fill('Niemand kommt zum Arzt.')
  expect(await faults()).toEqual([])
  await form.getByRole('button', { name: 'Festhalten' }).click()
  await expect.element(dialog().getByText('Niemand kommt zum Arzt.')).toBeVisible()
  const { needs, links, measures } = initiativeRecords(open.initiative.doc)
  const [need] = needs.list()
  expect(links.list()).toMatchObject([{ from: heap, type: 'leads-to', to: need?.id }])
  await dialog().getByLabelText('Neue Maßnahme').fill('Bordstein absenken')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => measures.list())
    .toMatchObject([{ title: 'Bordstein absenken', lead: 'Bauhof', state: 'proposed' }])
  const origin = workshop.originOf(measures.list()[0]?.id ?? '')
  expect(origin.cards.map(({ text }) => text)).toEqual(['Bordstein vor der Arztpraxis zu hoch'])
  await expect.element(dialog().getByText('Bordstein absenken')).toBeVisible()
})

test('pins are set one after the other at a stop or in words, under a letter of the plenum', async () => {
  const { doc } = await atTable()
  await button('Nadel setzen').first().click()
  const form = region('Nadel setzen')
  await expect.element(form.getByRole('button', { name: 'Hier ist es schön' })).toHaveFocus()
  await form.getByRole('button', { name: 'Nadel setzen' }).click()
  await expect
    .element(form.getByText('Wählen Sie einen Stopp, oder beschreiben Sie den Ort.'))
    .toBeVisible()
  await form.getByLabelText('Wo?').selectOptions('Stopp 2: Anger')
  await form.getByRole('button', { name: 'Nadel setzen' }).click()
  await expect.element(form.getByText('C1 gesetzt: Hier ist es schön')).toBeVisible()
  await form.getByRole('button', { name: 'Hier ist es schwierig' }).click()
  await form.getByLabelText('In Worten').fill('Kreuzung am Markt')
  await form.getByRole('button', { name: 'Noch eine' }).click()
  await expect.element(form.getByText('C2 gesetzt: Hier ist es schwierig')).toBeVisible()
  const pins = () => observationsOf(doc).filter(({ category }) => category !== undefined)
  expect(pins()).toMatchObject([
    { group: 'C', number: 1, category: 'schoen', text: '', kind: 'note' },
    { group: 'C', number: 2, category: 'schwierig', text: 'Kreuzung am Markt' },
  ])
  expect(walkRecords(doc).groups.list()).toMatchObject([{ letter: 'C', name: 'Plenum' }])
  expect(await faults()).toEqual([])
  await form.getByRole('button', { name: 'Letzte Nadel zurücknehmen' }).click()
  await expect.poll(() => pins().length).toBe(1)
  await expect.element(page.getByText('7 Beobachtungen')).toBeVisible()
})

test('the pins of a map on the wall are counted and taken over, and one undo takes all of them back', async () => {
  const { doc, workshop } = await atTable()
  await button('Auszählen').click()
  await page.getByLabelText('Ort in Worten').fill('Bushaltestelle')
  await button('Übernehmen').click()
  await expect.element(page.getByText('Bitte zählen Sie wenigstens eine Nadel.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Hier ist es schön' }).fill('3')
  await page.getByRole('textbox', { name: 'Hier ist es schwierig' }).fill('12')
  expect(await faults()).toEqual([])
  await button('15 Nadeln übernehmen').click()
  await expect.element(page.getByText('15 Nadeln übernommen: Bushaltestelle').first()).toBeVisible()
  const pins = () => observationsOf(doc).filter(({ category }) => category !== undefined)
  expect(pins()).toHaveLength(15)
  expect(pins().map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
  expect(pins().every(({ text, group }) => text === 'Bushaltestelle' && group === 'C')).toBe(true)
  await expect.element(page.getByLabelText('Ort in Worten')).toHaveValue('')
  workshop.history.undo()
  expect(pins()).toHaveLength(0)
  // Pins that are set one by one go on under the same letter.
  await page.getByLabelText('Ort in Worten').fill('Markt')
  await page.getByRole('textbox', { name: 'Hier ist es schön' }).fill('1')
  await button('1 Nadel übernehmen').click()
  await button('Nadel setzen').first().click()
  await page.getByLabelText('In Worten').fill('Schule')
  await region('Nadel setzen').getByRole('button', { name: 'Nadel setzen' }).click()
  await expect
    .poll(() => pins().map(({ group, number }) => `${group}${number}`))
    .toEqual(['C1', 'C2'])
})
