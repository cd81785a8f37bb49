/** Volunteers who are invited to edit the questions of a survey: what they write counts, and nothing else they do. */
import { createDevice } from '#app/device.ts'
import type { Device, OpenSurvey } from '#documents/ports.ts'
import { beginSurvey } from '#documents/survey-filling.ts'
import { addQuestion } from '#documents/survey-adding.ts'
import { changeSettings, setQuestionText } from '#documents/survey-writing.ts'
import { freeze, readQuestionnaire, surveyState } from '#documents/survey.ts'
import { newQuestion } from '#state/survey/editor-templates.ts'
import { SurveyEditor } from '#state/survey/editor.svelte.ts'
import { expect, test } from 'vitest'
import { freshName } from './disk.ts'
import { addSurvey, inviteTo, kioskOf, packed, responseTo, watch } from './surveys.ts'

const texts = ({ document: { doc } }: OpenSurvey) =>
  readQuestionnaire(doc, 's')
    .sections.flatMap(({ questions }) => questions)
    .map(({ text }) => text.de)
    .sort()

function ask(open: OpenSurvey, text: string): string {
  const { doc } = open.document
  const id = addQuestion(doc, newQuestion('yes-no', 1, ['de']))
  setQuestionText(doc, id, { name: 'text', language: 'de', text })
  return id
}

/** Everything that one device has of the survey, by stick to another one. */
async function hand(survey: string, from: Device, to: Device): Promise<void> {
  const file = await packed(from, { initiative: '', survey, title: '' })
  await (await to.meeting()).files.take(file, watch)
}

/** An office with a survey that is shared, and a volunteer's device that has it. */
async function both() {
  const office = await createDevice(freshName())
  const { survey, initiative } = await addSurvey(office)
  const led = await office.openSurvey(survey)
  beginSurvey(led.document.doc, { id: survey, initiative, title: 'Unser Ort' })
  await led.draft?.share()
  const volunteer = await createDevice(freshName())
  await volunteer.join(await inviteTo(office, survey, 'editor'))
  await hand(survey, office, volunteer)
  return { office, survey, initiative, led, volunteer, helped: await volunteer.openSurvey(survey) }
}

test('two people edit apart, and when they meet both see both', async () => {
  const { office, survey, led, volunteer, helped } = await both()
  const first = ask(led, 'Fehlt eine Bank?')
  ask(helped, 'Fehlt ein Bus?')
  await Promise.all([led.document.whenSaved(), helped.document.whenSaved()])
  await hand(survey, volunteer, office)
  await expect.poll(() => texts(led)).toEqual(['Fehlt ein Bus?', 'Fehlt eine Bank?'])
  await hand(survey, office, volunteer)
  await expect.poll(() => texts(helped)).toEqual(['Fehlt ein Bus?', 'Fehlt eine Bank?'])
  // And on: a text of the other one, changed here.
  setQuestionText(helped.document.doc, first, { name: 'text', language: 'de', text: 'Wo sitzen?' })
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  await expect.poll(() => texts(led)).toEqual(['Fehlt ein Bus?', 'Wo sitzen?'])
  // A kiosk hears it from the moderation alone.
  const kiosk = await kioskOf(office, survey)
  await led.document.whenSaved()
  await hand(survey, office, kiosk)
  const shown = await kiosk.openSurvey(survey)
  expect(texts(shown)).toEqual(['Fehlt ein Bus?', 'Wo sitzen?'])
  await Promise.all([led.close(), helped.close(), shown.close()])
})

test('what came while nobody had the survey open is there when it is opened', async () => {
  const { office, survey, led, volunteer, helped } = await both()
  await led.close()
  ask(helped, 'Fehlt ein Bus?')
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  const again = await office.openSurvey(survey)
  expect(texts(again)).toEqual(['Fehlt ein Bus?'])
  expect(again.draft?.isShared).toBe(true)
  await Promise.all([again.close(), helped.close()])
})

test('each takes back only what they did themselves', async () => {
  const { office, survey, led, volunteer, helped } = await both()
  const editor = new SurveyEditor(led)
  editor.add('yes-no')
  ask(helped, 'Fehlt ein Bus?')
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  await expect.poll(() => texts(led).length).toBe(2)
  editor.history.undo()
  expect(texts(led)).toEqual(['Fehlt ein Bus?'])
  expect(editor.history.canUndo).toBe(false)
  editor.close()
  await Promise.all([led.close(), helped.close()])
})

test('what was changed elsewhere is marked until somebody looks at it, also after a pause', async () => {
  const { office, survey, led, volunteer, helped } = await both()
  const bench = ask(led, 'Fehlt eine Bank?')
  const editor = new SurveyEditor(led)
  await expect.poll(() => led.drafts.read('questions seen')).toBeDefined()
  const bus = ask(helped, 'Fehlt ein Bus?')
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  await expect.poll(() => editor.news.has(bus)).toBe(true)
  // What was written here is not new here.
  expect(editor.news.has(bench)).toBe(false)
  editor.choose({ part: 'question', id: bus })
  expect(editor.news.has(bus)).toBe(false)
  editor.choose({ part: 'heading' })
  editor.close()
  await led.close()
  setQuestionText(helped.document.doc, bus, { name: 'hint', language: 'de', text: 'Linie 728' })
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  const again = await office.openSurvey(survey)
  const next = new SurveyEditor(again)
  await expect.poll(() => next.news.has(bus)).toBe(true)
  expect(next.news.has(bench)).toBe(false)
  next.close()
  await Promise.all([again.close(), helped.close()])
})

test('who edits can neither start the survey, nor read or give an answer', async () => {
  const { office, survey, led, volunteer, helped } = await both()
  expect(helped.role).toBe('contribution')
  expect(helped.draft).toBeUndefined()
  await expect(helped.answers.open()).rejects.toMatchObject({ code: 'not-here' })
  await expect(helped.answers.keep(responseTo(survey))).rejects.toMatchObject({ code: 'not-here' })
  const [grant, ...others] = (await inviteTo(office, survey, 'editor')).grants
  expect([grant?.kind, grant?.role, others]).toEqual(['draft', 'contribution', []])
  // An app that was changed so that it starts all the same.
  await freeze(helped.document.doc, survey, { day: '2026-03-02' })
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  await expect.poll(() => led.draft?.isRefused).toBe(true)
  expect(surveyState(led.document.doc)).toBe('draft')
  const kiosk = await kioskOf(office, survey)
  await hand(survey, office, kiosk)
  const shown = await kiosk.openSurvey(survey)
  expect(surveyState(shown.document.doc)).toBe('draft')
  await Promise.all([led.close(), helped.close(), shown.close()])
})

test('who edits can neither end a survey that runs, nor move it to another initiative', async () => {
  const { office, survey, initiative, led, volunteer, helped } = await both()
  ask(led, 'Fehlt eine Bank?')
  await freeze(led.document.doc, survey, { day: '2026-03-02' })
  await led.document.whenSaved()
  await hand(survey, office, volunteer)
  await expect.poll(() => surveyState(helped.document.doc)).toBe('running')
  helped.document.doc.getMap('versions').clear()
  changeSettings(helped.document.doc, { initiative: 'another' })
  await helped.document.whenSaved()
  await hand(survey, volunteer, office)
  await expect.poll(() => led.draft?.isRefused).toBe(true)
  expect(surveyState(led.document.doc)).toBe('running')
  expect(led.document.doc.getMap('settings').get('initiative')).toBe(initiative)
  await Promise.all([led.close(), helped.close()])
})
