/** Evaluating a survey on a real device: sealed answers, one count, comparison, texts, and a need with its evidence. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { initiativeRecords } from '#documents/initiative.ts'
import { measuresOfNeeds } from '#documents/needs.ts'
import { fillSurvey } from '#documents/survey-filling.ts'
import { freeze } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import type { Question } from '#schema/survey.ts'
import { openApp, type Opened } from '../../../client/app.ts'
import { ask, questionnaireOf, sectionOf, texts } from '../../../client/questionnaire.ts'
import { faults, size } from '../../../client/views.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })
const options = (...words: string[]) =>
  words.map((word, at) => ({ code: String(at + 1), text: texts(word) }))

const questions: Question[] = [
  ask('choice', 'bus', {
    text: texts('Wie zufrieden sind Sie mit dem Bus?'),
    options: options('gut', 'mittel', 'schlecht'),
  }),
  ask('scale', 'ort', {
    text: texts('Ich lebe gern hier.'),
    steps: 3,
    words: ['gar nicht', 'etwas', 'sehr'].map(texts),
  }),
  ask('text', 'warum', { text: texts('Was fehlt Ihnen?'), long: true }),
  ask('choice', 'alter', {
    text: texts('Wie alt sind Sie?'),
    options: options('unter 30', '30 bis 60', 'über 60'),
    person: 'age',
  }),
]

let opened: Opened
let survey = ''

/** A survey with so many answers, at its evaluation. */
async function open(count: number): Promise<void> {
  opened = await openApp()
  const initiative = await opened.house.createInitiative('Unser Ort')
  survey = await opened.house.createSurvey(initiative, 'Leben in Braunsbedra')
  const one = await opened.device.openSurvey(survey)
  fillSurvey(
    one.document.doc,
    questionnaireOf([sectionOf('s1', questions)], { title: texts('Leben in Braunsbedra') }),
  )
  const { hash } = await freeze(one.document.doc, survey, { day: '2026-11-20' })
  await one.document.whenSaved()
  for (let person = 0; person < count; person += 1) await keep(one.answers, hash, person)
  await one.close()
  opened.house.router.go({ screen: 'evaluation', survey })
}

async function keep(
  answers: { keep: (response: never) => Promise<void> },
  hash: string,
  person: number,
) {
  const response = {
    ...{
      format: 1,
      id: newId(),
      survey,
      questionnaire: hash,
      channel: person % 3 ? 'kiosk' : 'paper',
    },
    ...{ day: '2026-11-20', language: 'de' },
    answers: {
      bus: { value: person % 5 < 3 ? '3' : '1' },
      ort: { value: 1 + (person % 3) },
      warum: { value: person % 2 ? 'Der Bus fehlt abends' : 'Frau Müller vom Laden fehlt' },
      alter: { value: String(1 + (person % 3)) },
    },
  }
  await answers.keep(response as never)
}

const article = (name: string) => page.getByRole('article', { name })

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('acceptance 8: a survey with 4 answers shows no result', async () => {
  await open(4)
  await expect.element(page.getByText(/erst 4 Antworten/)).toBeVisible()
  expect(page.getByRole('table').elements()).toEqual([])
  await expect.element(button('Auszählen')).not.toBeInTheDocument()
})

test('forty answers are counted, compared, and become a need with its evidence', async () => {
  await open(40)
  await expect.element(page.getByText('40 Antworten liegen bereit.')).toBeVisible()
  await button('Auszählen').click()
  await expect.element(page.getByText('schlecht: 24 von 40 (60 %)')).toBeVisible()
  await page.getByRole('combobox', { name: 'Vergleichen nach' }).selectOptions('Wie alt sind Sie?')
  const bus = article('Wie zufrieden sind Sie mit dem Bus?')
  await expect.element(bus.getByRole('columnheader', { name: 'über 60' })).toBeVisible()
  await bus.getByRole('button', { name: 'Was heißt das?' }).click()
  await page.getByLabelText('Was überrascht?').fill('So deutlich war es nie.')
  await page.getByLabelText(/Welcher Bedarf/).fill('Abends kommt niemand nach Hause.')
  await button('Als Bedarf festhalten').click()
  await expect
    .element(page.getByRole('heading', { name: 'Abends kommt niemand nach Hause.' }))
    .toBeVisible()
  const again = await opened.device.openSurvey(survey)
  const [need] = again.initiative ? initiativeRecords(again.initiative.doc).needs.list() : []
  expect(need).toMatchObject({
    survey,
    question: 'bus',
    n: 40,
    surprises: 'So deutlich war es nie.',
  })
  await again.close()
  expect(await faults()).toEqual([])
})

test('a need becomes a measure, agreed only with who and until when, and both know each other', async () => {
  await open(40)
  await button('Auszählen').click()
  const bus = article('Wie zufrieden sind Sie mit dem Bus?')
  await bus.getByRole('button', { name: 'Was heißt das?' }).click()
  await page.getByLabelText(/Welcher Bedarf/).fill('Abends kommt niemand nach Hause.')
  await button('Als Bedarf festhalten').click()
  await page.getByRole('button', { name: /^Maßnahme daraus machen/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabelText('Was?').fill('Rufbus bis 22 Uhr beantragen')
  await dialog.getByLabelText('Die Gruppe hat das vereinbart').click()
  await dialog.getByRole('button', { name: 'Festhalten' }).click()
  await expect.element(dialog.getByText(/wer federführend ist/)).toBeVisible()
  await dialog.getByLabelText('Federführung').fill('Bauamt')
  await dialog.getByLabelText('Bis wann?').fill('2027-09-30')
  await dialog.getByRole('button', { name: 'Festhalten' }).click()
  await expect.element(page.getByText('Rufbus bis 22 Uhr beantragen')).toBeVisible()
  await expect.element(page.getByText('vereinbart', { exact: true })).toBeVisible()
  const again = await opened.device.openSurvey(survey)
  const doc = again.initiative?.doc
  const [need] = doc ? initiativeRecords(doc).needs.list() : []
  const led = doc && need ? measuresOfNeeds(doc).get(need.id) : []
  expect(led).toMatchObject([
    { state: 'agreed', lead: 'Bauamt', until: '2027-09-30', workshop: '' },
  ])
  await again.close()
  expect(await faults()).toEqual([])
})

test('texts are coded, and a quote loses its name', async () => {
  await open(12)
  await button('Auszählen').click()
  await article('Was fehlt Ihnen?').getByRole('button', { name: 'Texte lesen und ordnen' }).click()
  await page.getByLabelText('Neues Thema').fill('Nahverkehr')
  await button('Thema anlegen').click()
  const dialog = page.getByRole('dialog')
  for (const one of [0, 1])
    await dialog.getByRole('button', { name: 'Nahverkehr', exact: true }).nth(one).click()
  await expect.element(dialog.getByText('2 von 12 gelesen')).toBeVisible()
  const named = dialog.getByRole('listitem').filter({ hasText: 'Frau Müller vom Laden' }).first()
  await named.getByRole('button', { name: 'Als Zitat freigeben' }).click()
  expect(await faults()).toEqual([])
  await button('Fertig').click()
  await expect.element(page.getByText('[…] vom Laden fehlt')).toBeVisible()
})

test('a narrow screen shows everything without scrolling sideways', async () => {
  await size(390, 844)
  await open(30)
  await button('Auszählen').click()
  await expect.element(page.getByRole('heading', { name: 'Das Wichtigste' })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
})
