/** A village asks again after a year: both surveys beside each other, as they were published. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { fillSurvey } from '#documents/survey-filling.ts'
import { freeze } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import type { Question } from '#schema/survey.ts'
import { openApp, type Opened } from '../../../client/app.ts'
import { ask, questionnaireOf, sectionOf, texts } from '../../../client/questionnaire.ts'
import { faults, size } from '../../../client/views.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const waves = () => page.getByText('Mit einer anderen Befragung vergleichen')
const options = ['gut', 'schlecht'].map((word, at) => ({ code: String(at + 1), text: texts(word) }))
const bus = (text: string) => ask('choice', 'bus', { text: texts(text), options })
const number = ask('number', 'kinder', { text: texts('Wie viele Kinder?'), least: 0, most: 9 })

let opened: Opened
let initiative = ''

/** A survey in which the first so many of all say "gut". */
async function asked(
  title: string,
  day: string,
  questions: Question[],
  [good, all]: [number, number],
) {
  const { device, house } = opened
  const survey = await house.createSurvey(initiative, title)
  const open = await device.openSurvey(survey)
  const questionnaire = questionnaireOf([sectionOf('s1', questions)], { title: texts(title) })
  fillSurvey(open.document.doc, questionnaire)
  const { hash } = await freeze(open.document.doc, survey, { day })
  for (let person = 0; person < all; person += 1) {
    const common = { format: 1, id: newId(), survey, questionnaire: hash, language: 'de' } as const
    const answers = { bus: { value: person < good ? '1' : '2' }, kinder: { value: 2 } }
    await open.answers.keep({ ...common, channel: 'kiosk', day, answers })
  }
  await open.document.whenSaved()
  await open.close()
  return survey
}

async function evaluate(survey: string): Promise<void> {
  opened.house.router.go({ screen: 'evaluation', survey })
  await button('Auszählen').click()
  await expect.element(page.getByText(/^n = /).first()).toBeVisible()
}

beforeEach(async () => {
  await size(1180, 820)
  opened = await openApp()
  initiative = await opened.house.createInitiative('Unser Ort')
})
afterEach(() => size(1180, 820))

test('last year’s survey stands beside this one, with the difference, in the report, too', async () => {
  const last = await asked('Befragung 2025', '2025-05-04', [bus('Wie ist der Bus?')], [16, 40])
  const now = await asked(
    'Befragung 2026',
    '2026-05-04',
    [bus('Wie ist unser Bus?'), number],
    [40, 50],
  )
  await evaluate(last)
  await evaluate(now)
  await waves().click()
  const other = page.getByLabelText('Andere Befragung')
  await other.selectOptions('Befragung 2025')
  const table = page.getByRole('region', { name: 'Wie ist unser Bus?, früher und jetzt' })
  const row = (name: string) => table.getByRole('row', { name })
  await expect.element(row('Antwort 2025 2026 Veränderung')).toBeVisible()
  await expect.element(row('gut 16 (40 %) 40 (80 %) 40 Punkte mehr')).toBeVisible()
  await expect.element(row('schlecht 24 (60 %) 10 (20 %) 40 Punkte weniger')).toBeVisible()
  await expect.element(page.getByText('Früher hieß die Frage: „Wie ist der Bus?“')).toBeVisible()
  await page.getByText('Nicht verglichen: 1').click()
  await expect.element(page.getByText('nur jetzt gefragt')).toBeVisible()
  expect(await faults()).toEqual([])
  await size(390, 844)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await size(1180, 820)
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'about:blank'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  await button(/^Bericht \(Webseite\)|^Bericht.*Webseite/).click()
  await expect.poll(() => files.length).toBe(1)
  const report = (await files[0]?.text()) ?? ''
  expect(report).toContain('Vergleich: Befragung ab 04.05.2025 und ab 04.05.2026')
  expect(report).toContain('40 Punkte mehr')
  vi.restoreAllMocks()
})

test('a survey that nobody has counted, and no other survey at all, get one sentence each', async () => {
  const now = await asked('Befragung 2026', '2026-05-04', [bus('Wie ist der Bus?')], [20, 40])
  await evaluate(now)
  await waves().click()
  await expect.element(page.getByText(/keine andere Befragung/)).toBeVisible()
  const last = await asked('Befragung 2025', '2025-05-04', [bus('Wie ist der Bus?')], [16, 40])
  await page.getByLabelText('Andere Befragung').selectOptions('Befragung 2025')
  await expect.element(page.getByText('Diese Befragung ist noch nicht ausgezählt.')).toBeVisible()
  expect(last).not.toBe(now)
})
