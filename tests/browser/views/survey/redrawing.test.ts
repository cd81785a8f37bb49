/** Only what looks at a changed answer is drawn again, but all of that. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { Question } from '#schema/survey.ts'
import { AnsweringForm } from '#state/survey/answering-form.svelte.ts'
import { Form } from '#survey/form.ts'
import Questions from '#views/survey/questions/Questions.svelte'
import { ask, questionnaireOf, texts } from '../../../client/questionnaire.ts'

const isYes = { '==': [{ var: 'rides' }, true] }
const option = (code: string, more = {}) => ({ code, text: texts(code), ...more })
const questions: Question[] = [
  ask('yes-no', 'rides', { text: texts('Fahren Sie Bus?') }),
  ask('yes-no', 'good', { text: { de: 'Bus: {rides}. Gut?', en: 'Bus: {rides}. Good?' } }),
  ask('choice', 'way', { options: [option('Bus', { show: isYes }), option('Rad')] }),
  ask('matrix', 'each', { rows: [option('Linie1', { show: isYes }), option('Weg')] }),
  ask('number', 'least', { text: texts('Wie oft mindestens?') }),
  ask('number', 'most', {
    text: texts('Wie oft höchstens?'),
    constraint: {
      holds: { '>=': [{ var: 'most' }, { var: 'least' }] },
      message: texts('Zu klein.'),
    },
  }),
]

async function draw() {
  const questionnaire = questionnaireOf(questions, { paging: 'section', languages: ['de', 'en'] })
  const form = new AnsweringForm(new Form(questionnaire, { language: 'de', today: '2026-05-04' }))
  const [first] = form.pages
  if (!first) throw new Error('nothing is asked')
  await render(Questions, { form, page: first, showsFaults: true })
  return form
}

test('a text, an option and a row follow the answer that they hang on', async () => {
  const form = await draw()
  const bus = page.getByRole('radio', { name: 'Bus', exact: true })
  const row = page.getByRole('radiogroup', { name: 'Linie1' })
  await expect.element(page.getByText('Bus: …. Gut?')).toBeVisible()
  await expect.element(bus).not.toBeInTheDocument()
  await expect.element(row).not.toBeInTheDocument()
  form.give('rides', true)
  await expect.element(page.getByText('Bus: Ja. Gut?')).toBeVisible()
  await expect.element(bus).toBeInTheDocument()
  await expect.element(row).toBeVisible()
})

test('what is wrong because of another answer is said, and taken back', async () => {
  const form = await draw()
  form.give('most', 2)
  form.give('least', 3)
  await expect.element(page.getByText('Zu klein.')).toBeVisible()
  form.give('least', 1)
  await expect.element(page.getByText('Zu klein.')).not.toBeInTheDocument()
})

test('another language draws every text again', async () => {
  const form = await draw()
  await expect.element(page.getByText('Bus: …. Gut?')).toBeVisible()
  form.form.language = 'en'
  await expect.element(page.getByText('Bus: …. Good?')).toBeVisible()
})
