/** Inviting and joining as people see it: a code for each guest, a table with one question, a paper key. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { closeWorkshop } from '#documents/admission.ts'
import { addCard } from '#documents/blocks/cards.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'
import { copyEntries } from '../storage/disk.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const field = () => page.getByRole('textbox')

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

/** A device that leads a workshop, on the screen that invites. */
async function inviting() {
  const led = await openApp()
  const initiative = await led.house.createInitiative('Übergang Kita–Grundschule')
  const workshop = await led.house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
  led.house.router.go({ screen: 'invite', workshop, rehearsal: false })
  await expect.element(heading('Einladen')).toBeVisible()
  return { ...led, initiative, workshop }
}

type Led = Awaited<ReturnType<typeof inviting>>

/** What the moderator does, while nobody looks. */
async function lead(led: Led, act: (docs: { workshop: Doc; conduct: Doc }) => void) {
  const open = await led.device.openWorkshop(led.workshop)
  act({ workshop: open.workshop.doc, conduct: open.conduct.doc })
  await open.close()
  await led.house.closeWorkshop()
}
type Doc = Awaited<ReturnType<Opened['device']['openInitiative']>>['doc']

async function linkOnScreen(): Promise<string> {
  const shown = () => (page.getByLabelText('Der Link').element() as HTMLInputElement).value
  await expect.poll(shown).toContain('/beitreten#')
  return shown()
}

const documentsOf = ({ workshop }: Led) => [`workshop.${workshop}`, `conduct.${workshop}`]

/** A second device follows the link and gets what there is. */
async function joining(led: Led, link: string): Promise<Opened> {
  document.body.replaceChildren()
  const { pathname, hash } = new URL(link)
  const table = await openApp(pathname + hash)
  await expect.element(heading('Mitmachen')).toBeVisible()
  await copyEntries(led.name, table.name, documentsOf(led))
  return table
}

/** A table that collects cards. */
async function collecting() {
  const led = await inviting()
  const link = await linkOnScreen()
  await lead(led, ({ conduct }) => {
    startWorkshop(conduct, Date.now())
    goToStep(conduct, 'kritik-karten', Date.now())
  })
  const table = await joining(led, link)
  await button('Mitmachen').click()
  await expect.element(button('Karte hinzufügen')).toBeVisible()
  return { led, link, table }
}

test('inviting shows a code, what it allows, and a poster for all but a second moderator', async () => {
  await inviting()
  await expect.element(page.getByRole('img', { name: /QR-Code zum Beitreten/ })).toBeVisible()
  const links = new Set<string>()
  for (const who of ['Einen Tisch', 'Jemanden, der nur mitliest', 'Mitglied der AG']) {
    await page.getByRole('radio', { name: who }).click()
    await expect.poll(async () => links.has(await linkOnScreen())).toBe(false)
    links.add(await linkOnScreen())
    await expect.element(button('Plakat drucken')).toBeVisible()
  }
  await page.getByRole('radio', { name: 'Zweite Moderation' }).click()
  await expect.element(button('Plakat drucken')).not.toBeInTheDocument()
  expect(document.querySelectorAll('.button.primary')).toHaveLength(0)
  expect(await faults()).toEqual([])
})

test('who follows a link says nothing but perhaps a name, and the keys leave the address', async () => {
  const led = await inviting()
  const table = await joining(led, await linkOnScreen())
  await expect.element(page.getByText('Sie schreiben Karten für Ihren Tisch.')).toBeVisible()
  expect(location.href).not.toContain('#')
  expect(await faults()).toEqual([])
  await field().fill('Tisch 3')
  await button('Mitmachen').click()
  await expect.element(heading('Gleich geht es los.')).toBeVisible()
  await expect.poll(() => table.house.joined[0]?.admission).toBe('admitted')
  await page.getByRole('link', { name: 'Zur Startseite' }).click()
  await expect
    .element(page.getByRole('link', { name: /Tisch 3 · Zukunftswerkstatt/ }))
    .toBeVisible()
})

test('a damaged link is one sentence and nothing else', async () => {
  const { device } = await openApp('/beitreten#AQAAabcdef')
  await expect.element(page.getByRole('alert')).toHaveTextContent('nicht vollständig')
  expect(await device.joined()).toEqual([])
  expect(await faults()).toEqual([])
})

test('a table has one question and three controls; a card, the next, the last one taken back', async () => {
  await collecting()
  await field().fill('Der Bus fährt zu selten')
  await userEvent.keyboard('{Enter}')
  await field().fill('Es ist zu dunkel')
  await button('Karte hinzufügen').click()
  await expect.element(page.getByText('Unsere Karten: 2')).toBeVisible()
  expect(document.querySelectorAll('main :is(a, button, input, textarea)')).toHaveLength(3)
  expect(await faults()).toEqual([])
  await button('Letzte Karte zurücknehmen').click()
  await expect.element(page.getByText('Unsere Karten: 1')).toBeVisible()
  await expect.element(field()).toHaveValue('Es ist zu dunkel')
})

test('which cards a table wrote stands on its device alone, and is there after a restart', async () => {
  const { led, table } = await collecting()
  await field().fill('Der Bus fährt zu selten')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Unsere Karten: 1')).toBeVisible()
  await table.house.closeWorkshop()
  document.body.replaceChildren()
  await openApp(`/veranstaltung/${led.workshop}/tisch`, { name: table.name })
  await expect.element(page.getByText('Unsere Karten: 1')).toBeVisible()
  await copyEntries(table.name, led.name, documentsOf(led))
  await lead(led, ({ workshop }) => {
    const cards = [...workshop.getMap('contributions').values()]
    expect(cards).toHaveLength(1)
    expect(Object.keys((cards[0] as { toJSON(): object }).toJSON()).sort()).toEqual(
      ['day', 'id', 'kind', 'number', 'origin', 'parked', 'rank', 'state', 'step', 'text'].sort(),
    )
  })
})

test('while others sort, a table looks on; an unfinished thought can still become a card', async () => {
  const { led, table } = await collecting()
  await field().fill('Halber Gedanke')
  await table.house.closeWorkshop()
  await lead(led, ({ conduct }) => goToStep(conduct, 'kritik-clustern', Date.now()))
  await copyEntries(led.name, table.name, documentsOf(led))
  document.body.replaceChildren()
  await openApp(`/veranstaltung/${led.workshop}/tisch`, { name: table.name })
  await expect.element(heading('Jetzt wird gemeinsam geordnet.')).toBeVisible()
  await expect.element(page.getByText('Halber Gedanke')).toBeVisible()
  await button('Karte hinzufügen').click()
  await expect.element(page.getByText('Halber Gedanke')).not.toBeInTheDocument()
})

test('after the end who is in still hands in, marked as late; who follows an old link is told so', async () => {
  const { led, link, table } = await collecting()
  await table.house.closeWorkshop()
  await lead(led, (docs) => {
    addCard(docs.workshop, { text: 'Zu laut', kind: 'critique', step: 'kritik-karten', day: '' })
    closeWorkshop(docs, Date.now())
  })
  await copyEntries(led.name, table.name, documentsOf(led))
  document.body.replaceChildren()
  await openApp(`/veranstaltung/${led.workshop}/tisch`, { name: table.name })
  await expect.element(heading('Die Veranstaltung ist zu Ende. Danke!')).toBeVisible()
  await field().fill('Zu spät gekommen')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('(nachgereicht)')).toBeVisible()

  const late = await joining(led, link)
  await button('Mitmachen').click()
  await expect.element(heading(/schon zu Ende und nimmt niemanden mehr auf/)).toBeVisible()
  await expect.element(field()).not.toBeInTheDocument()
  expect(await late.device.joined()).toMatchObject([{ admission: 'refused', role: 'reading' }])
})

test('a table that has heard nothing of the moderation waits, and writes nothing', async () => {
  const led = await inviting()
  const link = await linkOnScreen()
  document.body.replaceChildren()
  const { pathname, hash } = new URL(link)
  await openApp(pathname + hash)
  await button('Mitmachen').click()
  await expect.element(heading(/fehlt noch die Verbindung zur Moderation/)).toBeVisible()
  await expect.element(field()).not.toBeInTheDocument()
  expect(led.workshop).not.toBe('')
})

test('a paper key is offered until it is put away, opens the initiative elsewhere, and new keys end it', async () => {
  const { house, device, initiative } = await inviting()
  house.router.go({ screen: 'initiative', initiative })
  await page.getByRole('link', { name: 'Papierschlüssel ansehen' }).click()
  await expect.element(heading('Papierschlüssel')).toBeVisible()
  const lines = await device.paperKey(initiative)
  for (const line of lines) await expect.element(page.getByText(line)).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Ich habe ihn sicher abgelegt').click()
  await expect.element(heading('Übergang Kita–Grundschule')).toBeVisible()
  await expect.element(page.getByText(/noch keinen Papierschlüssel/)).not.toBeInTheDocument()

  house.router.go({ screen: 'paper', initiative })
  await page.getByText('Neue Schlüssel', { exact: true }).click()
  await button('Neue Schlüssel machen').click()
  await expect.element(page.getByText('Die neuen Schlüssel gelten.')).toBeVisible()
  await expect.element(page.getByText(lines[2] ?? '')).not.toBeInTheDocument()

  document.body.replaceChildren()
  const fresh = await openApp('/schluessel')
  await field().fill(lines.with(2, `7${(lines[2] ?? '').slice(1)}`).join('\n'))
  await button('Vorhaben öffnen').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('In Zeile 3')
  await field().fill(lines.join('\n'))
  await button('Vorhaben öffnen').click()
  await expect.element(heading('Der Schlüssel passt')).toBeVisible()
  expect(await fresh.device.initiatives()).toMatchObject([{ id: initiative }])
})

test('what was set aside is listed in plain words', async () => {
  const { house } = await openApp()
  house.router.go({ screen: 'aside' })
  await expect.element(page.getByText('Nichts wurde beiseitegelegt.')).toBeVisible()
})
