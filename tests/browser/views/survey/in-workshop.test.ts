/** A Bürgerbefragung as a workshop: chosen like any method, planned in days, each step with its doors to the survey. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Map as SharedMap } from 'yjs'
import { chooseSurvey } from '#documents/blocks/survey.ts'
import { conductRecords } from '#documents/conduct.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { buergerbefragung } from '#methods/buergerbefragung.ts'
import { openApp } from '../../../client/app.ts'
import { button, runSurvey } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

const link = (name: string | RegExp) => page.getByRole('link', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })
const standing = () => page.getByRole('region', { name: 'Stand' })

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

/** A workshop of the initiative of this survey, at one of its steps; the survey is chosen. */
async function atStep(step: string) {
  const running = await runSurvey()
  const { device, house, initiative, survey } = running
  const workshop = await house.createWorkshop(initiative, buergerbefragung, 'papier-und-tablet')
  const open = await device.openWorkshop(workshop)
  chooseSurvey(open.conduct.doc, survey)
  startWorkshop(open.conduct.doc, Date.now())
  goToStep(open.conduct.doc, step, Date.now())
  await open.conduct.whenSaved()
  await open.close()
  house.router.go({ screen: 'run', workshop, rehearsal: false })
  return { ...running, workshop }
}

test('the method is chosen, planned in days, and leads to the questions of a new survey', async () => {
  const { house } = await openApp()
  const initiative = await house.createInitiative('Unser neuer Dorfplatz')
  house.router.go({ screen: 'methods', initiative })
  await button(/Bürgerbefragung/).click()
  await expect.element(page.getByText('(70 Tage)')).toBeVisible()
  await page.getByRole('radio', { name: /Bei einer Veranstaltung/ }).click()
  await button('Diese Methode nehmen').click()
  await expect.element(heading('Bereit?')).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Angaben ändern').click()
  expect(page.getByLabelText('Beginn').query()).toBeNull()
  await page.getByLabelText('Erster Tag').fill('2027-02-01')
  await button('Fertig').click()
  await expect.element(page.getByText('Bis 14.02.2027', { exact: true })).toBeVisible()
  await expect.element(button(/Befragen/)).toHaveTextContent('08.02.2027')
  await button(/Vorbereiten/).click()
  await button('Ein Tag mehr für „Fragen schreiben“').click()
  await expect.element(page.getByText('Bis 15.02.2027', { exact: true })).toBeVisible()
  await link('Starten').click()
  await expect.element(page.getByText(/Wenn Sie heute beginnen, dauert es bis/)).toBeVisible()
  await button('Beginnen').click()
  await expect.element(page.getByText('Tag 1 von 6')).toBeVisible()
  expect(page.getByRole('timer').query()).toBeNull()
  await button('Neue Befragung anlegen').click()
  await page.getByRole('dialog').getByRole('textbox').fill('Wie leben Sie hier?')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Wie leben Sie hier?').first()).toBeVisible()
  await expect.element(standing()).toHaveTextContent('Noch keine Frage geschrieben')
  expect(await faults()).toEqual([])
  await link(/^Fragen/).click()
  await expect.element(button('Frage hinzufügen').first()).toBeVisible()
  expect(house.router.current.screen).toBe('questions')
})

test('while it is asked the step shows since when and how many, and opens kiosk and paper', async () => {
  const { survey, house } = await atStep('feld-befragen')
  await expect.element(standing()).toHaveTextContent(/Läuft seit \d\d\.\d\d\.\d{4}/)
  await expect.element(standing()).toHaveTextContent('Erinnerung war für 14.05.2026')
  expect(await faults()).toEqual([])
  await expect.element(link(/^Papier drucken/)).toBeVisible()
  await link(/^Kiosk auf diesem Tablet/).click()
  expect(house.router.current).toEqual({ screen: 'kiosk', survey })
})

test('typing in counts the sheets, and the evaluation is one door away', async () => {
  const { house, survey, workshop } = await atStep('erfassen-boegen')
  await expect.element(standing()).toHaveTextContent('Noch kein Bogen eingegeben')
  await expect.element(link(/^Papier eingeben/)).toBeVisible()
  await button('Weiter').click()
  await expect.element(standing()).toHaveTextContent('Noch kein Bedarf festgehalten')
  await link(/^Auswerten/).click()
  expect(house.router.current).toEqual({ screen: 'evaluation', survey })
  house.router.go({ screen: 'run', workshop, rehearsal: false })
  await expect.element(link(/^Bedarfe und Maßnahmen/)).toBeVisible()
})

test('two surveys that were chosen apart both stand there until one is taken', async () => {
  const { device, house, initiative, workshop } = await atStep('vorbereiten-fragen')
  const second = await house.createSurvey(initiative, 'Unser Platz')
  const open = await device.openWorkshop(workshop)
  const { map } = conductRecords(open.conduct.doc).surveys
  await expect.element(standing()).toBeVisible()
  // As it comes from another device that had chosen at the same time.
  map.set(second, new SharedMap<unknown>([['id', second]]))
  await expect.element(page.getByText(/Auf einem anderen Gerät wurde „Unser Platz“/)).toBeVisible()
  expect(await faults()).toEqual([])
  await button('„Unser Platz“ nehmen').click()
  await expect.element(page.getByText(/Auf einem anderen Gerät/)).not.toBeInTheDocument()
  expect([...map.keys()]).toEqual([second])
  await expect.element(standing()).toHaveTextContent('Noch keine Frage geschrieben')
  await open.close()
})

test('a rehearsal shows the steps and keeps every door to the survey shut', async () => {
  const { house, workshop } = await atStep('feld-befragen')
  await expect.element(standing()).toBeVisible()
  house.router.go({ screen: 'run', workshop, rehearsal: true })
  await expect.element(page.getByText(/bleiben diese Türen zu/)).toBeVisible()
  expect(link(/^Fragen/).query()).toBeNull()
})
