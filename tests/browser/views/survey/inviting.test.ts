/** The code for phones: without a hub it would lead nowhere, and that is said instead. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { button, runSurvey } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const link = () => page.getByLabelText('Der Link')
const linked = () =>
  link().query()?.getAttribute('value') ?? (link().query() as HTMLInputElement | null)?.value

async function ask() {
  const running = await runSurvey()
  running.house.router.go({ screen: 'survey', survey: running.survey })
  await button(/^Tablets einladen/).click()
  // A tablet needs no hub: it hands its answers over by two codes, or as a file.
  await expect.poll(linked).toContain('/beitreten#')
  return running
}

test('without a hub there is no code for phones, and it is said what they need', async () => {
  await ask()
  await page.getByText('Eigenes Handy').click()
  await expect.element(page.getByText(/^Für Handys braucht es den Hub: /)).toBeVisible()
  await expect.element(link()).not.toBeInTheDocument()
  expect(await faults()).toEqual([])
  await page.getByText('Tablet für viele (Kiosk)').click()
  await expect.element(link()).toBeVisible()
  await expect.element(page.getByText(/Für Handys/)).not.toBeInTheDocument()
})

test('with a hub the code is there', async () => {
  const { device } = await ask()
  await device.setPreference('hub', 'wss://hub.example')
  await page.getByText('Eigenes Handy').click()
  await expect.poll(linked).toContain('/antworten#')
  await expect.element(page.getByText(/Für Handys/)).not.toBeInTheDocument()
})
