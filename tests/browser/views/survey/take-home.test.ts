/** What is taken home from a survey: data of one count, whatever came later, and a report of what was published. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { versionsOf } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import { button, runSurvey, stopSurvey, type Running } from '../../../client/asking.ts'
import { readSav } from '../../../client/sav-reader.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(() => {
  vi.restoreAllMocks()
  return size(1180, 820)
})

/** So many more people answer; every third has children, and all write the same words, if any. */
async function answer({ device, survey }: Running, people: number, words = ''): Promise<void> {
  const open = await device.openSurvey(survey)
  const questionnaire = versionsOf(open.document.doc)[0]?.hash ?? ''
  const fixed = { format: 1, survey, questionnaire, channel: 'kiosk', day: '2026-05-04' } as const
  for (let person = 0; person < people; person += 1) {
    const answers = {
      kinder: { value: person % 3 === 0 },
      ...(words && { worte: { value: words } }),
    }
    await open.answers.keep({ ...fixed, id: newId(), language: 'de', answers })
  }
  await open.close()
}

/** What the browser is given to download. */
function downloads(): { name: string; file: Blob }[] {
  const taken: { name: string; file: Blob }[] = []
  let last = new Blob()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    last = file as Blob
    return 'about:blank'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: unknown) {
    taken.push({ name: (this as HTMLAnchorElement).download, file: last })
  })
  return taken
}

test('data are those of the count, whatever came later', async () => {
  const running = await runSurvey()
  await answer(running, 30, 'Mehr Bänke')
  running.house.router.go({ screen: 'evaluation', survey: running.survey })
  await button('Auszählen').click()
  await expect.element(page.getByText('n = 30', { exact: true })).toBeVisible()
  running.house.router.go({ screen: 'survey', survey: running.survey })
  await answer(running, 6)
  running.house.router.go({ screen: 'evaluation', survey: running.survey })
  await expect.element(page.getByText(/^6 Antworten kamen später/)).toBeVisible()
  await expect.element(page.getByText(/erst, wenn die Befragung beendet ist/)).toBeVisible()
  await expect.element(button(/^Daten \(SPSS\)/)).not.toBeInTheDocument()
  await stopSurvey(running)
  const taken = downloads()
  await button(/^Daten \(SPSS\)/).click()
  await expect.element(page.getByText('Daten (SPSS) ist fertig')).toBeVisible()
  const [{ name, file } = { name: '', file: new Blob() }] = taken
  expect(name).toMatch(/^\d{4}-\d\d-\d\d_.*\.sav$/)
  const data = readSav(new Uint8Array(await file.arrayBuffer()))
  expect(data.rows).toBe(30)
  expect(data.numbers('kinder').filter((value) => value === 1)).toHaveLength(10)
  expect(await faults()).toEqual([])
})

test('where no text was released, one sentence says so and nothing is saved', async () => {
  const running = await runSurvey()
  await answer(running, 8)
  await stopSurvey(running)
  running.house.router.go({ screen: 'evaluation', survey: running.survey })
  await button('Auszählen').click()
  const taken = downloads()
  await button(/^Zitate \(SPSS\)/).click()
  await expect.element(page.getByText(/noch kein Zitat freigegeben/)).toBeVisible()
  expect(taken).toEqual([])
})

test('a report says everything that is published of the count, with what was found out together', async () => {
  const running = await runSurvey()
  await answer(running, 30)
  running.house.router.go({ screen: 'evaluation', survey: running.survey })
  await button('Auszählen').click()
  await button('Was heißt das?').first().click()
  await page.getByLabelText(/Welcher Bedarf/).fill('Familien fehlt ein Treffpunkt.')
  await button('Als Bedarf festhalten').click()
  await page.getByLabelText('Wer wurde gefragt?').fill('Alle Haushalte in Braunsbedra')
  const invited = page.getByLabelText('Wie viele wurden gefragt?')
  await invited.fill('viele')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText('Bitte eine ganze Zahl.')).toBeVisible()
  await invited.fill('1.200')
  await userEvent.keyboard('{Tab}')
  await page.getByLabelText('Alle konnten mitmachen').click()
  const taken = downloads()
  await button(/^Bericht \(Webseite\)/).click()
  await expect.poll(() => taken.length).toBe(1)
  const report = (await taken[0]?.file.text()) ?? ''
  expect(report).toContain('Haben Sie Kinder?')
  expect(report).toMatch(/Nein[^]*20/)
  expect(report).toContain('Familien fehlt ein Treffpunkt.')
  expect(report).toContain('Alle Haushalte in Braunsbedra')
  // Three of a hundred; below thirty answers there would be no percentage.
  expect(report).toContain('30 von 1200 (3 %)')
  expect(report).not.toContain('nicht repräsentativ')
  expect(report).toContain('Wir planen Angebote für Familien.')
  await button(/^Plakat A4/).click()
  await expect.poll(() => taken.length).toBe(2)
  expect(taken.map(({ name }) => name)).toEqual([
    expect.stringMatching(/Befragungsbericht.*\.html$/),
    expect.stringMatching(/Befragungsplakat.*\.html$/),
  ])
})
