/** A single survey goes into the Papierkorb of its initiative and comes back with its questions and answers. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { listSurvey } from '#documents/initiative.ts'
import { endSurvey } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import { openApp } from '../../../client/app.ts'
import { answersOf, button, heading, runSurvey, type Running } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const take = () => button('In den Papierkorb: Familien')
const door = () => button('Papierkorb der Befragungen (1)')
const entry = () => page.getByRole('heading', { name: 'Familien', level: 3 })

/** A survey with one answer, on the page of its initiative. */
async function listed(): Promise<Running> {
  const running = await runSurvey()
  const { device, survey, house, initiative } = running
  const open = await device.openSurvey(survey)
  await open.answers.keep({
    ...{ format: 1, id: newId(), survey, questionnaire: 'A'.repeat(43), channel: 'kiosk' },
    ...{ day: '2026-05-04', language: 'de', answers: {} },
  })
  if (open.initiative) {
    listSurvey(open.initiative.doc, { id: survey, title: 'Familien', state: 'running' })
  }
  await open.close()
  house.router.go({ screen: 'initiative', initiative })
  await expect.element(entry()).toBeVisible()
  return running
}

async function end({ device, survey }: Running): Promise<void> {
  const open = await device.openSurvey(survey)
  endSurvey(open.document.doc, '2026-05-05')
  if (open.initiative) listSurvey(open.initiative.doc, { id: survey, state: 'ended' })
  await open.close()
}

test('a survey that runs cannot be put away; one that has ended can, and loses nothing', async () => {
  const running = await listed()
  await expect.element(take()).not.toBeInTheDocument()
  await end(running)
  take().element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(entry()).not.toBeInTheDocument()
  await expect.element(door()).toHaveFocus()
  expect(await faults()).toEqual([])

  document.body.replaceChildren()
  await openApp(`/vorhaben/${running.initiative}`, { name: running.name })
  await expect.element(door()).toBeVisible()
  expect(await answersOf(running.device, running.survey)).toHaveLength(1)
  door().element().focus()
  await userEvent.keyboard('{Enter}')
  expect(await faults()).toEqual([])
  button('Zurückholen: Familien').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(page.getByRole('status').filter({ hasText: 'Wieder da: Familien' }))
    .toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(entry()).toBeVisible()
  await expect.element(page.getByText(/beendet ·/)).toBeVisible()
  expect(await answersOf(running.device, running.survey)).toHaveLength(1)
})

test('its own page says that it lies in the trash, and takes it out', async () => {
  const running = await listed()
  await end(running)
  await take().click()
  running.house.router.go({ screen: 'survey', survey: running.survey })
  await expect.element(page.getByText(/^Diese Befragung liegt im Papierkorb/)).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Zurückholen').click()
  await expect.element(page.getByText(/liegt im Papierkorb/)).not.toBeInTheDocument()
  await expect.element(heading('Familien in Braunsbedra')).toBeVisible()
})
