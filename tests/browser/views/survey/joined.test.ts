/** A survey on the pages of the house: given as a file by a kiosk, named where something was set aside, refused if spoilt. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { surveyRecords } from '#documents/survey.ts'
import { openApp } from '../../../client/app.ts'
import { button, heading, runSurvey, type Running } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'
import { change } from '../../storage/disk.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

/** Another device that follows the link for a kiosk, on the page where devices meet. */
async function kioskOf({ device, survey }: Running) {
  const wish = { id: survey, title: 'Familien', name: '', hub: '' }
  const code = await device.invite({ ...wish, invited: 'kiosk' })
  document.body.replaceChildren()
  const kiosk = await openApp(`/beitreten#${code}`)
  await expect.element(heading('Dieses Gerät herumgeben')).toBeVisible()
  return kiosk
}

test('a kiosk gives its survey as a file, with nothing else in it', async () => {
  const { house, device } = await kioskOf(await runSurvey())
  house.router.go({ screen: 'devices' })
  await expect.element(page.getByText('Familien')).toBeVisible()
  await button('Als Datei mitgeben').click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('Hier ist noch nichts, das Sie mitgeben könnten.')
  expect(await faults()).toEqual([])
  // It holds no initiative, and is not told that something is missing.
  await expect.element(page.getByText('Wo liegt was?')).not.toBeInTheDocument()
  await expect.element(dialog.getByRole('radio')).not.toBeInTheDocument()
  expect(device.problems).toEqual([])
})

test('what was set aside of a survey says which survey it is', async () => {
  const { house, name, initiative, survey } = await runSurvey()
  house.router.go({ screen: 'initiative', initiative })
  await expect.element(heading('Familien')).toBeVisible()
  await change(name, 'quarantine', (store) => {
    const row = { hash: 'h', bytes: new Uint8Array(3), reason: 'key', from: 'pair', at: 5 }
    store.add({ ...row, docId: `answers.${survey}` })
  })
  house.router.go({ screen: 'aside' })
  await expect.element(page.getByText('Mit fremden oder mit alten Schlüsseln')).toBeVisible()
  await expect.element(heading('Familien')).toBeVisible()
})

test('a version that does not fit its hash is set aside with one sentence, and nobody is asked', async () => {
  const { house, device, survey } = await runSurvey()
  const open = await device.openSurvey(survey)
  const { versions } = surveyRecords(open.document.doc)
  const [frozen] = versions.list()
  versions.map.get(frozen?.id ?? '')?.set('begun', '2026-05-03')
  house.router.go({ screen: 'survey', survey })
  await expect.element(page.getByText('läuft', { exact: true })).toBeVisible()
  const other = frozen?.questionnaire.replace('Haben Sie Kinder?', 'Haben Sie Schulden?') ?? ''
  versions.map.get(frozen?.id ?? '')?.set('questionnaire', other)
  await expect.element(page.getByText(/Eine Fassung passt nicht zu ihrer Prüfsumme/)).toBeVisible()
  await expect.element(page.getByText('läuft', { exact: true })).not.toBeInTheDocument()
  await open.close()
})
