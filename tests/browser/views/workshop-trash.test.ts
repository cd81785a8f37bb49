/** A single workshop goes into the Papierkorb of its initiative and comes back whole. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { listWorkshop } from '#documents/initiative.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const take = (title: string) => button(`In den Papierkorb: ${title}`)
const entry = (title: string) => page.getByRole('heading', { name: title, level: 3 })
const status = (text: string) => page.getByRole('status').filter({ hasText: text })

let opened: Opened
let initiative = ''

beforeEach(async () => {
  await size(1180, 820)
  opened = await openApp()
  initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
  for (const title of ['Auftakt', 'Vertiefung']) {
    const id = await opened.house.createWorkshop(initiative, zukunftswerkstatt, 'kompakt')
    await change({ id, title })
  }
  opened.house.router.go({ screen: 'initiative', initiative })
  await expect.element(entry('Auftakt')).toBeVisible()
})
afterEach(() => size(1180, 820))

async function change(fields: Parameters<typeof listWorkshop>[1]): Promise<void> {
  const open = await opened.device.openInitiative(initiative)
  listWorkshop(open.doc, fields)
  await open.close()
}

test('what is taken away leaves the lists and nothing else is lost', async () => {
  await take('Auftakt').click()
  await expect.element(status('Im Papierkorb: Auftakt')).toBeVisible()
  await expect.element(entry('Auftakt')).not.toBeInTheDocument()
  await expect.element(entry('Vertiefung')).toBeVisible()
  await expect.element(button('Papierkorb (1)')).toHaveFocus()
  expect(await faults()).toEqual([])
  await expect
    .poll(() => opened.device.initiatives())
    .toMatchObject([{ workshops: [{ title: 'Vertiefung' }] }])

  const again = await openApp(`/vorhaben/${initiative}`, { name: opened.name })
  await expect.element(entry('Vertiefung')).toBeVisible()
  const kept = await again.device.openInitiative(initiative)
  expect(kept.doc.getMap('workshops').size).toBe(2)
  await kept.close()
})

test('it comes back with its state by keyboard alone, and the trash goes when it is empty', async () => {
  const [first] = (await opened.device.initiatives())[0]?.workshops ?? []
  await change({ id: first?.id ?? '', state: 'ended' })
  const title = first?.title ?? ''
  take(title).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(button('Papierkorb (1)')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveAccessibleName('Papierkorb der Veranstaltungen')
  expect(await faults()).toEqual([])
  button(`Zurückholen: ${title}`).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(status(`Wieder da: ${title}`)).toBeVisible()
  expect(dialog.element().contains(document.activeElement)).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.element(entry(title)).toBeVisible()
  await expect.element(page.getByText(/beendet/)).toBeVisible()
  await expect.element(button(/^Papierkorb/)).not.toBeInTheDocument()
})

test('a workshop that runs cannot be taken away, and its state outlives the trash', async () => {
  const [first] = (await opened.device.initiatives())[0]?.workshops ?? []
  const id = first?.id ?? ''
  await change({ id, state: 'running' })
  await expect.element(take(first?.title ?? '')).not.toBeInTheDocument()
  await change({ id, withdrawn: true })
  await expect.element(entry(first?.title ?? '')).not.toBeInTheDocument()
  await change({ id, withdrawn: false })
  await expect.element(page.getByText(/läuft/)).toBeVisible()
})

test('the last one in the trash leaves a list that says what to do', async () => {
  await take('Auftakt').click()
  await take('Vertiefung').click()
  await expect.element(page.getByText(/Noch keine Veranstaltung/)).toBeVisible()
  await expect.element(button('Papierkorb (2)')).toBeVisible()
})
