/** The same pile typed in on two devices: said where sheets are typed in, and decided without losing a sheet. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { versionsOf } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import type { Answers } from '#schema/answer.ts'
import { answersOf, button, heading, runSurvey, type Running } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const yes: Answers = { kinder: { value: true } }
const no: Answers = { kinder: { value: false } }

/** Sheets as another device has typed them in. */
async function bring({ device, survey }: Running, sheets: [number, Answers][]): Promise<void> {
  const open = await device.openSurvey(survey)
  const [version] = versionsOf(open.document.doc)
  for (const [number, answers] of sheets) {
    await open.answers.keep({
      ...{ format: 1, id: newId(), survey, questionnaire: version?.hash ?? '', answers },
      ...{ channel: 'paper', day: '2026-05-04', language: 'de', batch: 'A', number },
    })
  }
  await open.close()
}

async function desk(): Promise<Running> {
  const running = await runSurvey()
  running.house.router.go({ screen: 'entry', survey: running.survey })
  await expect.element(heading('Antworten eingeben')).toBeVisible()
  await bring(running, [
    [1, yes],
    [2, yes],
  ])
  await expect.element(page.getByText('2 Bögen eingegeben')).toBeVisible()
  await bring(running, [
    [1, yes],
    [2, no],
    [3, no],
  ])
  return running
}

const sentence =
  'Stapel A wurde an zwei Geräten eingegeben: 2 Nummern gibt es doppelt, 1 davon mit gleichen Antworten.'

test('the same sheets become second entries, and what differs is settled', async () => {
  const running = await desk()
  await expect.element(page.getByText(sentence)).toBeVisible()
  expect(await faults()).toEqual([])
  await button('Es sind dieselben Bögen').click()
  await expect.element(page.getByText(sentence)).not.toBeInTheDocument()
  await expect.element(page.getByText('1 Bogen mit Unterschieden')).toBeVisible()
  const kept = await answersOf(running.device, running.survey)
  expect(kept.filter(({ second }) => second !== true)).toHaveLength(3)
  expect(kept).toHaveLength(5)
})

test('other sheets all count, and go to a pile of their own', async () => {
  const running = await desk()
  await button('Es sind andere Bögen').click()
  await expect.element(page.getByText(sentence)).not.toBeInTheDocument()
  const kept = await answersOf(running.device, running.survey)
  expect(kept.filter(({ second }) => second !== true)).toHaveLength(5)
  expect(kept.filter(({ batch }) => batch === 'A-2').map(({ number }) => number)).toHaveLength(2)
})
