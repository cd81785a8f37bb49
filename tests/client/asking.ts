/** A survey that runs on a real device of the tests, and hands that answer it. */
import { expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Device } from '#documents/ports.ts'
import { endSurvey, freeze } from '#documents/survey.ts'
import { fillSurvey } from '#documents/survey-filling.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { Response } from '#schema/answer.ts'
import { openApp, type Opened } from './app.ts'

const notice = {
  controller: 'Stadt Braunsbedra, Markt 1',
  contact: 'rathaus@braunsbedra.example',
  officer: 'datenschutz@braunsbedra.example',
  purpose: 'Wir planen Angebote für Familien.',
  basis: 'Art. 6 Abs. 1 e DSGVO',
  recipients: 'nur das Rathaus',
  deletion: '2027-06-30',
  authority: 'Landesbeauftragter für den Datenschutz',
}

/** Four short questions: one that must be answered, and one that only some are asked. */
export const short: Questionnaire = {
  format: 1,
  survey: 'any',
  version: 1,
  title: { de: 'Familien in Braunsbedra', ar: 'العائلات', en: 'Families' },
  intro: { de: 'Was fehlt Ihnen hier?' },
  thanks: { de: 'Das Ergebnis hängt im Rathaus aus.' },
  notice,
  languages: ['de', 'en', 'ar'],
  paging: 'question',
  idleSeconds: 60,
  photos: false,
  sections: [
    {
      id: 'all',
      title: { de: 'Ihr Alltag' },
      questions: [
        {
          id: 'q1',
          name: 'kinder',
          kind: 'yes-no',
          text: { de: 'Haben Sie Kinder?', en: 'Do you have children?', ar: 'هل لديك أطفال؟' },
          required: true,
        },
        {
          id: 'q2',
          name: 'anzahl',
          kind: 'number',
          text: { de: 'Wie viele Kinder?', en: 'How many children?' },
          show: { var: 'kinder' },
          unit: { de: 'Kinder' },
          least: 1,
          most: 12,
        },
        {
          id: 'q3',
          name: 'wege',
          kind: 'choice',
          many: true,
          other: true,
          text: { de: 'Wie kommen Sie zur Kita?', en: 'How do you get there?' },
          options: [
            { code: 'fuss', text: { de: 'Zu Fuß' } },
            { code: 'rad', text: { de: 'Mit dem Rad' } },
            { code: 'auto', text: { de: 'Mit dem Auto' } },
            { code: 'nie', text: { de: 'Gar nicht' }, alone: true },
          ],
        },
        {
          id: 'q4',
          name: 'worte',
          kind: 'text',
          long: true,
          text: { de: 'Was wünschen Sie sich?', en: 'What do you wish for?' },
        },
      ],
    },
  ],
}

/** Every kind of question on one page. */
export const everything: Questionnaire = {
  ...short,
  paging: 'section',
  photos: true,
  languages: ['de'],
  sections: [
    {
      id: 'kinds',
      title: { de: 'Alles' },
      questions: [
        {
          id: 'e1',
          name: 'eins',
          kind: 'choice',
          many: false,
          text: { de: 'Welche Kita besucht Ihr Kind?' },
          hint: { de: 'Wenn mehrere Kinder gehen: die des jüngsten.' },
          options: ['Gartenstraße', 'Am See', 'St. Anna'].map((de, at) => ({
            code: `k${String(at)}`,
            text: { de },
          })),
          other: true,
        },
        {
          id: 'e2',
          name: 'drei',
          kind: 'scale',
          steps: 3,
          text: { de: 'Wie finden Sie den Weg dorthin?' },
          words: [{ de: 'schlecht' }, { de: 'mittel' }, { de: 'gut' }],
        },
        {
          id: 'e3',
          name: 'fuenf',
          kind: 'scale',
          steps: 5,
          text: { de: 'Der Spielplatz ist sicher.' },
          words: [
            { de: 'stimmt gar nicht' },
            { de: 'stimmt eher nicht' },
            { de: 'teils, teils' },
            { de: 'stimmt eher' },
            { de: 'stimmt völlig' },
          ],
        },
        { id: 'e4', name: 'sterne', kind: 'rating', most: 5, text: { de: 'Wie viele Sterne?' } },
        {
          id: 'e5',
          name: 'rang',
          kind: 'ranking',
          text: { de: 'Was ist Ihnen am wichtigsten?' },
          options: ['Öffnungszeiten', 'Weg', 'Essen'].map((de, at) => ({
            code: `r${String(at)}`,
            text: { de },
          })),
        },
        { id: 'e6', name: 'ja', kind: 'yes-no', text: { de: 'Würden Sie mitmachen?' } },
        {
          id: 'e7',
          name: 'zahl',
          kind: 'number',
          decimals: 1,
          least: 0,
          most: 50,
          unit: { de: 'Kilometer' },
          text: { de: 'Wie weit ist es?' },
        },
        {
          id: 'e8',
          name: 'tag',
          kind: 'date',
          first: '2026-01-01',
          last: '2027-12-31',
          text: { de: 'Ab wann brauchen Sie einen Platz?' },
        },
        {
          id: 'e9',
          name: 'kurz',
          kind: 'text',
          long: false,
          text: { de: 'Ihr Wunsch in einem Wort?' },
        },
        {
          id: 'e10',
          name: 'ort',
          kind: 'place',
          text: { de: 'In welchem Ortsteil wohnen Sie?' },
          options: ['Braunsdorf', 'Frankleben', 'Großkayna'].map((de, at) => ({
            code: `o${String(at)}`,
            text: { de },
          })),
        },
        { id: 'e11', name: 'foto', kind: 'photo', text: { de: 'Zeigen Sie uns die Stelle.' } },
        {
          id: 'e12',
          name: 'tafel',
          kind: 'matrix',
          text: { de: 'Wie zufrieden sind Sie mit …' },
          rows: ['Öffnungszeiten', 'Essen'].map((de, at) => ({
            code: `m${String(at)}`,
            text: { de },
          })),
          options: ['gar nicht', 'etwas', 'sehr'].map((de, at) => ({
            code: String(at + 1),
            text: { de },
          })),
        },
        {
          id: 'e13',
          name: 'seite',
          kind: 'page',
          text: { de: 'Sie sind fast fertig.' },
          hint: { de: 'Danke, dass Sie sich Zeit nehmen.' },
        },
      ],
    },
  ],
}

export interface Running extends Opened {
  initiative: string
  survey: string
}

/** A device on which a survey was made and started. */
export async function runSurvey(questionnaire = short, options = {}): Promise<Running> {
  const opened = await openApp('/', options)
  const { device, house } = opened
  const initiative = await house.createInitiative('Übergang Kita–Grundschule')
  const survey = await house.createSurvey(initiative, 'Familien')
  const open = await device.openSurvey(survey)
  fillSurvey(open.document.doc, { ...questionnaire, survey })
  await freeze(open.document.doc, survey, { day: '2026-05-04' })
  await open.document.whenSaved()
  await open.close()
  return { ...opened, initiative, survey }
}

/** Ends it, as the moderation does. */
export async function stopSurvey({ device, survey }: Running): Promise<void> {
  const open = await device.openSurvey(survey)
  endSurvey(open.document.doc, '2026-05-05')
  await open.document.whenSaved()
  await open.close()
}

/** What the moderation reads: every answer that was kept. */
export async function answersOf(device: Device, survey: string): Promise<Response[]> {
  const open = await device.openSurvey(survey)
  const { responses } = await open.answers.open()
  await open.close()
  return responses
}

export const button = (name: string | RegExp) => page.getByRole('button', { name })
export const heading = (name: string | RegExp) => page.getByRole('heading', { name })
export const pin = '2580'

/** Goes to the kiosk and starts it. */
export async function startKiosk({ house, survey }: Running): Promise<void> {
  house.router.go({ screen: 'kiosk', survey })
  // The page of a test that fills the screen has another size than it was given.
  vi.spyOn(document.documentElement, 'requestFullscreen').mockRejectedValue(new Error('no'))
  await page.getByRole('textbox', { name: 'PIN zum Verlassen' }).fill(pin)
  await page.getByRole('textbox', { name: 'PIN noch einmal' }).fill(pin)
  await button('Kiosk starten').click()
  await expect.element(button('Beginnen')).toBeVisible()
}
