/** A plan to put a pin on: chosen in the editor, carried to a kiosk, answered there, read by the moderation. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { changeRecord } from '#documents/survey-writing.ts'
import { freeze, readQuestionnaire } from '#documents/survey.ts'
import { newId } from '#schema/id.ts'
import { openApp, type Opened } from '../../../client/app.ts'
import { answersOf, button, heading, startKiosk } from '../../../client/asking.ts'
import { faults, size } from '../../../client/views.ts'
import { inviteTo, packed, watch } from '../../storage/surveys.ts'

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

const exact = (name: string) => page.getByRole('button', { name, exact: true })
const region = (name: string) => page.getByRole('region', { name, exact: true })

/** A large drawing that no JPEG makes small, as a scan of a plan is. */
async function planFile(): Promise<File> {
  const canvas = new OffscreenCanvas(2400, 1600)
  const context = canvas.getContext('2d')
  const noise = context?.createImageData(2400, 1600)
  if (!context || !noise) throw new Error('Nothing can be drawn.')
  for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = (at * 7919) % 251
  context.putImageData(noise, 0, 0)
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'plan.png')
}

/** The house of a moderator who asks for a place, with the editor open. */
async function editing() {
  const opened = await openApp()
  const initiative = await opened.house.createInitiative('Unser neuer Dorfplatz')
  const survey = await opened.house.createSurvey(initiative, 'Unser Ort')
  opened.house.router.go({ screen: 'questions', survey })
  await expect.element(page.getByRole('heading', { name: 'Unser Ort', level: 1 })).toBeVisible()
  await exact('Frage hinzufügen').click()
  await exact('Ort').click()
  await page.getByRole('textbox', { name: /^Frage/ }).fill('Wo fehlt eine Bank?')
  await userEvent.tab()
  return { ...opened, initiative, survey }
}

async function questionOf({ device, survey }: Pick<Opened, 'device'> & { survey: string }) {
  const open = await device.openSurvey(survey)
  const [question] = readQuestionnaire(open.document.doc, survey).sections[0]?.questions ?? []
  await open.close()
  if (question?.kind !== 'place') throw new Error('No place is asked for.')
  return question
}

test('a plan goes from the editor to a kiosk, and its answer is a field and nothing finer', async () => {
  const office = await editing()
  const { device, survey } = office
  await page.getByLabelText('Bild wählen').upload(await planFile())
  await expect.element(region('Bearbeiten').getByAltText('Plan mit 100 Feldern')).toBeVisible()
  await expect.element(region('Vorschau').getByAltText(/^Plan mit Feldern/)).toBeVisible()
  expect(await faults()).toEqual([])
  const { id, plan, options } = await questionOf(office)
  expect(options).toEqual([])
  const { media } = await device.meeting()
  // Small enough to come to every kiosk without being asked for.
  const [kept] = (await media.list(`survey.${survey}`)).filter(({ hash }) => plan?.startsWith(hash))
  expect(kept).toMatchObject({ kind: 'thumbnail', isHere: true })
  expect(kept?.size).toBeLessThanOrEqual(128 * 1024)
  const open = await device.openSurvey(survey)
  changeRecord(open.document.doc, 'questions', id, { 'hint:de': 'Tippen Sie.' })
  await freeze(open.document.doc, survey, { day: '2026-05-04' })
  await open.document.whenSaved()
  await open.close()
  const file = await packed(device, { initiative: '', survey, title: '' })
  const invitation = await inviteTo(device, survey, 'kiosk')

  document.body.replaceChildren()
  const kiosk = await openApp()
  await kiosk.device.join(invitation)
  await (await kiosk.device.meeting()).files.take(file, watch)
  await startKiosk({ ...kiosk, survey, initiative: '' })
  await button('Beginnen').click()
  await button('Gelesen. Weiter').click()
  const shown = page.getByRole('button', { name: /^Plan mit Feldern/ })
  await expect.element(shown).toBeVisible()
  const { width, height } = shown.element().getBoundingClientRect()
  await shown.click({ position: { x: width * 0.237, y: height * 0.749 } })
  await expect.element(page.getByText('Auf dem Plan markiert: C7')).toBeInTheDocument()
  await userEvent.keyboard('{ArrowRight}{ArrowUp}')
  await expect.element(page.getByText('Auf dem Plan markiert: D6')).toBeInTheDocument()
  await page.getByLabelText('Spalte').selectOptions('F')
  await expect.element(page.getByText('Auf dem Plan markiert: F6')).toBeInTheDocument()
  expect(await faults()).toEqual([])
  await button('Weiter').click()
  await button('Absenden').click()
  await expect.element(heading(/Danke/)).toBeVisible()
  const back = await packed(kiosk.device, { initiative: '', survey, title: '' })
  await (await device.meeting()).files.take(back, watch)
  const [response] = await answersOf(device, survey)
  expect(Object.values(response?.answers ?? {})).toEqual([{ value: '550,650' }])
})

test('where many pins lie is seen on the plan, and read in the table beside it', async () => {
  const { device, house, survey } = await editing()
  await page.getByLabelText('Bild wählen').upload(await planFile())
  await expect.element(region('Bearbeiten').getByAltText('Plan mit 100 Feldern')).toBeVisible()
  const open = await device.openSurvey(survey)
  const { hash, questionnaire } = await freeze(open.document.doc, survey, { day: '2026-05-04' })
  const name = questionnaire.sections[0]?.questions[0]?.name ?? ''
  const pins = [
    ...Array.from({ length: 30 }, () => '250,750'),
    ...Array.from({ length: 25 }, () => '450,650'),
    ...Array.from({ length: 9 }, () => '950,50'),
    ...Array.from({ length: 2 }, () => '50,50'),
  ]
  for (const value of pins) {
    const common = { format: 1, id: newId(), survey, questionnaire: hash, language: 'de' } as const
    const answers = { [name]: { value } }
    await open.answers.keep({ ...common, channel: 'kiosk', day: '2026-05-04', answers })
  }
  await open.close()
  house.router.go({ screen: 'evaluation', survey })
  await exact('Auszählen').click()
  const result = page.getByRole('article', { name: 'Wo fehlt eine Bank?' })
  const map = result.getByRole('img', { name: /Wo fehlt eine Bank/ })
  // The picture is there, and each square lies where the pins were put.
  await expect.element(map).toBeVisible()
  await expect.poll(() => map.element().querySelector('img')?.naturalWidth ?? 0).toBeGreaterThan(0)
  const squares = [...map.element().querySelectorAll('.square')]
  expect(squares.map((one) => one.textContent.trim())).toEqual(['30', '25'])
  const whole = map.element().getBoundingClientRect()
  const first = squares[0]?.getBoundingClientRect()
  expect(Math.round((((first?.left ?? 0) - whole.left) / whole.width) * 10)).toBe(2)
  expect(Math.round((((first?.top ?? 0) - whole.top) / whole.height) * 10)).toBe(6)
  const row = (text: string) => result.getByRole('row', { name: text })
  await expect.element(row('Feld C bis D, 6 bis 7 30')).toBeVisible()
  await expect.element(row('alle anderen Felder ·')).toBeVisible()
  expect(await faults()).toEqual([])
})

test('a file that is no picture is refused with one sentence, and the question stays', async () => {
  const office = await editing()
  await page.getByLabelText('Bild wählen').upload(new File(['kein Bild'], 'plan.png'))
  await expect.element(page.getByText(/^Diese Datei ist kein Bild/)).toBeVisible()
  expect((await questionOf(office)).plan).toBeUndefined()
})

test('how many live in the smallest place decides the light of a question after the home', async () => {
  await editing()
  const type = async (label: string | RegExp, text: string) => {
    await page.getByRole('textbox', { name: label }).first().fill(text)
    await userEvent.tab()
  }
  await type(/^Frage/, 'Wo wohnen Sie?')
  await type('Antwort 1', 'Frankleben')
  await type('Antwort 2', 'Roßbach')
  await exact('Prüfen').click()
  const side = region('Prüfen')
  const people = 'Menschen im kleinsten dieser Orte (geschätzt)'
  await expect.element(side.getByText(/Wie viele Menschen leben im kleinsten/)).toBeVisible()
  await type(people, '40')
  await expect.element(side.getByText(/Im kleinsten Ort leben nur 40/)).toBeVisible()
  await type(people, '50')
  await expect.element(side.getByText(/Im kleinsten Ort/)).not.toBeInTheDocument()
  await expect.element(side.getByText('Könnte man jemanden erkennen?')).not.toBeInTheDocument()
})
