/** Needs on the page of their initiative: put away and brought back, and a result that lies on another device. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addMeasure } from '#documents/blocks/plan.ts'
import { addNeed } from '#documents/needs.ts'
import { openApp, type Opened } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const bus = 'Abends kommt niemand nach Hause.'
const banks = 'Am See fehlen Bänke.'
const button = (name: string | RegExp) => page.getByRole('button', { name })
const need = (name: string) => page.getByRole('heading', { name, level: 3 })

let opened: Opened
let initiative = ''

beforeEach(async () => {
  await size(1180, 820)
  opened = await openApp()
  initiative = await opened.house.createInitiative('Unser Ort')
  const open = await opened.device.openInitiative(initiative)
  const id = addNeed(open.doc, { text: bus, survey: 'elsewhere', n: 40, finding: 'schlecht: 24' })
  addNeed(open.doc, { text: banks })
  addMeasure(open.doc, { title: 'Rufbus beantragen' }, [id])
  await open.close()
  opened.house.router.go({ screen: 'initiative', initiative })
  await expect.element(need(bus)).toBeVisible()
})
afterEach(() => size(1180, 820))

test('a need that was put away lies in a list of its own, and comes back with its measures', async () => {
  await expect.element(button(/^Weggelegte Bedarfe/)).not.toBeInTheDocument()
  button(/^Weglegen.*Abends/)
    .element()
    .focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(need(bus)).not.toBeInTheDocument()
  await expect.element(need(banks)).toBeVisible()
  await expect.element(button('Weggelegte Bedarfe (1)')).toHaveFocus()
  // Not by undo: another start knows nothing of what was done before it.
  document.body.replaceChildren()
  await openApp(`/vorhaben/${initiative}`, { name: opened.name })
  await button('Weggelegte Bedarfe (1)').click()
  expect(await faults()).toEqual([])
  await button(`Zurückholen: ${bus}`).click()
  await expect.element(page.getByRole('status').filter({ hasText: 'Wieder da' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(need(bus)).toBeVisible()
  await expect.element(page.getByText('Rufbus beantragen').first()).toBeVisible()
  await expect.element(button(/^Weggelegte Bedarfe/)).not.toBeInTheDocument()
})

test('the result of a survey that is not on this device is one clear sentence', async () => {
  await page.getByRole('link', { name: /^Ergebnis ansehen/ }).click()
  await expect
    .element(page.getByText(/^Dieses Ergebnis liegt nicht auf diesem Gerät: /))
    .toBeVisible()
  await expect.element(page.getByText(/Dieses Vorhaben liegt nicht/)).not.toBeInTheDocument()
  expect(await faults()).toEqual([])
})

test('keys of a survey without its questions are no result either, until they come', async () => {
  const { device, house } = opened
  const survey = await house.createSurvey(initiative, 'Leben in Braunsbedra')
  const open = await device.openSurvey(survey)
  const settings = open.document.doc.getMap('settings')
  const kept = Object.entries(settings.toJSON())
  for (const [name] of kept) settings.delete(name)
  house.router.go({ screen: 'evaluation', survey })
  await expect
    .element(page.getByText(/^Dieses Ergebnis liegt nicht auf diesem Gerät: /))
    .toBeVisible()
  for (const [name, value] of kept) settings.set(name, value)
  await expect.element(page.getByText(/^Dieses Ergebnis/)).not.toBeInTheDocument()
  await open.close()
})
