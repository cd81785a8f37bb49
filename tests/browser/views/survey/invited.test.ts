/** The survey on an own phone: without a kiosk, once, and honest about how far the answer is. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from '../../../client/app.ts'
import { answersOf, button, heading, runSurvey, stopSurvey } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(390, 844))
afterEach(() => size(1180, 820))

async function phone() {
  const running = await runSurvey()
  running.house.router.go({ screen: 'answer', survey: running.survey })
  // The phone of this test speaks English.
  await expect.element(heading('Families')).toBeVisible()
  await button('Deutsch').click()
  return running
}

async function answer(): Promise<void> {
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await page.getByRole('radio', { name: 'Nein' }).click()
  for (let step = 0; step < 3; step += 1) await button('Weiter').click()
  await button('Absenden').click()
}

test('an answer is sent once, and it is said that it still waits for a network', async () => {
  const { device, survey, name } = await phone()
  await answer()
  await expect.element(heading('Danke, abgeschickt.')).toBeVisible()
  await expect.element(page.getByText('Wird gesendet, sobald Netz da ist.')).toBeVisible()
  expect(await faults()).toEqual([])
  const [given] = await answersOf(device, survey)
  expect(given).toMatchObject({ channel: 'link', answers: { kinder: { value: false } } })
  document.body.replaceChildren()
  await openApp(`/befragung/${survey}/antworten`, { name })
  await expect.element(heading('You have answered already. Thank you!')).toBeVisible()
  await expect.element(button('Begin')).not.toBeInTheDocument()
})

test('what somebody has begun and left is kept nowhere', async () => {
  const { device, survey, name } = await phone()
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  await page.getByRole('radio', { name: 'Ja' }).click()
  document.body.replaceChildren()
  await openApp(`/befragung/${survey}/antworten`, { name })
  await expect.element(button('Begin')).toBeVisible()
  expect(await answersOf(device, survey)).toEqual([])
})

test('a survey that has ended takes no answers', async () => {
  const running = await runSurvey()
  await stopSurvey(running)
  running.house.router.go({ screen: 'answer', survey: running.survey })
  await expect.element(heading(/nimmt gerade keine Antworten an/)).toBeVisible()
})
