/** Two people write one questionnaire, each at home: a volunteer who was invited, and the moderation that starts it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { NpmHub } from '../client/npm-hub.ts'
import type { Profile } from '../client/profile.ts'
import { SurveyWriter, title } from '../client/survey-editing.ts'
import { eveningOn, newDevice } from '../client/trio.ts'

let hub: NpmHub
let office: Profile
let volunteer: Profile

beforeAll(async () => {
  hub = await NpmHub.start()
  office = await newDevice('Moderation', hub.address)
  volunteer = await newDevice('Ehrenamt', hub.address)
})
afterAll(async () => {
  await Promise.all([office, volunteer].map((device) => device.remove()))
  await hub.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const device of [office, volunteer]) {
    await device.picture(`reports/journeys/survey-together-${device.name}.png`)
  }
})

const listOn = ({ page }: Profile) => page.getByRole('navigation', { name: 'Fragen' })

async function ask({ page }: Profile, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Frage hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ja oder Nein', exact: true }).click()
  const field = page.getByRole('textbox', { name: 'Frage', exact: true })
  await expect.poll(() => field.inputValue()).toBe('')
  await field.fill(text)
  await field.blur()
}

test('a volunteer follows the link and finds the questions, and nothing that starts them', async () => {
  const { page } = office
  const writer = new SurveyWriter(page)
  await writer.create()
  const overview = new URL(page.url()).pathname
  await page.goto('/geraete')
  await eveningOn(office).press('button', 'Verbinden')
  await page.getByText(/^Verbunden\./).waitFor()
  await page.goto(overview)
  await writer.button(/^Zum Mitschreiben einladen/).click()
  const link = page.getByLabel('Der Link')
  await expect.poll(() => link.inputValue()).toContain('#')
  await volunteer.page.goto(await link.inputValue())
  await volunteer.page.getByText('Sie schreiben an den Fragen einer Befragung mit.').waitFor()
  await volunteer.page.getByRole('button', { name: 'Mitmachen' }).click()
  await volunteer.page.getByRole('heading', { name: title, level: 1 }).waitFor()
  // By a typed address, too, there is the editor alone.
  await volunteer.page.goto(overview)
  await volunteer.page.getByText(/^Sie schreiben mit\./).waitFor()
  expect(await volunteer.page.getByRole('button', { name: /starten/ }).count()).toBe(0)
})

test('what both write apart stands with both when they meet again', async () => {
  await hub.kill()
  await office.page.keyboard.press('Escape')
  await office.page.getByRole('link', { name: /^Fragen/ }).click()
  await ask(office, 'Fehlt eine Bank?')
  await ask(volunteer, 'Fehlt ein Bus?')
  await hub.run()
  for (const device of [office, volunteer]) {
    await listOn(device).getByText('Fehlt eine Bank?').waitFor()
    await listOn(device).getByText('Fehlt ein Bus?').waitFor()
  }
  expect([...office.thrown, ...volunteer.thrown]).toEqual([])
})
